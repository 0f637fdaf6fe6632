"""Writes two texts side by side into a document: what is alike across the page, what differs in two columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import (
    QColor,
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
from cms.body.model import Block, BlockType, Body
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
_DIVIDER = "* * *"
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

    def write(self, choices: Choices) -> tuple[QTextTable | None, tuple[int, ...]]:
        """Fill the document and return its table and the row in which each conflict begins: its label's."""
        self._document.clear()
        merged = choices.merged
        lines = _lines_of(merged)
        if not lines:
            return None, ()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        heights = [1 if line.is_alike else 2 for line in lines]
        table = cursor.insertTable(sum(heights), 2, _table_format())
        labels: list[int] = []
        row = 0
        for line, height in zip(lines, heights, strict=True):
            if line.is_alike:
                self._write_alike(table, row, line)
            else:
                self._write_sides(table, row + 1, line)
                table.mergeCells(row, 0, 1, 2)
                if line.conflict is None:
                    self._write_label(table, row, line, self._words.name_of(line.place, merged))
                else:
                    labels.append(row)
                    self.write_state(table, row, choices, line.conflict)
            row += height
        cursor.endEditBlock()
        return table, tuple(labels)

    def write_state(self, table: QTextTable, row: int, choices: Choices, number: int) -> None:
        """Write above a conflict how it stands with it."""
        place, chosen = choices.conflicts[number], choices.chosen(number)
        cursor = self._emptied(table, row, 0)
        pills = self._tokens.pills
        pill = pills.in_review if chosen is None else pills.approved
        shown = letters(LABEL, self._tokens, colour=pill.text)
        shown.setBackground(QColor(pill.ground))
        cursor.setBlockFormat(paragraph(replace(LABEL, above=SPACE_3), self._language))
        cursor.insertText(f" {self._words.state(chosen)} ", shown)
        name = letters(LABEL, self._tokens, colour=self._tokens.text2)
        cursor.insertText(f"  {self._words.name_of(place, choices.merged)}", name)

    def _write_label(self, table: QTextTable, row: int, line: _Line, name: str) -> None:
        cursor = self._emptied(table, row, 0)
        cursor.setBlockFormat(paragraph(LABEL, self._language))
        words = f"{name} · {self._words.merged(line.place)}"
        cursor.insertText(words, letters(LABEL, self._tokens, colour=self._tokens.text3))

    def _write_alike(self, table: QTextTable, row: int, line: _Line) -> None:
        table.mergeCells(row, 0, 1, 2)
        quiet = [BlockChange(Change.SAME, block, _all(block)) for block in line.place.passage.base]
        self._write_blocks(self._emptied(table, row, 0), line, quiet)

    def _write_sides(self, table: QTextTable, row: int, line: _Line) -> None:
        passage = line.place.passage
        for column, side in enumerate((passage.mine, passage.theirs)):
            cursor = self._emptied(table, row, column)
            changes = _changes(passage.base, side)
            if changes:
                self._write_blocks(cursor, line, changes)
            else:
                cursor.insertText(
                    self._words.nothing_here(), letters(LABEL, self._tokens, colour=self._tokens.text3)
                )
            if line.conflict is not None:
                self._mark_cell(table, row, column)

    def _mark_cell(self, table: QTextTable, row: int, column: int) -> None:
        cell = table.cellAt(row, column)
        made = QTextTableCellFormat(cell.format().toTableCellFormat())
        made.setBackground(QColor(self._tokens.window))
        cell.setFormat(made)

    def _emptied(self, table: QTextTable, row: int, column: int) -> QTextCursor:
        cell = table.cellAt(row, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return cursor

    def _write_blocks(self, cursor: QTextCursor, line: _Line, changes: Sequence[BlockChange]) -> None:
        is_begun = False
        for change in changes:
            block = change.block
            look = _look_of(line.place, block)
            made = paragraph(look, self._language, depth=block.depth)
            if is_begun:
                cursor.insertBlock(made, QTextCharFormat())
            else:
                cursor.setBlockFormat(made)
            is_begun = True
            if block.type in _LIST_TYPES:
                cursor.insertText("•  ", letters(look, self._tokens, colour=self._tokens.text3))
            self._write_runs(cursor, line, change, look)

    def _write_runs(self, cursor: QTextCursor, line: _Line, change: BlockChange, look: Look) -> None:
        block, at = change.block, 0
        if block.type is BlockType.DIVIDER and not block.text:
            cursor.insertText(_DIVIDER, self._letters(line, look, change.change))
            return
        for run in change.runs:
            made = self._letters(line, look, run.change)
            # Removed words of an edited block stand in the old block, whose marks are not at hand.
            is_elsewhere = run.change is Change.REMOVED and change.change is Change.EDITED
            if is_elsewhere:
                _put(cursor, run.text, made)
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
    made = QTextTableFormat()
    made.setBorder(0)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setCellSpacing(0)
    made.setCellPadding(SPACE_2)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    made.setColumnWidthConstraints([half, half])
    return made
