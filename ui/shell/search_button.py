"""The button in the middle of the top bar that looks like a line to search in."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme.icons import Icons
from ui.widgets.buttons import PushButton
from ui.words.tips import plain_tip

_WIDTH_MIN, _WIDTH_MAX = 120, 420
_ICON = 16


class SearchButton(PushButton):
    """Says what it is for and its keys, or with less room only the former, as far as it goes."""

    def __init__(self, icons: Icons) -> None:
        super().__init__(look="search")
        self._words = self._keys = ""
        icons.dress(self, "search", _ICON, "text3")
        self.setIconSize(QSize(_ICON, _ICON))
        self.setMinimumWidth(_WIDTH_MIN)
        self.setMaximumWidth(_WIDTH_MAX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str, shortcut: str) -> None:
        """Name the button; *shortcut* is in Qt's portable spelling, “Ctrl+K”."""
        self._words = words
        self._keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        around = self.sizeHint().width() - metrics.horizontalAdvance(self.text())
        room = self.width() - around
        whole = f"  {self._words}   {self._keys}"
        if metrics.horizontalAdvance(whole) > room:
            whole = metrics.elidedText(f"  {self._words}", Qt.TextElideMode.ElideRight, room)
        self.setText(whole)
        self.setToolTip(plain_tip(f"{self._words} ({self._keys})"))
