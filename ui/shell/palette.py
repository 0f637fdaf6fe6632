"""The command palette: everything in the window and every article, found by a few letters."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from ui.models.palette_list import PaletteList
from ui.models.palette_match import PREFIXES, Found, Kind, PaletteEntry, search
from ui.shell.overlay import Overlay
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import PALETTE_WIDTH, SPACE_1, SPACE_2, SPACE_3
from ui.widgets.fields import SearchField
from ui.widgets.labels import Separator, plain_label
from ui.widgets.palette_delegate import PaletteDelegate

_MOST_RECENT = 6
_HEIGHT_MAX = 440
# The field, the hint and the space around them.
_FRAME = 108


class _PaletteField(SearchField):
    """The line one types in; the keys that move through the list are passed on, Tab stays here."""

    moved = Signal(int)
    entered = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.entered.emit()
                    return True
                case Qt.Key.Key_Escape:
                    self.left.emit()
                    return True
                case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                    return True
        return super().event(event)


class Palette(Overlay):
    """Finds entries as one types; emits the one picked and knows nothing of what it does."""

    picked = Signal(PaletteEntry)
    create_wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, window: QWidget) -> None:
        super().__init__(theme, window, width=PALETTE_WIDTH)
        self._entries: Callable[[], Iterable[PaletteEntry]] = tuple
        self._offered: tuple[PaletteEntry, ...] = ()
        self._recent: list[str] = []
        self._build(theme, icons)
        self._retranslate()

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._field = _PaletteField(icons)
        self._field.textChanged.connect(self._search)
        self._field.moved.connect(self._move)
        self._field.entered.connect(self._pick_current)
        self._field.left.connect(self.close_panel)
        self._rows = PaletteList(self._section_of, self)
        self._list = QListView()
        self._list.setModel(self._rows)
        self._list.setItemDelegate(PaletteDelegate(theme, icons, self._list))
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._pick)
        self._hint = plain_label(look="meta", wraps=True)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, SPACE_3, 1, SPACE_2)
        column.setSpacing(SPACE_2)
        field = QVBoxLayout()
        field.setContentsMargins(SPACE_3, 0, SPACE_3, 0)
        field.addWidget(self._field)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE_3 + SPACE_1, 0, SPACE_3, 0)
        foot.addWidget(self._hint)
        column.addLayout(field)
        column.addWidget(self._list, 1)
        column.addWidget(Separator())
        column.addLayout(foot)

    def offer(self, entries: Callable[[], Iterable[PaletteEntry]]) -> None:
        """Ask *entries* what there is to find each time the palette opens."""
        self._entries = entries

    def open_with(self, typed: str = "") -> None:
        """Open the palette with *typed* in it: a prefix, or nothing."""
        self._offered = tuple(self._entries())
        self.open()
        self._field.setText(typed)
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._search()

    def panel_height(self) -> int:
        rows = range(self._rows.rowCount())
        needed = _FRAME + sum(self._list.sizeHintForRow(place) for place in rows)
        return min(needed, _HEIGHT_MAX)

    def shown_names(self) -> list[str]:
        """Return the names that can be picked now, from the top."""
        lines = (self._rows.row_at(self._rows.index(place)) for place in range(self._rows.rowCount()))
        return [line.entry.names[0] for line in lines if line.entry]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _move(self, step: int) -> None:
        self._choose(self._rows.next_entry(self._list.currentIndex().row(), step))

    def _choose(self, place: int) -> None:
        self._list.setCurrentIndex(self._rows.index(place))

    def _search(self) -> None:
        found = search(self._field.text(), self._offered, recent=self._recent)
        self._rows.show_found(found)
        self._list.scrollToTop()
        if found:
            self._choose(self._rows.next_entry(-1, 1))
        self._show_hint(is_found=bool(found))
        self.fit()

    def _show_hint(self, *, is_found: bool) -> None:
        typed = self._field.text().strip()
        if is_found or not typed or typed[0] in PREFIXES:
            self._hint.setText(self.tr("> commands   @ people   # desks"))
        else:
            self._hint.setText(
                self.tr("Nothing found. Press Enter to create the article “{0}”.").format(typed)
            )

    def _pick_current(self) -> None:
        if self._list.currentIndex().isValid():
            self._pick(self._list.currentIndex())
            return
        typed = self._field.text().strip()
        if typed and typed[0] not in PREFIXES:
            self.close_panel()
            self.create_wanted.emit(typed)

    def _pick(self, index: QModelIndex) -> None:
        entry = self._rows.row_at(index).entry
        if entry is None:
            return
        self._recent = [entry.key, *(key for key in self._recent if key != entry.key)][:_MOST_RECENT]
        self.close_panel()
        self.picked.emit(entry)

    def _section_of(self, found: Found) -> str:
        if found.is_recent:
            return self.tr("Recent")
        words = {
            Kind.COMMAND: self.tr("Commands"),
            Kind.ARTICLE: self.tr("Articles"),
            Kind.PERSON: self.tr("People"),
            Kind.DESK: self.tr("Desks"),
        }
        return words[found.entry.kind]

    def _retranslate(self) -> None:
        self._field.set_words(self.tr("Search or run a command"))
        self._list.setAccessibleName(self.tr("Found"))
        self._show_hint(is_found=True)
