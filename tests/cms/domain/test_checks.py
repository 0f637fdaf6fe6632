"""What stops an article and what only deserves a second look; every finding says where to go."""

from dataclasses import replace

import pytest

from cms.body.model import body_from_text
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.checks import Blocked, Demands, PhotoProvenance, Problem, blockers, warnings
from cms.domain.rights import UsageRights

PHOTO = PhotoUse("p1", "The quay in Incheon on Tuesday.", "AP=Associated Press", "A quay.")
ARTICLE = ArticleText("Ferry leaves", body=body_from_text("It left at dawn."), photos=(PHOTO,))
KNOWN = {"p1": PhotoProvenance(UsageRights.AGENCY)}


def rules(problems):
    return [problem.rule for problem in problems]


def test_a_whole_article_has_no_blocker_and_no_warning():
    assert blockers(ARTICLE, KNOWN) == ()
    assert warnings(ARTICLE, KNOWN) == ()


@pytest.mark.parametrize(
    ("change", "rule", "field"),
    [
        ({"headline": " "}, "headline_missing", "headline"),
        ({"body": ()}, "body_empty", "body"),
        ({"body": body_from_text(" \n ")}, "body_empty", "body"),
    ],
)
def test_an_article_needs_headline_and_words(change, rule, field):
    (problem,) = blockers(replace(ARTICLE, **change), KNOWN)
    assert (problem.rule, problem.field, problem.photo) == (rule, field, 0)


@pytest.mark.parametrize(
    ("change", "rule"),
    [({"caption": " "}, "photo_caption_missing"), ({"credit_line": "\t"}, "photo_credit_missing")],
)
def test_a_photo_needs_caption_and_credit_and_the_finding_names_it(change, rule):
    article = replace(ARTICLE, photos=(PHOTO, replace(PHOTO, photo_id="p2", **change)))
    known = KNOWN | {"p2": PhotoProvenance(UsageRights.AGENCY)}
    (problem,) = blockers(article, known)
    assert (problem.rule, problem.photo, problem.photo_id) == (rule, 2, "p2")
    assert problem.message.startswith("Photo 2 has no ")


def test_a_photo_whose_rights_nobody_knows_stops_the_article():
    assert rules(blockers(ARTICLE, {})) == ["photo_rights_missing"]
    assert rules(blockers(ARTICLE, {"p1": PhotoProvenance()})) == ["photo_rights_missing"]


def test_every_lack_of_every_photo_is_told_at_once():
    bare = PhotoUse("p9")
    found = blockers(replace(ARTICLE, headline="", photos=(bare, bare)), {})
    assert len(found) == 7
    assert str(Blocked(found)).startswith("The article has no headline. Photo 1 has no caption.")


def test_an_agency_picture_without_its_agency_stops_the_article():
    article = replace(ARTICLE, photos=(replace(PHOTO, credit_line="Kim Chul-soo"),))
    (problem,) = blockers(article, KNOWN)
    assert (problem.field, problem.photo) == ("credit_line", 1)


def test_a_handout_credited_to_our_own_staff_stops_the_article():
    article = replace(ARTICLE, photos=(replace(PHOTO, credit_line="Minji Kim"),))
    known = {"p1": PhotoProvenance(UsageRights.HANDOUT)}
    assert blockers(article, known, Demands(staff=frozenset({"Minji Kim"})))


def test_a_missing_alternative_text_is_worth_a_look():
    (problem,) = warnings(replace(ARTICLE, photos=(replace(PHOTO, alt_text=""),)), KNOWN)
    assert (problem.rule, problem.field, problem.photo) == ("photo_alt_text_missing", "alt_text", 1)


def test_a_credit_that_contradicts_the_file_is_worth_a_look_and_both_are_shown():
    known = {"p1": PhotoProvenance(UsageRights.AGENCY, embedded_credit="Reuters")}
    (problem,) = warnings(ARTICLE, known)
    assert problem.rule == "credit_contradicts_file"
    assert "AP=Associated Press" in problem.message
    assert "Reuters" in problem.message


def test_a_quotation_that_is_not_closed_is_worth_a_look():
    article = replace(ARTICLE, body=body_from_text("“We left at dawn, he said.\n“Really?”"))
    assert rules(warnings(article, KNOWN)) == ["quotation_marks_unbalanced"]
    assert "opens 2 quotations and closes 1" in warnings(article, KNOWN)[0].message


def test_a_brace_in_a_credit_breaks_no_sentence():
    problem = Problem("rule", "Printed “{printed}”.", "credit_line", places={"printed": "{agency} {}"})
    assert problem.message == "Printed “{agency} {}”."
    assert str(Blocked((problem, problem))) == "Printed “{agency} {}”. Printed “{agency} {}”."
