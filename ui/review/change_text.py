"""Writes a difference into a text document, word by word, and tells where each change stands in it."""

from dataclasses import dataclass

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from cms.body.diff import BlockChange, Change, Run
from cms.body.model import WITHOUT_WORDS, Block, BlockType
from cms.domain.difference import Difference, FieldChange
from ui.review.change_looks import (
    LABEL,
    SIGN,
    Look,
    Sign,
    letters,
    look_of_block,
    look_of_field,
    marked,
    paragraph,
    stretches,
)
from ui.review.change_words import ChangeWords, has_same_words, is_only_formatting
from ui.theme.tokens import SPACE_3, SPACE_6, Tokens

# A line break inside a paragraph; "\n" would begin another one.
_LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """From where to where in the document a change stands."""

    start: int
    end: int


class ChangeWriter:
    """Writes one difference into one document; user text enters only as plain text with a format."""

    def __init__(
        self, document: QTextDocument, tokens: Tokens, words: ChangeWords, language: str, *, zoom: int = 100
    ) -> None:
        self._document = document
        self._cursor = QTextCursor(document)
        self._tokens = tokens
        self._words = words
        self._language = language
        self._zoom = zoom
        self._is_begun = False
        self._number = 0
        self._places: list[ChangePlace] = []

    def write(self, difference: Difference, *, headline: str = "") -> tuple[ChangePlace, ...]:
        """Fill the document and return the changes in reading order; *headline* gives context where it is unchanged."""
        self._document.clear()
        self._cursor.beginEditBlock()
        if headline and all(change.field != "headline" for change in difference.fields):
            look = look_of_field("headline").at(self._zoom)
            self._begin(paragraph(look, self._language))
            self._put(headline, letters(look, self._tokens, colour=self._tokens.text2))
        for change in difference.fields:
            self._write_field(change)
        if self._is_begun and difference.body:
            self._part_from_body()
        for change_of_block in difference.body:
            self._write_block(change_of_block)
        self._cursor.endEditBlock()
        return tuple(self._places)

    def _write_field(self, change: FieldChange) -> None:
        self._write_label(self._words.name_of(change))
        look = look_of_field(change.field).at(self._zoom)
        self._begin(paragraph(look, self._language))
        runs = change.runs
        if change.field == "photo":
            # Its runs hold ids of the archive, which say nothing to a reader.
            is_gone = not "".join(run.text for run in runs)
            runs = (Run(Change.REMOVED if is_gone else Change.ADDED, self._words.picture(is_gone=is_gone)),)
        self._write_runs(runs, look)

    def _write_label(self, words: str, *, above: int | None = None) -> None:
        label = LABEL.at(self._zoom)
        made = paragraph(label, self._language)
        if above is not None:
            made.setTopMargin(above)
        self._begin(made)
        self._put(words, letters(label, self._tokens, colour=self._tokens.text3))

    def _part_from_body(self) -> None:
        made = QTextBlockFormat()
        made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        made.setTopMargin(SPACE_6)
        made.setBottomMargin(SPACE_3)
        made.setProperty(SIGN, int(Sign.PARTING))
        self._begin(made)

    def _write_block(self, change: BlockChange) -> None:
        block = change.block
        if not block.text and not change.runs and block.type not in WITHOUT_WORDS:
            return
        look = look_of_block(block.type).at(self._zoom)
        is_moved = change.change is Change.MOVED
        if is_moved:
            self._write_label(self._words.moved(), above=look.above)
        elif is_only_formatting(change):
            self._write_label(self._words.new_formatting(), above=look.above)
        self._begin(paragraph(look, self._language, depth=block.depth, number=self._numbered(change)))
        if block.type in WITHOUT_WORDS:
            self._write_object(change, look)
        elif change.change is Change.SAME:
            self._write_same(block, look)
        elif is_only_formatting(change) or (is_moved and has_same_words(change)):
            start = self._cursor.position()
            self._put_marked(block, 0, len(block.text), letters(look, self._tokens))
            self._places.append(ChangePlace(start, self._cursor.position()))
        else:
            self._write_runs(change.runs, look, block)

    def _numbered(self, change: BlockChange) -> int:
        """Return the number of a list item as readers will see it; a removed one has none."""
        if change.block.type is not BlockType.NUMBERED_ITEM:
            self._number = 0
        elif change.change is Change.REMOVED:
            return 0
        else:
            self._number += 1
        return self._number

    def _write_object(self, change: BlockChange, look: Look) -> None:
        words = self._words.object(change.block)
        if change.change in (Change.ADDED, Change.REMOVED):
            self._write_runs((Run(change.change, words),), look)
        elif change.change is not Change.SAME or change.block.type is not BlockType.DIVIDER:
            start = self._cursor.position()
            self._put(words, letters(look, self._tokens, colour=self._tokens.text2))
            if change.change is not Change.SAME:
                self._places.append(ChangePlace(start, self._cursor.position()))

    def _write_same(self, block: Block, look: Look) -> None:
        quiet = letters(look, self._tokens, colour=self._tokens.text2)
        self._put_marked(block, 0, len(block.text), quiet)

    def _write_runs(self, runs: tuple[Run, ...], look: Look, block: Block | None = None) -> None:
        """Write words and note each change; what replaces removed words belongs to the same change."""
        at, began = 0, -1
        for run in runs:
            if run.change is Change.SAME:
                self._note(began)
                began = -1
            elif began < 0:
                began = self._cursor.position()
            made = letters(look, self._tokens, run.change)
            if block is None or run.change is Change.REMOVED:
                self._put(run.text, made)
            else:
                self._put_marked(block, at, at + len(run.text), made)
                at += len(run.text)
        self._note(began)

    def _note(self, began: int) -> None:
        if began >= 0:
            self._places.append(ChangePlace(began, self._cursor.position()))

    def _put_marked(self, block: Block, start: int, end: int, made: QTextCharFormat) -> None:
        for left, right, marks in stretches(block, start, end):
            text, laid = block.text[left:right], made
            for mark in marks:
                laid = marked(laid, mark.type, text, self._tokens)
            self._put(text, laid)

    def _put(self, text: str, made: QTextCharFormat) -> None:
        self._cursor.insertText(text.replace("\n", _LINE_BREAK), made)

    def _begin(self, made: QTextBlockFormat) -> None:
        if self._is_begun:
            self._cursor.insertBlock(made, QTextCharFormat())
        else:
            self._cursor.setBlockFormat(made)
        self._is_begun = True
