"""The small field under the selected words in which a link is typed."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from cms.body.links import is_allowed
from ui.theme.tokens import SPACE_2

_WIDTH = 360


class LinkField(QFrame):
    """Asks for an address: Enter takes it, Escape leaves, an empty one takes the link away."""

    link_given = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._address = QLineEdit()
        self._refusal = QLabel()
        self._build()
        self._retranslate()
        self.hide()

    def ask(self, where: QPoint, href: str) -> None:
        """Open below *where*, with the address the words have now."""
        self._address.setText(href)
        self._refusal.hide()
        self.adjustSize()
        room = self._page.rect()
        left = min(where.x(), room.width() - self.width() - SPACE_2)
        self.move(max(left, 0), min(where.y() + SPACE_2, room.height() - self.height() - SPACE_2))
        self.show()
        self.raise_()
        self._address.setFocus()
        self._address.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self.setProperty("look", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._refusal.setProperty("look", "danger")
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_2, SPACE_2, SPACE_2, SPACE_2)
        column.setSpacing(SPACE_2)
        column.addWidget(self._address)
        column.addWidget(self._refusal)
        self._address.returnPressed.connect(self._take)

    def _retranslate(self) -> None:
        self._address.setPlaceholderText(self.tr("https://… or mailto:…"))
        self._address.setAccessibleName(self.tr("Link address"))
        self._refusal.setText(self.tr("A link starts with http://, https:// or mailto: and has no spaces."))

    def _take(self) -> None:
        href = self._address.text().strip()
        if href and not is_allowed(href):
            self._refusal.show()
            self.adjustSize()
            return
        self.link_given.emit(href)
        self._close()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
