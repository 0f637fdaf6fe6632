"""The articles that use a photo, each with whether its words are the library's."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cms.domain.photos.captioning import UseRow
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.buttons import PushButton
from ui.widgets.fields import FieldLabel
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import plain_label
from ui.widgets.tab_order import stand_after


class WhereUsed(QWidget):
    """A line for each article: its slug leads there, and a button gives it the library's words."""

    article_wanted = Signal(str)
    # The slug of an article that is to say what the library says.
    words_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._uses: tuple[UseRow, ...] = ()
        self._can_give = False
        self._buttons: list[PushButton] = []
        # What the Tab key comes to above: the buttons here are made anew and would be last.
        self.above: QWidget | None = None
        self._label = FieldLabel()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._label)
        column.addLayout(self._lines)
        self._fill()

    def show_uses(self, uses: Sequence[UseRow], *, can_give: bool) -> None:
        """Show these uses; none of them takes no room."""
        if (tuple(uses), can_give) != (self._uses, self._can_give):
            self._uses, self._can_give = tuple(uses), can_give
            self._fill()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._label.setText(self.tr("Used in"))
        self._buttons = []
        for use in self._uses:
            self._lines.addWidget(line := self._line(use))
            self._buttons += line.findChildren(PushButton)
        if self.above is not None:
            stand_after(self.above, self._buttons)
        self.setVisible(bool(self._uses))

    def _line(self, use: UseRow) -> QWidget:
        line = QWidget()
        row = FlowLayout(line, gap=SPACE_2)
        names = {
            "caption": self.tr("caption"),
            "credit_line": self.tr("credit"),
            "alt_text": self.tr("alternative text"),
        }
        to_article = PushButton(use.slug, "link")
        to_article.setAccessibleName(self.tr("Open {0}").format(use.slug))
        to_article.clicked.connect(lambda: self.article_wanted.emit(use.slug))
        words = ", ".join(names[name] for name in use.differing)
        differs = plain_label(self.tr("differs: {0}").format(words) if words else self.tr("as here"), "meta")
        row.addWidget(to_article)
        row.addWidget(differs)
        if words and self._can_give:
            give = PushButton(self.tr("Give it these words"), "link")
            give.setAccessibleName(self.tr("Give {0} these words").format(use.slug))
            give.clicked.connect(lambda: self.words_given.emit(use.slug))
            row.addWidget(give)
        return line
