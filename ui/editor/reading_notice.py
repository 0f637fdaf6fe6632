"""The line above a page that can only be read: why that is so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_SIZE, RADIUS_CONTROL, SPACE_2, SPACE_3


class ReadingNotice(QWidget):
    """Says in words, with a lock, that and why the article cannot be edited now."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._frame = QFrame()
        self._sign = QLabel()
        self._words = QLabel()
        self._build()
        theme.changed.connect(self._recolour)
        self._recolour()
        self.say("")

    def say(self, reason: str) -> None:
        """Show *reason*, or nothing if it is empty."""
        self._words.setText(reason)
        self.setAccessibleName(reason)
        self.setVisible(bool(reason))

    def _build(self) -> None:
        self._frame.setObjectName("notice")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        row.setSpacing(SPACE_2)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, SPACE_3, 0, 0)
        around.addWidget(self._frame)

    def _recolour(self) -> None:
        colours = self._theme.tokens.pills.draft
        self._frame.setStyleSheet(
            f"#notice {{ background: {colours.ground}; border-radius: {RADIUS_CONTROL}px; }}"
            f"QLabel {{ color: {colours.text}; }}"
        )
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._icons.pixmap("lock", ICON_SIZE, "text2", ratio=ratio))
