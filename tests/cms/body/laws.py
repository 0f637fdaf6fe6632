"""How tests draw a body at random: blocks of every type, with marks where the text allows them."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from cms.body.model import (
    SUGGESTIONS,
    WITHOUT_WORDS,
    Block,
    BlockType,
    LinkCard,
    Mark,
    MarkType,
    Suggestion,
)
from cms.domain.article import ArticleText, PhotoUse

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
_NEWS = (
    "Tokyo",
    "Abe",
    "5",
    "killed",
    "said",
    "한국은",
    "정부가",
    "👩\u200d🚒",
    "🇰🇷",
    "회담을",
    "quay,",
    "“dawn”.",
    "é",
)
NEWS = st.lists(st.sampled_from(_NEWS), max_size=9).map(" ".join)
LINKS = st.sampled_from(["https://a.example", "http://b.example/가?c=1", "mailto:desk@a.example"])
MADE = [
    Suggestion(f"s{n}", author, datetime(2026, 3, n + 1, 9, 30, tzinfo=UTC))
    for n, author in enumerate(("minji", "daniel", "김기자"))
]


@st.composite
def blocks(draw, words=WORDS):
    kind = draw(st.sampled_from(BlockType))
    if kind in WITHOUT_WORDS:
        card = draw(st.builds(LinkCard, st.just("https://a.example/b"), WORDS, WORDS))
        return Block(
            kind,
            photo_id=draw(st.sampled_from(["p1", "p2", "p3"])) if kind is BlockType.FIGURE else "",
            card=card if kind is BlockType.EMBED else None,
        )
    text = draw(words)
    marks = ()
    if text:
        ends = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=3))
        marks = tuple(draw(marked(min(pair), max(pair))) for pair in ends if pair[0] != pair[1])
    return Block(kind, text, marks, draw(st.integers(0, 4)))


@st.composite
def marked(draw, start, end):
    kind = draw(st.sampled_from(MarkType))
    return Mark(
        start,
        end,
        kind,
        href=draw(LINKS) if kind is MarkType.LINK else "",
        thread_id=draw(st.sampled_from(["n1", "n2"])) if kind is MarkType.NOTE else "",
        suggestion=draw(st.sampled_from(MADE)) if kind in SUGGESTIONS else None,
    )


BODIES = st.lists(blocks(), max_size=6).map(tuple)
NEWS_BODIES = st.lists(blocks(NEWS), max_size=8).map(tuple)
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
