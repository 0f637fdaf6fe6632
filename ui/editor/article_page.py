"""The page an article is written on: the sheet with its text, and the photo tray at its foot."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cms.body.model import plain_text
from cms.body.suggestions import has_suggestions
from cms.domain.article import ArticleText, PhotoUse, reads_alike
from cms.domain.credits.house_style import SEED
from cms.domain.rows import OpenArticle, PhotoRow
from ui.editor.body.commands import selected_body
from ui.editor.body.suggestions import BodySuggestions
from ui.editor.finding.in_page import FindInPage
from ui.editor.page_column import PageColumn
from ui.editor.page_notes import PageNotes
from ui.editor.page_sheet import Caret, PageSheet
from ui.editor.photo_tray import PhotoTray
from ui.editor.proof.on_page import ProofOnPage
from ui.editor.reading_notice import ReadingNotice
from ui.editor.suggestion_bar import SuggestionBar
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import COLUMN_WIDTH_MAX, SPACE_1, SPACE_3
from ui.widgets import arrivals

__all__ = ["ArticlePage", "Caret"]


class ArticlePage(QWidget):
    """Shows one article, editable or not, and holds its text as it is being written.

    `body` is for the commands of the Edit menu, `headline` for documents that bring one, `finding` finds and
    replaces, `tray` is for thumbnails, arriving files and the selected photo.
    """

    text_edited = Signal()
    # Another text is on the page: another article, or the same one as a colleague left it.
    text_shown = Signal()
    # The wheel was turned with the Ctrl key: 1 makes the text larger, -1 smaller.
    zoom_wanted = Signal(int)
    # The Esc key was pressed, and nothing on the page wanted it.
    left = Signal()
    photos_dropped = Signal(list)
    image_pasted = Signal(bytes)
    # Dropped into the text: the paths or the picture, and the block behind which it comes, none being the top.
    photos_dropped_in_text = Signal(list, str)
    image_dropped_in_text = Signal(bytes, str)
    documents_dropped = Signal(list)
    photos_wanted = Signal()
    photo_selected = Signal(str)
    # The writer came by a photo in the text.
    photo_passed = Signal(str)
    # The photo's id and its new place, from 0; the page has it there already.
    photo_moved = Signal(str, int)
    # The PhotoUse taken out and the place it had; the page has taken it out already.
    photo_removed = Signal(object, int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._shown = ArticleText()
        self._article_id = ""
        self._photos: tuple[PhotoUse, ...] = ()
        self._rows: dict[str, PhotoRow] = {}
        self._house = SEED
        self._has_newer_text = False
        self._is_read_only = False
        self._notice = ReadingNotice(theme, icons)
        self._sheet = PageSheet(theme, icons)
        self.body, self.headline = self._sheet.body, self._sheet.headings.headline
        self.suggestions = BodySuggestions(self.body)
        self.suggestion_bar = SuggestionBar(icons)
        self.notes = PageNotes(self._sheet, lambda: self._article_id)
        self.tray = PhotoTray(theme, icons)
        self._build()
        self.proof = ProofOnPage(self._sheet, theme)
        self.finding = FindInPage(self._sheet, theme, icons, lambda bar: self._column.insertWidget(1, bar))
        self._connect()

    # The article.

    @property
    def article_id(self) -> str:
        """The article shown, or an empty text."""
        return self._article_id

    @property
    def is_composing(self) -> bool:
        """Whether a syllable is being composed in one of the fields."""
        return self._sheet.is_composing

    def show_article(
        self,
        opened: OpenArticle,
        *,
        editable: bool,
        reason: str = "",
        replacing: bool = False,
        is_newest: bool = True,
    ) -> bool:
        """Show an article as its writer last left it, and say whether its text was put on the page.

        The same article shown again never replaces words written since, unless *replacing*; it *is_newest* where
        nothing can have been written since it was asked for. *reason* says why it cannot be edited.
        """
        text = opened.working_copy or opened.text
        is_same = opened.row.article_id == self._article_id
        if not is_same or not editable:
            self.commit_preedit()
        has_newer = self._has_newer_text or self.is_composing or not is_newest
        is_ours_newer = is_same and not replacing and has_newer
        is_alike = is_same and reads_alike(text, self.text())
        self._rows = {**(self._rows if is_same else {}), **opened.photos}
        self._article_id = opened.row.article_id
        self._house = opened.demands.house
        if is_alike:
            self._has_newer_text &= not is_newest
        elif not is_ours_newer:
            self._show_text(text, opened.row.language, keep_place=is_same)
        self._show_photos()
        self._set_read_only(is_read_only=not editable, reason=reason)
        return not is_ours_newer and not is_alike

    def clear(self) -> None:
        """Show no article."""
        self.commit_preedit()
        self._article_id = ""
        self._rows = {}
        self._show_text(ArticleText(), "en", keep_place=False)
        self._show_photos()
        # A key pressed before the next article is here would be lost.
        self._set_read_only(is_read_only=True, reason="")

    def text(self) -> ArticleText:
        """Return the text as it stands, without a syllable that is still being composed."""
        return self._sheet.written(replace(self._shown, photos=self._photos))

    def commit_preedit(self) -> None:
        """Take in a syllable being composed, before the article is left, submitted or closed."""
        self._sheet.commit_preedit()

    # Its photos.

    @property
    def photos(self) -> tuple[PhotoUse, ...]:
        """The photos in the order readers will see them."""
        return self._photos

    @property
    def photo_rows(self) -> dict[str, PhotoRow]:
        """What the library says of each photo known here, by id."""
        return dict(self._rows)

    def set_photos(self, photos: tuple[PhotoUse, ...], rows: Mapping[str, PhotoRow]) -> None:
        """Use these photos; *rows* add to those known. `text_edited` says if readers will see a change."""
        self._rows.update(rows)
        self._take_photos(photos)

    def change_photo(self, use: PhotoUse) -> None:
        """Take over caption, credit or alternative text from the inspector."""
        self._take_photos(tuple(use if old.photo_id == use.photo_id else old for old in self._photos))

    def set_thumbnail(self, photo_id: str, picture: QImage) -> None:
        """Show the small picture of a photo, on its card and in the text."""
        self.tray.set_thumbnail(photo_id, picture)
        self.body.figures.set_thumbnail(photo_id, picture)

    def place_in_text(self, photo_id: str, behind: str | None = None) -> str:
        """Put a photo of the article into the text, behind a block or where the writer is; return its block's id."""
        if self._is_read_only:
            return ""
        return self.body.place_figure(photo_id, self.body.place[0] if behind is None else behind)

    def put_back_photo(self, use: PhotoUse, position: int) -> None:
        """Undo a removal."""
        others = tuple(old for old in self._photos if old.photo_id != use.photo_id)
        self._take_photos((*others[:position], use, *others[position:]))

    # The writer.

    def set_typewriter(self, *, is_on: bool) -> None:
        """Keep the line being written where it is and move the paper, or let the line wander."""
        self._sheet.set_typewriter(is_on=is_on)

    def go_to_heading(self, block_id: str) -> None:
        """Put the cursor at a subheading, or without an id at the headline, with what follows it in sight."""
        self._sheet.go_to_heading(block_id)

    @property
    def selected_words(self) -> str:
        """The words selected in the body; paragraphs begin new lines, and what is only suggested does not count."""
        cursor = self.body.textCursor()
        if cursor.hasSelection() and has_suggestions(self.body.body):
            return plain_text(selected_body(cursor))
        words = cursor.selectedText()
        return words.replace("\u2029", "\n").replace("\u2028", "\n")

    def focus_field(self, name: str) -> None:
        """Go to a field: `headline`, `subheadline`, `byline`, `dateline` or `body`."""
        self._sheet.focus_field(name)

    def focus_if_left(self) -> None:
        """Give the body the keyboard unless it is in a field of the page already."""
        if not self.caret.field:
            self.focus_field("body")

    @property
    def caret(self) -> Caret:
        """Where the writer is, to come back to later."""
        return self._sheet.caret

    def restore_caret(self, caret: Caret) -> None:
        """Come back to where the writer was; a paragraph that is gone leaves the cursor where it is."""
        self._sheet.restore_caret(caret)

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """Return the parts the F6 key goes to, each with what gets the focus there."""
        parts: list[tuple[QWidget, QWidget]] = [(self, self._sheet)]
        if self.finding.is_open:
            parts.insert(0, (self.finding.bar, self.finding.bar.field))
        return parts

    # What Qt asks of us.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close the search with Esc from wherever on the page the writer is."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.finding.is_open:
            self.finding.close()
        else:
            self.left.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome photos anywhere on the page."""
        if not self._is_read_only and arrivals.is_for_photos(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take photos dropped beside the text."""
        if files := arrivals.files_in(event.mimeData()):
            self._take_files(files)
        elif arrivals.has_picture(event.mimeData()):
            self.image_pasted.emit(arrivals.picture_in(event.mimeData()))
        event.acceptProposedAction()

    def _take_files(self, files: list[str]) -> None:
        documents = arrivals.documents_among(files)
        if documents:
            self.documents_dropped.emit(documents)
        if photos := [file for file in files if file not in documents]:
            self.photos_dropped.emit(photos)

    def _build(self) -> None:
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        top, foot = QVBoxLayout(), QVBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self._notice)
        foot.setContentsMargins(0, SPACE_3, 0, SPACE_1)
        foot.addWidget(self.tray)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._beside = [PageColumn(top), PageColumn(foot), self.suggestion_bar.column]
        column.addWidget(self._beside[0])
        column.addWidget(self.suggestion_bar)
        column.addWidget(self._sheet, 1)
        column.addWidget(self._beside[1])

    def _connect(self) -> None:
        self._sheet.edited.connect(self._note_edit)
        self._sheet.zoom_wanted.connect(self.zoom_wanted)
        self.text_shown.connect(self.notes.mark_again)
        self._theme.zoom_changed.connect(self._resize_columns)
        self._sheet.verticalScrollBar().rangeChanged.connect(self._keep_in_line)
        self.body.files_brought.connect(self.photos_dropped)
        self.body.picture_brought.connect(self.image_pasted)
        self.body.files_dropped.connect(self.photos_dropped_in_text)
        self.body.picture_dropped.connect(self.image_dropped_in_text)
        self.body.card_dropped.connect(self.place_in_text)
        self.body.figure_selected.connect(self.tray.select_photo)
        self.body.figure_selected.connect(self.photo_passed)
        self.body.figure_opened.connect(self.photo_selected)
        self.tray.place_wanted.connect(self.place_in_text)
        self.body.documents_brought.connect(self.documents_dropped)
        self.tray.photos_dropped.connect(self.photos_dropped)
        self.tray.image_pasted.connect(self.image_pasted)
        self.tray.photos_wanted.connect(self.photos_wanted)
        self.tray.photo_selected.connect(self.photo_selected)
        self.tray.photo_moved.connect(self._move_photo)
        self.tray.photo_removed.connect(self._remove_photo)

    def keep_beside(self, column: PageColumn) -> None:
        """Keep a column that stands above the page in line with its text, too."""
        self._beside.append(column)

    def _keep_in_line(self, _least: int, most: int) -> None:
        for column in self._beside:
            column.keep_in_line(beside_scroll_bar=most > 0)

    def _resize_columns(self) -> None:
        for column in self._beside:
            column.set_width(self._theme.zoomed(COLUMN_WIDTH_MAX))

    def _show_text(self, text: ArticleText, language: str, *, keep_place: bool) -> None:
        self._shown, self._photos = text, text.photos
        if keep_place:
            self._sheet.follow_text(text, language)
        else:
            self._sheet.show_text(text, language)
        self._has_newer_text = False
        self.finding.forget()
        self.text_shown.emit()

    def _set_read_only(self, *, is_read_only: bool, reason: str) -> None:
        self._is_read_only = is_read_only
        self._sheet.set_read_only(is_read_only=is_read_only)
        self.finding.set_read_only(is_read_only=is_read_only)
        self.tray.set_read_only(is_read_only=is_read_only)
        self._notice.say(reason if is_read_only else "")

    def _note_edit(self) -> None:
        self._has_newer_text = True
        self.text_edited.emit()

    def _take_photos(self, photos: tuple[PhotoUse, ...]) -> None:
        has_changed = photos != self._photos
        self._photos = photos
        self._show_photos()
        if has_changed:
            self._note_edit()

    def _show_photos(self) -> None:
        self.tray.show_photos(self._photos, self._rows)
        self.body.figures.show_photos(self._photos, self._house)

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
