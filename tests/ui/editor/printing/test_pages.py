"""An article on paper: every word of it, on sheets that say whose they are, with nothing torn apart."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from cms.body.model import Block, BlockType, LinkCard, Mark, MarkType, Suggestion
from cms.domain.article import PhotoUse
from cms.domain.credits.credit import printed_line
from tests.ui.editor.gallery_editor import picture
from tests.ui.editor.newsroom_rows import ENGLISH, KOREAN, long_body
from tests.ui.editor.printing.pdf_words import pages_of
from ui.editor.printing.pages import PrintedArticle, Slip, set_article
from ui.editor.printing.paper import Paper, Piece, sheets_of

PHOTOS = (
    PhotoUse("p1", "Crews leave the harbour office", "AP=Associated Press"),
    PhotoUse("p2", "선원들이 항만 사무소를 나서고 있다", "연합뉴스"),
)
SLIP = Slip(
    "ferry-talks",
    "version 3",
    "Printed 28 Nov 2026, 12:03 KST by Kim",
    "PROOF – not published",
    "{0} of {1}",
    "en",
)
MARKED = Block(
    text="Strong 강조 emphasis, a link: 12:03 A=B -> fi ffl (1) 10-2 x",
    marks=(
        Mark(0, 6, MarkType.STRONG),
        Mark(7, 9, MarkType.EMPHASIS),
        Mark(10, 18, MarkType.EMPHASIS),
        Mark(22, 26, MarkType.LINK, "https://port.example"),
    ),
)
EVERY_KIND = (
    MARKED,
    Block(BlockType.SUBHEADING, "What changes"),
    Block(BlockType.QUOTE, "“A quotation”\nin two lines"),
    Block(BlockType.PULL_QUOTE, "인용문은 크다"),
    Block(BlockType.LIST_ITEM, "ⓒ▲ and 中 of a list"),
    Block(BlockType.LIST_ITEM, "deeper", depth=1),
    Block(BlockType.DIVIDER),
)


@pytest.fixture(autouse=True)
def fonts(theme):
    """The theme loads the fonts."""


def squeezed(text: str) -> str:
    return "".join(text.split())


def words_of(printed: PrintedArticle) -> str:
    """Return the words of the article itself, without those every sheet has."""
    slip, said = printed.slip, ""
    pages = pages_of(printed.pdf())
    for number, page in enumerate(pages, start=1):
        of_sheet = (
            f"{slip.status}{slip.slug} · {slip.version}{slip.printed}{slip.page.format(number, len(pages))}"
        )
        assert squeezed(page).startswith(squeezed(of_sheet))
        said += squeezed(page).removeprefix(squeezed(of_sheet))
    return said


def expected(text) -> str:
    lead, others = text.photos[:1], text.photos[1:]
    captions = [[printed_line(use.caption, use.credit_line) for use in uses] for uses in (lead, others)]
    signed = " · ".join(part for part in (text.byline, text.dateline) if part)
    body = [block.text for block in text.body]
    return squeezed("".join([text.headline, text.subheadline, signed, *captions[0], *body, *captions[1]]))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("text", [ENGLISH, KOREAN], ids=["en", "ko"])
def test_every_word_of_the_page_can_be_found_in_the_pdf(text, paper):
    plain = tuple(block for block in text.body if block.type is not BlockType.NUMBERED_ITEM)
    text = replace(text, body=(*plain, *EVERY_KIND, *plain, *plain), photos=PHOTOS)
    printed = set_article(text, {"p1": picture("#4C6FA5")}, SLIP, paper)
    assert len(printed.sheets) > 1
    assert words_of(printed) == expected(text)


def test_numbered_items_are_numbered_by_level():
    levels = [0, 0, 1, 1, 0]
    body = tuple(Block(BlockType.NUMBERED_ITEM, f"item{n}", depth=depth) for n, depth in enumerate(levels))
    printed = set_article(replace(ENGLISH, body=(*body, Block(text="Between."), body[0])), {}, SLIP, Paper.A4)
    assert words_of(printed).endswith("item01.item12.item21.item32.item43.Between.item01.")


def test_a_photograph_that_cannot_be_had_leaves_its_caption_and_credit():
    text = replace(ENGLISH, photos=PHOTOS)
    assert words_of(set_article(text, {"p1": QImage()}, SLIP, Paper.A4)) == expected(text)


def test_a_photograph_with_a_place_in_the_text_stands_there_and_only_there():
    body = (
        Block(text="Before."),
        Block(BlockType.FIGURE, photo_id="p1"),
        Block(text="After."),
        Block(BlockType.FIGURE, photo_id="gone"),
    )
    printed = set_article(
        replace(ENGLISH, body=body, photos=PHOTOS), {"p1": picture("#4C6FA5")}, SLIP, Paper.A4
    )
    first, second = (squeezed(printed_line(use.caption, use.credit_line)) for use in PHOTOS)
    assert words_of(printed).endswith(f"{second}Before.{first}After.")


def test_what_is_only_suggested_is_not_printed():
    suggested = Suggestion("s1", "clara", datetime(2026, 3, 1, tzinfo=UTC))
    marks = (
        Mark(4, 9, MarkType.DELETION, suggestion=suggested),
        Mark(10, 15, MarkType.INSERTION, suggestion=suggested),
    )
    body = (Block(text="The ferry boats sail.", marks=marks),)
    printed = set_article(replace(ENGLISH, body=body), {}, SLIP, Paper.A4)
    assert words_of(printed).endswith("Theferrysail.")


def test_a_link_card_is_printed_with_where_it_leads():
    card = LinkCard("https://port.example/agreement", "The agreement")
    printed = set_article(replace(ENGLISH, body=(Block(BlockType.EMBED, card=card),)), {}, SLIP, Paper.A4)
    assert words_of(printed).endswith("Theagreementhttps://port.example/agreement")


def test_the_pdf_has_the_papers_size_and_the_headline_for_a_title():
    letter = set_article(ENGLISH, {}, SLIP, Paper.LETTER).pdf()
    assert b"/MediaBox [0 0 612" in letter
    assert ENGLISH.headline.encode("utf-16-be")[:20] in letter.replace(b"\\\\", b"\\")
    assert b"/MediaBox [0 0 595" in set_article(ENGLISH, {}, SLIP, Paper.A4).pdf()


def test_every_font_is_in_the_pdf():
    pdf = set_article(replace(KOREAN, body=EVERY_KIND), {}, SLIP, Paper.A4).pdf()
    assert pdf.count(b"/Subtype /Type0") == pdf.count(b"/FontFile2")
    assert b"Pretendard-Regular" in pdf


def test_on_the_screen_a_sheet_is_as_wide_as_asked_and_not_empty():
    image = set_article(ENGLISH, {}, SLIP, Paper.A4).picture(0, 420)
    assert (image.width(), image.height()) == (420, 594)
    assert image.pixelColor(5, 5).name() == "#ffffff"
    assert any(image.pixelColor(x, 95).lightness() < 128 for x in range(420))


def test_a_subheading_never_ends_a_sheet():
    for lines in range(18, 44):
        body = (*long_body(0), *(Block(text=f"Line {n}") for n in range(lines)))
        body = (*body, Block(BlockType.SUBHEADING, "HEADING"), Block(text="FOLLOWS"))
        pages = pages_of(set_article(replace(ENGLISH, body=body), {}, SLIP, Paper.A4).pdf())
        assert [page for page in pages if "HEADING" in page] == [page for page in pages if "FOLLOWS" in page]


def test_a_very_long_article_is_printed_to_its_last_word():
    text = replace(ENGLISH, body=(*long_body(200), Block(text="Zenith.")))
    assert words_of(set_article(text, {}, SLIP, Paper.A4)) == expected(text)


@given(st.lists(st.tuples(st.floats(1, 90), st.floats(0, 20), st.booleans()), max_size=60))
def test_nothing_is_lost_or_laid_over_something_else_however_high_the_pieces(sizes):
    pieces = [Piece(height, lambda _: None, above, holds) for height, above, holds in sizes]
    sheets = sheets_of(pieces, 100)
    assert [piece for sheet in sheets for _, piece in sheet] == pieces
    for sheet in sheets:
        ends = [0.0, *(down + piece.height for down, piece in sheet)]
        assert all(down >= end for (down, _), end in zip(sheet, ends, strict=False))
        assert ends[-1] <= 100
