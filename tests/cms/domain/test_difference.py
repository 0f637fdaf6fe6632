"""What changed between two versions: lines, captions and credits, paragraphs, and how many words."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given

from cms.body.model import Block, Mark, MarkType, Suggestion, body_from_text
from cms.domain.article import FIELDS, ArticleText, PhotoUse, content_hash
from cms.domain.difference import difference
from cms.domain.photos.crop import Crop, Shape
from tests.cms.body.laws import TEXTS

PHOTO = PhotoUse("p1", "The quay.", "AP", "A quay.")
BEFORE = ArticleText("Ferry leaves", body=body_from_text("The ferry left at dawn."), photos=(PHOTO,))


def changed(after):
    return difference(BEFORE, after, from_version=1, to_version=2)


@given(TEXTS, TEXTS)
def test_a_difference_is_empty_exactly_where_the_approval_would_hold(one, other):
    found = difference(one, other, from_version=1, to_version=2)
    assert found.is_empty == (content_hash(one) == content_hash(other))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    found = difference(text, text, from_version=1, to_version=1)
    assert found.is_empty
    assert (found.words_added, found.words_removed) == (0, 0)


def test_each_changed_line_is_named():
    after = replace(BEFORE, headline="Ferry stays", byline="By Kim")
    assert [(change.field, change.photo) for change in changed(after).fields] == [
        ("headline", 0),
        ("byline", 0),
    ]
    assert {change.field for change in changed(after).fields} <= set(FIELDS)


def test_a_changed_credit_is_named_with_its_photo():
    after = replace(BEFORE, photos=(replace(PHOTO, credit_line="AP=Associated Press"),))
    (change,) = changed(after).fields
    assert (change.field, change.photo) == ("credit_line", 1)


def test_a_photo_exchanged_under_the_same_words_is_a_change():
    after = replace(BEFORE, photos=(replace(PHOTO, photo_id="p2"),))
    assert [(change.field, change.photo) for change in changed(after).fields] == [("photo", 1)]


def test_a_new_photo_is_told_by_its_words():
    after = replace(BEFORE, photos=(PHOTO, replace(PHOTO, photo_id="p2", caption="The crew.")))
    assert {(change.field, change.photo) for change in changed(after).fields} >= {
        ("caption", 2),
        ("credit_line", 2),
    }


def test_added_and_removed_words_are_counted_over_lines_and_body():
    after = replace(
        BEFORE, headline="Ferry stays", body=body_from_text("The ferry left at dawn. Nobody knew.")
    )
    found = changed(after)
    assert (found.words_added, found.words_removed) == (3, 1)


def test_words_only_suggested_are_shown_and_not_counted():
    made = Suggestion("s1", "sora", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    marks = (
        Mark(4, 10, MarkType.INSERTION, suggestion=made),
        Mark(10, 15, MarkType.DELETION, suggestion=made),
    )
    suggested = Block(text="The small ferry left at dawn.", marks=marks)
    found = changed(replace(BEFORE, body=(suggested,)))
    assert not found.is_empty
    assert (found.words_added, found.words_removed) == (0, 0)


def test_a_changed_crop_is_shown_and_counts_no_words():
    before = ArticleText(photos=(PhotoUse("p1", "The quay."),))
    after = replace(before, photos=(PhotoUse("p1", "The quay.", crop=Crop(0, 0.2, 1, 0.5, Shape.WIDE)),))
    found = difference(before, after, from_version=1, to_version=2)
    assert [(change.field, change.photo) for change in found.fields] == [("crop", 1)]
    assert (found.words_added, found.words_removed, found.is_empty) == (0, 0, False)
