"""Agencies and house styles of a newsroom: who changes them, what is refused, and how credits are printed then."""

import json
from dataclasses import replace

import pytest

from cms.domain.credits.agencies import SHIPPED, Agency
from cms.domain.credits.credit import parse_credit
from cms.domain.credits.house_style import STYLES, HouseStyle
from cms.domain.errors import NewsroomError, NotFound, RuleBroken
from tests.cms.staffed_newsroom import BODY, text

HARBOUR = Agency("harbour-pictures", "항구사진", "Harbour Pictures", "Harbour Pictures Ltd", ("HP",))


@pytest.fixture
def live(as_, library_photo):
    """Bring an article with one photo to readers and return the line printed under it."""

    def publish(slug, credit_line):
        use = replace(library_photo(), caption="A quay in Incheon on Tuesday.", credit_line=credit_line)
        as_("minji").drafting.new_article(slug, desk="world", language="en", text=text("Ferry", BODY, use))
        as_("minji").review.submit(slug)
        as_("daniel").review.approve(slug)
        as_("daniel").publishing.publish(slug)
        return json.loads(as_("minji").publishing.export(slug, "json"))["photos"][0]["printed"]

    return publish


def test_a_newsroom_begins_with_the_agencies_that_come_with_the_program(as_):
    assert as_("minji").credits.book().agencies == SHIPPED.agencies


def test_an_agency_an_administrator_adds_is_read_in_credits_by_all_its_names(as_):
    as_("root").credits.set_agency(HARBOUR)
    book = as_("minji").credits.book()
    for name in HARBOUR.names:
        assert parse_credit(f"Park Min-ji/{name}", book).agencies == {"harbour-pictures"}
    assert parse_credit("Park Min-ji/Harbour Pictures").agencies == frozenset()


def test_an_agency_can_be_changed_and_taken_off(as_):
    ap = as_("root").credits.agency("ap")
    as_("root").credits.set_agency(
        replace(ap, warning="Ask the picture desk first.", spellings=("AP 통신사",))
    )
    book = as_("minji").credits.book()
    assert book.named("AP 통신사").warning == "Ask the picture desk first."
    assert book.named("에이피") is None
    as_("root").credits.take_off("ap")
    assert as_("minji").credits.book().named("AP") is None
    assert as_("minji").credits.agencies()[-1].key == "ap"


def test_the_warning_of_an_agency_is_told_in_the_checks(as_, library_photo):
    as_("root").credits.set_agency(replace(SHIPPED.by_key("ap"), warning="Ask the picture desk first."))
    as_("minji").drafting.new_article(
        "ferry", desk="world", language="en", text=text("Ferry", BODY, library_photo())
    )
    told = [problem.message for problem in as_("minji").reading.open("ferry").warnings]
    assert "Photo 1 comes from AP: Ask the picture desk first." in told


def test_only_an_administrator_changes_agencies_styles_and_rules(as_):
    for change in (
        lambda service: service.set_agency(HARBOUR),
        lambda service: service.set_style("", "en", STYLES["Name/Agency"]),
        lambda service: service.require_alt_text(is_required=True),
        lambda service: service.set_country("DE"),
    ):
        with pytest.raises(NewsroomError):
            change(as_("daniel").credits)
    assert as_("minji").credits.book().by_key("harbour-pictures") is None
    assert as_("minji").credits.styles() == []


@pytest.mark.parametrize(
    ("agency", "why"),
    [
        (replace(HARBOUR, key="Harbour Pictures"), "cannot be an agency’s key"),
        (replace(HARBOUR, korean=" "), "Korean and in English"),
        (replace(HARBOUR, spellings=("AP",)), "“AP” is a name of AP already"),
        (replace(HARBOUR, rights="stolen"), "not a category of usage rights"),
    ],
)
def test_an_agency_nobody_could_read_is_refused(as_, agency, why):
    with pytest.raises(RuleBroken, match=why):
        as_("root").credits.set_agency(agency)


def test_what_is_no_country_is_refused(as_):
    with pytest.raises(RuleBroken, match="is no country Copydesk knows"):
        as_("root").credits.set_country("Atlantis")
    assert as_("minji").credits.country().code == "KR"


def test_an_agency_that_is_not_there_is_not_found(as_):
    with pytest.raises(NotFound):
        as_("root").credits.agency("nobody")


def test_without_a_style_the_line_is_the_seeds(live):
    assert live("ferry", "AP=Associated Press") == "▲ A quay in Incheon on Tuesday. ⓒAP=Associated Press"


def test_a_desk_prints_in_its_own_style_and_else_in_the_newsrooms(as_, live):
    as_("root").credits.set_style("", "en", STYLES["Photo: Name / Agency"])
    assert live("one", "Park Min-ji/AP") == "A quay in Incheon on Tuesday. Photo: Park Min-ji / AP"
    as_("root").credits.set_style("world", "en", STYLES["AP Photo/Name"])
    assert live("two", "Park Min-ji/AP") == "A quay in Incheon on Tuesday. (AP Photo/Park Min-ji)"
    assert live("three", "somebody sent it to AP") == "A quay in Incheon on Tuesday. ⓒsomebody sent it to AP"
    as_("root").credits.set_style("world", "en", None)
    assert [(row.desk, row.language) for row in as_("minji").credits.styles()] == [("", "en")]
    assert as_("minji").credits.house("world", "ko").style == HouseStyle()


@pytest.mark.parametrize(
    "style",
    [
        HouseStyle("{caption}"),
        HouseStyle("{caption} {credit} {credit}"),
        HouseStyle(forms=("{author}",)),
        HouseStyle(forms=("nobody",)),
        HouseStyle(forms=("{agency.en} took it",)),
    ],
)
def test_a_style_whose_credits_could_not_be_read_again_is_refused(as_, style):
    with pytest.raises(RuleBroken):
        as_("root").credits.set_style("", "en", style)


def test_a_style_is_tried_before_it_is_set(as_):
    lines = [("손흥민이 웃는다.", "AP=연합뉴스"), ("A quay.", "")]
    assert as_("root").credits.preview(STYLES["[맨체스터=AP/뉴시스] …"], lines) == [
        "[AP/연합뉴스] 손흥민이 웃는다.",
        "A quay.",
    ]


def test_photos_without_alternative_text_stop_articles_where_an_administrator_wants_it(as_, library_photo):
    photo = replace(library_photo(), alt_text="")
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text("Ferry", BODY, photo))
    as_("root").credits.require_alt_text(is_required=True)
    assert [problem.rule for problem in as_("minji").reading.open("ferry").blockers] == [
        "photo_alt_text_missing"
    ]
    with pytest.raises(RuleBroken):
        as_("minji").review.submit("ferry")
    as_("root").credits.require_alt_text(is_required=False)
    assert as_("minji").review.submit("ferry").stage == "submitted"
