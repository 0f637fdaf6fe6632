"""Laws that hold for every credit, not only for those we have met."""

from hypothesis import example, given
from hypothesis import strategies as st

from cms.domain.credits.agencies import AGENCIES
from cms.domain.credits.credit import Credit, contradicts, normalise, parse_credit, print_credit, printed_line
from cms.domain.credits.pieces import CreditRole, Piece, PieceKind

# Text of the sort credits are made of finds more than text of any sort.
SIGNS = "ⓒ©▲=/·,#.-[]()【】<>@*\n "
NAMES = ["AP", "로이터", "연합뉴스", "뉴시스", "Associated Press", "Park Min-ji", "박민지", "워싱턴", "HO"]
WORDS = [
    "(c)",
    "사진=",
    "사진",
    "Photo: ",
    " via ",
    "제공",
    "자료사진",
    " 기자",
    " (Staff)",
    "DB",
    "2024.02.20",
]
credit_words = st.sampled_from([*SIGNS, *NAMES, *WORDS])
credit_like = st.lists(credit_words, max_size=12).map("".join)
any_text = st.one_of(st.text(max_size=80), credit_like)

agencies = st.sampled_from(AGENCIES)
korean_agencies = st.sampled_from([agency for agency in AGENCIES if agency.is_korean])
people = st.sampled_from(["Park Min-ji", "박민지", "Óscar Cañas", "C.P. Baker", "Ludwig van den Berg"])
givers = st.sampled_from(["논산시", "삼성전자", "Copydesk Museum", "농협유통"])
marks = st.sampled_from(["", "ⓒ", "©", "사진=", "사진제공=", "Photo:", "출처="])
tails = st.sampled_from(["", "자료사진", "재판매 및 DB 금지", "2024.02.20", "photo@newsis.com"])
brackets = st.sampled_from(["", "[]", "()", "【】", "<>"])


def named(text, role, agency=None):
    return Piece(PieceKind.NAME, text, role, agency)


def joined(text):
    return Piece(PieceKind.JOINT, text)


@st.composite
def chains(draw):
    """The pieces of one of the ways in which credits name people and agencies."""
    agency, relay, person, giver = draw(agencies), draw(korean_agencies), draw(people), draw(givers)
    origin = named(agency.english, CreditRole.AGENCY, agency.key)
    ways = [
        [origin],
        [origin, joined("="), Piece(PieceKind.FULL_NAME, agency.full_name)],
        [origin, joined("/"), named(person, CreditRole.PHOTOGRAPHER)],
        [named(person, CreditRole.PHOTOGRAPHER), joined("/"), origin],
        [named(person, CreditRole.PHOTOGRAPHER), joined(" "), Piece(PieceKind.TITLE, "기자")],
        [named(giver, CreditRole.PROVIDER), joined("="), named(relay.korean, CreditRole.RELAY, relay.key)],
        [named(giver, CreditRole.PROVIDER), joined(" "), Piece(PieceKind.TAIL, "제공")],
        [named("사진공동취재단", CreditRole.POOL)],
    ]
    if agency != relay:
        korean = named(relay.korean, CreditRole.RELAY, relay.key)
        ways.append([origin, joined("="), korean])
        ways.append([Piece(PieceKind.PLACE, "워싱턴"), joined(" "), origin, joined("="), korean])
        ways.append([Piece(PieceKind.PLACE, "서울"), joined("="), origin, joined("/"), korean])
    return draw(st.sampled_from(ways))


@st.composite
def printed_credits(draw):
    """A credit as the newsroom would print it: marked or not, in brackets or not, with or without a tail."""
    mark, tail, bracket, pieces = draw(marks), draw(tails), draw(brackets), draw(chains())
    if mark == "사진제공=":
        pieces = [named("논산시", CreditRole.PROVIDER)]
    opening = [Piece(PieceKind.MARK, mark)] if mark else []
    closing = [joined(" "), Piece(PieceKind.TAIL, tail)] if tail else []
    pieces = [*opening, *pieces, *closing]
    if bracket:
        pieces = [Piece(PieceKind.BRACKET, bracket[0]), *pieces, Piece(PieceKind.BRACKET, bracket[1])]
    return Credit(tuple(pieces))


@given(printed_credits())
def test_a_printed_credit_is_read_back_as_it_was(credit):
    assert parse_credit(print_credit(credit)) == credit


@given(any_text)
@example("AP=AP=AP")
@example("ⓒ" * 400)
@example("[" * 400)
@example("=/·" * 200)
def test_no_word_of_a_credit_is_ever_lost_or_added(text):
    assert print_credit(parse_credit(text)) == normalise(text)


@given(any_text)
def test_those_named_stand_in_the_text_itself(text):
    credit = parse_credit(text)
    assert all(part.name in credit.printed and part.full_name in credit.printed for part in credit.parts)
    assert credit.understood or not credit.parts


@given(any_text)
def test_reading_the_printed_credit_again_changes_nothing(text):
    credit = parse_credit(text)
    assert parse_credit(credit.printed) == credit


@given(any_text, any_text)
def test_a_line_already_printed_gains_no_second_triangle_and_no_second_credit(caption, credit_line):
    line = printed_line(caption, credit_line)
    if normalise(caption):
        assert printed_line(line, credit_line) == line


@given(printed_credits())
def test_no_credit_contradicts_itself(credit):
    assert not contradicts(credit, credit)
