"""The body laid out for a page: no word is lost, whatever marks and list levels it claims."""

from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import BlockType, LinkCard, MarkType
from cms.domain.edition import PublishedBlock, PublishedMark, PublishedPhoto
from cms.output.layout import Card, Figure, Listing, Passage, Piece, lay_out, runs_of

marks = st.builds(
    PublishedMark,
    start=st.integers(-3, 30),
    end=st.integers(-3, 30),
    kind=st.sampled_from(MarkType),
    href=st.sampled_from(["https://example.org", "javascript:x", ""]),
)
blocks = st.builds(
    PublishedBlock,
    type=st.sampled_from(BlockType),
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


def photo(photo_id, position):
    return PublishedPhoto(
        photo_id=photo_id, position=position, caption="", alt_text="", credit_line="", printed=f"▲ {photo_id}"
    )


def figure(photo_id):
    return PublishedBlock(type=BlockType.FIGURE, text="", photo_id=photo_id)


ONE, TWO = PublishedBlock(text="One."), PublishedBlock(text="Two.")


def kinds(pieces):
    return [piece.photo.photo_id if isinstance(piece, Figure) else piece.kind for piece in pieces]


def test_a_photo_stands_where_the_text_has_its_figure_and_the_first_of_the_others_leads():
    pieces = lay_out([ONE, figure("a"), TWO], [photo("a", 1), photo("b", 2)])
    assert kinds(pieces) == ["b", "paragraph", "a", "paragraph"]
    assert [piece.is_lead for piece in pieces if isinstance(piece, Figure)] == [True, False]


def test_a_figure_at_the_head_of_the_text_leads_the_article():
    pieces = lay_out([figure("a"), ONE, figure("b")], [photo("a", 1), photo("b", 2)])
    assert kinds(pieces) == ["a", "paragraph", "b"]
    assert pieces[0].is_lead


def test_a_figure_whose_photo_was_taken_out_or_stands_already_is_not_printed():
    assert kinds(lay_out([figure("a"), ONE, figure("a"), figure("z")], [photo("a", 1)])) == ["a", "paragraph"]


@given(st.permutations(["a", "b", "c", "d"]), st.sets(st.sampled_from("abcd")), st.lists(blocks, max_size=6))
def test_every_photo_is_printed_once_wherever_its_figure_stands(order, placed, body):
    pictures = [photo(photo_id, number) for number, photo_id in enumerate(order, start=1)]
    printed = kinds(lay_out([*body, *map(figure, sorted(placed))], pictures))
    assert sorted(one for one in printed if one in order) == ["a", "b", "c", "d"]


def test_a_link_card_shows_title_words_and_host_and_a_harmful_one_is_not_printed():
    def card(*shown):
        return PublishedBlock(type=BlockType.EMBED, text="", card=LinkCard(*shown))

    pieces = lay_out(
        [card("https://a.example/b", "A", "B"), card("https://c.example"), card("javascript:x")], []
    )
    assert pieces == (
        Card("https://a.example/b", "A", "B", "a.example"),
        Card("https://c.example", "c.example", "", ""),
    )


@given(blocks)
def test_only_web_and_mail_addresses_become_links(block):
    assert {run.href for run in runs_of(block)} <= {"", "https://example.org"}


def test_list_of_a_thousand_levels_is_laid_out():
    body = [PublishedBlock(type=BlockType.LIST_ITEM, text=str(n), depth=n) for n in range(1000)]
    assert len(words_of(lay_out(body, [])[0])) == 1000
