"""The picture agencies a newsroom meets, in Korean and English, and how each is spelled in credits."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency; *key* is what the database keeps, *spellings* are the further names it goes by in print.

    *rights* is the category its pictures have unless somebody says otherwise, *warning* what an editor should know who
    uses one. An agency that is not *listed* any more is not read as one.
    """

    key: str
    korean: str
    english: str
    full_name: str
    spellings: tuple[str, ...] = ()
    is_korean: bool = False  # it also brings foreign agencies' pictures to Korean papers: `AP=연합뉴스`
    is_state_agency: bool = False  # it speaks for a government, which readers and editors should know
    rights: str = "agency"
    warning: str = ""
    is_listed: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it goes by."""
        return (self.korean, self.english, self.full_name, *self.spellings)


class AgencyBook:
    """The agencies a newsroom knows, found by whatever name they go by."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self.agencies = tuple(agencies)
        # Of two that claim a name, the first keeps it.
        self._by_spelling: dict[str, Agency] = {}
        for agency in self.agencies:
            for name in agency.names if agency.is_listed else ():
                if folded := _folded(name):
                    self._by_spelling.setdefault(folded, agency)

    def named(self, text: str) -> Agency | None:
        """Return the agency that *text* names and nothing else; capitals, blanks and hyphens do not matter."""
        return self._by_spelling.get(_folded(text))

    def by_key(self, key: str) -> Agency | None:
        """Return the agency with this key."""
        return next((agency for agency in self.agencies if agency.key == key), None)

    def within(self, text: str) -> tuple[Agency, ...]:
        """Return the agencies that occur in *text* as words of their own, in the order of their first mention.

        Initials and given names are no agencies here: neither the CP of “C.P. Baker” nor the SANA of “Sana Kim”.
        """
        words = re.findall(r"[^\W_]+(?:\.[^\W_]+)*", text)
        found: dict[Agency, None] = {}
        for start in range(len(words)):
            for length in (3, 2, 1):
                phrase = " ".join(words[start : start + length])
                agency = self.named(phrase)
                if agency and not _is_given_name(phrase, agency):
                    found[agency] = None
        return tuple(found)

    def with_own(self, own: Iterable[Agency]) -> "AgencyBook":
        """Return the book with a newsroom's *own* entries before, and in the place of, those that came with it."""
        ours = {agency.key: agency for agency in own}
        return AgencyBook([*ours.values(), *(one for one in self.agencies if one.key not in ours)])


def agency_to_json(agency: Agency) -> dict[str, Any]:
    """Return an agency as the newsroom's table keeps it, without its key."""
    return {
        "korean": agency.korean,
        "english": agency.english,
        "full_name": agency.full_name,
        "spellings": list(agency.spellings),
        "is_korean": agency.is_korean,
        "is_state_agency": agency.is_state_agency,
        "is_listed": agency.is_listed,
        "usage_rights": agency.rights or None,
        "warning": agency.warning,
    }


def _is_given_name(phrase: str, agency: Agency) -> bool:
    is_acronym = agency.english.isupper() and phrase.casefold() == agency.english.casefold()
    return is_acronym and not phrase.isupper()


def _folded(text: str) -> str:
    return re.sub(r"[\s\-–·]+", "", unicodedata.normalize("NFKC", text).casefold())


