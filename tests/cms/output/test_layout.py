"""The body laid out for a page: no word is lost, whatever marks and list levels it claims."""

from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import BlockType, MarkType
from cms.domain.edition import PublishedBlock, PublishedMark, PublishedPhoto
from cms.output.layout import Figure, Listing, Passage, Piece, lay_out, runs_of

marks = st.builds(
    PublishedMark,
    start=st.integers(-3, 30),
    end=st.integers(-3, 30),
    kind=st.sampled_from(MarkType),
    href=st.sampled_from(["https://example.org", "javascript:x", ""]),
)
blocks = st.builds(
    PublishedBlock,
    type=st.sampled_from(sorted(set(BlockType) - {BlockType.FIGURE, BlockType.EMBED})),
    text=st.text(min_size=1).filter(str.strip),
    marks=st.lists(marks, max_size=4).map(tuple),
    depth=st.integers(-2, 9),
)
photos = st.integers(0, 6).map(
    lambda count: [
        PublishedPhoto(photo_id=str(n), position=n, caption="", alt_text="", credit_line="", printed="")
        for n in range(count, 0, -1)
    ]
)


def words_of(piece: Piece) -> list[str]:
    if isinstance(piece, Passage):
        return ["".join(span.text for run in piece.runs for span in run.spans)]
    if isinstance(piece, Figure):
        return []
    return _words_of_list(piece)


def _words_of_list(listing: Listing) -> list[str]:
    words = []
    for entry in listing.entries:
        words.append("".join(span.text for run in entry.runs for span in run.spans))
        words += [word for inner in entry.lists for word in _words_of_list(inner)]
    return words


@given(st.lists(blocks, max_size=30), photos)
def test_every_word_is_on_the_page_in_its_order(body, pictures):
    pieces = lay_out(body, pictures)
    assert [word for piece in pieces for word in words_of(piece)] == [block.text for block in body]


@given(st.lists(blocks, max_size=30), photos)
def test_every_photo_is_on_the_page_in_its_order(body, pictures):
    figures = [piece for piece in lay_out(body, pictures) if isinstance(piece, Figure)]
    assert [figure.photo.position for figure in figures] == sorted(photo.position for photo in pictures)
    assert [figure.is_lead for figure in figures] == [number == 0 for number in range(len(pictures))]


@given(blocks)
def test_only_web_and_mail_addresses_become_links(block):
    assert {run.href for run in runs_of(block)} <= {"", "https://example.org"}


def test_list_of_a_thousand_levels_is_laid_out():
    body = [PublishedBlock(type=BlockType.LIST_ITEM, text=str(n), depth=n) for n in range(1000)]
    assert len(words_of(lay_out(body, [])[0])) == 1000
