import unicodedata

import pytest

from cms.domain.credits.credit import normalise, parse_credit, print_credit, printed_line

# One line per form met in print: the credit, its mark, who is named as what, what is said beside the names.
PRINTED_FORMS = [
    # The seed page, with and without the mark.
    ("ⓒAP=Associated Press", "ⓒ", ["agency AP ap"], ""),
    ("AP=Associated Press", "", ["agency AP ap"], ""),
    # Yonhap
    ("[AP=연합뉴스]", "", ["agency AP ap", "relay 연합뉴스 yonhap"], ""),
    ("[로이터=연합뉴스]", "", ["agency 로이터 reuters", "relay 연합뉴스 yonhap"], ""),
    ("마스크를 벗은 손흥민[AP=연합뉴스]", "", ["agency AP ap", "relay 연합뉴스 yonhap"], ""),
    (
        "(워싱턴 로이터=연합뉴스 재판매 및 DB금지)",
        "",
        ["agency 로이터 reuters", "relay 연합뉴스 yonhap"],
        "재판매 및 DB금지",
    ),
    ("(워싱턴 AP=연합뉴스)", "", ["agency AP ap", "relay 연합뉴스 yonhap"], ""),
    ("평양 조선중앙통신=연합", "", ["agency 조선중앙통신 kcna", "relay 연합 yonhap"], ""),
    ("평양=AP 연합", "", ["agency AP ap", "relay 연합 yonhap"], ""),
    ("조선중앙통신=연합뉴스", "", ["agency 조선중앙통신 kcna", "relay 연합뉴스 yonhap"], ""),
    ("논산시=연합뉴스", "", ["provider 논산시", "relay 연합뉴스 yonhap"], ""),
    ("연합뉴스 자료사진", "", ["agency 연합뉴스 yonhap"], "자료사진"),
    # Newsis
    ("[맨체스터=AP/뉴시스]", "", ["agency AP ap", "relay 뉴시스 newsis"], ""),
    ("[알링턴=신화/뉴시스]", "", ["agency 신화 xinhua", "relay 뉴시스 newsis"], ""),
    ("[서울=뉴시스]", "", ["agency 뉴시스 newsis"], ""),
    (
        "[맨체스터=AP/뉴시스] 손흥민이 골을 넣고 있다. 2025.07.29. photo@newsis.com *재판매 및 DB 금지",
        "",
        ["agency AP ap", "relay 뉴시스 newsis"],
        "2025.07.29 photo@newsis.com 재판매 및 DB 금지",
    ),
    (
        "【캘리포니아고속도로순찰대·AP/뉴시스】",
        "",
        ["provider 캘리포니아고속도로순찰대", "agency AP ap", "relay 뉴시스 newsis"],
        "",
    ),
    (
        "(사진=농협유통 제공) 2025.07.29. photo@newsis.com *재판매 및 DB 금지",
        "사진=",
        ["provider 농협유통"],
        "제공 2025.07.29 photo@newsis.com 재판매 및 DB 금지",
    ),
    ("(사진= 뉴시스DB)", "사진=", ["agency 뉴시스 newsis"], ""),
    # News1: the second ⓒ names who handled the picture here.
    ("© AFP=뉴스1", "©", ["agency AFP afp", "relay 뉴스1 news1"], ""),
    ("ⓒ AFP=뉴스1", "ⓒ", ["agency AFP afp", "relay 뉴스1 news1"], ""),
    (
        "손흥민이 웃고 있다. 2023.10.31 ⓒ AFP=뉴스1 ⓒ News1 우동명 기자",
        "ⓒ",
        ["agency AFP afp", "relay 뉴스1 news1", "handler News1 news1", "handler 우동명"],
        "",
    ),
    # Photo feeds of the portals
    ("AP연합뉴스", "", ["agency AP ap", "relay 연합뉴스 yonhap"], ""),
    ("EPA연합뉴스", "", ["agency EPA epa", "relay 연합뉴스 yonhap"], ""),
    ("신화사 연합뉴스", "", ["agency 신화사 xinhua", "relay 연합뉴스 yonhap"], ""),
    ("AP-Yonhap", "", ["agency AP ap", "relay Yonhap yonhap"], ""),
    # Pools
    ("<사진=사진공동취재단>", "사진=", ["pool 사진공동취재단"], ""),
    ("〈사진=사진공동취재단〉", "사진=", ["pool 사진공동취재단"], ""),
    ("(공동취재사진)", "", ["pool 공동취재사진"], ""),
    ("사진공동취재단", "", ["pool 사진공동취재단"], ""),
    ("올림픽사진공동취재단", "", ["pool 올림픽사진공동취재단"], ""),
    ("국회사진기자단", "", ["pool 국회사진기자단"], ""),
    ("청와대사진기자단", "", ["pool 청와대사진기자단"], ""),
    ("포토공용 기자", "", ["pool 포토공용 기자"], ""),
    # Korean papers and sites
    ("[사진=연합뉴스]", "사진=", ["agency 연합뉴스 yonhap"], ""),
    ("[사진 = 연합뉴스]", "사진 =", ["agency 연합뉴스 yonhap"], ""),
    ("[사진출처=게티이미지]", "사진출처=", ["agency 게티이미지 getty"], ""),
    ("[사진제공=로이터]", "사진제공=", ["provider 로이터 reuters"], ""),
    ("사진=게티이미지코리아", "사진=", ["agency 게티이미지코리아 getty-korea"], ""),
    ("홍길동/게티이미지코리아", "", ["photographer 홍길동", "agency 게티이미지코리아 getty-korea"], ""),
    (
        "(사진=연합뉴스 TV 제공, 연합뉴스, 게티이미지코리아)",
        "사진=",
        ["provider 연합뉴스 TV yonhap-tv", "agency 연합뉴스 yonhap", "agency 게티이미지코리아 getty-korea"],
        "제공",
    ),
    ("청와대 제공.", "", ["provider 청와대"], "제공"),
    ("논산시 제공", "", ["provider 논산시"], "제공"),
    ("MBC제공", "", ["provider MBC"], "제공"),
    ("[삼성전자 제공]", "", ["provider 삼성전자"], "제공"),
    ("[매경DB]", "", ["credited 매경"], ""),
    ("사진-OBS", "사진-", ["credited OBS"], ""),
    ("ⓒ게티이미지", "ⓒ", ["agency 게티이미지 getty"], ""),
    ("ⓒ공과대학", "ⓒ", ["credited 공과대학"], ""),
    ("ⓒ김한양 학생기자", "ⓒ", ["photographer 김한양"], ""),
    ("사진=박민지 기자", "사진=", ["photographer 박민지"], ""),
    ("▲연합뉴스가 새로 발간한 책 표지. 연합뉴스 제공.", "", ["provider 연합뉴스 yonhap"], "제공"),
    # A stroke before or between, as several Korean papers print it
    ("/연합뉴스", "/", ["agency 연합뉴스 yonhap"], ""),
    ("/AP 연합뉴스", "/", ["agency AP ap", "relay 연합뉴스 yonhap"], ""),
    ("/김지호 기자", "/", ["photographer 김지호"], ""),
    ("이 대통령이 발언하고 있다. /AP 연합뉴스", "/", ["agency AP ap", "relay 연합뉴스 yonhap"], ""),
    ("사진 | 한화 이글스", "사진 |", ["credited 한화 이글스"], ""),
    ("사진ㅣ두산베어스", "사진ㅣ", ["credited 두산베어스"], ""),
    ("사진=JTBC 방송화면 캡처", "사진=", ["credited JTBC"], "방송화면 캡처"),
    ("그래픽=김영은 기자", "그래픽=", ["credited 김영은"], ""),
    # A paper or a place before whoever works for it
    ("ⓒ한국일보 류효진 기자", "ⓒ", ["credited 한국일보", "photographer 류효진"], ""),
    ("한겨레 김혜윤 기자", "", ["credited 한겨레", "photographer 김혜윤"], ""),
    ("남궁 민수 기자", "", ["photographer 남궁 민수"], ""),
    ("워싱턴 김민수 특파원", "", ["photographer 김민수"], ""),
    # Whoever stands behind a dateline took the picture, unless somebody else provided it
    ("(서울=연합뉴스) 홍해인 기자", "", ["agency 연합뉴스 yonhap", "photographer 홍해인"], ""),
    (
        "[서울=뉴시스] 김진아 기자 = 한강에 얼음이 얼었다. 2025.01.05. photo@newsis.com",
        "",
        ["agency 뉴시스 newsis", "photographer 김진아"],
        "2025.01.05 photo@newsis.com",
    ),
    (
        "[서울=뉴시스] 김진아 기자 = 한강에 얼음이 얼었다. (사진=서울시 제공)",
        "사진=",
        ["provider 서울시"],
        "제공",
    ),
    (
        "(워싱턴 AP=연합뉴스) 홍길동 특파원 = 대통령이 발언하고 있다.",
        "",
        ["agency AP ap", "relay 연합뉴스 yonhap", "handler 홍길동"],
        "",
    ),
    ("[서울=뉴시스] 김진아 기자 = 서울시 제공", "", ["agency 뉴시스 newsis", "handler 김진아"], "제공"),
    # What cameras, agencies and desks write into files
    ("AP", "", ["agency AP ap"], ""),
    ("REUTERS", "", ["agency REUTERS reuters"], ""),
    ("AFP/Getty Images", "", ["agency AFP afp", "relay Getty Images getty"], ""),
    (
        "Óscar Cañas/EUROPA PRESS/dpa",
        "",
        ["photographer Óscar Cañas", "agency EUROPA PRESS europa-press", "relay dpa dpa"],
        "",
    ),
    ("The Canadian Press", "", ["agency The Canadian Press canadian-press"], ""),
    ("Paul Chiasson (stf)/CP", "", ["photographer Paul Chiasson", "agency CP canadian-press"], ""),
    ("CP / HO", "", ["agency CP canadian-press"], ""),
    ("AAPIMAGE", "", ["agency AAPIMAGE aap"], ""),
    ("PA", "", ["agency PA pa"], ""),
    (
        "Christopher Furlong (Staff)/Getty Images",
        "",
        ["photographer Christopher Furlong", "agency Getty Images getty"],
        "",
    ),
    ("U.S Navy", "", ["credited U.S Navy"], ""),
    ("Ian Britton - FreeFoto.com", "", ["credited Ian Britton", "credited FreeFoto.com"], ""),
    ("©1985 David Riecks: www.riecks.com", "©", ["credited David Riecks"], "www.riecks.com"),
    ("© 2024 AFP. All rights reserved.", "©", ["agency AFP afp"], "All rights reserved"),
    ("共同", "", ["agency 共同 kyodo"], ""),
    # What agencies write into their own feeds
    (
        "REUTERS/Kim Hong-Ji/File Photo",
        "",
        ["agency REUTERS reuters", "photographer Kim Hong-Ji"],
        "File Photo",
    ),
    ("AP Photo/Lee Jin-man/File", "", ["agency AP ap", "photographer Lee Jin-man"], "File"),
    ("U.S. Navy photo by John Doe", "", ["credited U.S. Navy", "photographer John Doe"], ""),
    ("Korea Times photo by Shim Hyun-chul", "", ["credited Korea Times", "photographer Shim Hyun-chul"], ""),
    ("Wikimedia Commons/CC BY-SA 4.0", "", ["credited Wikimedia Commons"], "CC BY-SA 4.0"),
    ("Jane Doe, CC BY 2.0, via Flickr", "", ["provider Jane Doe", "relay Flickr"], "CC BY 2.0"),
    ("APA/John Doe", "", ["agency APA apa", "photographer John Doe"], ""),
    ("Barbara Munker/dpa", "", ["photographer Barbara Munker", "agency dpa dpa"], ""),
    ("Steve Helber/AP/dpa", "", ["photographer Steve Helber", "agency AP ap", "relay dpa dpa"], ""),
    ("ASSOCIATED PRESS", "", ["agency ASSOCIATED PRESS ap"], ""),
    ("Getty Images", "", ["agency Getty Images getty"], ""),
    ("RACINGFOTOS.COM", "", ["credited RACINGFOTOS.COM"], ""),
    # Feeds of the portals, pools and stations in further clothes
    ("로이터연합뉴스", "", ["agency 로이터 reuters", "relay 연합뉴스 yonhap"], ""),
    ("AFP 연합뉴스", "", ["agency AFP afp", "relay 연합뉴스 yonhap"], ""),
    ("[사진=사진공동취재단]", "사진=", ["pool 사진공동취재단"], ""),
    ("대통령실사진기자단", "", ["pool 대통령실사진기자단"], ""),
    ("사진제공=삼성전자", "사진제공=", ["provider 삼성전자"], ""),
    ("(사진=AP/뉴시스)", "사진=", ["agency AP ap", "relay 뉴시스 newsis"], ""),
    ("[파리=AP/뉴시스]", "", ["agency AP ap", "relay 뉴시스 newsis"], ""),
    ("(도쿄 교도=연합뉴스)", "", ["agency 교도 kyodo", "relay 연합뉴스 yonhap"], ""),
    ("ⓒ 로이터=뉴스1 자료사진", "ⓒ", ["agency 로이터 reuters", "relay 뉴스1 news1"], "자료사진"),
    ("Xinhua/Li Wei", "", ["agency Xinhua xinhua", "photographer Li Wei"], ""),
    ("ANSA/Mario Rossi", "", ["agency ANSA ansa", "photographer Mario Rossi"], ""),
    ("EPA/Jeon Heon-kyun", "", ["agency EPA epa", "photographer Jeon Heon-kyun"], ""),
    ("KCNA via KNS", "", ["agency KCNA kcna", "relay KNS kns"], ""),
    ("Sergei Karpukhin/TASS", "", ["photographer Sergei Karpukhin", "agency TASS tass"], ""),
]

