"""Writes two texts side by side into a document: what is alike across the page, what differs in two columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from cms.body.diff import BlockChange, Change, Run, diff_body, diff_text
from cms.body.model import WITHOUT_WORDS, Block, BlockType, Body
from cms.domain.merging import BODY, MergedPlace, MergedText
from ui.review.change_looks import (
    LABEL,
    Look,
    letters,
    look_of_block,
    look_of_field,
    marked,
    paragraph,
    stretches,
)
from ui.review.conflict_choices import Choices
from ui.review.conflict_words import ConflictWords
from ui.theme.tokens import SIZE_LIST_HEADLINE, SIZE_PANE_TITLE, SPACE_1, SPACE_2, SPACE_3, Tokens

# A line break inside a paragraph; "\n" would begin another one.
_LINE_BREAK = "\u2028"
CELL_PADDING = SPACE_2
_LIST_TYPES = (BlockType.LIST_ITEM, BlockType.NUMBERED_ITEM)


@dataclass(frozen=True, slots=True)
class _Line:
    """One place and the conflict it is, if it is one."""

    place: MergedPlace
    conflict: int | None

    @property
    def is_alike(self) -> bool:
        return not self.place.passage.is_changed


class ConflictWriter:
    """Writes one merged article into one document; user text enters only as plain text with a format."""

    def __init__(self, document: QTextDocument, tokens: Tokens, words: ConflictWords, language: str) -> None:
        self._document = document
        self._tokens = tokens
        self._words = words
        self._language = language

    def write(self, choices: Choices) -> tuple[QTextTable, ...]:
        """Fill the document and return the two columns of each conflict; above them stands how it is with it.

        Each pair of columns is a table of its own: a word that changes in one lays out no other anew.
        """
        self._document.clear()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        tables: list[QTextTable] = []
        for line in _lines_of(choices.merged):
            if line.is_alike:
                self._write_alike(cursor, line)
                continue
            if line.conflict is None:
                self._write_label(cursor, line, self._words.name_of(line.place, choices.merged))
                self._write_sides(cursor, line)
            else:
                self._write_state(cursor, choices, line.conflict)
                tables.append(self._write_sides(cursor, line))
        cursor.endEditBlock()
        return tuple(tables)

    def write_state(self, table: QTextTable, choices: Choices, number: int) -> None:
        """Write anew above the columns of a conflict how it stands with it."""
        cursor = QTextCursor(label_above(table))
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._write_state(cursor, choices, number)
        cursor.endEditBlock()

    def _write_state(self, cursor: QTextCursor, choices: Choices, number: int) -> None:
        place, chosen = choices.conflicts[number], choices.chosen(number)
        pills = self._tokens.pills
        pill = pills.in_review if chosen is None else pills.approved
        shown = letters(LABEL, self._tokens, colour=pill.text)
        shown.setBackground(QColor(pill.ground))
        self._begin(cursor, LABEL)
        cursor.insertText(f" {self._words.state(chosen)} ", shown)
        name = letters(LABEL, self._tokens, colour=self._tokens.text2)
        cursor.insertText(f"  {self._words.name_of(place, choices.merged)}", name)

    def _write_label(self, cursor: QTextCursor, line: _Line, name: str) -> None:
        self._begin(cursor, LABEL)
        words = f"{name} · {self._words.merged(line.place)}"
        cursor.insertText(words, letters(LABEL, self._tokens, colour=self._tokens.text3))

    def _begin(self, cursor: QTextCursor, look: Look, *, depth: int = 0) -> None:
        """Set a paragraph outside the columns under the left one's words."""
        made = paragraph(look, self._language, depth=depth)
        made.setLeftMargin(made.leftMargin() + CELL_PADDING)
        cursor.setBlockFormat(made)

    def _write_alike(self, cursor: QTextCursor, line: _Line) -> None:
        for block in line.place.passage.base:
            look = _look_of(line.place, block)
            self._begin(cursor, look, depth=block.depth)
            self._write_block(cursor, line, BlockChange(Change.SAME, block, _all(block)), look)
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())

    def _write_sides(self, cursor: QTextCursor, line: _Line) -> QTextTable:
        """Write both texts side by side and put *cursor* behind them."""
        passage = line.place.passage
        table = cursor.insertTable(1, 2, _table_format())
        for column, side in enumerate((passage.mine, passage.theirs)):
            cell = table.cellAt(0, column)
            if line.conflict is not None:
                cell.setFormat(self._ground())
            within = cell.firstCursorPosition()
            changes = _changes(passage.base, side)
            if changes:
                self._write_blocks(within, line, changes)
            else:
                quiet = letters(LABEL, self._tokens, colour=self._tokens.text3)
                within.insertText(self._words.nothing_here(), quiet)
        cursor.setPosition(table.lastPosition() + 1)
        return table

    def _ground(self) -> QTextTableCellFormat:
        made = QTextTableCellFormat()
        made.setBackground(QColor(self._tokens.window))
        made.setPadding(CELL_PADDING)
        return made

    def _write_blocks(self, cursor: QTextCursor, line: _Line, changes: Sequence[BlockChange]) -> None:
        for number, change in enumerate(changes):
            look = _look_of(line.place, change.block)
            made = paragraph(look, self._language, depth=change.block.depth)
            if number:
                cursor.insertBlock(made, QTextCharFormat())
            else:
                cursor.setBlockFormat(made)
            self._write_block(cursor, line, change, look)

    def _write_block(self, cursor: QTextCursor, line: _Line, change: BlockChange, look: Look) -> None:
        block, at = change.block, 0
        if block.type in _LIST_TYPES:
            cursor.insertText("•  ", letters(look, self._tokens, colour=self._tokens.text3))
        if block.type in WITHOUT_WORDS and not block.text:
            cursor.insertText(self._words.object(block), self._letters(line, look, change.change))
            return
        for run in change.runs:
            made = self._letters(line, look, run.change)
            if run.change is Change.REMOVED and change.change in (Change.EDITED, Change.MOVED):
                _put(cursor, run.text, made)  # they stand in the old block, whose marks are not at hand
                continue
            for left, right, marks in stretches(block, at, at + len(run.text)):
                laid = made
                for mark in marks:
                    laid = marked(laid, mark.type, block.text[left:right], self._tokens)
                _put(cursor, block.text[left:right], laid)
            at += len(run.text)

    def _letters(self, line: _Line, look: Look, change: Change) -> QTextCharFormat:
        if change is Change.SAME:
            colour = self._tokens.text if line.conflict is not None else self._tokens.text2
            return letters(look, self._tokens, colour=colour)
        made = letters(look, self._tokens, change)
        if line.conflict is None:
            # Nothing is asked here: the words are told from the others, and no more.
            made.clearBackground()
        return made


