"""House styles: what each prints, and the laws that hold for all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.domain.credits.agencies import SHIPPED
from cms.domain.credits.credit import normalise, parse_credit, print_credit, printed_line
from cms.domain.credits.house_style import STYLES, House, HouseStyle, faults_of
from tests.cms.domain.credits.test_credit import HOUSE_STYLES, PRINTED_FORMS
from tests.cms.domain.credits.test_laws import any_text, printed_credits

HOUSES = {name: House(style) for name, style in STYLES.items()}
houses = st.sampled_from(list(HOUSES.values()))

# The style, a credit as it came, the credit as the house prints it.
PRINTED = [
    ("As written", "AP=Associated Press", "AP=Associated Press"),
    ("As written", "[AP=연합뉴스]", "[AP=연합뉴스]"),
    ("AP=Associated Press", "AP", "ⓒAP=Associated Press"),
    ("AP=Associated Press", "ⓒ신화", "ⓒ신화=Xinhua News Agency"),
    ("[AP=연합뉴스]", "Reuters=Yonhap", "[로이터=연합뉴스]"),
    ("[AP=연합뉴스]", "© AFP=뉴스1", "[AFP=뉴스1]"),
    ("[AP=연합뉴스]", "논산시 제공", "[논산시 제공]"),
    ("(워싱턴 AP=연합뉴스)", "[맨체스터=AP/뉴시스]", "(맨체스터 AP=뉴시스)"),
    (
        "(워싱턴 AP=연합뉴스)",
        "(워싱턴 로이터=연합뉴스 재판매 및 DB금지)",
        "(워싱턴 로이터=연합뉴스) 재판매 및 DB금지",
    ),
    ("[맨체스터=AP/뉴시스] …", "(워싱턴 AP=연합뉴스)", "[워싱턴=AP/연합뉴스]"),
    ("ⓒ AFP=뉴스1", "AFP연합뉴스", "ⓒ AFP=연합뉴스"),
    ("AP Photo/Name", "Park Min-ji/AP", "(AP Photo/Park Min-ji)"),
    ("AP Photo/Name", "Christof Stache/AFP via Getty Images", "(Christof Stache/AFP via Getty Images)"),
    ("Name/Agency", "AP Photo/Park Min-ji", "Park Min-ji/AP"),
    ("Name/Agency", "Sergei Karpukhin/타스", "Sergei Karpukhin/TASS"),
    ("Photo: Name / Agency", "REUTERS/Simon Dawson", "Photo: Simon Dawson / Reuters"),
    ("사진=이름 기자", "박민지 기자", "사진=박민지 기자"),
    ("사진=이름 기자", "ⓒ연합뉴스", "사진=연합뉴스"),
]
# What no form may touch, because something would be lost or put into somebody's mouth.
LEFT_ALONE = [
    "CD=Copydesk Drawings",
    "[매경DB]",
    "CP / HO",
    "somebody sent it",
    "© 2024 AFP. All rights reserved.",
    "손흥민이 웃고 있다. 2023.10.31 ⓒ AFP=뉴스1 ⓒ News1 우동명 기자",
    "(사진=연합뉴스 TV 제공, 연합뉴스, 게티이미지코리아)",
    "FILE PHOTO: REUTERS/Simon Dawson",
    "Ian Britton - FreeFoto.com",
]


@pytest.mark.parametrize(("style", "credit", "printed"), PRINTED)
def test_a_house_prints_a_credit_in_its_form(style, credit, printed):
    assert print_credit(parse_credit(credit), HOUSES[style]) == printed


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("credit", LEFT_ALONE)
def test_what_a_form_would_spoil_is_printed_as_it_came(style, credit):
    assert print_credit(parse_credit(credit), HOUSES[style]) == credit


def test_the_photo_of_an_agency_called_an_archive_is_no_archive_photo():
    printed = print_credit(parse_credit("Ronald Grant Archive"), HOUSES["AP Photo/Name"])
    assert printed == "(Ronald Grant Archive Photo)"
    assert not parse_credit(printed).is_file_photo
    assert parse_credit("Getty Images Archive Photo").is_file_photo


@pytest.mark.parametrize("style", STYLES)
def test_no_style_to_begin_with_has_a_fault(style):
    assert faults_of(STYLES[style]) == []


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("credit", [form[0] for form in PRINTED_FORMS + HOUSE_STYLES])
def test_every_form_ever_printed_is_printed_by_every_house_and_read_again_alike(style, credit):
    house = HOUSES[style]
    printed = print_credit(parse_credit(credit), house)
    again = parse_credit(printed)
    assert print_credit(again, house) == printed
    assert again.agencies == parse_credit(credit).agencies
    assert again.is_file_photo == parse_credit(credit).is_file_photo


@given(printed_credits(), houses)
def test_what_a_house_prints_it_reads_and_prints_again_alike(credit, house):
    printed = print_credit(credit, house)
    assert print_credit(parse_credit(printed), house) == printed


@given(printed_credits(), houses)
def test_no_house_loses_or_invents_anybody(credit, house):
    printed = parse_credit(print_credit(credit, house))
    assert printed.agencies == credit.agencies
    unlisted = {part.name for part in credit.parts if not part.agency}
    assert {part.name for part in printed.parts if not part.agency} == unlisted


@given(any_text, houses)
def test_what_is_not_understood_is_printed_as_it_came_in_every_house(text, house):
    credit = parse_credit(text)
    if not credit.understood:
        assert print_credit(credit, house) == normalise(text)


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("As written", "▲ 손흥민이 웃는다. ⓒAP=연합뉴스"),
        ("[AP=연합뉴스]", "손흥민이 웃는다. [AP=연합뉴스]"),
        ("[맨체스터=AP/뉴시스] …", "[AP/연합뉴스] 손흥민이 웃는다."),
        ("ⓒ AFP=뉴스1", "손흥민이 웃는다. ⓒ AP=연합뉴스"),
    ],
)
def test_the_line_under_a_photo_stands_as_the_house_wants_it(style, line):
    assert printed_line("손흥민이 웃는다.", "AP=연합뉴스", HOUSES[style]) == line


@pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
def test_a_line_without_caption_or_credit_is_the_other_alone(house):
    assert printed_line("", "", house) == ""
    assert printed_line("", "논산시 제공", house) in {"논산시 제공", "[논산시 제공]", "(논산시 제공)"}
    assert printed_line("A quay.", "", house).removeprefix("▲ ") == "A quay."


def test_the_seeds_line_is_what_a_house_without_a_style_prints():
    line = "▲ A spokesperson answers. ⓒAP=Associated Press"
    assert printed_line("A spokesperson answers.", "AP=Associated Press") == line
    assert printed_line(line, "AP=Associated Press") == line


@pytest.mark.parametrize(
    "style",
    [
        HouseStyle("{credit}"),
        HouseStyle("{caption} {caption} {credit}"),
        HouseStyle(forms=("{agency.xx}",)),
        HouseStyle(forms=("{{agency}}",)),
        HouseStyle(forms=("AP",)),
        HouseStyle(forms=("{agency.en} took it",)),
        HouseStyle(forms=("{relay.en} {photographer}",)),
    ],
)
def test_a_style_that_cannot_be_printed_or_read_has_its_fault_named(style):
    assert faults_of(style, SHIPPED)
