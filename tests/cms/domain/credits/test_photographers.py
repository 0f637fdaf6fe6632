"""One photographer, many spellings: recognised whatever the capitals and dots, printed under one name."""

import pytest

from cms.domain.credits.photographers import Photographer, Photographers

KNOWN = Photographers(
    (
        Photographer("Lee Jin-man", ("LEE JIN MAN", "Jin-Man Lee", "이진만")),
        Photographer("J. Scott Applewhite", ("JSA",)),
    )
)


@pytest.mark.parametrize("spelling", ["Lee Jin-man", "lee jin-MAN", "Lee  Jin Man", "이진만", "Jin-man Lee"])
def test_a_spelling_is_recognised_whatever_the_capitals_and_spaces(spelling):
    assert KNOWN.printed(spelling) == "Lee Jin-man"


def test_dots_do_not_matter_and_whoever_is_not_known_keeps_their_name():
    assert KNOWN.printed("J Scott Applewhite") == "J. Scott Applewhite"
    assert KNOWN.printed("Lee Jin-ho") == "Lee Jin-ho"
    assert KNOWN.named("") is None


@pytest.mark.parametrize(
    ("came", "printed"),
    [
        ("LEE JIN MAN/AP", "Lee Jin-man/AP"),
        ("JSA via AP", "J. Scott Applewhite via AP"),
        ("이진만=연합뉴스", "Lee Jin-man=연합뉴스"),
        ("AP=Associated Press", "AP=Associated Press"),
        ("LEE JIN MANSON/AP", "LEE JIN MANSON/AP"),
        ("", ""),
    ],
)
def test_a_credit_line_gets_the_printed_name_and_nothing_else_changes(came, printed):
    assert KNOWN.printed_in(came) == printed