HOUSE_STYLES = [
    ("ⓒReuters=Reuters", "ⓒ", ["agency Reuters reuters"], ""),
    ("[EPA=연합뉴스]", "", ["agency EPA epa", "relay 연합뉴스 yonhap"], ""),
    ("(베이징 신화=연합뉴스)", "", ["agency 신화 xinhua", "relay 연합뉴스 yonhap"], ""),
    ("모스크바=타스/뉴시스", "", ["agency 타스 tass", "relay 뉴시스 newsis"], ""),
    ("ⓒ 로이터=뉴스1", "ⓒ", ["agency 로이터 reuters", "relay 뉴스1 news1"], ""),
    ("AP Photo/Paul Sancya", "", ["agency AP ap", "photographer Paul Sancya"], ""),
    ("(AP Photo/Paul Sancya, File)", "", ["agency AP ap", "photographer Paul Sancya"], "File"),
    ("REUTERS/Simon Dawson", "", ["agency REUTERS reuters", "photographer Simon Dawson"], ""),
    ("AFP / Christof Stache", "", ["agency AFP afp", "photographer Christof Stache"], ""),
    ("Park Min-ji/Getty Images", "", ["photographer Park Min-ji", "agency Getty Images getty"], ""),
    (
        "Christof Stache/AFP via Getty Images",
        "",
        ["photographer Christof Stache", "agency AFP afp", "relay Getty Images getty"],
        "",
    ),
    (
        "John Doe/Acme Corp via AP",
        "",
        ["photographer John Doe", "provider Acme Corp", "relay AP ap"],
        "",
    ),
    ("Korea News Service via AP", "", ["agency Korea News Service kns", "relay AP ap"], ""),
    ("Photo: Park Min-ji / Reuters", "Photo:", ["photographer Park Min-ji", "agency Reuters reuters"], ""),
    (
        "FILE PHOTO: REUTERS/Simon Dawson",
        "FILE PHOTO:",
        ["agency REUTERS reuters", "photographer Simon Dawson"],
        "",
    ),
    ("Courtesy of Acme Corp", "Courtesy of", ["provider Acme Corp"], ""),
    ("CD=Copydesk Drawings", "", ["provider CD"], ""),
]


