"""Hundreds of files on their way into the library: how far they are, what could not be taken in and why."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QProgressBar, QVBoxLayout, QWidget

from ui.photos.import_files import FileState, ImportFile, ImportFiles, ImportPainter
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PrimaryButton, PushButton
from ui.widgets.labels import plain_label

_DONE = (FileState.ADDED, FileState.KNOWN, FileState.REFUSED)


class ImportSheet(QWidget):
    """The files with what has become of each; refused ones are counted in words and can be shown alone."""

    cancel_wanted = Signal()
    captions_wanted = Signal(list)
    # Ids of photos that the open article is to use.
    use_wanted = Signal(list)
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._files = ImportFiles(self)
        self._list = QListView()
        self._title = plain_label(look="title")
        self._state = plain_label(look="secondary", wraps=True)
        self._bar = QProgressBar()
        self._cancel = PushButton()
        self._captions = PrimaryButton()
        self._use = PushButton()
        self._leave = PushButton(look="quiet")
        self._is_over = self._is_cancelled = self._can_use = False
        self._build(theme, icons)
        self._retranslate()

    @property
    def photo_ids(self) -> list[str]:
        """The photos the files have become, those the library had among them, each once."""
        return list(dict.fromkeys(file.photo_id for file in self._files.files if file.photo_id))

    @property
    def refused(self) -> list[ImportFile]:
        """The files that could not be taken in."""
        return [file for file in self._files.files if file.state is FileState.REFUSED]

    def begin(self, files: Sequence[ImportFile]) -> None:
        """Show a new batch."""
        self._is_over = self._is_cancelled = False
        self._files.show_files(files)
        self._bar.setRange(0, max(len(files), 1))
        self._show_state()

    def set_state(self, key: str, state: FileState, *, sentence: str = "", photo_id: str = "") -> None:
        """Say what has become of a file; the list follows what is being read."""
        row = self._files.set_state(key, state, sentence=sentence, photo_id=photo_id)
        if state is FileState.READING and not self._list.hasFocus():
            self._list.scrollTo(self._files.index(row))
        self._show_state()

    def set_thumbnail(self, photo_id: str, picture: QImage) -> None:
        """Show the small picture of what a file has become."""
        self._files.set_thumbnail(photo_id, picture)

    def end(self, *, is_cancelled: bool) -> None:
        """Say that no more files are taken in."""
        self._is_over, self._is_cancelled = True, is_cancelled
        self._show_state()
        (self._captions if self.photo_ids else self._leave).setFocus()

    def go_on(self) -> None:
        """Say that more files are taken in after all."""
        self._is_over = False
        self._show_state()

    def set_can_use(self, *, can_use: bool) -> None:
        """Offer to use the photos in the open article."""
        self._can_use = can_use
        self._show_state()

    # What Qt asks of us.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc cancels what is going on, and leaves what is over."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._is_over:
            self.left.emit()
        else:
            self.cancel_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self, theme: Theme, icons: Icons) -> None:
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._list.setModel(self._files)
        self._list.setItemDelegate(ImportPainter(theme, icons, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        theme.changed.connect(self._list.viewport().update)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        for button in (self._captions, self._use, self._cancel, self._leave):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        column.setSpacing(SPACE_3)
        for part in (self._title, self._state, self._bar):
            column.addWidget(part)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._captions.clicked.connect(lambda: self.captions_wanted.emit(self.photo_ids))
        self._use.clicked.connect(lambda: self.use_wanted.emit(self.photo_ids))
        self._leave.clicked.connect(self.left)

    def _retranslate(self) -> None:
        self._list.setAccessibleName(self.tr("Files"))
        self._bar.setAccessibleName(self.tr("Files taken in"))
        self._cancel.setText(self.tr("Stop"))
        self._captions.set_step(self.tr("Write captions"))
        self._use.setText(self.tr("Use in the article"))
        self._leave.setText(self.tr("Close"))
        self._show_state()

    def _show_state(self) -> None:
        files = self._files.files
        done = sum(file.state in _DONE for file in files)
        refused = len(self.refused)
        self._bar.setValue(done)
        self._bar.setVisible(not self._is_over)
        title = self.tr("{0} of {1} files").format(done, len(files))
        if self._is_over:
            title = self.tr("{0} photos are in the library.").format(len(self.photo_ids))
        self._title.setText(title)
        said = []
        if self._is_cancelled:
            said.append(self.tr("Stopped: {0} files were not looked at.").format(len(files) - done))
        if refused == 1:
            said.append(self.tr("1 file could not be taken in; its line says why."))
        elif refused:
            said.append(self.tr("{0} files could not be taken in; their lines say why.").format(refused))
        self._state.setText(" ".join(said))
        self._state.setVisible(bool(said))
        self._cancel.setVisible(not self._is_over)
        self._leave.setVisible(self._is_over)
        self._captions.setVisible(self._is_over and bool(self.photo_ids))
        self._use.setVisible(self._is_over and self._can_use and bool(self.photo_ids))
