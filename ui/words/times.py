"""How long ago something happened, in as few words as a list has room for."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QObject

_JUST_NOW = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


class TimeWords(QObject):
    """Words times as seen from *now*, which always carries a time zone."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now

    def age(self, at: datetime) -> str:
        """Return “12 min”, “3 h”, “2 days”, or the date of anything older than a week."""
        passed = self._now() - at
        if passed < _JUST_NOW:
            return self.tr("just now")
        if passed < _HOUR:
            return self.tr("{0} min").format(passed // _JUST_NOW)
        if passed < _DAY:
            return self.tr("{0} h").format(passed // _HOUR)
        if passed < 2 * _DAY:
            return self.tr("1 day")
        if passed < _WEEK:
            return self.tr("{0} days").format(passed // _DAY)
        return self.date(at)

    def until(self, at: datetime) -> str:
        """Return “in 12 min”, “in 3 h”, “in 2 days”, or how long ago it was."""
        left = at - self._now()
        if left < timedelta():
            return self.tr("{0} ago").format(self.age(at)) if -left >= _JUST_NOW else self.tr("now")
        if left < _HOUR:
            return self.tr("in {0} min").format(left // _JUST_NOW + 1)
        if left < _DAY:
            return self.tr("in {0} h {1} min").format(left // _HOUR, left % _HOUR // _JUST_NOW)
        if left < 2 * _DAY:
            return self.tr("in 1 day")
        return self.tr("in {0} days").format(left // _DAY)

    def clock(self, at: datetime) -> str:
        """Return the time of day, or the date of another day."""
        local, today = at.astimezone(), self._now().astimezone()
        return f"{local:%H:%M}" if local.date() == today.date() else self.date(at)

    def date(self, at: datetime) -> str:
        """Return the day, with its year where that is not this one."""
        local = at.astimezone()
        pattern = self.tr("d MMM") if local.year == self._now().astimezone().year else self.tr("d MMM yyyy")
        return QLocale().toString(QDate(local.year, local.month, local.day), pattern)
