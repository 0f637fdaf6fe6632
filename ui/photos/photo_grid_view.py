"""The grid of photos itself: as many beside each other as there is room for, walked by mouse and keyboard."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.photos.photo_grid import PhotoGrid
from ui.photos.photo_painter import PhotoPainter
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_3

_CELL_WIDTH = 176
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# While somebody scrolls past, nothing is asked for.
_REST = 60


class PhotoGridView(QListView):
    """Photos side by side, one or many of them selected; asks for what is to be seen and is not there yet."""

    opened = Signal(str)
    used = Signal()
    thumbnails_wanted = Signal(list)
    # Ids of photos of which the row is not known.
    rows_wanted = Signal(list)

    def __init__(self, grid: PhotoGrid, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._grid = grid
        self._painter = PhotoPainter(theme, icons, self)
        self.setModel(grid)
        self.setItemDelegate(self._painter)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(lambda index: self.opened.emit(grid.id_at(index.row())))
        theme.changed.connect(self.viewport().update)
        self._asked: set[str] = set()
        self._all_rows = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._rest.start())
        grid.modelReset.connect(self.ask_again)

    @property
    def current_photo(self) -> str:
        """The photo the keyboard is at, or an empty text."""
        index = self.currentIndex()
        return self._grid.id_at(index.row()) if index.isValid() else ""

    @property
    def selected_photos(self) -> list[str]:
        """The selected photos, in the order they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._grid.id_at(row) for row in rows]

    def select_photo(self, photo_id: str) -> None:
        """Select one photo and bring it into sight."""
        row = self._grid.row_of(photo_id)
        if row is not None:
            self.select_row(row)

    def select_row(self, row: int) -> None:
        """Select what is in *row* and nothing else, whatever keys are held down."""
        index = self._grid.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def select_photos(self, photo_ids: list[str]) -> None:
        """Select these photos, as far as they are shown; the last one is the current one."""
        chosen = QItemSelection()
        rows = [row for one in photo_ids if (row := self._grid.row_of(one)) is not None]
        for row in rows:
            chosen.select(self._grid.index(row), self._grid.index(row))
        if rows:
            self.select_row(rows[-1])
            self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def ask_again(self) -> None:
        """Ask soon for what is to be seen, also what was asked for before."""
        self._asked.clear()
        self._rest.start()

    def ask_soon(self) -> None:
        """Ask soon for what is to be seen and is not there."""
        self._rest.start()

    def ask_for_rows(self) -> None:
        """Ask soon for the rows of all that is to be seen, also of those that are known."""
        self._all_rows = True
        self._rest.start()

    def rows_shown(self) -> range:
        """Return the rows that can be seen now."""
        cell, count = self.gridSize(), self._grid.rowCount()
        if not cell.height() or not count:
            return range(0)
        columns = max(self.viewport().width() // cell.width(), 1)
        first = self.verticalOffset() // cell.height() * columns
        lines = self.viewport().height() // cell.height() + 2
        return range(first, min(first + lines * columns, count))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, with Ctrl it puts the photo into the article."""
        index = self.currentIndex()
        if event.key() not in _ENTER or not index.isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.used.emit()
        else:
            self.opened.emit(self._grid.id_at(index.row()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Paint everything anew when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._painter.forget()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what can be seen; while somebody scrolls, what takes too long comes with the next frame."""
        self._painter.begin(may_wait=self._rest.isActive())
        super().paintEvent(event)
        if self._painter.is_behind:
            QTimer.singleShot(0, self.viewport(), self.viewport().update)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the width among as many photos as fit."""
        bar = self.verticalScrollBar()
        # The room of the scroll bar stays free while there is none, so that nothing jumps when it comes.
        width = self.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width())
        # Qt starts a new line also where the last cell would just fit.
        cell_width = (width - 1) // max(width // _CELL_WIDTH, 1)
        cell = QSize(cell_width, round((cell_width - SPACE_3) * 0.67) + 70)
        self._painter.set_cell(cell)
        self.setGridSize(cell)
        super().resizeEvent(event)
        self._rest.start()

    @property
    def has_all_pictures(self) -> bool:
        """Whether every photo in sight is shown with its small picture."""
        return all(self._grid.has_thumbnail(self._grid.id_at(row)) for row in self.rows_shown())

    def _ask(self) -> None:
        shown = [self._grid.id_at(row) for row in self.rows_shown()]
        unknown = [one for one in shown if self._all_rows or not self._grid.has_row(one)]
        self._all_rows = False
        if unknown:
            self.rows_wanted.emit(unknown)
        wanted = [
            one
            for one in shown
            if self._grid.has_row(one) and not self._grid.has_thumbnail(one) and one not in self._asked
        ]
        if wanted:
            self._asked.update(wanted)
            self.thumbnails_wanted.emit(wanted)
