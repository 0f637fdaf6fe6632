"""Two edits of one article: its lines, its text and its photographs, each merged by its own rule."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import body_from_text
from cms.domain.article import FIELDS, ArticleText, PhotoUse
from cms.domain.merging import PHOTO_FIELDS, PHOTO_ORDER, merge_texts, photo_uses
from cms.domain.photos.crop import Crop, Shape

QUAY = PhotoUse("quay", "The ferry waits at the quay on Monday.", "AP=Associated Press", "A white ferry")
BRIDGE = PhotoUse("bridge", "The bridge at dusk.", "Jae Park", "")
CREW = PhotoUse("crew", "The crew comes home.", "Reuters", "")
BASE = ArticleText(
    headline="Ferry found off the coast",
    summary="A ferry with 40 people was found. All are well.",
    byline="By Min-ji Park",
    dateline="PORT ELSE",
    body=body_from_text("The ferry left at dawn.\nNobody saw it go."),
    photos=(QUAY, BRIDGE),
)

LINES = st.text(st.sampled_from("ab 5,.한국말"), max_size=8)
PHOTOS = st.lists(st.builds(PhotoUse, st.sampled_from("abc"), LINES, LINES), max_size=3)
ARTICLES = st.builds(
    ArticleText,
    headline=LINES,
    summary=LINES,
    body=LINES.map(body_from_text),
    photos=PHOTOS.map(tuple),
)


def settled(mine, theirs):
    merged = merge_texts(BASE, mine, theirs)
    assert not merged.conflicts
    return merged.settled()


def only_conflict(mine, theirs):
    (conflict,) = merge_texts(BASE, mine, theirs).conflicts
    return conflict


def texts(body):
    return [block.text for block in body]


def keeping(side, merged):
    return merged.settled([getattr(place.passage, f"keeping_{side}") for place in merged.conflicts])


@given(ARTICLES, ARTICLES)
def test_an_article_only_one_person_changed_is_theirs(base, changed):
    for mine, theirs in ((changed, base), (base, changed), (changed, changed)):
        merged = merge_texts(base, mine, theirs)
        assert not merged.conflicts
        assert merged.settled() == changed


@given(ARTICLES, ARTICLES, ARTICLES)
def test_the_merged_article_does_not_depend_on_who_merges(base, mine, theirs):
    one, other = merge_texts(base, mine, theirs), merge_texts(base, theirs, mine)
    assert keeping("mine", one) == keeping("theirs", other)


@given(ARTICLES, ARTICLES, ARTICLES)
def test_every_line_and_photo_of_either_person_is_shown(base, mine, theirs):
    places = merge_texts(base, mine, theirs).places
    for text, side in ((mine, "mine"), (theirs, "theirs")):
        shown = [block.text for place in places for block in getattr(place.passage, side)]
        lines = [getattr(text, name) for name in FIELDS]
        lines += [getattr(use, name) for use in text.photos for name in PHOTO_FIELDS]
        assert {line for line in lines if line} <= set(shown)


@given(ARTICLES, ARTICLES, ARTICLES)
def test_a_photo_nobody_took_out_stays_and_stands_once(base, mine, theirs):
    merged = merge_texts(base, mine, theirs)
    old, ours, others = photo_uses(base).keys(), photo_uses(mine).keys(), photo_uses(theirs).keys()
    for choice in ("mine", "theirs", "both"):
        found = Counter(use.photo_id for use in keeping(choice, merged).photos)
        kept = Counter(key.split()[0] for key in (ours & others) | ((ours | others) - old))
        most = Counter(key.split()[0] for key in ours | others)
        assert kept <= found <= most


def test_lines_and_text_changed_by_two_people_come_together():
    mine = replace(
        BASE, headline="Ferry found safe", body=body_from_text("The ferry left at noon.\nNobody saw it go.")
    )
    theirs = replace(
        BASE, dateline="SEOUL", body=body_from_text("The ferry left at dawn.\nSomebody saw it go.")
    )
    assert settled(mine, theirs) == replace(
        BASE,
        headline="Ferry found safe",
        dateline="SEOUL",
        body=body_from_text("The ferry left at noon.\nSomebody saw it go."),
    )


@pytest.mark.parametrize("field", ["headline", "subheadline", "byline", "dateline"])
def test_a_line_of_a_few_words_is_never_put_together_from_two(field):
    base = replace(BASE, **{field: "One two three four five"})
    mine = replace(base, **{field: "Zero two three four five"})
    theirs = replace(base, **{field: "One two three four six"})
    merged = merge_texts(base, mine, theirs)
    assert [place.field for place in merged.conflicts] == [field]
    assert getattr(keeping("mine", merged), field) == "Zero two three four five"
    assert getattr(keeping("theirs", merged), field) == "One two three four six"
    assert getattr(keeping("both", merged), field) == "Zero two three four five / One two three four six"


def test_a_summary_is_merged_word_by_word():
    mine = replace(BASE, summary="A ferry with 41 people was found. All are well.")
    theirs = replace(BASE, summary="A ferry with 40 people was found. All are home.")
    assert settled(mine, theirs).summary == "A ferry with 41 people was found. All are home."


def test_a_line_one_person_emptied_and_the_other_changed_is_in_question():
    conflict = only_conflict(replace(BASE, summary=""), replace(BASE, summary="A ferry was found."))
    assert (texts(conflict.passage.mine), texts(conflict.passage.theirs)) == ([], ["A ferry was found."])


def test_a_caption_and_its_credit_changed_by_two_people_come_together():
    mine = replace(BASE, photos=(replace(QUAY, caption="The ferry waits at the quay on Tuesday."), BRIDGE))
    theirs = replace(BASE, photos=(replace(QUAY, credit_line="AFP=Agence France-Presse"), BRIDGE))
    assert settled(mine, theirs).photos[0] == replace(
        QUAY, caption="The ferry waits at the quay on Tuesday.", credit_line="AFP=Agence France-Presse"
    )


def test_a_credit_changed_two_ways_is_in_question_and_never_mixed():
    mine = replace(BASE, photos=(replace(QUAY, credit_line="AP=Yonhap"), BRIDGE))
    theirs = replace(BASE, photos=(replace(QUAY, credit_line="Reuters=Associated Press"), BRIDGE))
    conflict = only_conflict(mine, theirs)
    assert (conflict.field, conflict.photo) == ("credit_line", "quay")
    assert texts(conflict.passage.keeping_mine) == ["AP=Yonhap"]


def test_a_photo_one_took_out_and_nobody_changed_is_out():
    assert settled(replace(BASE, photos=(BRIDGE,)), replace(BASE, headline="Found")).photos == (BRIDGE,)


def test_a_photo_one_took_out_and_the_other_captioned_is_in_question():
    captioned = replace(BRIDGE, caption="The old bridge at dusk.")
    merged = merge_texts(BASE, replace(BASE, photos=(QUAY,)), replace(BASE, photos=(QUAY, captioned)))
    assert [(place.field, place.photo) for place in merged.conflicts] == [("photo", "bridge")]
    assert keeping("mine", merged).photos == (QUAY,)
    assert keeping("theirs", merged).photos == keeping("both", merged).photos == (QUAY, captioned)


def test_photos_added_by_two_people_are_both_there():
    mine, theirs = (
        replace(BASE, photos=(QUAY, BRIDGE, CREW)),
        replace(BASE, photos=(PhotoUse("map"), QUAY, BRIDGE)),
    )
    assert settled(mine, theirs).photos == (PhotoUse("map"), QUAY, BRIDGE, CREW)


def test_one_photo_added_by_both_with_two_captions_stands_once_and_its_caption_is_in_question():
    mine = replace(BASE, photos=(QUAY, BRIDGE, CREW))
    theirs = replace(BASE, photos=(QUAY, BRIDGE, replace(CREW, caption="Sailors embrace.")))
    merged = merge_texts(BASE, mine, theirs)
    assert [(place.field, place.photo) for place in merged.conflicts] == [("caption", "crew")]
    assert keeping("both", merged).photos[2].caption == "The crew comes home.\nSailors embrace."


def test_photos_one_person_turned_round_stand_as_they_want_them():
    theirs = replace(BASE, photos=(QUAY, replace(BRIDGE, caption="The bridge at dawn.")))
    assert settled(replace(BASE, photos=(BRIDGE, QUAY)), theirs).photos == (theirs.photos[1], QUAY)


def test_photos_put_in_order_two_ways_are_in_question_as_a_whole():
    base = replace(BASE, photos=(QUAY, BRIDGE, CREW))
    mine, theirs = replace(base, photos=(CREW, QUAY, BRIDGE)), replace(base, photos=(BRIDGE, QUAY, CREW))
    merged = merge_texts(base, mine, theirs)
    assert [place.field for place in merged.conflicts] == [PHOTO_ORDER]
    assert keeping("mine", merged).photos == mine.photos
    assert keeping("theirs", merged).photos == theirs.photos
    assert set(keeping("both", merged).photos) == set(base.photos)


def test_two_photos_both_added_in_another_order_are_in_question_as_to_their_order():
    mine, theirs = (
        replace(BASE, photos=(CREW, PhotoUse("map"))),
        replace(BASE, photos=(PhotoUse("map"), CREW)),
    )
    merged = merge_texts(replace(BASE, photos=()), mine, theirs)
    assert [place.field for place in merged.conflicts] == [PHOTO_ORDER]


def test_photos_without_captions_put_in_order_two_ways_are_told_apart():
    blank = tuple(PhotoUse(name) for name in "abc")
    base = replace(BASE, photos=blank)
    mine, theirs = replace(base, photos=blank[::-1]), replace(base, photos=(blank[1], blank[0], blank[2]))
    assert [place.field for place in merge_texts(base, mine, theirs).conflicts] == [PHOTO_ORDER]


def test_a_photo_printed_twice_keeps_two_captions():
    twice = replace(BASE, photos=(QUAY, BRIDGE, replace(QUAY, caption="The same quay at night.")))
    assert settled(twice, replace(BASE, headline="Found")).photos == twice.photos


def test_what_a_person_wrote_themselves_stands_in_the_place_of_the_conflict():
    merged = merge_texts(BASE, replace(BASE, headline="Ferry safe"), replace(BASE, headline="Ferry lost"))
    assert merged.settled([body_from_text("Ferry found, all safe")]).headline == "Ferry found, all safe"


def test_not_choosing_is_not_taken_for_a_choice():
    merged = merge_texts(BASE, replace(BASE, headline="Ferry safe"), replace(BASE, headline="Ferry lost"))
    with pytest.raises(ValueError, match="shorter"):
        merged.settled()


def test_a_crop_only_one_of_them_changed_is_kept():
    base = ArticleText(photos=(PhotoUse("p1", "The quay."), PhotoUse("p2", "The pier.")))
    square, wide = Crop(shape=Shape.SQUARE), Crop(0, 0.2, 1, 0.5, Shape.WIDE)
    mine = replace(base, photos=(replace(base.photos[0], crop=square), base.photos[1]))
    theirs = replace(base, photos=(base.photos[0], replace(base.photos[1], crop=wide)))
    assert [use.crop for use in merge_texts(base, mine, theirs).settled().photos] == [square, wide]
