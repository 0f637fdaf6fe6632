"""A list in which single letters are commands, on a Latin keyboard and on a Korean one."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

# What a Korean keyboard types on the keys that are commands here.
_LATIN_TWINS = {
    "ㅓ": "j",
    "ㅏ": "k",
    "ㅁ": "a",
    "ㄱ": "r",
    "ㄷ": "e",
    "ㅍ": "v",
    "ㅜ": "n",
    "ㅔ": "p",
    "ㅕ": "u",
    "ㅌ": "x",
    "ㅡ": "m",
}
_STEPS = {"j": 1, "k": -1}


def latin_letter(typed: str) -> str:
    """Return the Latin letter of the key that typed *typed*, in lower case."""
    return _LATIN_TWINS.get(typed, typed.casefold())


class KeyedList(QListView):
    """Moves with j, k and the arrows, opens with Enter, and passes other letters on.

    *letter_typed* is emitted with the Latin letter whatever keyboard is in use; the space bar counts as one.
    """

    opened = Signal(QModelIndex)
    left = Signal()
    search_wanted = Signal()
    letter_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # An input method would hold letters back to compose a syllable.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit(self.currentIndex())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _ if _is_letter(event):
                self._obey(latin_letter(event.text()))
            case _:
                super().keyPressEvent(event)

    def move_by(self, rows: int) -> None:
        """Select what stands so many rows further down, as far as there are any."""
        count = self.model().rowCount()
        if count:
            place = min(max(self.currentIndex().row() + rows, 0), count - 1)
            self.setCurrentIndex(self.model().index(place, 0))

    def _obey(self, letter: str) -> None:
        if letter in _STEPS:
            self.move_by(_STEPS[letter])
        elif letter == "/":
            self.search_wanted.emit()
        else:
            self.letter_typed.emit(letter)


def _is_letter(event: QKeyEvent) -> bool:
    is_plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return is_plain and bool(event.text()) and event.text().isprintable()
