"""The body goes into the document and comes back as it was, whatever was written."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from cms.body.model import SUGGESTIONS, Block, BlockType, LinkCard, Mark, MarkType, Suggestion
from ui.editor.body.adapter import body_of, code_points, fill_document, has_no_words, utf16_units

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
_CHARACTERS = st.one_of(
    st.sampled_from("가힣한글ㄱㅏ각 \u00a0\u3000\u2009a😀👩\u200d👧🇰🇷ⓒ▲“”’–…\n\t\ufffc漢"),
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufdd0\ufdd1"),
)


@st.composite
def _blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from(BlockType))
    text = "" if has_no_words(kind) else draw(st.text(_CHARACTERS, max_size=40))
    marks = [mark for mark_type in MarkType for mark in _stretches(draw, mark_type, len(text))]
    depth = draw(st.integers(0, 3)) if kind in (BlockType.LIST_ITEM, BlockType.NUMBERED_ITEM) else 0
    return Block(
        type=kind,
        text=text,
        marks=tuple(sorted(marks)),
        depth=depth,
        photo_id="ferry" if kind is BlockType.FIGURE else "",
        card=LinkCard("https://a.example", "한글 title", "") if kind is BlockType.EMBED else None,
    )


def _stretches(draw: st.DrawFn, kind: MarkType, length: int) -> list[Mark]:
    """Stretches of one kind lie apart; those of different kinds overlap as they like."""
    if length < 2:
        return []
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    said = {
        MarkType.LINK: {"href": "https://example.org/가"},
        MarkType.NOTE: {"thread_id": "t1"},
        **{key: {"suggestion": Suggestion("s1", "mira", NOON)} for key in SUGGESTIONS},
    }
    return [Mark(start, end, kind, **said.get(kind, {})) for start, end in pairs]


_BODIES = st.lists(_blocks(), max_size=6).map(tuple).filter(lambda body: body != (Block(),))


@given(_BODIES)
@settings(max_examples=150)
def test_a_body_comes_back_from_the_document_as_it_was(qapp, body):
    document = QTextDocument()
    fill_document(document, body)
    assert body_of(document) == body
    assert [block.block_id for block in body_of(document)] == [block.block_id for block in body]


@given(_BODIES)
@settings(max_examples=50)
def test_a_document_filled_again_holds_only_the_new_body(qapp, body):
    document = QTextDocument()
    fill_document(document, (Block(text="An earlier article", marks=(Mark(0, 10, MarkType.STRONG),)),))
    fill_document(document, body)
    assert body_of(document) == body
    assert not document.isUndoAvailable()


@given(st.text(), st.integers(0, 30))
def test_places_in_a_text_are_the_same_counted_by_character_and_by_qt(text, characters):
    text = text.encode("utf-16-le", errors="ignore").decode("utf-16-le")
    characters = min(characters, len(text))
    assert code_points(text, utf16_units(text, characters)) == characters


def test_text_nobody_cleaned_starts_no_paragraph_of_its_own(qapp):
    document = QTextDocument()
    fill_document(document, (Block(text="one\r\u2029two\ufdd0\x00three"),))
    (block,) = body_of(document)
    assert block.text == "one\n\ntwo\ufffd\ufffdthree"


def test_marks_that_lie_side_by_side_are_read_as_one(qapp):
    document = QTextDocument()
    halves = (Mark(0, 3, MarkType.STRONG), Mark(3, 6, MarkType.STRONG))
    fill_document(document, (Block(text="Seoul.", marks=halves),))
    assert body_of(document)[0].marks == (Mark(0, 6, MarkType.STRONG),)


def test_a_paragraph_qt_split_by_itself_is_read_with_an_id_of_its_own(qapp):
    document = QTextDocument()
    fill_document(document, (Block(text="one two", block_id="first"),))
    cursor = QTextCursor(document)
    cursor.setPosition(4)
    cursor.insertBlock()
    assert [block.block_id for block in body_of(document)] == ["first", "first-2"]
    assert body_of(document) == (Block(text="one "), Block(text="two"))


def test_words_typed_into_a_divider_are_not_lost(qapp):
    document = QTextDocument()
    fill_document(document, (Block(type=BlockType.DIVIDER),))
    QTextCursor(document).insertText("Later that day")
    assert body_of(document) == (Block(text="Later that day"),)


def test_an_empty_page_is_an_empty_body(qapp):
    document = QTextDocument()
    fill_document(document, ())
    assert body_of(document) == ()


def test_a_heading_keeps_its_place_beside_an_equal_one(qapp):
    document = QTextDocument()
    heading = Block(type=BlockType.SUBHEADING, text="Talks")
    fill_document(document, (heading, replace(heading, block_id="other")))
    assert body_of(document) == (heading, heading)
