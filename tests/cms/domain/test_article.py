"""An article's text as one value: what an approval is bound to, and what is kept of it."""

import json
import unicodedata
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import Block, Mark, MarkType, new_block_id
from cms.domain.article import (
    FIELDS,
    ArticleText,
    PhotoUse,
    cleaned,
    content_hash,
    reads_alike,
    text_from_json,
    text_to_json,
)
from tests.cms.body.laws import TEXTS, WORDS

PHOTO = PhotoUse("p1", "The quay.", "AP", "A quay.")
ARTICLE = ArticleText("Headline", "Deck", "Summary", "By Kim", "SEOUL", (Block(text="Body."),), (PHOTO,))


def renamed(text):
    return replace(text, body=tuple(replace(block, block_id=new_block_id()) for block in text.body))


@given(TEXTS)
def test_ids_of_blocks_do_not_matter_to_an_approval(text):
    assert content_hash(renamed(text)) == content_hash(text)


@given(TEXTS, TEXTS)
def test_two_texts_have_one_hash_only_if_readers_see_no_difference(one, other):
    assert (content_hash(one) == content_hash(other)) == reads_alike(one, other)


@given(TEXTS, st.sampled_from(FIELDS), st.integers(0, 40), st.characters(exclude_categories=("Cs",)))
def test_any_character_changed_in_any_line_changes_the_hash(text, field, place, character):
    line = getattr(text, field)
    changed = line[:place] + character + line[place + 1 :]
    assert (content_hash(replace(text, **{field: changed})) == content_hash(text)) == (changed == line)


@given(WORDS, st.integers(0, 40), st.characters(exclude_categories=("Cs",)))
def test_any_character_changed_in_a_paragraph_or_caption_changes_the_hash(words, place, character):
    changed = words[:place] + character + words[place + 1 :]
    for of in (
        lambda w: replace(ARTICLE, body=(Block(text=w),)),
        *(
            lambda w, f=f: replace(ARTICLE, photos=(replace(PHOTO, **{f: w}),))
            for f in ("caption", "credit_line", "alt_text")
        ),
    ):
        assert (content_hash(of(changed)) == content_hash(of(words))) == (changed == words)


@pytest.mark.parametrize(
    "changed",
    [
        replace(ARTICLE, body=(Block(text="Body.", marks=(Mark(0, 4, MarkType.STRONG),)),)),
        replace(ARTICLE, body=(Block(text="Body.", depth=1),)),
        replace(ARTICLE, body=(*ARTICLE.body, Block())),
        replace(ARTICLE, photos=(replace(PHOTO, photo_id="p2"),)),
        replace(ARTICLE, photos=()),
        replace(ARTICLE, photos=(PHOTO, PHOTO)),
        replace(ARTICLE, headline="Deck", subheadline="Headline"),
        replace(ARTICLE, headline="Headline\u200b"),
    ],
)
def test_what_readers_could_see_changes_the_hash(changed):
    assert content_hash(changed) != content_hash(ARTICLE)


def test_the_hash_covers_every_part_of_the_text():
    assert {field.name for field in fields(ArticleText)} == {*FIELDS, "body", "photos"}


def test_two_photos_that_changed_places_change_the_hash():
    other = replace(PHOTO, photo_id="p2")
    assert content_hash(replace(ARTICLE, photos=(PHOTO, other))) != content_hash(
        replace(ARTICLE, photos=(other, PHOTO))
    )


@given(TEXTS)
def test_a_text_comes_back_from_its_json(text):
    assert text_from_json(json.loads(json.dumps(text_to_json(text)))) == text


@given(TEXTS)
def test_a_cleaned_text_is_clean(text):
    once = cleaned(text)
    assert cleaned(once) == once
    assert all(getattr(once, field) == " ".join(getattr(once, field).split()) for field in FIELDS)


def test_decomposed_hangul_and_stray_space_make_no_other_text():
    typed = replace(ARTICLE, headline=unicodedata.normalize("NFD", " 나루\t터 "))
    assert cleaned(typed).headline == "나루 터"


def test_a_caption_of_two_lines_keeps_them():
    typed = replace(ARTICLE, photos=(replace(PHOTO, caption=" One.\r\nTwo. "),))
    assert cleaned(typed).photos[0].caption == "One.\nTwo."
