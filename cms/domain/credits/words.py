"""The vocabulary of credits: marks, tails, titles, pools and places, in Korean and English."""

import re
from enum import StrEnum

BRACKETS = {
    "[": "]",
    "(": ")",
    "【": "】",
    "<": ">",
    "〈": "〉",
    "《": "》",
    "（": "）",
    "［": "］",
    "「": "」",
}

# What announces a credit at its beginning.
MARK = re.compile(
    r"ⓒ|©|\(c\)|copyright(?:\s+of\b|\s*:)?"
    r"|(?:자료\s?)?(?:사진|영상|그래픽|일러스트|이미지|출처|자료|제공)(?:\s?(?:제공|출처|자료|캡처))?\s?[=:：\-|｜ㅣ│]"
    r"|사진(?=\s)|/(?=\S)"
    r"|(?:(?:file|handout)\s)?(?:photo|photograph|picture|image|graphic|illustration|credit|source)s?"
    r"(?:\s(?:by|credit|courtesy(?:\sof)?))?\s?:"
    r"|(?:(?:file|handout)\s)?photo(?:graph)?s?\s(?:by|courtesy\sof)(?=\s)|courtesy\sof(?=\s)|courtesy\s?:",
    re.IGNORECASE,
)
# “(사진 왼쪽)” is no credit, 사진 연합뉴스 is; nor is what stands behind any stroke, but /연합뉴스 is.
WEAK_MARKS = ("사진", "/")
# Behind these nobody is named as who took a photograph.
DRAWN = re.compile(r"그래픽|일러스트|graphic|illustration", re.IGNORECASE)
COPYRIGHT_YEAR = re.compile(r"\s?\d{4}(?:\s?[-–,]\s?\d{4})?(?=\s)")
PROVIDED_MARK = re.compile(r"제공|courtesy|handout", re.IGNORECASE)

# Where a credit may begin when the caption stands before it in the same line. A © that touches a letter is a
# wrongly decoded é.
CREDIT_WITHIN = re.compile(
    r"ⓒ|(?<!\w)©|\(c\)|(?<!\S)(?:사진(?:\s?(?:제공|출처))?\s?[=:：|｜ㅣ│]|(?:file\s)?photos?(?:\sby\s|\s?:))"
    r"|[\[(【<〈《（［]|(?<=[.!?]\s)\S",
    re.IGNORECASE,
)

