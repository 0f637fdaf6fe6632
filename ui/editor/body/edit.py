"""The field an article's body is written in: the keys and commands a writer expects."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor

from cms.body.links import is_allowed, is_web
from cms.body.model import Block, BlockType, LinkCard, MarkType
from cms.body.splice import Splice
from ui.editor.body.adapter import Spacing, code_points, read_block, type_of
from ui.editor.body.commands import (
    break_paragraph,
    link_at,
    marks_that_end,
    move_by_paragraph,
    paste_text,
    select_link_or_word,
    set_link,
    toggle_type,
    toggled_format,
)
from ui.editor.body.drops import BodyDrops
from ui.editor.body.edges import erase_backwards, erase_forwards, shift_lists
from ui.editor.body.history import Kind
from ui.editor.body.typing import BEGINNINGS, improvement_of
from ui.theme.icons import Icons
from ui.theme.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor
# By how many pages a key moves, and whether it selects on its way.
_PAGE_KEYS = {
    QKeySequence.StandardKey.MoveToNextPage: (1, _MOVE),
    QKeySequence.StandardKey.MoveToPreviousPage: (-1, _MOVE),
    QKeySequence.StandardKey.SelectNextPage: (1, _KEEP),
    QKeySequence.StandardKey.SelectPreviousPage: (-1, _KEEP),
}
_Erase = Callable[[QTextCursor, Spacing], bool]
_ERASING: dict[int, _Erase] = {Qt.Key.Key_Backspace: erase_backwards, Qt.Key.Key_Delete: erase_forwards}
# Keys Qt would give an Emacs meaning on Linux, and which are commands of the window.
_NOT_OURS = (QKeySequence.StandardKey.DeleteEndOfLine, QKeySequence.StandardKey.DeleteCompleteLine)


class BodyEdit(BodyDrops):
    """Edits a body: marks, paragraph types, links, and Enter as a newsroom expects it."""

    # The words a link is wanted for are selected; their address now.
    link_wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons | None = None) -> None:
        super().__init__(theme, icons)
        self.cursorPositionChanged.connect(self._step_out_of_marks)

    def toggle_strong(self) -> None:
        """Make the selected words bold, or those typed next; again makes them plain."""
        self._toggle_mark(MarkType.STRONG)

    def toggle_emphasis(self) -> None:
        """Emphasise the selected words: italics, or a heavier weight where they are Hangul."""
        self._toggle_mark(MarkType.EMPHASIS)

    def toggle_type(self, kind: BlockType) -> None:
        """Make the selected paragraphs *kind*, or plain paragraphs if they are that already."""
        if not self.isReadOnly():
            with self.story.command():
                toggle_type(self.textCursor(), kind, self.spacing)

    def ask_for_link(self) -> None:
        """Select what a link would belong to and ask for its address."""
        cursor = self.textCursor()
        select_link_or_word(cursor)
        if cursor.hasSelection() and not self.isReadOnly():
            href = link_at(cursor)
            self.setTextCursor(cursor)
            self.link_wanted.emit(href)

    def set_link(self, href: str) -> bool:
        """Link the selected words to *href*, or unlink them if it is empty; say whether it is allowed."""
        if href and not is_allowed(href):
            return False
        with self.story.command():
            set_link(self.textCursor(), href)
        return True

    def paste_plain(self) -> None:
        """Paste what was copied as plain words, even if it was copied here."""
        brought = QGuiApplication.clipboard().text()
        if brought and not self.isReadOnly():
            with self.story.command():
                self.step_below()
                paste_text(self.textCursor(), brought, self.spacing)

    # What Qt asks of us.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what our own keys mean; the others are Qt's. Each key is a step, or belongs to the one before."""
        kind = _kind_of(event)
        if kind is Kind.TYPE:
            with self.story.command(kind):
                super().keyPressEvent(event)
            self._improve()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            with self.story.command(kind):
                self._do(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Compose, never in a figure but below it; what is composed is set like what is typed."""
        if (event.preeditString() or event.commitString()) and not self.isReadOnly():
            self.step_below()
        super().inputMethodEvent(event)
        if event.commitString() and not self.composition.is_open:
            self._improve()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take what is pasted; an address alone on a line is shown as a link card, which undo takes back."""
        cursor = self.textCursor()
        is_on_empty_line = not cursor.hasSelection() and read_block(cursor.block()) == Block()
        super().insertFromMimeData(source)
        pasted = read_block(self.textCursor().block())
        if is_on_empty_line and pasted.type is BlockType.PARAGRAPH and is_web(pasted.text):
            card = Block(BlockType.EMBED, card=LinkCard(pasted.text))
            self.story.change(Splice(self.textCursor().blockNumber(), (pasted,), (card,)))
            self.go_to(card.block_id, 0)

    def _do(self, event: QKeyEvent) -> None:
        command = self._command_for(event)
        if command and not self.isReadOnly():
            command()
        elif page := next((page for key, page in _PAGE_KEYS.items() if event.matches(key)), None):
            self._move_by_page(*page)
        elif _is_not_ours(event):
            event.ignore()
        elif not self._erase_at_edge(event) and not self._move_by_paragraph(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave the window its shortcuts."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and _is_not_ours(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def _command_for(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and held == Qt.KeyboardModifier.NoModifier:
            return self._break_paragraph
        return self._commands().get((held, key))

    def _commands(self) -> dict[tuple[Qt.KeyboardModifier, int], Callable[[], None]]:
        return {
            (_CTRL, Qt.Key.Key_B): self.toggle_strong,
            (_CTRL, Qt.Key.Key_I): self.toggle_emphasis,
            (_CTRL, Qt.Key.Key_L): self.ask_for_link,
            (_CTRL | _SHIFT, Qt.Key.Key_V): self.paste_plain,
            (_ALT, Qt.Key.Key_1): lambda: self.toggle_type(BlockType.SUBHEADING),
            (_ALT, Qt.Key.Key_2): lambda: self.toggle_type(BlockType.QUOTE),
            (_CTRL, Qt.Key.Key_BracketRight): lambda: self._shift_lists(1),
            (_CTRL, Qt.Key.Key_BracketLeft): lambda: self._shift_lists(-1),
            (_CTRL | _SHIFT, Qt.Key.Key_L): lambda: self.toggle_type(BlockType.LIST_ITEM),
        }

    def _erase_at_edge(self, event: QKeyEvent) -> bool:
        act = _ERASING.get(event.key())
        # Within a syllable the key is the input method's.
        if act is None or self.isReadOnly() or self.composition.is_open:
            return False
        cursor = self.textCursor()
        is_done = act(cursor, self.spacing)
        if is_done:
            self.setTextCursor(cursor)
        return is_done

    def _improve(self) -> None:
        """Set what was just typed as it is printed; a step of its own, so that undo gives the typed letters back."""
        cursor = self.textCursor()
        before = cursor.block().text()[: code_points(cursor.block().text(), cursor.positionInBlock())]
        kind = BEGINNINGS.get(before) if type_of(cursor.blockFormat()) is BlockType.PARAGRAPH else None
        found = improvement_of(before, self.language)
        if cursor.hasSelection() or self.isReadOnly() or (kind is None and found is None):
            return
        with self.story.command():
            count = len(before) if found is None else found.count
            style = cursor.charFormat()
            cursor.movePosition(QTextCursor.MoveOperation.Left, _KEEP, count)
            cursor.insertText("" if found is None else found.letters, style)
            if kind is not None:
                toggle_type(cursor, kind, self.spacing)
            self.setTextCursor(cursor)

    def _shift_lists(self, by: int) -> None:
        shift_lists(self.textCursor(), by, self.spacing)

    def _move_by_paragraph(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held & ~_SHIFT != _CTRL or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        cursor = self.textCursor()
        mode = _KEEP if held & _SHIFT else _MOVE
        move_by_paragraph(cursor, mode, is_down=event.key() == Qt.Key.Key_Down)
        self.setTextCursor(cursor)
        return True

    def _break_paragraph(self) -> None:
        cursor = self.textCursor()
        break_paragraph(cursor, self.spacing)
        self.setTextCursor(cursor)

    def _toggle_mark(self, kind: MarkType) -> None:
        if not self.isReadOnly():
            with self.story.command():
                self.mergeCurrentCharFormat(toggled_format(self.textCursor(), kind))

    def _step_out_of_marks(self) -> None:
        """What is typed where a link, note or suggestion ends is no longer part of it, and never of what is deleted."""
        if ended := marks_that_end(self.textCursor()):
            style = self.currentCharFormat()
            for mark in ended:
                style.clearProperty(mark)
            self.setCurrentCharFormat(style)

    def _move_by_page(self, pages: int, mode: QTextCursor.MoveMode) -> None:
        here = self.cursorRect().center()
        here.setY(here.y() + pages * self.viewport().visibleRegion().boundingRect().height())
        here.setY(min(max(here.y(), 0), self.viewport().height() - 1))
        cursor = self.textCursor()
        cursor.setPosition(self.cursorForPosition(here).position(), mode)
        self.setTextCursor(cursor)


def _kind_of(event: QKeyEvent) -> Kind:
    # Both together are the third level of a keyboard, which types letters.
    if event.modifiers() & (_CTRL | _ALT) not in (Qt.KeyboardModifier.NoModifier, _CTRL | _ALT):
        return Kind.OTHER
    if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        return Kind.ERASE
    return Kind.TYPE if event.text().isprintable() and event.text() else Kind.OTHER


def _is_not_ours(event: QKeyEvent) -> bool:
    return any(event.matches(key) for key in _NOT_OURS)