@pytest.mark.parametrize(("printed", "mark", "parts", "tail"), PRINTED_FORMS + HOUSE_STYLES)
def test_a_credit_as_printed_names_each_party_with_its_role(printed, mark, parts, tail):
    credit = parse_credit(printed)
    named = [" ".join(filter(None, [part.role, part.name, part.agency])) for part in credit.parts]
    assert (credit.understood, credit.mark, named, credit.tail) == (True, mark, parts, tail)
    assert print_credit(credit) == printed


def test_an_agency_with_its_own_full_name_is_one_party_and_no_relay():
    (part,) = parse_credit("ⓒAP=Associated Press").parts
    assert (part.name, part.full_name) == ("AP", "Associated Press")


@pytest.mark.parametrize(
    ("line", "caption", "place"),
    [
        ("▲ 회담장에 들어서는 대표단. ⓒAP=Associated Press", "▲ 회담장에 들어서는 대표단.", ""),
        ("마스크를 벗은 손흥민[AP=연합뉴스]", "마스크를 벗은 손흥민", ""),
        ("[맨체스터=AP/뉴시스] 손흥민이 골을 넣고 있다. 2025.07.29.", "손흥민이 골을 넣고 있다.", "맨체스터"),
        ("(워싱턴 AP=연합뉴스)", "", "워싱턴"),
        ("서울=뉴시스", "", "서울"),
        (
            "Fans cheer in Leeds, Feb. 20, 2024. (AP Photo/Jon Super)",
            "Fans cheer in Leeds, Feb. 20, 2024.",
            "",
        ),
    ],
)
def test_caption_and_dateline_in_the_same_line_are_told_from_the_credit(line, caption, place):
    credit = parse_credit(line)
    assert (credit.caption, credit.place) == (caption, place)
    assert credit.agencies


