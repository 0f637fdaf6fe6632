"""A short remark on a tinted ground, with an icon before it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS_CONTROL, SPACE_1, SPACE_2
from ui.widgets.labels import plain_label

_SIGN = 16


class Remark(QFrame):
    """Says something about the photo that is no error: in words, with a sign, in a pill's colours."""

    def __init__(self, theme: Theme, icons: Icons, sign: str, pill: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._sign_name = sign
        self._pill = pill
        self._sign = QLabel()
        self._words = plain_label(wraps=True)
        self.setObjectName("remark")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_2, SPACE_1, SPACE_2, SPACE_1)
        row.setSpacing(SPACE_2)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        theme.changed.connect(self._recolour)
        self._recolour()

    def say(self, words: str) -> None:
        """Show *words*."""
        self._words.setText(words)
        self.setAccessibleName(words)

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def _recolour(self) -> None:
        colours = getattr(self._theme.tokens.pills, self._pill)
        self.setStyleSheet(
            f"#remark {{ background: {colours.ground}; border-radius: {RADIUS_CONTROL}px; }}"
            f"QLabel {{ color: {colours.text}; }}"
        )
        self._sign.setPixmap(self._icons.pixmap(self._sign_name, _SIGN, "text2", self.devicePixelRatioF()))
