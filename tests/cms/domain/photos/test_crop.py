"""A crop stays inside its picture and in its shape, whatever is done to it, and hashes from before crops stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.domain.article import ArticleText, PhotoUse, content_hash, text_from_json, text_to_json
from cms.domain.errors import RuleBroken
from cms.domain.photos.crop import (
    Crop,
    Shape,
    crop_from_json,
    crop_of_key,
    crop_to_json,
    moved,
    shaped,
    sized,
    tidied,
)

SHARES = st.floats(0, 1)
RATIOS = st.floats(0.3, 3.5)
CROPS = st.builds(
    Crop, SHARES, SHARES, SHARES, SHARES, st.sampled_from(Shape), st.none() | st.tuples(SHARES, SHARES)
).map(tidied)


def is_inside(crop):
    return (
        crop.left >= 0
        and crop.top >= 0
        and crop.left + crop.width < 1.0001
        and crop.top + crop.height < 1.0001
    )


@given(CROPS, st.sampled_from(Shape), RATIOS)
def test_a_shape_is_kept_inside_the_picture_around_what_matters(crop, shape, picture_ratio):
    cut = shaped(crop, shape, picture_ratio)
    assert is_inside(cut)
    if shape.ratio:
        assert cut.width * picture_ratio / cut.height == pytest.approx(shape.ratio, rel=0.01)
        assert max(cut.width, cut.height) == 1.0


@given(CROPS, SHARES, RATIOS, st.floats(-1, 1), st.floats(-1, 1))
def test_a_crop_resized_and_moved_stays_inside_the_picture(crop, width, picture_ratio, across, down):
    cut = moved(sized(shaped(crop, Shape.CLASSIC, picture_ratio), width, picture_ratio), across, down)
    assert is_inside(cut)
    assert cut.width * picture_ratio / cut.height == pytest.approx(4 / 3, rel=0.01)


@given(CROPS)
def test_a_crop_is_read_as_it_was_kept(crop):
    assert crop_from_json(crop_to_json(crop)) == crop


@given(CROPS, st.integers(1, 9000), st.integers(1, 9000))
def test_something_is_always_left_of_the_picture(crop, width, height):
    left, top, right, bottom = crop.pixels_of(width, height)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height


def test_what_is_no_crop_is_refused():
    with pytest.raises(RuleBroken, match="no crop"):
        crop_from_json({"left": "here"})


def test_a_text_without_a_crop_has_the_hash_it_had_before_there_were_crops():
    text = ArticleText(headline="Ferry", photos=(PhotoUse("p1", "The quay.", "AP", "A quay."),))
    assert content_hash(text) == "87405f34b6506e30d9d21088f8756a6d2456f2d340f0e5cb6ad3d7cbc9b9a46e"
    assert text_to_json(text)["photos"] == [["p1", "The quay.", "AP", "A quay."]]


def test_a_crop_is_covered_by_the_hash_and_carried_with_the_text():
    text = ArticleText(photos=(PhotoUse("p1"),))
    cropped = replace(text, photos=(PhotoUse("p1", crop=Crop(0.1, 0.2, 0.3, 0.4)),))
    assert content_hash(cropped) != content_hash(text)
    assert text_from_json(text_to_json(cropped)) == cropped


@given(CROPS)
def test_a_files_name_tells_which_part_is_in_it(crop):
    named = crop_of_key(crop.key) or Crop()
    assert (named.left, named.top) == pytest.approx((crop.left, crop.top), abs=2e-5)
    assert (named.width, named.height) == pytest.approx((crop.width, crop.height), abs=2e-5)
    assert len(crop.key) in (0, 16)
