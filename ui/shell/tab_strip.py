"""A row of tabs that never takes a second line: those there is no room for are in a menu at its end."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.theme.icons import Icons
from ui.widgets.buttons import IconButton, PushButton, set_look

_CHANGES = (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.FontChange)


class TabStrip(QWidget):
    """Shows as many tabs as there is room for, the chosen one always among them."""

    chosen = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._tabs: dict[str, PushButton] = {}
        self._offered: set[str] = set()
        self._current = ""
        self._menu = QMenu(self)
        self._more = IconButton(icons, "ellipsis")
        self._more.clicked.connect(self._open_menu)
        self._more.hide()
        # As high as its words are, whatever is below it.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._retranslate()

    def add(self, key: str) -> None:
        """Offer one more tab, at the end of the row."""
        tab = PushButton(look="tab")
        tab.setCheckable(True)
        tab.clicked.connect(lambda: self.chosen.emit(key))
        self._row.insertWidget(len(self._tabs), tab)
        self._tabs[key] = tab
        self._offered.add(key)

    def name(self, key: str, name: str, *, number: int = 0, is_alert: bool = False) -> None:
        """Call a tab *name* and show how many things wait behind it, in red if they stand in the way."""
        tab = self._tabs[key]
        tab.setText(f"{name} {number}" if number else name)
        tab.setAccessibleName(name)
        set_look(tab, "alert", "true" if is_alert else "false")
        self._fit()

    def show_current(self, key: str) -> None:
        """Show which tab is the chosen one."""
        self._current = key
        for known, tab in self._tabs.items():
            tab.setChecked(known == key)
        self._fit()

    def offer(self, key: str, *, is_offered: bool) -> None:
        """Have a tab in the row, or not."""
        (self._offered.add if is_offered else self._offered.discard)(key)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the chosen tab and the menu."""
        return QSize(2 * self._more.sizeHint().width(), super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Let the Tab key come to the menu last: only in a window there is an order to change."""
        super().showEvent(event)
        if self._tabs:
            QWidget.setTabOrder(list(self._tabs.values())[-1], self._more)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again which tabs fit when their words or their size have changed."""
        is_done = super().event(event)
        if event.type() in _CHANGES:
            self._fit()
        elif event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        return is_done

    def _fit(self) -> None:
        offered = [key for key in self._tabs if key in self._offered]
        shown = self._that_fit(offered, self.width())
        if len(shown) < len(offered):
            shown = self._that_fit(offered, self.width() - self._more.sizeHint().width())
        for key, tab in self._tabs.items():
            tab.setVisible(key in shown)
        self._more.setVisible(len(shown) < len(offered))

    def _that_fit(self, offered: list[str], room: int) -> set[str]:
        shown: set[str] = set()
        # The chosen one first: it is never in the menu.
        for key in sorted(offered, key=lambda one: one != self._current):
            room -= self._tabs[key].sizeHint().width()
            if room < 0 and shown:
                break
            shown.add(key)
        return shown

    def _open_menu(self) -> None:
        self._menu.clear()
        for key in (key for key in self._tabs if key in self._offered and self._tabs[key].isHidden()):
            action = self._menu.addAction(self._tabs[key].text())
            action.triggered.connect(lambda _is_checked, key=key: self.chosen.emit(key))
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _retranslate(self) -> None:
        self._more.set_words(self.tr("More panes"))
