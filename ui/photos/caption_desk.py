"""The caption desk: a contact sheet of chosen photos, and beside it the words of those that are selected."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from cms.domain.photos.caption_codes import CodeTable
from cms.domain.photos.captioning import CaptionTemplate, FieldChange, UseRow, rewordings
from cms.domain.rows import PhotoRow
from ui.photos.caption_panel import CaptionPanel
from ui.photos.codes_page import CodesPage
from ui.photos.copied_words import copied_words, words_copied
from ui.photos.naming_bar import NamingBar
from ui.photos.photo_grid import PhotoGrid
from ui.photos.photo_grid_view import PhotoGridView
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import INSPECTOR_WIDTH_MAX, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import IconButton, PushButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, plain_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_PANEL_WIDTH = INSPECTOR_WIDTH_MAX - 40


class CaptionDesk(QWidget):
    """Shows chosen photos and their words; what was touched is written when the selection is left."""

    thumbnails_wanted = Signal(list)
    # A list of Rewording: all of them are one act, undone by one.
    rewording_wanted = Signal(list)
    undo_wanted = Signal()
    # A CaptionTemplate to be kept; one without fields is taken away.
    template_kept = Signal(object)
    # The whole table of codes.
    codes_kept = Signal(object)
    code_file_wanted = Signal()
    # The one photo that is selected, of which it is asked which articles use it; the slug of one of them.
    uses_wanted = Signal(str)
    article_wanted = Signal(str)
    words_given = Signal(str, str)
    retry_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._grid = PhotoGrid(self)
        self.sheet = PhotoGridView(self._grid, theme, icons)
        self.panel = CaptionPanel(icons)
        self._templates: tuple[CaptionTemplate, ...] = ()
        self._is_read_only = False
        self._back = IconButton(icons, "chevron-left")
        self._title = ElidedLabel(look="title")
        self._count = plain_label(look="meta")
        self._template = PushButton()
        self._template_menu = QMenu(self)
        self._codes = PushButton()
        self._naming = NamingBar()
        self._to_be_named = CaptionTemplate("")
        self.codes_page = CodesPage()
        self._known_codes = CodeTable()
        # What was touched in which photos when they were left last: given back if it could not be written.
        self._last: tuple[tuple[str, ...], dict[str, FieldChange]] = ((), {})
        self._loading = EmptyState(theme, icons, "loader-circle")
        self._failed = EmptyState(theme, icons, "circle-alert")
        self._nothing = EmptyState(theme, icons, "images")
        self._name = self._error = ""
        self._pages = QStackedWidget()
        self._build()
        self._connect()
        self._retranslate()
        self.show_loading()

    @property
    def photo_ids(self) -> tuple[str, ...]:
        """The photos on the contact sheet."""
        return self._grid.photo_ids

    def photo_of(self, photo_id: str) -> PhotoRow | None:
        """Return what the library says of a photo on the sheet."""
        return self._grid.photo_of(photo_id)

    def show_loading(self) -> None:
        """Show that the photos are being fetched."""
        self._pages.setCurrentWidget(self._loading)

    def show_error(self, sentence: str) -> None:
        """Show why there are no photos to be seen."""
        self._error = sentence
        self._failed.set_words(sentence, self.tr("Try again"))
        self._pages.setCurrentWidget(self._failed)

    def show_photos(self, photos: Sequence[PhotoRow], selected: Sequence[str] = (), name: str = "") -> None:
        """Put photos on the contact sheet, called *name*, and select some of them, or the first."""
        self._name = name
        self._grid.show_photos(photos)
        self._pages.setCurrentWidget(self._whole if photos else self._nothing)
        self.sheet.select_photos(list(selected) or [photo.photo_id for photo in photos[:1]])
        self._show_words()
        self._show_count()

    def take_rows(self, photos: Iterable[PhotoRow]) -> None:
        """Know what the library says now; fields that somebody is writing in stay as they are."""
        self._grid.take_rows(photos)
        if not self.panel.touched():
            self._show_words()

    def set_thumbnail(self, photo_id: str, picture: QImage) -> None:
        """Show the small picture of a photo, decoded by the caller."""
        self._grid.set_thumbnail(photo_id, picture)

    def show_uses(self, photo_id: str, uses: Sequence[UseRow]) -> None:
        """Show which articles use a photo, if it is still the one that is selected."""
        if [photo.photo_id for photo in self.panel.photos] == [photo_id]:
            self.panel.used.show_uses(uses, can_give=not self._is_read_only)

    def use_codes(self, codes: CodeTable) -> None:
        """Offer these codes while captions are typed."""
        self._known_codes = codes
        self.panel.use_codes(codes)

    def use_templates(self, templates: Sequence[CaptionTemplate]) -> None:
        """Offer these templates."""
        self._templates = tuple(templates)
        self._fill_templates()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let everything be seen and copied, but not written."""
        self._is_read_only = is_read_only
        self.panel.set_read_only(is_read_only=is_read_only)
        self.codes_page.set_read_only(is_read_only=is_read_only)
        self._fill_templates()

    def save(self) -> bool:
        """Have what was touched written; say whether there was anything."""
        touched = self.panel.touched()
        changes = rewordings(self.panel.photos, touched) if touched and not self._is_read_only else []
        if not touched or self._is_read_only:
            return False
        self._last = (tuple(one.photo_id for one in self.panel.photos), touched)
        self.panel.settle()
        if changes:
            self.rewording_wanted.emit(changes)
        return bool(changes)

    def take_up_again(self) -> None:
        """Show again what could not be written, to be looked at and written anew."""
        photo_ids, touched = self._last
        self.sheet.select_photos(list(photo_ids))
        self._show_words()
        self.panel.take(touched)
        self.panel.focus_caption()

    @property
    def has_unwritten(self) -> bool:
        """Whether something was touched that is not on its way to the newsroom."""
        return bool(self.panel.touched())

    def save_and_go_on(self) -> None:
        """Have what was touched written, and go to the next photo, in its caption."""
        here = max((self._grid.row_of(one.photo_id) or 0 for one in self.panel.photos), default=0)
        self.save()
        if here + 1 < self._grid.rowCount():
            self.sheet.select_row(here + 1)
            self.panel.focus_caption()
        else:
            self.sheet.setFocus()

    def copy_words(self) -> None:
        """Copy the words of the current photo, for other photos and for other programs."""
        photo = self._grid.photo_of(self.sheet.current_photo)
        if photo is not None:
            QGuiApplication.clipboard().setMimeData(copied_words(photo))

    def paste_words(self) -> None:
        """Give the words that were copied to every selected photo; they are written when the photos are left."""
        brought: QMimeData = QGuiApplication.clipboard().mimeData()
        words = words_copied(brought)
        if words and not self._is_read_only:
            self.panel.take(words)

    # What Qt asks of us.

    def event(self, event: QEvent) -> bool:
        """Keep our own keys from the window's commands: Ctrl+Enter there takes an article's next step."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Save and go on with Ctrl+Enter, undo, copy, paste; Esc leaves the field, then the desk."""
        act = self._own(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Have what was touched written, whatever else is shown now."""
        self.save()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _own(self, event: QKeyEvent) -> Callable[[], None] | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and modifiers == _CTRL:
            return self.save_and_go_on
        if event.key() == Qt.Key.Key_Escape:
            return self._step_back
        if not self.sheet.hasFocus():
            return None
        of_sheet = {
            (Qt.Key.Key_Z, _CTRL): self.undo_wanted.emit,
            (Qt.Key.Key_C, _CTRL): self.copy_words,
            (Qt.Key.Key_V, _CTRL): self.paste_words,
        }
        return next(
            (act for (key, with_), act in of_sheet.items() if event.key() == key and modifiers == with_), None
        )

    def _step_back(self) -> None:
        if not self.sheet.hasFocus() and self.sheet.isVisible():
            self.sheet.setFocus()
        else:
            self.leave()

    def leave(self) -> None:
        """Have what was touched written, and go back to where the photos were chosen."""
        self.save()
        self.left.emit()

    def _build(self) -> None:
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._template.setMenu(self._template_menu)
        self._template_menu.aboutToShow.connect(self._fill_templates)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE_2, SPACE_2, SPACE_4, SPACE_2)
        top.setSpacing(SPACE_3)
        for part in (self._back, self._title, self._count):
            top.addWidget(part)
        top.addStretch(1)
        for button in (self._template, self._codes):
            top.addWidget(button)
        self.panel.setFixedWidth(_PANEL_WIDTH)
        self._whole = QWidget()
        both = QHBoxLayout(self._whole)
        both.setContentsMargins(SPACE_4, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self.sheet, 1)
        both.addWidget(self.panel)
        for page in (self._whole, self._loading, self._failed, self._nothing, self.codes_page):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._naming)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.sheet.thumbnails_wanted.connect(self.thumbnails_wanted)
        self.sheet.opened.connect(lambda _photo_id: self.panel.focus_caption())
        self.sheet.selectionModel().selectionChanged.connect(self._select)
        self.panel.saving_wanted.connect(self.save_and_go_on)
        self.panel.used.article_wanted.connect(self.article_wanted)
        self.panel.used.words_given.connect(self._give_words)
        self._back.clicked.connect(self.leave)
        self._codes.clicked.connect(self._show_codes)
        self._naming.named.connect(self._keep_template)
        self._naming.left.connect(self.panel.focus_caption)
        self.codes_page.kept.connect(self._keep_codes)
        self.codes_page.left.connect(self._leave_codes)
        self.codes_page.file_wanted.connect(self.code_file_wanted)
        self._failed.acted.connect(self.retry_wanted)
        self._nothing.acted.connect(self.left)

    def _retranslate(self) -> None:
        self._back.set_words(self.tr("Back"), "Esc")
        self._template.setText(self.tr("Templates"))
        self._codes.setText(self.tr("Codes…"))
        self.sheet.setAccessibleName(self.tr("Contact sheet"))
        self._loading.set_words(self.tr("Fetching the photos…"))
        self._failed.set_words(self._error, self.tr("Try again"))
        self._nothing.set_words(self.tr("There are no photos to write captions for."), self.tr("Back"))
        self._naming.set_words(self.tr("Name of the template"), self.tr("Keep"), self.tr("Cancel"))
        self._fill_templates()
        self._show_count()

    def _begin_naming(self) -> None:
        self._to_be_named = self.panel.template("")
        self._naming.ask()

    def _keep_template(self, name: str) -> None:
        self.template_kept.emit(CaptionTemplate(name, self._to_be_named.fields))
        self.panel.focus_caption()

    def _show_codes(self) -> None:
        self.codes_page.show_codes(self._known_codes)
        self._pages.setCurrentWidget(self.codes_page)
        self.codes_page.focus_text()

    def _keep_codes(self, codes: CodeTable) -> None:
        self.codes_kept.emit(codes)
        self._leave_codes()

    def _leave_codes(self) -> None:
        self._pages.setCurrentWidget(self._whole if self._grid.rowCount() else self._nothing)
        self.sheet.setFocus()

    def _select(self) -> None:
        self.save()
        self._show_words()
        self._show_count()

    def _show_words(self) -> None:
        found = (self._grid.photo_of(photo_id) for photo_id in self.sheet.selected_photos)
        photos = [photo for photo in found if photo is not None]
        self.panel.show_photos(photos)
        self.panel.used.show_uses((), can_give=False)
        if len(photos) == 1 and photos[0].used_in:
            self.uses_wanted.emit(photos[0].photo_id)

    def _give_words(self, slug: str) -> None:
        if len(self.panel.photos) == 1:
            self.words_given.emit(slug, self.panel.photos[0].photo_id)

    def _show_count(self) -> None:
        self._title.setText(self._name or self.tr("Captions"))
        selected, shown = len(self.sheet.selected_photos), self._grid.rowCount()
        self._count.setText(self.tr("{0} of {1} selected").format(selected, shown) if shown else "")

    def _fill_templates(self) -> None:
        menu = self._template_menu
        menu.clear()
        for template in self._templates:
            entry = menu.addAction(template.name.replace("&", "&&"))
            entry.setEnabled(not self._is_read_only)
            entry.triggered.connect(lambda _checked=False, one=template: self.panel.take(one.fields))
        if self._templates:
            menu.addSeparator()
        keep = menu.addAction(self.tr("Keep what was changed as a template…"))
        keep.triggered.connect(self._begin_naming)
        keep.setEnabled(not self._is_read_only and self.has_unwritten)
        if self._templates:
            away = menu.addMenu(self.tr("Take a template away"))
            for template in self._templates:
                entry = away.addAction(template.name.replace("&", "&&"))
                entry.triggered.connect(
                    lambda _checked=False, one=template: self.template_kept.emit(CaptionTemplate(one.name))
                )
            away.setEnabled(not self._is_read_only)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as the middle of the window."""
        return QSize(960, 600)
