"""How tests draw a body at random: blocks of every type, with marks where the text allows them."""

from hypothesis import strategies as st

from cms.body.model import Block, BlockType, Mark, MarkType
from cms.domain.article import ArticleText, PhotoUse

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@st.composite
def blocks(draw):
    text = draw(WORDS)
    marks = ()
    if text:
        ends = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=3))
        marks = tuple(
            Mark(
                min(pair),
                max(pair),
                draw(st.sampled_from(MarkType)),
                draw(st.sampled_from(["", "https://a.example"])),
            )
            for pair in ends
            if pair[0] != pair[1]
        )
    return Block(draw(st.sampled_from(BlockType)), text, marks, draw(st.integers(0, 4)))


BODIES = st.lists(blocks(), max_size=6).map(tuple)
PHOTOS = st.lists(
    st.builds(PhotoUse, st.text("0123456789abcdef", min_size=1, max_size=8), WORDS, WORDS, WORDS), max_size=3
)
TEXTS = st.builds(
    ArticleText,
    headline=WORDS,
    subheadline=WORDS,
    summary=WORDS,
    byline=WORDS,
    dateline=WORDS,
    body=BODIES,
    photos=PHOTOS.map(tuple),
)