AGENCIES: tuple[Agency, ...] = (
    # The world's agencies.
    Agency(
        "ap",
        "AP",
        "AP",
        "Associated Press",
        ("The Associated Press", "A.P.", "AP통신", "에이피", "AP Images"),
    ),
    Agency(
        "reuters", "로이터", "Reuters", "Reuters", ("로이터통신", "Thomson Reuters", "Reuters News Agency")
    ),
    Agency("afp", "AFP", "AFP", "Agence France-Presse", ("AFP통신", "에이에프피")),
    Agency("epa", "EPA", "EPA", "European Pressphoto Agency", ("EPA-EFE", "EPA통신", "EPA Images")),
    Agency(
        "dpa",
        "DPA",
        "dpa",
        "Deutsche Presse-Agentur",
        ("DPA통신", "dpa Picture-Alliance", "Picture Alliance"),
    ),
    Agency("upi", "UPI", "UPI", "United Press International", ("UPI통신",)),
    Agency("ansa", "ANSA", "ANSA", "Agenzia Nazionale Stampa Associata", ("ANSA통신", "안사")),
    Agency(
        "pa", "PA", "PA", "PA Media", ("Press Association", "The Press Association", "PA Wire", "PA Images")
    ),
    Agency("efe", "EFE", "EFE", "Agencia EFE", ("EFE통신",)),
    Agency("europa-press", "유로파프레스", "Europa Press", "Europa Press"),
    Agency("canadian-press", "캐나디안프레스", "CP", "The Canadian Press", ("Canadian Press",)),
    Agency("aap", "AAP", "AAP", "Australian Associated Press", ("AAPImage", "AAP통신")),
    Agency("apa", "APA", "APA", "Austria Presse Agentur", ("APA통신", "APA-PictureDesk")),
    Agency("belga", "벨가", "Belga", "Belga News Agency", ("벨가통신", "Belga Photo")),
    Agency("ntb", "NTB", "NTB", "Norsk Telegrambyrå", ("NTB scanpix",)),
    Agency("stt", "STT", "STT", "Suomen Tietotoimisto", ("STT-Lehtikuva", "Lehtikuva")),
    Agency("kyodo", "교도", "Kyodo", "Kyodo News", ("교도통신", "共同", "共同通信", "共同通信社")),
    Agency("jiji", "지지", "Jiji", "Jiji Press", ("지지통신", "Jiji Press Ltd", "時事", "時事通信")),
    # Agencies that speak for a government.
    Agency(
        "xinhua",
        "신화",
        "Xinhua",
        "Xinhua News Agency",
        ("신화통신", "신화사", "新华社", "新華社"),
        is_state_agency=True,
    ),
    Agency(
        "china-news", "중국신문", "CNS", "China News Service", ("중국신문사", "中新社"), is_state_agency=True
    ),
    Agency(
        "tass",
        "타스",
        "TASS",
        "TASS Russian News Agency",
        ("타스통신", "ITAR-TASS", "이타르타스"),
        is_state_agency=True,
    ),
    Agency(
        "sputnik", "스푸트니크", "Sputnik", "Sputnik", ("RIA Novosti", "리아노보스티"), is_state_agency=True
    ),
    Agency(
        "kcna",
        "조선중앙통신",
        "KCNA",
        "Korean Central News Agency",
        ("조선중앙통신사", "중앙통신", "North Korean Central News Agency"),
        is_state_agency=True,
    ),
    Agency("kns", "KNS", "KNS", "Korea News Service", is_state_agency=True),  # carries KCNA's pictures abroad
    Agency("rodong", "노동신문", "Rodong Sinmun", "Rodong Sinmun", is_state_agency=True),
    Agency("irna", "IRNA", "IRNA", "Islamic Republic News Agency", ("IRNA통신",), is_state_agency=True),
    Agency("sana", "SANA", "SANA", "Syrian Arab News Agency", ("SANA통신",), is_state_agency=True),
    Agency("vna", "VNA", "VNA", "Vietnam News Agency", ("베트남통신",), is_state_agency=True),
    Agency("anadolu", "아나돌루", "Anadolu", "Anadolu Agency", ("아나돌루통신",), is_state_agency=True),
    # Korean agencies.
    Agency(
        "yonhap",
        "연합뉴스",
        "Yonhap",
        "Yonhap News Agency",
        ("연합", "연합통신", "Yonhap News"),
        is_korean=True,
    ),
    Agency("yonhap-tv", "연합뉴스TV", "Yonhap News TV", "Yonhap News TV", is_korean=True),
    Agency("newsis", "뉴시스", "Newsis", "Newsis News Agency", is_korean=True),
    Agency("news1", "뉴스1", "News1", "News1 Korea", is_korean=True),
    # Picture libraries.
    Agency("getty", "게티이미지", "Getty Images", "Getty Images", ("게티", "게티이미지스", "Getty")),
    Agency(
        "getty-korea",
        "게티이미지코리아",
        "Getty Images Korea",
        "Getty Images Korea",
        ("게티코리아",),
        is_korean=True,
    ),
    Agency("getty-bank", "게티이미지뱅크", "Getty Images Bank", "Getty Images Bank", is_korean=True),
    Agency("alamy", "알라미", "Alamy", "Alamy", ("Alamy Stock Photo", "Alamy Live News")),
    Agency(
        "shutterstock",
        "셔터스톡",
        "Shutterstock",
        "Shutterstock",
        ("Rex Features", "Rex/Shutterstock"),
    ),
    Agency("imagn", "이매진", "Imagn", "Imagn Images", ("USA Today Sports", "USA TODAY Sports Images")),
    Agency("zuma", "주마", "ZUMA", "ZUMA Press", ("ZUMA Wire",)),
    Agency("sipa", "시파", "SIPA", "SIPA Press", ("SIPA USA",)),
    Agency("action-images", "액션이미지", "Action Images", "Action Images"),
    Agency("allstar", "올스타", "Allstar", "Allstar Picture Library"),
    Agency("ronald-grant", "로널드그랜트", "Ronald Grant Archive", "Ronald Grant Archive", ("Ronald Grant",)),
    Agency("corbis", "코비스", "Corbis", "Corbis Images"),
    Agency("wireimage", "와이어이미지", "WireImage", "WireImage"),
    Agency("filmmagic", "필름매직", "FilmMagic", "FilmMagic"),
    Agency("invision", "인비전", "Invision", "Invision"),
    Agency("bloomberg", "블룸버그", "Bloomberg", "Bloomberg News", ("블룸버그통신",)),
)

SHIPPED = AgencyBook(AGENCIES)


def agency_named(text: str) -> Agency | None:
    """Return the agency *text* names, of those that come with the program."""
    return SHIPPED.named(text)


def agencies_within(text: str) -> tuple[Agency, ...]:
    """Return the agencies that occur in *text*, of those that come with the program."""
    return SHIPPED.within(text)