@pytest.mark.parametrize(
    "text",
    [
        "hello world",
        "This is a credit, or is it?",
        "AFP Forum",
        "ⓒ",
        "=",
        "[]",
        "(",
        "제공",
        "김 위원장(왼쪽)",
        "(사진 왼쪽)",
        "Kim (Left)",
        "손흥민이 웃고 있다",
        "X06555",
        "JosÃ© MÃ¼ller",
        "NASA, ESA, Michael Wong (Space Telescope Science Institute, Baltimore, MD)",
        "Photo by whoever was there",
    ],
)
def test_what_is_ambiguous_is_kept_word_for_word_and_nothing_is_invented(text):
    credit = parse_credit(text)
    assert not credit.understood
    assert credit.parts == ()
    assert print_credit(credit) == text


def test_an_empty_credit_names_nobody_and_leaves_nothing_unexplained():
    credit = parse_credit(" \n ")
    assert (credit.parts, credit.printed, credit.understood) == ((), "", True)


@pytest.mark.parametrize(
    ("credit_line", "is_file_photo"),
    [
        ("연합뉴스 자료사진", True),
        ("[자료사진=연합뉴스]", True),
        ("(AP Photo/Jon Super, File)", True),
        ("FILE PHOTO: REUTERS/Simon Dawson", True),
        ("Reuters file photo", True),
        ("고 이순재(1985년 자료사진, 본사 소장)", True),
        ("AP=Associated Press", False),
        ("Profile Pictures", False),
    ],
)
def test_a_credit_says_whether_the_picture_is_from_the_files(credit_line, is_file_photo):
    assert parse_credit(credit_line).is_file_photo is is_file_photo


