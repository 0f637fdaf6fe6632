"""A field for a day and a time in the newsroom's zone, which says at once what clocks elsewhere show then."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QDateTimeEdit, QVBoxLayout, QWidget

from cms.domain.errors import RuleBroken
from cms.domain.zones import in_zones, moment_in
from ui.theme.tokens import SPACE_1
from ui.widgets.fields import FieldRow, set_in
from ui.widgets.labels import plain_label

_UTC = "UTC"
# Other names under which systems know it.
_SAME_AS_UTC = frozenset({"", "Etc/UTC", "Etc/UCT", "Etc/GMT", "GMT", "UCT", "Etc/Universal", "Etc/Zulu"})


class MomentPicker(QWidget):
    """Typed section by section, or stepped with the arrows; below it the same moment in each zone that matters."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._time_zone = _UTC
        own_zone = bytes(QTimeZone.systemTimeZoneId().data()).decode()
        self._own_zone = _UTC if own_zone in _SAME_AS_UTC else own_zone
        self._build()
        self._retranslate()

    def _build(self) -> None:
        self.field = _MomentField()
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
        self._show_elsewhere()


class _MomentField(QDateTimeEdit):
    """Qt's own; the wheel of a mouse that scrolls past changes no time."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_in(self)

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()
