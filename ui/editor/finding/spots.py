"""Where in the fields of the page a found place is, how it is tinted, and how other words are put there."""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cms.body.find import Passage, Place
from ui.editor.body.adapter import utf16_units
from ui.editor.body.field import BodyField
from ui.theme.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Spot:
    """A found place in the document of one field, in UTF-16 units; it holds until the next edit."""

    field: str
    start: int
    end: int


def spots_of(places: Iterable[Place], passages: Sequence[Passage], body: QTextEdit) -> tuple[Spot, ...]:
    """Return where *places* are; the body's passages are the blocks of its document, in order."""
    texts = {(passage.field, passage.block_id): passage.text for passage in passages}
    blocks = [passage.block_id for passage in passages if passage.field == "body"]
    begins: dict[str, int] = {}
    block = body.document().begin()
    for block_id in blocks:
        begins[block_id] = block.position()
        block = block.next()
    return tuple(_spot(place, texts[place.field, place.block_id], begins) for place in places)


def _spot(place: Place, text: str, begins: dict[str, int]) -> Spot:
    begin = begins[place.block_id] if place.block_id else 0
    return Spot(place.field, begin + utf16_units(text, place.start), begin + utf16_units(text, place.end))


def cursor_over(edit: QTextEdit, spot: Spot) -> QTextCursor:
    """Return a cursor that has the words selected."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(spot.start)
    cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def tint(edit: QTextEdit, spot: Spot, tokens: Tokens, *, is_current: bool) -> QTextEdit.ExtraSelection:
    """Return the ground behind found words; those it stands at are dark on light or the other way, and underlined."""
    colours = tokens.match_now if is_current else tokens.match
    laid = QTextEdit.ExtraSelection()
    laid.cursor = cursor_over(edit, spot)
    style = QTextCharFormat()
    style.setBackground(QColor(colours.ground))
    style.setForeground(QColor(colours.text))
    if is_current:
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        style.setUnderlineColor(QColor(colours.text))
    laid.format = style
    return laid


def replace(edit: QTextEdit, spots: Sequence[Spot], words: str) -> None:
    """Put *words* at each of *spots*, looking like what stood there; one step for undo, however many."""
    if not spots:
        return
    # The body keeps its own steps; a field of one line leaves that to Qt.
    with edit.story.command() if isinstance(edit, BodyField) else nullcontext():
        _replace(QTextCursor(edit.document()), spots, words)


def _replace(cursor: QTextCursor, spots: Sequence[Spot], words: str) -> None:
    cursor.beginEditBlock()
    for spot in reversed(spots):
        # A cursor tells of the letter before it.
        cursor.setPosition(spot.start + 1)
        style = cursor.charFormat()
        cursor.setPosition(spot.start)
        cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words, style)
    cursor.endEditBlock()