def test_hangul_sent_apart_by_a_mac_is_the_same_credit():
    apart = unicodedata.normalize("NFD", "  논산시\n제공 ")
    assert normalise(apart) == "논산시 제공"
    assert parse_credit(apart) == parse_credit("논산시 제공")


@pytest.mark.parametrize(
    ("caption", "credit_line", "printed"),
    [
        ("A briefing.", "AP=Associated Press", "▲ A briefing. ⓒAP=Associated Press"),
        ("▲ A briefing.", "ⓒAP=Associated Press", "▲ A briefing. ⓒAP=Associated Press"),
        ("▲A briefing.", "© AFP=뉴스1", "▲A briefing. © AFP=뉴스1"),
        ("회담장", "[AP=연합뉴스]", "▲ 회담장 [AP=연합뉴스]"),
        ("회담장", "사진=연합뉴스", "▲ 회담장 사진=연합뉴스"),
        ("딸기 축제", "논산시 제공", "▲ 딸기 축제 논산시 제공"),
        ("본회의", "국회사진기자단", "▲ 본회의 국회사진기자단"),
        ("열병식", "평양=AP 연합", "▲ 열병식 평양=AP 연합"),
        ("Fans", "AP Photo/Jon Super", "▲ Fans AP Photo/Jon Super"),
        ("Fans", "박민지 기자", "▲ Fans ⓒ박민지 기자"),
        ("Fans", "the photo desk", "▲ Fans ⓒthe photo desk"),
        ("Fans", "Courtesy of the Park family", "▲ Fans Courtesy of the Park family"),
        ("Fans", "", "▲ Fans"),
        ("", "AP", "ⓒAP"),
        ("", "", ""),
        (" ", "\n", ""),
    ],
)
def test_readers_see_one_triangle_and_one_mark(caption, credit_line, printed):
    assert printed_line(caption, credit_line) == printed


@pytest.mark.parametrize(
    ("caption", "credit_line"),
    [
        ("▲ A briefing. ⓒAP=Associated Press", "AP=Associated Press"),
        ("▲ A briefing. ⓒAP=Associated Press", "ⓒAP=Associated Press"),
        ("▲ A briefing.", "▲ A briefing. ⓒAP=Associated Press"),
        ("A briefing.", "A briefing. ⓒAP=Associated Press"),
        ("A briefing.", "▲ ⓒAP=Associated Press"),
    ],
)
def test_a_credit_written_into_the_caption_as_well_is_printed_once(caption, credit_line):
    assert printed_line(caption, credit_line) == "▲ A briefing. ⓒAP=Associated Press"
