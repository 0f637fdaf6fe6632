"""A view of an article's blocks: how they are shown, painted, copied and pasted, without the writer's keys."""

from contextlib import AbstractContextManager
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit

from cms.body.model import Body
from cms.body.splice import Splice, splice_between
from ui.editor.body.adapter import Spacing, block_id_of, code_points, utf16_units
from ui.editor.body.clipboard import copied_words, has_words, own_body_in
from ui.editor.body.commands import paste_body, paste_text, selected_body
from ui.editor.body.edges import step_below
from ui.editor.body.history import Kind
from ui.editor.body.little import painting_little
from ui.editor.body.looks import BodyLooks, set_spacing
from ui.editor.body.signs import paint_signs
from ui.editor.body.undo import BodyStory
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import SIZE_BODY
from ui.widgets import arrivals
from ui.widgets.composing import ComposedTextEdit


class BodyField(ComposedTextEdit):
    """Shows a body; it is as high as its text, so that only the page has a scroll bar."""

    edited = Signal()
    height_changed = Signal()
    # For the photo tray: paths of files, the bytes of a picture.
    files_brought = Signal(list)
    picture_brought = Signal(bytes)
    # For whoever reads what other programs wrote: HTML with the same words in plain, paths of documents.
    page_brought = Signal(str, str)
    documents_brought = Signal(list)
    # Somebody wants to say something beside the words that are selected.
    note_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._language = "en"
        self._placeholder = ""
        self._must_recolour = self._must_resize = False
        self._build()
        self.story = BodyStory(self, lambda: self.spacing)
        self.story.spliced.connect(self._tell_edit)
        self._looks = BodyLooks(self.document(), theme)
        theme.changed.connect(self._recolour)
        theme.zoom_changed.connect(self._resize_text)

    @property
    def body(self) -> Body:
        """The body as it stands, without a syllable that is still being composed."""
        return self.story.body

    def show_body(self, body: Body, language: str) -> None:
        """Show another text; nobody is told of an edit, and undo begins anew."""
        self._language = language
        self.story.show(body)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def follow_body(self, body: Body, language: str) -> None:
        """Show what has become of the text elsewhere; the writer's own steps can still be taken back."""
        if language != self._language:
            self.show_body(body, language)
        self.story.apply_remote(splice_between(self.story.heard, body))

    def apply_remote(self, splice: Splice) -> None:
        """Show what somebody else changed, without disturbing caret, selection or a syllable being composed."""
        self.story.apply_remote(splice)

    def undo(self) -> None:
        """Take back the writer's last edit."""
        self.story.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.story.redo()

    @property
    def language(self) -> str:
        """The language the article is written in."""
        return self._language

    def step_below(self) -> None:
        """Where the caret stands on what holds no words, go on in a paragraph below it."""
        cursor = self.textCursor()
        with self.story.command():
            if step_below(cursor, self.spacing):
                self.setTextCursor(cursor)

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

    @property
    def spacing(self) -> Spacing:
        """What gives a paragraph the spacing it has in the article's language."""
        language = self._language

        def spaced(made: QTextBlockFormat) -> QTextBlockFormat:
            return set_spacing(made, language, self._theme.zoom)

        return spaced

    # What Qt asks of us.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Qt do what the key means, and paint no more of the page anew than that changed."""
        with self._painting_little():
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Compose; what had to wait for the end of the composition is done then."""
        with self.story.command(Kind.TYPE), self._painting_little():
            super().inputMethodEvent(event)
        self.story.release_held()
        if self._must_recolour and not self.composition.is_open:
            self._recolour()
        if self._must_resize and not self.composition.is_open:
            self._resize_text()

    def createStandardContextMenu(self, *at: QPoint) -> QMenu:  # noqa: N802 - Qt's name
        """Return Qt's menu with our own undo, of which Qt does not know."""
        menu = super().createStandardContextMenu(*at)
        for name, act, can in (
            ("edit-undo", self.undo, self.story.can_undo),
            ("edit-redo", self.redo, self.story.can_redo),
        ):
            for action in (one for one in menu.actions() if one.objectName() == name):
                action.triggered.connect(act)
                action.setEnabled(can and not self.isReadOnly())
        menu.addSeparator()
        menu.addAction(self.tr("Write a note…")).triggered.connect(
            lambda _is_checked: self.note_wanted.emit()
        )
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Show that menu."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Take words and pictures."""
        return has_words(source) or arrivals.is_for_photos(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take words as our own blocks; hand pictures and documents on. No HTML ever comes into the document."""
        if not self.isReadOnly():
            with self.story.command():
                self.step_below()
                self._take(source)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Words moved within the text leave one place and come to the other in one step."""
        with self.story.command():
            super().dropEvent(event)

    def _take(self, source: QMimeData) -> None:
        if body := own_body_in(source):
            paste_body(self.textCursor(), body, self.spacing)
        elif files := arrivals.files_in(source):
            self._hand_on(files)
        elif arrivals.has_picture(source):
            self.picture_brought.emit(arrivals.picture_in(source))
        elif page := arrivals.page_in(source):
            self.page_brought.emit(page, arrivals.words_in(source))
        elif words := arrivals.words_in(source):
            paste_text(self.textCursor(), words, self.spacing)
        self.ensureCursorVisible()

    def _hand_on(self, files: list[str]) -> None:
        documents = arrivals.documents_among(files)
        if documents:
            self.documents_brought.emit(documents)
        if photos := [file for file in files if file not in documents]:
            self.files_brought.emit(photos)

    def take_in(self, body: Body) -> None:
        """Write *body* where the cursor is, in one step."""
        if not self.isReadOnly():
            with self.story.command():
                self.step_below()
                paste_body(self.textCursor(), body, self.spacing)
            self.ensureCursorVisible()

    def take_in_words(self, words: str) -> None:
        """Write plain *words* where the cursor is, in one step."""
        if not self.isReadOnly():
            with self.story.command():
                self.step_below()
                paste_text(self.textCursor(), words, self.spacing)
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy words and their looks for everybody, and blocks for ourselves."""
        return copied_words(selected_body(self.textCursor()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the page, the signs beside the text, the text, and the placeholder of an empty body."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.tokens.canvas))
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

    def _painting_little(self) -> AbstractContextManager[None]:
        # What is only suggested is not yet on the page as it will be.
        return painting_little(self, at_once=self.story.suggester is None)

    def _tell_edit(self, _splice: Splice) -> None:
        self.edited.emit()

    def _build(self) -> None:
        self.setProperty("look", "page")
        # It paints its own ground, so that with each key nothing is painted that lies beneath it: a dozen widgets.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._set_size()
        self.document().setDocumentMargin(0)
        # With each key the layout would ask the window, for every paragraph below, how many dots its screen has to the
        # inch: a third of a key’s time in a long text, for measures that are all in pixels.
        layout: Any = self.document().documentLayout()  # which PySide describes as if it always had a device
        layout.setPaintDevice(None)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)

    def _recolour(self) -> None:
        """Draw in the theme's new colours, but leave the text alone while a syllable is composed."""
        self._must_recolour = self.composition.is_open
        if not self._must_recolour:
            self._looks.rehighlight()

    def _resize_text(self) -> None:
        """Show the text in its new size, but leave it alone while a syllable is composed."""
        self._must_resize = self.composition.is_open
        if self._must_resize:
            return
        self._set_size()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            cursor.setBlockFormat(self.spacing(block.blockFormat()))
            block = block.next()
        cursor.endEditBlock()
        self._looks.rehighlight()

    def _set_size(self) -> None:
        font = ui_font(self._theme.zoomed(SIZE_BODY))
        self.setFont(font)
        self.document().setDefaultFont(font)

    def _fit_height(self, size: QSizeF) -> None:
        if (height := round(size.height()) + 1) != self.height():
            self.setFixedHeight(height)
            self.height_changed.emit()
