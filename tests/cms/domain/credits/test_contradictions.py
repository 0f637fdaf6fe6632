import pytest

from cms.domain.credits.credit import contradicts, parse_credit


@pytest.mark.parametrize(
    ("printed", "embedded"),
    [
        ("ⓒ로이터=연합뉴스", "AP"),
        ("연합뉴스", "Paul Sancya/AP"),
        ("박민지 기자", "AP"),
        ("ⓒPark Min-ji", "AFP/Getty Images"),
        ("AP=Associated Press", "박민지 기자"),
    ],
)
def test_editor_is_warned_when_the_file_credits_somebody_else(printed, embedded):
    assert contradicts(parse_credit(printed), parse_credit(embedded))


@pytest.mark.parametrize(
    ("printed", "embedded"),
    [
        ("ⓒAP=Associated Press", "AP"),
        ("[AP=연합뉴스]", "The Associated Press"),
        ("AFP=뉴스1", "AFP/Getty Images"),
        ("AP=연합뉴스", "Paul Sancya"),
        ("CD=Copydesk Drawings", "Copydesk Drawings"),
        ("논산시 제공", "논산시"),
        ("사진공동취재단", "뉴시스"),
        ("AFP Forum", "AFP"),
        ("", "AP"),
        ("AP", ""),
    ],
)
def test_editor_is_not_warned_without_a_contradiction(printed, embedded):
    assert not contradicts(parse_credit(printed), parse_credit(embedded))
