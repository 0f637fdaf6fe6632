"""A field for a day, which may be left open."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QDateEdit

from ui.widgets.fields import set_in

# What the field holds while nobody said which day.
_OPEN = QDate(1900, 1, 1)


class DayField(QDateEdit):
    """Typed section by section, or stepped with the arrows; where it may be open, its lowest day means that."""

    edited = Signal()

    def __init__(self, *, may_be_open: bool = False) -> None:
        super().__init__()
        self._may_be_open = may_be_open
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_in(self)
        self.setMinimumDate(_OPEN)
        self.dateChanged.connect(lambda _day: self.edited.emit())
        self._retranslate()

    def show_day(self, day: date | None) -> None:
        """Begin with *day*, or with none."""
        self.setDate(QDate(day.year, day.month, day.day) if day else _OPEN)

    def day(self) -> date | None:
        """Return the day that is chosen; None for none."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day()) if shown > _OPEN else None

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """From no day at all the first step leads to today."""
        if self.date() == _OPEN:
            self.setDate(QDate.currentDate())
        else:
            super().stepBy(steps)

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setLocale(QLocale())
        self.setDisplayFormat(self.tr("d MMM yyyy"))
        self.setSpecialValueText(self.tr("Not known (arrow up: today)") if self._may_be_open else "")
