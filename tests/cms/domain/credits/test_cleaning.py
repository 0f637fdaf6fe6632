"""Byline and credit as files say them and as the library keeps them, rule by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.domain.credits.cleaning import (
    Attribution,
    cleaned,
    from_our_own,
    library_credit,
    reorganised,
    with_capitals,
    with_tidy_byline,
    without_copyright_prefix,
    without_empty_words,
    without_repeated_credit,
)


def names(said):
    return said.byline, said.credit


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("© AP", "AP"),
        ("ⓒ AFP=뉴스1", "AFP=뉴스1"),
        ("(c) Park Min-ji", "Park Min-ji"),
        ("Copyright of Reuters", "Reuters"),
        ("copyright: EPA", "EPA"),
        ("©1985 David Riecks", "©1985 David Riecks"),
        ("Copyrighted Works", "Copyrighted Works"),
        ("AP ©", "AP ©"),
    ],
)
def test_the_sign_of_copyright_before_a_name_goes(written, kept):
    assert names(without_copyright_prefix(Attribution(written, written))) == (kept, kept)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (("Handout", "HO"), ("", "HO")),
        (("STR", "STR/AFP"), ("", "AFP")),
        (("-", "Pool/AP"), ("", "AP")),
        (("STRINGER", "STRINGER/EPA"), ("", "EPA")),
        (("Kim/STF", "AP"), ("Kim", "AP")),
        (("AFP Contributor", "AFP Contributor/AFP"), ("", "AFP")),
        (("Contributor#8523328", "Getty"), ("", "Getty")),
        (("XXSTRINGERXX xxxxx", "Reuters"), ("", "Reuters")),
        (("UNCREDITED", "."), ("", ".")),
        (("Str New", "Reuters Photographer/Reuters"), ("", "Reuters")),
        (("Strand Ho", "Poolside/AP"), ("Strand Ho", "Poolside/AP")),
    ],
)
def test_words_that_name_nobody_go_but_a_credit_is_never_left_empty(written, kept):
    assert names(without_empty_words(Attribution(*written))) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (("Paul Chiasson", "Paul Chiasson/CP"), ("Paul Chiasson", "CP")),
        (("Óscar Cañas / EUROPA PRESS", "dpa"), ("Óscar Cañas", "EUROPA PRESS/dpa")),
        (("Park Min-ji via AP", "AP"), ("Park Min-ji", "AP")),
        (("Park Min-ji - AP", "AP/Getty"), ("Park Min-ji", "AP/Getty")),
        (("Park#AP", ""), ("Park", "AP")),
        (("Park", "AP"), ("Park", "AP")),
        (("", "Park/AP"), ("", "Park/AP")),
        (("박민지", "[맨체스터=AP/뉴시스]"), ("박민지", "[맨체스터=AP/뉴시스]")),
        (("Kim", "A via B / C"), ("Kim", "A/B/C")),
    ],
)
def test_the_byline_names_the_photographer_and_the_credit_everybody_else(written, kept):
    assert names(reorganised(Attribution(*written))) == kept


@pytest.mark.parametrize(
    ("byline", "kept"),
    [
        ("Minji Kim for the Harbour Gazette", ("Minji Kim", "Harbour Gazette")),
        ("Minji Kim for The Harbour Gazett", ("Minji Kim", "Harbour Gazette")),
        ("Minji Kim for Harbour", ("Minji Kim for Harbour", "AP")),
        ("Minji Kim for the Tribune", ("Minji Kim for the Tribune", "AP")),
    ],
)
def test_our_own_photographers_are_known_by_for_us_even_where_iim_cut_it(byline, kept):
    assert names(from_our_own(Attribution(byline, "AP"), ["Harbour Gazette"])) == kept


@pytest.mark.parametrize(
    ("byline", "kept"),
    [
        ("C. P. Scott", "CP Scott"),
        ("C.P. Scott", "CP Scott"),
        ("Duane A. Laverty", "Duane A Laverty"),
        ("Sinéad O'Brien", "Sinéad O’Brien"),
        ("Kim Jr.", "Kim Jr."),
        ("박민지", "박민지"),
    ],
)
def test_bylines_have_curled_apostrophes_and_initials_without_dots(byline, kept):
    assert with_tidy_byline(Attribution(byline)).byline == kept


@pytest.mark.parametrize(
    ("byline", "kept"),
    [
        ("PAUL SANCYA", "Paul Sancya"),
        ("paul sancya", "Paul Sancya"),
        ("LUDWIG VAN DEN BERG", "Ludwig van den Berg"),
        ("SINÉAD O’BRIEN-KANE", "Sinéad O’Brien-Kane"),
        ("REUTERS", "REUTERS"),
        ("ASSOCIATED PRESS", "ASSOCIATED PRESS"),
        ("DESK 24 NEWS", "DESK 24 NEWS"),
        ("Paul SANCYA", "Paul SANCYA"),
        ("박민지 기자", "박민지 기자"),
    ],
)
def test_a_name_in_capitals_or_without_any_is_written_as_a_name(byline, kept):
    assert with_capitals(Attribution(byline)).byline == kept


@pytest.mark.parametrize(
    ("said", "credit"),
    [
        (Attribution(credit="ap photo"), "AP"),
        (Attribution(credit="Associated Press"), "AP"),
        (Attribution(credit="Invision"), "Invision"),
        (Attribution(credit="Invision/ap"), "Invision/AP"),
        (Attribution(credit="Tribune/ap"), "Tribune/AP"),
        (Attribution(credit="ABC/NYT/AP AP"), "ABC/NYT/AP AP"),
        (Attribution(credit="ABC/Associated Press"), "ABC/Associated Press"),
        (Attribution(credit="REUTERS"), "Reuters"),
        (Attribution(credit="Tribune via REUTERS"), "Tribune/Reuters"),
        (Attribution(credit="Tribune / Retuers/"), "Tribune/Reuters"),
        (Attribution(credit="Action Images via Reuters"), "Action Images via Reuters"),
        (Attribution(credit="Reuters", copyright="USA TODAY SPORTS"), "USA Today Sports"),
        (Attribution(credit="Agencja Gazeta via REUTERS"), "Agencja Wyborcza.pl/Reuters"),
        (Attribution(credit="Thomson Reuters Foundation"), "Thomson Reuters Foundation"),
        (Attribution(is_getty=True), "Getty Images"),
        (Attribution(credit="AFP/Getty Images", is_getty=True), "AFP/Getty Images"),
        (Attribution(credit="EPA-EFE"), "EPA-EFE"),
        (Attribution(credit="PA Wire"), "PA"),
        (Attribution(credit="PA Archive/PA Images"), "PA"),
        (Attribution(credit="Tribune/Press Association Images"), "Tribune/PA"),
        (Attribution(source="PA WIRE"), "PA"),
        (Attribution(credit="AAPIMAGE"), "AAP"),
        (Attribution(credit="AAP Image"), "AAP"),
        (Attribution(credit="Alamy Stock Photo"), "Alamy"),
        (Attribution(credit="Alamy Live News"), "Alamy Live News"),
        (Attribution(credit="Allstar Picture Library/Paramount"), "Paramount/Allstar Picture Library"),
        (Attribution(byline="Allstar", credit="Paramount"), "Paramount/Allstar Picture Library"),
        (Attribution(credit="[AP=연합뉴스]"), "[AP=연합뉴스]"),
        (Attribution(credit="논산시 제공"), "논산시 제공"),
    ],
)
def test_agencies_are_written_as_they_write_themselves(said, credit):
    assert cleaned(said).credit == credit


def test_a_caption_loses_the_credit_that_byline_and_credit_say_already():
    caption = "The quay at dawn. Mandatory Credit: Photo by Park Min-ji/Shutterstock (123456a)"
    assert without_repeated_credit(Attribution("Park Min-ji", "Shutterstock", caption=caption)).caption == (
        "The quay at dawn."
    )
    kept = Attribution("Park Min-ji", "AP", caption=caption)
    assert without_repeated_credit(kept).caption == caption


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (Attribution("PAUL SANCYA", "AP"), ("Paul Sancya", "AP")),
        (
            Attribution("Paul Chiasson (stf)", "The Canadian Press"),
            ("Paul Chiasson (stf)", "The Canadian Press"),
        ),
        (Attribution("SIMON DAWSON", "REUTERS", "X06555"), ("Simon Dawson", "Reuters")),
        (Attribution("CHRISTOF STACHE", "AFP/Getty Images", "AFP"), ("Christof Stache", "AFP/Getty Images")),
        (Attribution("SAM MOOY", "AAPIMAGE", "AAP"), ("Sam Mooy", "AAP")),
        (Attribution("Martin Rickett", "PA"), ("Martin Rickett", "PA")),
        (Attribution("", "Óscar Cañas/EUROPA PRESS/dpa"), ("", "Óscar Cañas/EUROPA PRESS/dpa")),
        (Attribution("", "U.S Navy"), ("", "U.S Navy")),
        (Attribution("HO", "CP / HO"), ("", "CP")),
        (Attribution("", ""), ("", "")),
    ],
)
def test_what_real_files_say(said, kept):
    assert names(cleaned(said)) == kept


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (Attribution("Paul Chiasson", "Paul Chiasson/CP"), "Paul Chiasson/CP"),
        (Attribution("Paul Chiasson", "CP"), "CP"),
        (Attribution("Paul Chiasson", "Paul Chiasson/Paul Chiasson"), "Paul Chiasson"),
        (Attribution("Paul Chiasson", ""), ""),
        (Attribution("박민지", "박민지/AP"), "박민지/AP"),
    ],
)
def test_a_photographer_whom_the_credit_named_stays_in_the_credit_line(said, line):
    assert library_credit(said, cleaned(said)) == line


words = st.sampled_from(
    [
        "AP",
        "PARK MIN-JI",
        "박민지",
        "Reuters",
        "/",
        " via ",
        " - ",
        "#",
        "HO",
        "©",
        "ⓒ",
        "=",
        "C. P. ",
        "[",
        "]",
        " ",
    ]
)
texts = st.lists(words, max_size=8).map("".join)


@given(texts, texts)
def test_cleaning_twice_changes_nothing_more_and_no_name_gets_lost(byline, credit):
    said = Attribution(byline, credit)
    tidy = cleaned(said)
    assert cleaned(tidy) == tidy
    for name in ("박민지", "Reuters"):
        assert (name in byline + credit) <= (name in f"{tidy.byline} {tidy.credit}")
