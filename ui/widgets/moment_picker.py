"""A field for a day and a time in the newsroom's zone, which says at once what clocks elsewhere show then."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QPoint, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDateTimeEdit, QVBoxLayout, QWidget

from cms.domain.errors import RuleBroken
from cms.domain.zones import in_zones, moment_in
from ui.theme.icons import Icons
from ui.theme.tokens import CONTROL_HEIGHT, SPACE_1, SPACE_2
from ui.widgets.buttons import IconButton
from ui.widgets.day_chooser import DayChooser
from ui.widgets.fields import FieldRow
from ui.widgets.labels import plain_label

_UTC = "UTC"
# Pixels between the calendar's button and the edge of the field.
_INSET = 2
# Other names under which systems know it.
_SAME_AS_UTC = frozenset({"", "Etc/UTC", "Etc/UCT", "Etc/GMT", "GMT", "UCT", "Etc/Universal", "Etc/Zulu"})


class MomentPicker(QWidget):
    """Typed section by section, stepped with the arrows or chosen in a calendar, which Alt+Down opens.

    Below it stands the same moment in each zone that matters.
    """

    edited = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._time_zone = _UTC
        own_zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        self._own_zone = _UTC if own_zone in _SAME_AS_UTC else own_zone
        self._build(icons)
        self._retranslate()

    def _build(self, icons: Icons) -> None:
        self.field = _MomentField(icons)
        # The field shows the newsroom's clocks whatever this computer's zone is, so Qt is told of none.
        self.field.setTimeZone(QTimeZone.utc())
        self.field.setWrapping(True)
        self.field.dateTimeChanged.connect(self._note_edit)
        self._row = FieldRow(self.field)
        self._elsewhere = plain_label(look="meta", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._row)
        column.addWidget(self._elsewhere)

    def set_label(self, label: str) -> None:
        """Name the field."""
        self._row.set_label(label)

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong with the time, or nothing."""
        self._row.set_problem(sentence)

    def show_moment(self, at: datetime, time_zone: str) -> None:
        """Begin with the full hour after *at*, as clocks in *time_zone* show it."""
        later = at.astimezone(ZoneInfo(time_zone)) + timedelta(hours=1)
        self.show_exactly(later.replace(minute=0), time_zone)

    def show_exactly(self, at: datetime, time_zone: str) -> None:
        """Begin with *at* to the minute, as clocks in *time_zone* show it."""
        self._time_zone = time_zone
        local = at.astimezone(ZoneInfo(time_zone))
        self.field.setDateTime(
            QDateTime(local.year, local.month, local.day, local.hour, local.minute, 0, 0, QTimeZone.utc())
        )
        self._note_edit()

    def moment(self) -> datetime:
        """Return the moment that is chosen; RuleBroken where the newsroom's clocks show it never or twice."""
        shown = self.field.dateTime()
        day, time = shown.date(), shown.time()
        local = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=UTC)
        return moment_in(local.replace(tzinfo=None), self._time_zone)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _note_edit(self) -> None:
        self.set_problem("")
        self._show_elsewhere()
        self.edited.emit()

    def _show_elsewhere(self) -> None:
        try:
            at = self.moment()
        except RuleBroken:
            self._elsewhere.setText("")
            return
        shown = in_zones(at, self._time_zone, _UTC, self._own_zone)
        self._elsewhere.setText("\n".join(self._line(one.zone, one.at) for one in shown))

    def _line(self, zone: str, at: datetime) -> str:
        words = QLocale().toString(
            QDateTime(at.year, at.month, at.day, at.hour, at.minute, 0, 0, QTimeZone.utc()),
            self.tr("ddd d MMM, HH:mm"),
        )
        if zone == self._time_zone:
            return self.tr("{0} in the newsroom ({1})").format(words, zone)
        if zone == _UTC:
            return self.tr("{0} UTC").format(words)
        return self.tr("{0} where you are ({1})").format(words, zone)

    def _retranslate(self) -> None:
        self.field.setLocale(QLocale())
        self.field.setDisplayFormat(self.tr("ddd d MMM yyyy, HH:mm"))
        self.field.calendar_button.set_words(self.tr("Choose a day"), "Alt+Down")
        self._show_elsewhere()


class _MomentField(QDateTimeEdit):
    """Qt's own, with a calendar at its end; the wheel of a mouse that scrolls past changes no time."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._chooser: DayChooser | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # What is written never runs under the calendar's button.
        self.lineEdit().setTextMargins(SPACE_2, 0, CONTROL_HEIGHT, 0)
        self.calendar_button = IconButton(icons, "calendar", size=16, parent=self)
        self.calendar_button.clicked.connect(self.choose_day)

    def choose_day(self) -> None:
        """Open the month of the day that is written here."""
        if self._chooser is None:
            self._chooser = DayChooser(self._icons, self)
            self._chooser.chosen.connect(self._take_day)
        self._chooser.open_at(self.date(), self.mapToGlobal(QPoint(0, self.height())))

    def _take_day(self, day: QDate) -> None:
        self.setDate(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.choose_day()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        button = self.calendar_button.sizeHint().expandedTo(self.calendar_button.minimumSize())
        self.calendar_button.setGeometry(
            self.width() - button.width() - _INSET, (self.height() - button.height()) // 2, *button.toTuple()
        )

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()
