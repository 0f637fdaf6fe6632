"""The sheet of the page: headline to body in one column that scrolls with the writer."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from cms.domain.article import ArticleText
from ui.editor.body.edit import BodyEdit
from ui.editor.headings import Headings
from ui.editor.link_field import LinkField
from ui.editor.page_column import PageColumn
from ui.editor.text_layers import TextLayers
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import COLUMN_WIDTH_MAX, SPACE_4, SPACE_6

# How far down the page the line being written stays as on a typewriter.
_WRITING_LINE = 0.45
# How far a wheel turns until it clicks, as Qt counts it.
_NOTCH = 120
FIELDS = ("headline", "subheadline", "byline", "dateline", "body")


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the writer is: the field, in the body the block and character, and how far down the page."""

    field: str = ""
    block_id: str = ""
    offset: int = 0
    scrolled: int = 0


class PageSheet(QScrollArea):
    """Holds the fields a writer fills in; it has the only scroll bar of the page."""

    edited = Signal()
    # The wheel was turned with the Ctrl key: 1 makes the text larger, -1 smaller.
    zoom_wanted = Signal(int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.headings = Headings(theme)
        self.body = BodyEdit(theme, icons)
        self.link_field = LinkField(self)
        # What is laid over the text of each field that has several lines.
        self.layers = {
            "headline": TextLayers(self.headings.headline),
            "subheadline": TextLayers(self.headings.subheadline),
            "body": TextLayers(self.body),
        }
        self._is_typewriter = False
        self._turned = 0
        self._build()
        self._connect()
        self._retranslate()

    @property
    def is_composing(self) -> bool:
        """Whether a syllable is being composed in one of the fields."""
        return self.headings.is_composing or self.body.composition.is_open

    def commit_preedit(self) -> None:
        """Take in a syllable being composed."""
        self.headings.commit_preedit()
        self.body.commit_preedit()

    def show_text(self, text: ArticleText, language: str) -> None:
        """Show another text from its beginning; nobody is told of an edit."""
        self.headings.show_text(text, language)
        self.body.show_body(text.body, language)
        self.verticalScrollBar().setValue(0)

    def follow_text(self, text: ArticleText, language: str) -> None:
        """Show what has become of the same text elsewhere; the writer stays where they are and may still undo."""
        self.headings.show_text(text, language)
        self.body.follow_body(text.body, language)

    def written(self, text: ArticleText) -> ArticleText:
        """Return *text* with what stands in the fields of the sheet."""
        return replace(
            text,
            headline=self.headings.headline.text,
            subheadline=self.headings.subheadline.text,
            byline=self.headings.byline.text(),
            dateline=self.headings.dateline.text(),
            body=self.body.body,
        )

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the text be read and copied from, but not changed."""
        self.headings.set_read_only(is_read_only=is_read_only)
        self.body.setReadOnly(is_read_only)

    def focus_field(self, name: str) -> None:
        """Go to one of the fields and scroll to it."""
        field = self._field(name)
        field.setFocus()
        if field is self.body:
            self._follow_cursor()
        else:
            self.ensureWidgetVisible(field, 0, SPACE_6)

    @property
    def caret(self) -> Caret:
        """Where the writer is, to come back to later."""
        field = next((name for name in FIELDS if self._field(name).hasFocus()), "")
        block_id, offset = self.body.place
        return Caret(field, block_id, offset, self.verticalScrollBar().value())

    def restore_caret(self, caret: Caret) -> None:
        """Come back to where the writer was; a paragraph that is gone leaves the cursor where it is."""
        self.body.go_to(caret.block_id, caret.offset)
        if caret.field:
            self._field(caret.field).setFocus()
        # Only when Qt has laid out the text is there room to scroll in.
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(caret.scrolled))

    def set_typewriter(self, *, is_on: bool) -> None:
        """Keep the line being written where it is and move the paper, or let the line wander."""
        self._is_typewriter = is_on
        self._leave_room_below()
        self._follow_cursor_later()

    def go_to_heading(self, block_id: str) -> None:
        """Put the cursor at a subheading, or without an id at the headline, with what follows it in sight."""
        if not block_id:
            self.focus_field("headline")
            self.verticalScrollBar().setValue(0)
            return
        self.body.setFocus()
        self.body.go_to(block_id, 0)
        here = self.body.viewport().mapTo(self._inside, self.body.cursorRect().topLeft())
        self.verticalScrollBar().setValue(here.y() - SPACE_6)

    def scroll_to(self, edit: QTextEdit, position: int) -> None:
        """Bring a place in the document of a field well into sight; the cursor stays where it is."""
        cursor = QTextCursor(edit.document())
        cursor.setPosition(min(position, edit.document().characterCount() - 1))
        here = edit.viewport().mapTo(self._inside, edit.cursorRect(cursor).center())
        self.ensureVisible(here.x(), here.y(), 0, self.viewport().height() // 3)

    def positions_in_sight(self, edit: QTextEdit) -> tuple[int, int]:
        """Return where in its document the part of a field begins and ends that can be seen, or soon will be."""
        room, spare = self.viewport().rect(), self.viewport().height() // 2
        ends = (room.top() - spare, room.bottom() + spare)
        top, bottom = (edit.viewport().mapFrom(self.viewport(), QPoint(0, y)) for y in ends)
        # Beside the text there is nothing to hit; a line is as wide as the field.
        first = edit.cursorForPosition(QPoint(0, max(top.y(), 0)))
        last = edit.cursorForPosition(QPoint(edit.viewport().width(), bottom.y()))
        return first.position(), last.position()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with the Ctrl key, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            # A finger on a touchpad turns the wheel in many small steps.
            if abs(self._turned) >= _NOTCH:
                self.zoom_wanted.emit(1 if self._turned > 0 else -1)
                self._turned = 0
            event.accept()
        else:
            super().wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the room below the last line of a typewriter."""
        super().resizeEvent(event)
        self._leave_room_below()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._column = column = QVBoxLayout()
        column.setContentsMargins(0, SPACE_6, 0, SPACE_6)
        column.setSpacing(0)
        column.addWidget(self.headings)
        column.addWidget(self.body)
        column.addStretch(1)
        self._inside = inside = PageColumn(column)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self._theme.zoom_changed.connect(self._resize_column)
        for field in (self.headings.headline, self.headings.subheadline):
            # Qt would zoom a field that can only be read by itself.
            field.viewport().installEventFilter(self)
        self.headings.edited.connect(self.edited)
        self.headings.finished.connect(self.body.setFocus)
        self.body.edited.connect(self.edited)
        self.body.cursorPositionChanged.connect(self._follow_cursor)
        self.body.height_changed.connect(self._follow_cursor_later)
        self.body.link_wanted.connect(self._ask_for_link)
        self.link_field.link_given.connect(self.body.set_link)
        self.link_field.closed.connect(self.body.setFocus)

    def _retranslate(self) -> None:
        self.body.set_placeholder(self.tr("Write the article here"))
        self.body.setAccessibleName(self.tr("Body"))
        self.setAccessibleName(self.tr("Article"))

    def _field(self, name: str) -> QWidget:
        return self.body if name == "body" else self.headings.field(name)

    def _ask_for_link(self, href: str) -> None:
        below = self.body.viewport().mapTo(self, self.body.cursorRect().bottomLeft())
        self.link_field.ask(below, href)

    def _follow_cursor(self) -> None:
        """Scroll so that the line being written can be seen, or with a typewriter stays where it is."""
        if not self.body.hasFocus():
            return
        line = self.body.cursorRect()
        here = self.body.viewport().mapTo(self._inside, line.center())
        # A line that runs away under the mouse would be selected on the way.
        if self._is_typewriter and not QApplication.mouseButtons():
            self.verticalScrollBar().setValue(here.y() - round(self.viewport().height() * _WRITING_LINE))
        else:
            self.ensureVisible(here.x(), here.y(), 0, line.height() + SPACE_4)

    def _follow_cursor_later(self) -> None:
        """The column has its new height only when Qt has laid it out."""
        QTimer.singleShot(0, self, self._follow_cursor)

    def _resize_column(self) -> None:
        self._inside.set_width(self._theme.zoomed(COLUMN_WIDTH_MAX))
        self._follow_cursor_later()

    def _leave_room_below(self) -> None:
        below = round(self.viewport().height() * (1 - _WRITING_LINE)) if self._is_typewriter else SPACE_6
        if below != self._column.contentsMargins().bottom():
            self._column.setContentsMargins(0, SPACE_6, 0, below)
