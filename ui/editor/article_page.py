"""The page an article is written on: headline to body in one scrolling column, the photo tray at its foot."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cms.domain.article import ArticleText, PhotoUse
from cms.domain.rows import OpenArticle, PhotoRow
from ui.editor import arrivals
from ui.editor.body_edit import BodyEdit
from ui.editor.headings import Headings
from ui.editor.link_field import LinkField
from ui.editor.page_column import centred
from ui.editor.photo_tray import PhotoTray
from ui.editor.reading_notice import ReadingNotice
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1, SPACE_3, SPACE_4, SPACE_6

FIELDS = ("headline", "subheadline", "byline", "dateline", "body")


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the writer is: the field, in the body the block and character, and how far down the page."""

    field: str = ""
    block_id: str = ""
    offset: int = 0
    scrolled: int = 0


class ArticlePage(QWidget):
    """Shows one article, editable or not, and holds its text as it is being written.

    `body` is for the commands of the Edit menu, `tray` for thumbnails, arriving files and the selected photo.
    """

    text_edited = Signal()
    photos_dropped = Signal(list)
    image_pasted = Signal(bytes)
    photos_wanted = Signal()
    photo_selected = Signal(str)
    # The photo's id and its new place, from 0; the page has it there already.
    photo_moved = Signal(str, int)
    # The PhotoUse taken out and the place it had; the page has taken it out already.
    photo_removed = Signal(object, int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._shown = ArticleText()
        self._article_id = ""
        self._language = "en"
        self._photos: tuple[PhotoUse, ...] = ()
        self._rows: dict[str, PhotoRow] = {}
        self._has_newer_text = False
        self._is_read_only = False
        self._notice = ReadingNotice(theme, icons)
        self._headings = Headings(theme)
        self.body = BodyEdit(theme)
        self._scroll = QScrollArea()
        self.tray = PhotoTray(theme, icons)
        self._link_field = LinkField(self)
        self._build()
        self._connect()
        self._retranslate()

    # The article.

    @property
    def article_id(self) -> str:
        """The article shown, or an empty text."""
        return self._article_id

    @property
    def is_composing(self) -> bool:
        """Whether a syllable is being composed in one of the fields."""
        return self._headings.is_composing or self.body.composition.is_open

    def show_article(
        self, opened: OpenArticle, *, editable: bool, reason: str = "", replacing: bool = False
    ) -> bool:
        """Show an article as its writer last left it, and say whether its text was put on the page.

        The same article shown again never replaces words written since, unless *replacing*. *reason* says why
        it cannot be edited.
        """
        text = opened.working_copy or opened.text
        is_same = opened.row.article_id == self._article_id
        if not is_same:
            self.commit_preedit()
        is_ours_newer = is_same and not replacing and (self._has_newer_text or self.is_composing)
        self._rows = {**(self._rows if is_same else {}), **opened.photos}
        self._article_id, self._language = opened.row.article_id, opened.row.language
        is_shown = not is_ours_newer and not (is_same and text == self.text())
        if is_shown:
            self._show_text(text, keep_place=is_same)
        elif text == self.text():
            self._has_newer_text = False
        self.tray.show_photos(self._photos, self._rows)
        self._set_read_only(is_read_only=not editable, reason=reason)
        return is_shown

    def clear(self) -> None:
        """Show no article."""
        self.commit_preedit()
        self._article_id = ""
        self._rows = {}
        self._show_text(ArticleText(), keep_place=False)
        self.tray.show_photos((), {})

    def text(self) -> ArticleText:
        """Return the text as it stands, without a syllable that is still being composed."""
        return replace(
            self._shown,
            headline=self._headings.headline.text,
            subheadline=self._headings.subheadline.text,
            byline=self._headings.byline.text(),
            dateline=self._headings.dateline.text(),
            body=self.body.body,
            photos=self._photos,
        )

    def commit_preedit(self) -> None:
        """Take in a syllable being composed, before the article is left, submitted or closed."""
        self._headings.commit_preedit()
        self.body.commit_preedit()

    # Its photos.

    @property
    def photos(self) -> tuple[PhotoUse, ...]:
        """The photos in the order readers will see them."""
        return self._photos

    @property
    def photo_rows(self) -> dict[str, PhotoRow]:
        """What the library says of each photo known here, by id."""
        return dict(self._rows)

    @property
    def photo_rows(self) -> dict[str, PhotoRow]:
        """What the library knows of the photos, by their ids."""
        return self._rows

    def set_photos(self, photos: tuple[PhotoUse, ...], rows: Mapping[str, PhotoRow]) -> None:
        """Use these photos; *rows* add to those known. `text_edited` says if readers will see a change."""
        self._rows.update(rows)
        self._take_photos(photos)

    def change_photo(self, use: PhotoUse) -> None:
        """Take over caption, credit or alternative text from the inspector."""
        self._take_photos(tuple(use if old.photo_id == use.photo_id else old for old in self._photos))

    def put_back_photo(self, use: PhotoUse, position: int) -> None:
        """Undo a removal."""
        others = tuple(old for old in self._photos if old.photo_id != use.photo_id)
        self._take_photos((*others[:position], use, *others[position:]))

    # The writer.

    def focus_field(self, name: str) -> None:
        """Go to a field: `headline`, `subheadline`, `byline`, `dateline` or `body`."""
        field = self._field(name)
        field.setFocus()
        self._scroll.ensureWidgetVisible(
            field, 0, SPACE_6
        ) if field is not self.body else self._follow_cursor()

    @property
    def caret(self) -> Caret:
        """Where the writer is, to come back to later."""
        field = next((name for name in FIELDS if self._field(name).hasFocus()), "")
        block_id, offset = self.body.place
        return Caret(field, block_id, offset, self._scroll.verticalScrollBar().value())

    def restore_caret(self, caret: Caret) -> None:
        """Come back to where the writer was; a paragraph that is gone leaves the cursor where it is."""
        self.body.go_to(caret.block_id, caret.offset)
        if caret.field:
            self._field(caret.field).setFocus()
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(caret.scrolled))

    # What Qt asks of us.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome photos anywhere on the page."""
        if not self._is_read_only and arrivals.is_for_photos(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take photos dropped beside the text."""
        if files := arrivals.files_in(event.mimeData()):
            self.photos_dropped.emit(files)
        elif arrivals.has_picture(event.mimeData()):
            self.image_pasted.emit(arrivals.picture_in(event.mimeData()))
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        text = QVBoxLayout()
        text.setContentsMargins(0, SPACE_6, 0, SPACE_6)
        text.setSpacing(0)
        for part in (self._headings, self.body):
            text.addWidget(part)
        text.addStretch(1)
        page = centred(text)
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top, foot = QVBoxLayout(), QVBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._notice)
        foot.setContentsMargins(0, SPACE_3, 0, SPACE_1)
        foot.addWidget(self.tray)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(centred(top))
        column.addWidget(self._scroll, 1)
        column.addWidget(centred(foot))

    def _connect(self) -> None:
        self._headings.edited.connect(self._note_edit)
        self._headings.finished.connect(self.body.setFocus)
        self.body.edited.connect(self._note_edit)
        self.body.cursorPositionChanged.connect(self._follow_cursor)
        self.body.height_changed.connect(self._follow_cursor_later)
        self.body.files_brought.connect(self.photos_dropped)
        self.body.picture_brought.connect(self.image_pasted)
        self.body.link_wanted.connect(self._ask_for_link)
        self._link_field.link_given.connect(self.body.set_link)
        self._link_field.closed.connect(self.body.setFocus)
        self.tray.photos_dropped.connect(self.photos_dropped)
        self.tray.image_pasted.connect(self.image_pasted)
        self.tray.photos_wanted.connect(self.photos_wanted)
        self.tray.photo_selected.connect(self.photo_selected)
        self.tray.photo_moved.connect(self._move_photo)
        self.tray.photo_removed.connect(self._remove_photo)

    def _retranslate(self) -> None:
        self.body.set_placeholder(self.tr("Write the article here"))
        self.body.setAccessibleName(self.tr("Body"))

    def _field(self, name: str) -> QWidget:
        head = self._headings
        fields: tuple[QWidget, ...] = (
            head.headline,
            head.subheadline,
            head.byline,
            head.dateline,
            self.body,
        )
        return dict(zip(FIELDS, fields, strict=True))[name]

    def _show_text(self, text: ArticleText, *, keep_place: bool) -> None:
        caret = self.caret
        self._shown, self._photos = text, text.photos
        self._headings.show_text(text, self._language)
        self.body.show_body(text.body, self._language)
        self._has_newer_text = False
        if keep_place:
            self.restore_caret(caret)
        else:
            self._scroll.verticalScrollBar().setValue(0)

    def _set_read_only(self, *, is_read_only: bool, reason: str) -> None:
        self._is_read_only = is_read_only
        self._headings.set_read_only(is_read_only=is_read_only)
        self.body.setReadOnly(is_read_only)
        self.tray.set_read_only(is_read_only=is_read_only)
        self._notice.say(reason if is_read_only else "")

    def _note_edit(self) -> None:
        self._has_newer_text = True
        self.text_edited.emit()

    def _take_photos(self, photos: tuple[PhotoUse, ...]) -> None:
        has_changed = photos != self._photos
        self._photos = photos
        self.tray.show_photos(photos, self._rows)
        if has_changed:
            self._note_edit()

    def _move_photo(self, photo_id: str, position: int) -> None:
        moved = next(use for use in self._photos if use.photo_id == photo_id)
        others = tuple(use for use in self._photos if use is not moved)
        self._take_photos((*others[:position], moved, *others[position:]))
        self.photo_moved.emit(photo_id, position)

    def _remove_photo(self, photo_id: str) -> None:
        position = next(number for number, use in enumerate(self._photos) if use.photo_id == photo_id)
        removed = self._photos[position]
        self._take_photos(self._photos[:position] + self._photos[position + 1 :])
        self.photo_removed.emit(removed, position)

    def _ask_for_link(self, href: str) -> None:
        below = self.body.viewport().mapTo(self, self.body.cursorRect().bottomLeft())
        self._link_field.ask(below, href)

    def _follow_cursor(self) -> None:
        """Scroll so that the line being written can be seen."""
        if not self.body.hasFocus():
            return
        line = self.body.cursorRect()
        here = self.body.pos() + line.center()
        self._scroll.ensureVisible(here.x(), here.y(), 0, line.height() + SPACE_4)

    def _follow_cursor_later(self) -> None:
        """The column has its new height only when Qt has laid it out."""
        QTimer.singleShot(0, self, self._follow_cursor)
