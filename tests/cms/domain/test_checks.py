"""What stops an article and what only deserves a second look; every finding says where to go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cms.body.model import body_from_text
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.checks import Blocked, Demands, PhotoProvenance, Problem, blockers, warnings
from cms.domain.photos.crop import Crop
from cms.domain.photos.rights import UsageRights
from cms.domain.photos.stipulations import stipulations_in
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms, Terms

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


NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def found_of(use=PHOTO, demands=Demands(slug="ferry"), **known):  # noqa: B008 (a frozen value)
    """What blocks an article with this photo, and what is worth a look, by rule."""
    article = replace(ARTICLE, photos=(use,))
    provenance = {"p1": PhotoProvenance(**{"usage_rights": UsageRights.AGENCY, "as_of": NOW, **known})}
    found = (*blockers(article, provenance, demands), *warnings(article, provenance, demands))
    assert all(problem.photo == 1 and problem.photo_id == "p1" and problem.field for problem in found)
    assert all("{" not in problem.message for problem in found)
    return {problem.rule: problem for problem in found}


def said(instructions, added=0, *leases):
    return Terms(leases, stipulations_in(instructions), NOW + added * DAY, "KR")


BARRED = [
    (Terms((LeaseTerms(LeaseKind.DENY, "The family asks."),)), "lease_denies", "The family asks."),
    (Terms((LeaseTerms(LeaseKind.ALLOW, "Contract.", None, NOW - DAY),)), "lease_ended", "2026-11-22"),
    (Terms((LeaseTerms(LeaseKind.ALLOW, "Contract.", NOW + DAY),)), "lease_not_begun", "2026-11-24"),
    (said("NO ARCHIVE"), "no_archive", "NO ARCHIVE"),
    (said("SOUTH KOREA OUT"), "out_of_country", "OUT: KR"),
    (said("HONS", -20), "use_ended", "2026-11-17"),
]


@pytest.mark.parametrize(("terms", "rule", "words"), BARRED)
def test_a_photo_that_may_not_be_used_stops_the_article_and_says_why(terms, rule, words):
    problem = found_of(terms=terms)[rule]
    assert problem.field == "usage_rights"
    assert words in problem.message


@pytest.mark.parametrize(
    ("source_type", "rule"),
    [
        ("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", "label_missing"),
        ("http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic", "label_missing"),
        ("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture", None),
        ("", None),
    ],
)
def test_what_the_file_says_it_was_made_as_demands_its_label_whatever_the_rights(source_type, rule):
    found = found_of(digital_source_type=source_type)
    assert ("label_missing" in found) is (rule is not None)


def test_a_missing_alternative_text_blocks_where_the_newsroom_wants_it():
    bare = replace(ARTICLE, photos=(replace(PHOTO, alt_text=""),))
    strict = Demands(requires_alt_text=True)
    assert rules(blockers(bare, KNOWN, strict)) == ["photo_alt_text_missing"]
    assert warnings(bare, KNOWN, strict) == ()


@pytest.mark.parametrize(
    ("use", "known", "rule", "words"),
    [
        ({"caption": "A ferry."}, {}, "caption_lacks_place_and_date", "no place and no date"),
        ({"caption": "A ferry in Incheon."}, {}, "caption_lacks_date", "no date"),
        ({"caption": "20일 여객선이 떠나고 있다."}, {}, "caption_lacks_place", "no place"),
        (
            {"caption": "A ferry in Incheon, Nov. 3, 2026."},
            {"taken_at": NOW},
            "caption_date_differs",
            "2026-11-03",
        ),
        ({}, {"taken_at": NOW - 40 * DAY}, "photo_is_old", "2026-10-14"),
        ({}, {"used_lately": ("ferry", "harbour")}, "photo_used_lately", "harbour"),
        ({"credit_line": "TASS"}, {}, "state_agency", "TASS"),
        ({"credit_line": "조선중앙통신=연합뉴스"}, {}, "state_agency", "KCNA"),
        ({"credit_line": "AP"}, {"embedded_credit": "AP via Xinhua"}, "state_agency", "Xinhua"),
        ({}, {"width": 640}, "photo_too_small", "640"),
        ({"crop": Crop(width=0.25)}, {"width": 2048}, "photo_too_small", "512"),
        ({"caption": "In Incheon, Nov. 3. " + "항" * 700}, {}, "iim_cuts_caption", "항항”"),
        ({"credit_line": "AP=" + "연합뉴스" * 3}, {}, "iim_cuts_credit", "after “AP=연합뉴스연합뉴스연”"),
        ({}, {"creator": "Kim; " + "홍" * 11}, "iim_cuts_creator", "after “" + "홍" * 10 + "”"),
        ({}, {"copyright": "ⓒ" + "A" * 126}, "iim_cuts_copyright", "copyright of photo 1"),
        ({}, {"source": "Korea News Service, Pyongyang bureau"}, "iim_cuts_source", "source of photo 1"),
        ({}, {"terms": said("EXCLUSIVE")}, "photo_is_exclusive", "exclusive"),
        ({}, {"terms": said("NO SALES")}, "no_sales", "sold"),
        ({}, {"terms": said("MANDATORY CREDIT: NASA")}, "mandatory_credit_missing", "NASA"),
        ({}, {"terms": said("HONS", -10)}, "use_ends_soon", "2026-11-27"),
        (
            {"credit_line": "논산시 제공"},
            {"usage_rights": UsageRights.HANDOUT, "used_in": ("harbour",)},
            "photo_of_another_story",
            "harbour",
        ),
        (
            {"credit_line": "Park Min-ji"},
            {"usage_rights": UsageRights.CREATIVE_COMMONS},
            "licence_not_named",
            "CC BY",
        ),
        (
            {"caption": "Fans in Leeds on Tuesday. (Reuters/Jon Super)"},
            {},
            "caption_carries_credit",
            "(Reuters/Jon Super)",
        ),
    ],
)
def test_what_is_worth_a_look_names_photo_field_and_matter(use, known, rule, words):
    found = found_of(replace(PHOTO, **use), **known)
    assert words in found[rule].message
    assert not {"photo_rights_missing", "agency_not_named"} & set(found)


@pytest.mark.parametrize(
    ("use", "known"),
    [
        ({"caption": "A ferry in Incheon, Nov. 23."}, {"taken_at": NOW - DAY}),
        ({"caption": "23일 인천항에서 여객선이 떠나고 있다."}, {"taken_at": NOW}),
        ({"caption": "FILE - A ferry in Incheon in 2019."}, {"taken_at": NOW - 2000 * DAY}),
        ({}, {"used_lately": ("ferry",), "used_in": ("ferry",)}),
        ({}, {"width": 2048, "terms": said("MANDATORY CREDIT: AP", -1)}),
        ({}, {"terms": said("HONS", -1), "width": 1024}),
    ],
)
def test_what_is_right_is_not_remarked_on(use, known):
    assert found_of(replace(PHOTO, **use), **known) == {}
