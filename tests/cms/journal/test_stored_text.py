"""What the journal writes piece by piece is what it would have written in one go."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import Block, BlockType, LinkCard, Mark, MarkType, Suggestion
from cms.domain.article import ArticleText, PhotoUse, text_from_json, text_to_json
from cms.domain.photos.crop import Crop
from cms.journal.stored_text import StoredTexts

SUGGESTION = Suggestion("s1", "jiho", datetime(2026, 11, 23, 12, tzinfo=UTC))
LETTERS = st.text(st.sampled_from('a "\\\n한😀\ud83d\u2028'), min_size=2, max_size=9)
MARKS = st.lists(
    st.sampled_from(
        [
            Mark(0, 1, MarkType.STRONG),
            Mark(0, 2, MarkType.LINK, "https://port.example/?a=“1”"),
            Mark(1, 2, MarkType.NOTE, thread_id="t1"),
            Mark(0, 1, MarkType.INSERTION, suggestion=SUGGESTION),
        ]
    ),
    max_size=2,
    unique=True,
).map(tuple)
BLOCKS = st.one_of(
    st.builds(Block, st.just(BlockType.PARAGRAPH), LETTERS, MARKS),
    st.builds(Block, st.just(BlockType.LIST_ITEM), LETTERS, depth=st.integers(0, 2)),
    st.builds(Block, st.just(BlockType.FIGURE), photo_id=st.just("p1")),
    st.builds(Block, st.just(BlockType.EMBED), card=st.builds(LinkCard, LETTERS, LETTERS)),
)
TEXTS = st.builds(
    ArticleText,
    headline=LETTERS,
    byline=LETTERS,
    body=st.lists(BLOCKS, max_size=5).map(tuple),
    photos=st.sampled_from([(), (PhotoUse("p1", "A “quay”.", crop=Crop(0.1, 0.1, 0.5, 0.5)),)]),
)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_pieces_and_whole_are_one(texts):
    stored = StoredTexts()
    for number, text in enumerate(texts):
        # With paragraphs that were written before, somewhere else.
        mixed = ArticleText(text.headline, body=text.body + texts[number - 1].body, photos=text.photos)
        for one in (text, mixed, text):
            assert stored.of(one) == json.dumps(text_to_json(one))
            assert text_from_json(json.loads(stored.of(one))) == one


def test_paragraphs_that_are_gone_are_let_go():
    stored = StoredTexts()
    for number in range(20):
        stored.of(ArticleText(body=(Block(text=str(number)),)))
    assert len(stored._written) == 1
