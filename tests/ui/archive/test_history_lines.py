"""The past of an article as people tell it: sittings, versions, and what was done with each."""

from cms.domain.workflow import EditionKind, Publication, Stage
from tests.ui.review.rows_of_review import act, edition, version
from tests.ui.rows import article
from ui.archive.history_lines import ActLine, BundleLine, Mark, VersionLine, history


def lines(versions, ledger=(), editions=(), opened=frozenset(), **row):
    known = {"version": max(v.number for v in versions), "stage": Stage.DRAFT, **row}
    return history(versions, ledger, editions, article(**known)).lines(opened)


def test_versions_of_one_sitting_are_one_line_below_the_newest():
    found = lines([version(n, 100 - n) for n in range(1, 6)])
    assert [type(line) for line in found] == [VersionLine, BundleLine]
    assert [v.number for v in found[1].versions] == [4, 3, 2, 1]


def test_bundle_unfolds_into_its_versions():
    found = lines([version(n, 100 - n) for n in range(1, 6)], opened=frozenset({1}))
    assert [line.version.number for line in found[2:]] == [4, 3, 2, 1]
    assert all(line.is_inner for line in found[2:])


def test_an_hour_later_is_another_sitting():
    found = lines([version(1, 300), version(2, 290), version(3, 200), version(4, 190), version(5, 5)])
    assert [[v.number for v in line.versions] for line in found if isinstance(line, BundleLine)] == [
        [4, 3],
        [2, 1],
    ]


def test_two_people_are_never_in_one_bundle():
    found = lines([version(1, 50), version(2, 49, "Daniel Weber"), version(3, 48), version(4, 1)])
    assert not [line for line in found if isinstance(line, BundleLine)]


def test_version_that_was_submitted_stands_alone_with_the_act_below():
    found = lines([version(n, 100 - n) for n in range(1, 6)], [act("submit", 3, 90, "Min-ji Park")])
    numbers = [line.version.number for line in found if isinstance(line, VersionLine)]
    assert numbers == [5, 4, 3]
    assert isinstance(found[3], ActLine)


def test_side_version_is_marked_and_stands_alone():
    found = lines([version(1, 50), version(2, 49, is_side=True), version(3, 48)])
    assert found[1] == VersionLine(version(2, 49, is_side=True), (Mark.SIDE,))


def test_live_approved_and_reviewed_versions_are_marked():
    versions = [version(1, 500), version(2, 400), version(3, 10)]
    ledger = [act("return", 1, 450, "Daniel Weber", "Check."), act("approve", 2, 300, "Daniel Weber")]
    found = lines(versions, ledger, publication=Publication.LIVE, live_version=1, stage=Stage.SUBMITTED)
    marks = {line.version.number: line.marks for line in found if isinstance(line, VersionLine)}
    assert marks == {3: (), 2: (Mark.REVIEWED,), 1: (Mark.LIVE,)}


def test_saves_are_not_told_twice_unless_they_took_back_an_approval():
    ledger = [
        act("create", 1, 100, "Min-ji Park"),
        act("save", 2, 90, "Min-ji Park"),
        act("save", 3, 5, "Min-ji Park", stage_from="approved", stage_to="submitted"),
    ]
    found = lines([version(1, 100), version(2, 90), version(3, 5)], ledger)
    assert [line.act.version for line in found if isinstance(line, ActLine)] == [3]


def test_publication_brings_its_edition_along():
    correction = edition(2, 3, EditionKind.CORRECTION, "It is nine.")
    ledger = [act("publish", 2, 3, "Han So-ra", "correction: It is nine.")]
    found = lines([version(1, 50), version(2, 40)], ledger, [correction])
    assert found[1] == ActLine(ledger[0], correction)


def test_article_without_versions_has_no_lines():
    assert history([], [], [], article()).lines() == ()
