"""A month of days that opens below a field: chosen with the mouse, or with arrows, Page keys and Enter."""

from typing import TypeVar

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QSpinBox, QToolButton, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_1

_Part = TypeVar("_Part", QToolButton, QSpinBox)
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DayChooser(QFrame):
    """Closes when a day is chosen, with Esc, or when somebody clicks elsewhere."""

    chosen = Signal(QDate)

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "calendar")
        self._month = QCalendarWidget()
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        # The keyboard walks the days; a date is typed into the field itself.
        self._month.setDateEditEnabled(False)
        for day in _WEEKEND:
            # Qt writes weekends in a red of its own.
            self._month.setWeekdayTextFormat(day, QTextCharFormat())
        self._turners = (self._turner(icons, "prev", "left"), self._turner(icons, "next", "right"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_1, SPACE_1, SPACE_1, SPACE_1)
        column.addWidget(self._month)
        self.setFocusProxy(self._month)
        # Enter and a double click tell `activated` as well as `clicked`: the chooser is closed by then.
        self._month.clicked.connect(self._choose)
        self._month.activated.connect(self._choose)
        self._retranslate()

    def open_at(self, day: QDate, below: QPoint) -> None:
        """Show the month of *day*, at the screen's point *below* or where there is room."""
        self._month.setSelectedDate(day)
        self.adjustSize()
        room = self.screen().availableGeometry()
        self.move(
            max(min(below.x(), room.right() - self.width()), room.left()),
            max(min(below.y(), room.bottom() - self.height()), room.top()),
        )
        self.show()
        self._month.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the day as it is with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _turner(self, icons: Icons, name: str, side: str) -> QToolButton:
        button = _part(self._month, QToolButton, f"{name}month")
        icons.dress(button, f"chevron-{side}", 16)
        return button

    def _choose(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.chosen.emit(day)

    def _retranslate(self) -> None:
        self._month.setLocale(QLocale())
        self._month.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self._month.setAccessibleName(self.tr("Choose a day"))
        _part(self._month, QSpinBox, "yearedit").setAccessibleName(self.tr("Year"))
        for button, words in zip(
            self._turners, (self.tr("Month before"), self.tr("Month after")), strict=True
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)


def _part(month: QCalendarWidget, kind: type[_Part], name: str) -> _Part:
    """Return what Qt made inside the calendar under that name."""
    found = month.findChild(kind, f"qt_calendar_{name}")
    assert isinstance(found, kind)  # noqa: S101 (Qt's own documented names; their absence is a bug)
    return found
