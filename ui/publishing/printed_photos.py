"""The line under each photograph as readers will see it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cms.domain.article import PhotoUse
from cms.domain.credits.credit import printed_line
from cms.domain.credits.house_style import SEED, House
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.labels import copyable_label, plain_label


class PrintedPhotos(QWidget):
    """One printed line a photograph, in the article's order; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._uses: tuple[PhotoUse, ...] = ()
        self._house = SEED
        self._label = plain_label(look="label")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._label)
        column.addLayout(self._lines)
        self._retranslate()

    def show_photos(self, uses: Sequence[PhotoUse], house: House = SEED) -> None:
        """Show the lines of *uses* as *house* prints them."""
        self._uses, self._house = tuple(uses), house
        while (part := self._lines.takeAt(0)) is not None:
            if (shown := part.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        for position, use in enumerate(self._uses, start=1):
            self._lines.addWidget(self._line(position, use))
        self.setVisible(bool(self._uses))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _line(self, position: int, use: PhotoUse) -> QWidget:
        line, name = QWidget(), self.tr("Photo {0}").format(position)
        printed = printed_line(use.caption, use.credit_line, self._house) or self.tr(
            "Nothing is printed under it yet."
        )
        words = copyable_label(printed, wraps=True)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(plain_label(name, "meta"))
        column.addWidget(words)
        line.setAccessibleName(f"{name}: {printed}")
        return line

    def _retranslate(self) -> None:
        self._label.setText(self.tr("As readers will see the photos"))
        self.show_photos(self._uses, self._house)
