"""The field the body of an article is written in: a view of our blocks, with the keys a writer expects."""

import json
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from cms.body.model import BlockType, Body, BodyError, MarkType, from_json, to_json
from ui.editor import arrivals
from ui.editor.body_adapter import LINK, Spacing, block_id_of, code_points, utf16_units
from ui.editor.body_commands import (
    break_paragraph,
    is_behind_link,
    link_at,
    paste_body,
    paste_text,
    plain_again,
    select_link_or_word,
    selected_body,
    set_link,
    toggle_type,
    toggled_format,
)
from ui.editor.body_looks import BodyLooks, set_spacing
from ui.editor.body_mirror import BodyMirror
from ui.editor.body_signs import paint_signs
from ui.editor.links import is_allowed
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import SIZE_BODY
from ui.widgets.composing import ComposedTextEdit

# Words copied here keep their marks when pasted here; other programs are given plain text.
_BLOCKS = "application/vnd.copydesk.body+json"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL, _ALT, _SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
# Keys Qt would give an Emacs meaning on Linux, and which are commands of the window.
_NOT_OURS = (QKeySequence.StandardKey.DeleteEndOfLine, QKeySequence.StandardKey.DeleteCompleteLine)


class BodyEdit(ComposedTextEdit):
    """Shows and edits a body; it is as high as its text, so that only the page has a scroll bar."""

    edited = Signal()
    # For the photo tray: paths of files, the bytes of a picture.
    files_brought = Signal(list)
    picture_brought = Signal(bytes)
    height_changed = Signal()
    # The words a link is wanted for are selected; their address now.
    link_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._language = "en"
        self._placeholder = ""
        self._must_recolour = False
        self._build()
        self._mirror = BodyMirror(self.document())
        self._mirror.edited.connect(self.edited)
        self._looks = BodyLooks(self.document(), theme)
        theme.changed.connect(self._recolour)
        self.cursorPositionChanged.connect(self._step_out_of_link)

    @property
    def body(self) -> Body:
        """The body as it stands, without a syllable that is still being composed."""
        return self._mirror.body

    def show_body(self, body: Body, language: str) -> None:
        """Show another text; nobody is told of an edit, and undo begins anew."""
        self._language = language
        self._mirror.show(body, self._spacing)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_placeholder(self, text: str) -> None:
        """Say in an empty field what belongs there."""
        self._placeholder = text
        self.setAccessibleDescription(text)
        self.viewport().update()

    def commit_preedit(self) -> None:
        """Take the syllable being composed into the text."""
        self.composition.commit()

    @property
    def place(self) -> tuple[str, int]:
        """Where the cursor is: the id of its block and the number of characters before it."""
        cursor = self.textCursor()
        return block_id_of(cursor.block()), code_points(cursor.block().text(), cursor.positionInBlock())

    def go_to(self, block_id: str, offset: int) -> None:
        """Put the cursor behind *offset* characters of a block, if that block is still there."""
        block = self.document().begin()
        while block.isValid():
            if block_id_of(block) == block_id:
                cursor = QTextCursor(block)
                units = utf16_units(block.text(), min(offset, len(block.text())))
                cursor.setPosition(block.position() + units)
                self.setTextCursor(cursor)
                return
            block = block.next()

    def toggle_strong(self) -> None:
        """Make the selected words bold, or those typed next; again makes them plain."""
        self._toggle_mark(MarkType.STRONG)

    def toggle_emphasis(self) -> None:
        """Emphasise the selected words: italics, or a heavier weight where they are Hangul."""
        self._toggle_mark(MarkType.EMPHASIS)

    def toggle_type(self, kind: BlockType) -> None:
        """Make the selected paragraphs *kind*, or plain paragraphs if they are that already."""
        if not self.isReadOnly():
            toggle_type(self.textCursor(), kind, self._spacing)

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
        set_link(self.textCursor(), href)
        return True

    def paste_plain(self) -> None:
        """Paste what was copied as plain words, even if it was copied here."""
        brought = self.clipboard_words()
        if brought and not self.isReadOnly():
            paste_text(self.textCursor(), brought, self._spacing)

    def clipboard_words(self) -> str:
        """Return the words on the clipboard."""
        return QGuiApplication.clipboard().text()

    # What Qt asks of us.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what our own keys mean; the others are Qt's."""
        command = self._command_for(event)
        if command and not self.isReadOnly():
            command()
        elif event.matches(QKeySequence.StandardKey.MoveToNextPage):
            self._move_by_page(1, QTextCursor.MoveMode.MoveAnchor)
        elif event.matches(QKeySequence.StandardKey.MoveToPreviousPage):
            self._move_by_page(-1, QTextCursor.MoveMode.MoveAnchor)
        elif event.matches(QKeySequence.StandardKey.SelectNextPage):
            self._move_by_page(1, QTextCursor.MoveMode.KeepAnchor)
        elif event.matches(QKeySequence.StandardKey.SelectPreviousPage):
            self._move_by_page(-1, QTextCursor.MoveMode.KeepAnchor)
        elif _is_not_ours(event):
            event.ignore()
        elif not self._plain_again(event):
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

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Compose; what had to wait for the end of the composition is done then."""
        super().inputMethodEvent(event)
        if self._must_recolour and not self.composition.is_open:
            self._recolour()
        self.viewport().update()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Take words and pictures."""
        return source.hasText() or source.hasFormat(_BLOCKS) or arrivals.is_for_photos(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take words as plain paragraphs; hand pictures on. HTML is never looked at."""
        if self.isReadOnly():
            return
        if source.hasFormat(_BLOCKS) and (body := _own_body(source)):
            paste_body(self.textCursor(), body, self._spacing)
        elif files := arrivals.files_in(source):
            self.files_brought.emit(files)
        elif arrivals.has_picture(source):
            self.picture_brought.emit(arrivals.picture_in(source))
        elif words := arrivals.words_in(source):
            paste_text(self.textCursor(), words, self._spacing)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy plain words for everybody, and blocks for ourselves."""
        body = selected_body(self.textCursor())
        copied = QMimeData()
        copied.setText("\n\n".join(block.text for block in body))
        copied.setData(_BLOCKS, json.dumps(to_json(body)).encode())
        return copied

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the signs beside the text, the text, and the placeholder of an empty body."""
        painter = QPainter(self.viewport())
        paint_signs(painter, self.document(), event.rect(), self._theme.tokens)
        painter.end()
        super().paintEvent(event)
        if self._placeholder and self.document().isEmpty() and not self.composition.is_open:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._theme.tokens.text3))
            painter.setFont(self.font())
            where = self.cursorRect(QTextCursor(self.document())).adjusted(0, 0, self.viewport().width(), 0)
            painter.drawText(
                where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._placeholder
            )
            painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave scrolling to the page."""
        event.ignore()

    def _build(self) -> None:
        self.setProperty("look", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(ui_font(SIZE_BODY))
        self.document().setDefaultFont(ui_font(SIZE_BODY))
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)

    @property
    def _spacing(self) -> Spacing:
        language = self._language

        def spaced(made: QTextBlockFormat) -> QTextBlockFormat:
            return set_spacing(made, language)

        return spaced

    def _command_for(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and held == Qt.KeyboardModifier.NoModifier:
            return self._break_paragraph
        return self._commands().get((held, key))

    def _commands(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], None]]:
        return {
            (_CTRL, Qt.Key.Key_B): self.toggle_strong,
            (_CTRL, Qt.Key.Key_I): self.toggle_emphasis,
            (_CTRL, Qt.Key.Key_L): self.ask_for_link,
            (_CTRL | _SHIFT, Qt.Key.Key_V): self.paste_plain,
            (_ALT, Qt.Key.Key_1): lambda: self.toggle_type(BlockType.SUBHEADING),
            (_ALT, Qt.Key.Key_2): lambda: self.toggle_type(BlockType.QUOTE),
            (_CTRL | _SHIFT, Qt.Key.Key_L): lambda: self.toggle_type(BlockType.LIST_ITEM),
        }

    def _plain_again(self, event: QKeyEvent) -> bool:
        is_backspace = event.key() == Qt.Key.Key_Backspace and not self.isReadOnly()
        return is_backspace and plain_again(self.textCursor(), self._spacing)

    def _break_paragraph(self) -> None:
        cursor = self.textCursor()
        break_paragraph(cursor, self._spacing)
        self.setTextCursor(cursor)

    def _toggle_mark(self, kind: MarkType) -> None:
        if not self.isReadOnly():
            self.mergeCurrentCharFormat(toggled_format(self.textCursor(), kind))

    def _step_out_of_link(self) -> None:
        if is_behind_link(self.textCursor()):
            style = self.currentCharFormat()
            style.clearProperty(LINK)
            self.setCurrentCharFormat(style)

    def _recolour(self) -> None:
        """Draw in the theme's new colours, but leave the text alone while a syllable is composed."""
        self._must_recolour = self.composition.is_open
        if not self._must_recolour:
            self._looks.rehighlight()

    def _move_by_page(self, pages: int, mode: QTextCursor.MoveMode) -> None:
        here = self.cursorRect().center()
        here.setY(here.y() + pages * self.visibleRegion().boundingRect().height())
        here.setY(min(max(here.y(), 0), self.viewport().height() - 1))
        cursor = self.textCursor()
        cursor.setPosition(self.cursorForPosition(here).position(), mode)
        self.setTextCursor(cursor)

    def _fit_height(self, size: QSizeF) -> None:
        if (height := round(size.height()) + 1) != self.height():
            self.setFixedHeight(height)
            self.height_changed.emit()


def _is_not_ours(event: QKeyEvent) -> bool:
    return any(event.matches(key) for key in _NOT_OURS)


def _own_body(source: QMimeData) -> Body:
    """Return the blocks copied here; what claims to be ours and is not is nothing."""
    try:
        body = from_json(json.loads(bytes(source.data(_BLOCKS).data())))
    except (BodyError, ValueError, AttributeError):
        return ()
    hrefs = {mark.href for block in body for mark in block.marks if mark.type is MarkType.LINK}
    return body if all(is_allowed(href) for href in hrefs) else ()