_DATE = (
    r"(?<!\d)\d{4}\s?[.\-/]\s?\d{1,2}\s?[.\-/]\s?\d{1,2}(?!\d)"
    r"|(?<!\d)(?:\d{4}년\s?)?\d{1,2}월\s?\d{1,2}일|(?<!\d)\d{4}년(?:\s?\d{1,2}월)?"
    r"|(?<![A-Za-z])(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2},\s\d{4}"
    r"|(?<!\d)\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{4}"
)
_ADDRESS = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\S)(?:https?://|www\.)\S+"
_KOREAN_TAIL = (
    r"재판매\s?및\s?(?:DB|디비|데이터베이스)\s?금지"
    r"|무단\s?(?:전재|복제)(?:(?:\s?및\s?|\s?[-·,/]\s?)(?:재배포|복제|AI\s?학습))*\s?금지"
    r"|제공|자료\s?(?:사진|화면|영상)|파일\s?사진|(?<!\S)자료|(?:(?:방송|영상)?\s?화면\s?|방송\s?)?(?:캡처|캡쳐|갈무리)"
    r"|(?:이미지\s?)?합성(?:\s?사진)?|(?<!\S)AI\s?(?:로\s)?생성(?:\s?이미지)?"
)
_ENGLISH_TAIL = (
    r"(?<![A-Za-z])(?:(?:file|archive|library)[ -](?:photo|picture|image)|file|all\srights\sreserved"
    r"|mandatory\scredit|no\s(?:sales|archives?|resale)|composite(?:\s(?:photo|image))?"
    r"|AI[ -]generated(?:\simage)?|CC0(?:\s1\.0)?|CC[ -]BY(?:-(?:SA|NC|ND)){0,2}(?:\s\d\.\d)?)"
)
# One thing said at the end of a credit, with what sets it off from the words before it.
TAIL_AT_END = re.compile(
    rf"(?P<joint>[\s,.;:*|/]{{0,8}})(?P<tail>{_DATE}|{_ADDRESS}|{_KOREAN_TAIL}|{_ENGLISH_TAIL})"
    r"(?P<stop>[.\s]{0,8})$",
    re.IGNORECASE,
)
PROVIDED = "제공"

# No credit ever printed is longer; it also bounds the work a pasted novel can cause.
LONGEST_CREDIT = 300


class JointKind(StrEnum):
    """What the sign between two names says; the values are the groups of :data:`JOINT`."""

    SECOND_MARK = "second_mark"  # a second ⓒ begins what was done with the picture here
    RELAY = "relay"
    VIA = "via"
    LIST = "list"
    CHAIN = "chain"
    BESIDE = "beside"
    BLANK = "blank"  # nothing but a blank, or nothing at all
    NONE = "none"  # no name on that side


JOINT = re.compile(
    r"(?P<second_mark>\s?ⓒ\s?|\s©\s?)|(?P<relay>\s?=\s?)|(?P<via>,?\s+via\s+)|(?P<list>\s?,\s+|\s?;\s+)"
    r"|(?P<chain>\s?/\s?|\s+[-–]\s+|\s?#\s?)|(?P<beside>\s?·\s?)",
    re.IGNORECASE,
)

_KOREAN_TITLE = r"(?:사진|인턴|학생|객원|시민|선임|전문)?\s?기자|특파원|통신원|사진작가|작가|사진가"
_ENGLISH_TITLE = (
    r"stf|staff(?:\sphotographer)?|str|stringer|freelance|photographer|contributor|correspondent|handout|ho"
)
TITLE_ALONE = re.compile(_ENGLISH_TITLE, re.IGNORECASE)
TITLE_AT_END = re.compile(
    rf"^(?P<name>.+?)(?:(?P<joint>\s?)(?P<title>{_KOREAN_TITLE})"
    rf"|(?P<blank>\s)(?P<word>\((?:{_ENGLISH_TITLE})\)|(?:{_ENGLISH_TITLE})))$",
    re.IGNORECASE,
)
WORD_AT_END = re.compile(r"^(?P<name>.+?)(?P<joint>\s?)(?P<word>(?<=\s)(?:photos?|사진)|DB)$", re.IGNORECASE)

# U.S. Navy photo by John Doe
PHOTO_BY = re.compile(
    r"^(?P<house>[^,/=]{2,60}?)(?P<joint>\s)(?P<word>(?:photo|photograph|image|picture)s?\sby)(?P<blank>\s)(?P<name>.+)$",
    re.IGNORECASE,
)
# The 홍해인 기자 = of “(서울=연합뉴스) 홍해인 기자 = 이 대통령이 …”
BEHIND_A_DATELINE = re.compile(
    rf"^(?P<joint>\s?)(?P<name>[가-힣]{{2,4}})(?P<blank>\s?)(?P<title>{_KOREAN_TITLE})(?P<end>\s?=\s?|\s*$)"
)

POOL = re.compile(
    r"[^,.()]{0,20}(?:공동\s?취재(?:단|사진|기자단)?|사진\s?기자단|공동\s?사진기자단)(?:\s?사진)?|포토\s?공용(?:\s?기자)?"
    r"|(?:(?:white house|press|photo)\s)?pool(?:\sphotos?)?",
    re.IGNORECASE,
)

# Cities agencies file from: in `서울=뉴시스` the first word is a place and not who gave the picture.
PLACE = re.compile(
    "서울|부산|대구|인천|광주|대전|울산|세종|수원|의정부|춘천|강릉|청주|천안|전주|목포|창원|포항|안동|제주|과천|성남|고양|용인"
    "|파주|평양|개성|판문점|도쿄|오사카|교토|베이징|상하이|홍콩|타이베이|하노이|방콕|싱가포르|자카르타|마닐라|뉴델리|카불"
    "|두바이|테헤란|예루살렘|텔아비브|가자|베이루트|카이로|앙카라|이스탄불|모스크바|키이우|키예프|바르샤바|베를린"
    "|프랑크푸르트|파리|런던|맨체스터|브뤼셀|제네바|빈|로마|바티칸|마드리드|바르셀로나|리스본|아테네|스톡홀름|오슬로"
    "|헬싱키|워싱턴|뉴욕|로스앤젤레스|시카고|샌프란시스코|애틀랜타|오타와|토론토|멕시코시티|상파울루|시드니|캔버라"
    "|Seoul|Busan|Pyongyang|Tokyo|Beijing|Shanghai|Washington|London|Paris|Berlin|Moscow|Kyiv|Brussels"
)

_PARTICLE = re.compile("van|der|den|dem|von|de|du|da|dos|di|del|la|le|et|y|al|bin|of|the|for|and|&")
_HOUSE_WORD = re.compile(
    r"(?:Images?|Press|News|Photos?|Pictures?|Agency|Media|TV|Studios?|Service|Archive|Newspaper|Sports?|\.com"
    r"|뉴스|통신|통신사|일보|신문|방송|이미지|스포츠|미디어|스튜디오)$",
    re.IGNORECASE,
)
_KOREAN_SENTENCE = re.compile(r"(?:\S[을를은는]|에서|에게)\s|\s\S*(?:다|요|까)$")


def joint_kind(text: str) -> JointKind:
    """Return what *text*, standing between two names, says of them."""
    match = JOINT.fullmatch(text)
    return JointKind(match.lastgroup) if match and match.lastgroup else JointKind.BLANK


def looks_like_a_name(text: str) -> bool:
    """Tell the name of a person, office or firm from prose by capitals, length and Korean word endings."""
    words = text.split()
    if not words or len(text) > 60 or _KOREAN_SENTENCE.search(text):
        return False
    if any("가" <= letter <= "힣" for letter in text) and len(words) > 3:
        return False
    return (
        len(words) <= 8 and not _PARTICLE.fullmatch(words[0]) and all(_is_name_word(word) for word in words)
    )


def looks_like_a_house(name: str) -> bool:
    """Tell an agency, paper or station (“Wire Images”, “KBS”) from a person's name."""
    return _HOUSE_WORD.search(name) is not None or re.fullmatch(r"[A-Z]{2,5}", name) is not None


def is_abbreviation_of(short: str, full_name: str) -> bool:
    """Tell whether *short* is made of the initials of *full_name*: `CD=Copydesk Drawings`."""
    initials = "".join(word[0] for word in full_name.split() if not _PARTICLE.fullmatch(word))
    return len(short) > 1 and short.isupper() and short == initials.upper()


def _is_name_word(word: str) -> bool:
    if _PARTICLE.fullmatch(word):
        return True
    letters = re.sub(r"[.'’\-&]", "", word)
    has_letters = letters.isalnum() and not letters.isdigit() and not word[0].islower()
    return has_letters and not re.search(r"\d{3}", word)