def label_above(table: QTextTable) -> QTextBlock:
    """Return the paragraph that says how it stands with a conflict."""
    return table.firstCursorPosition().block().previous()


def _changes(base: Body, side: Body) -> Sequence[BlockChange]:
    if len(base) == len(side) == 1:  # one line, however differently it reads
        return (BlockChange(Change.EDITED, side[0], diff_text(base[0].text, side[0].text)),)
    return diff_body(base, side)


def _lines_of(merged: MergedText) -> list[_Line]:
    """Return every place that has something to read: all of the text, the headline, and whatever was changed."""
    lines: list[_Line] = []
    conflicts = 0
    for place in merged.places:
        is_conflict = place.passage.is_conflict
        is_context = place.field in (BODY, "headline") and any(b.text for b in place.passage.base)
        if place.passage.is_changed or is_context:
            lines.append(_Line(place, conflicts if is_conflict else None))
        conflicts += is_conflict
    return lines


def _look_of(place: MergedPlace, block: Block) -> Look:
    """Return how a block is set where two must stand side by side: as on the page, but smaller."""
    look = look_of_block(block.type) if place.field == BODY else look_of_field(place.field)
    is_large = look.size > look_of_block(BlockType.PARAGRAPH).size
    size = SIZE_PANE_TITLE if is_large else SIZE_LIST_HEADLINE
    return replace(look, size=size, above=SPACE_1, below=SPACE_2, indent=min(look.indent, SPACE_3))


def _all(block: Block) -> tuple[Run, ...]:
    return (Run(Change.SAME, block.text),) if block.text else ()


def _put(cursor: QTextCursor, text: str, made: QTextCharFormat) -> None:
    cursor.insertText(text.replace("\n", _LINE_BREAK), made)


def _table_format() -> QTextTableFormat:
    """Return two columns of the same width."""
    made = QTextTableFormat()
    made.setBorder(0)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setCellSpacing(0)
    made.setCellPadding(CELL_PADDING)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    made.setColumnWidthConstraints([half, half])
    made.setBottomMargin(SPACE_2)
    return made
