"""What an article says of a photo otherwise than the library does, and the way to take over the library's words."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cms.domain.article import PhotoUse
from cms.domain.photos.captioning import differing_words
from cms.domain.rows import PhotoRow
from ui.photos.remark import Remark
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1
from ui.widgets.buttons import PushButton


class LibraryDifference(QWidget):
    """A quiet remark: the use may say what it likes, but whoever looks should know."""

    # The fields in which the library's words are to be taken over, with those words.
    taken_over = Signal(dict)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._words: dict[str, str] = {}
        self._remark = Remark(theme, icons, "file-diff", "draft")
        self._take = PushButton(look="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._remark)
        column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self._take.clicked.connect(lambda: self.taken_over.emit(dict(self._words)))
        self._say()

    def compare(self, use: PhotoUse, photo: PhotoRow, *, can_take: bool) -> None:
        """Say what differs, or nothing where the words are the library's."""
        self._words = differing_words(use, photo)
        self._take.setVisible(can_take)
        self._say()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        names = {
            "caption": self.tr("Differs from the library caption: “{0}”"),
            "credit_line": self.tr("Differs from the library credit: “{0}”"),
            "alt_text": self.tr("Differs from the library’s alternative text: “{0}”"),
        }
        lines = [names[name].format(words) for name, words in self._words.items()]
        self._remark.say("\n".join(lines))
        self._take.setText(self.tr("Take the library’s words"))
        self.setVisible(bool(lines))
