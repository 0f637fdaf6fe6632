"""What is demanded of an article from outside: who, what, whether in time, how many days others still have."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal

from cms.domain.correction_limits import Decision, RequestRow
from ui.publishing.record import Record
from ui.widgets.buttons import PushButton


class RequestList(Record):
    """Of what readers never had nothing can be demanded: then it is hidden."""

    # Another request is to be logged.
    log_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._requests: tuple[RequestRow, ...] = ()
        self._today = date.min
        self._may_log = False
        self._log = PushButton()
        self._log.clicked.connect(self.log_wanted)
        self.column.addWidget(self._log, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_requests((), date.min)

    def show_requests(self, requests: tuple[RequestRow, ...], today: date, *, may_log: bool = False) -> None:
        """Show these requests as they stand *today*, the newest first."""
        self._requests, self._today, self._may_log = requests, today, may_log
        self.setVisible(bool(requests) or may_log)
        self._log.setVisible(may_log)
        self._log.setText(self.tr("Log a request…"))
        self.write(self.tr("Requests for corrections"), map(self._said, requests))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self.show_requests(self._requests, self._today, may_log=self._may_log)
        super().changeEvent(event)

    def _said(self, one: RequestRow) -> tuple[str, ...]:
        lines = [
            f"{one.asked_by}: {one.wants}",
            self.tr("Received on {0}").format(self._day(one.received_on)),
            *self._counted(one),
        ]
        decided = {
            Decision.OPEN: self.tr("Not decided yet"),
            Decision.CORRECTED: self.tr("Corrected: {0}").format(one.answer),
            Decision.DECLINED: self.tr("Declined: {0}").format(one.answer),
        }
        return (*lines, decided[one.decision])

    def _counted(self, one: RequestRow) -> tuple[str, ...]:
        if one.limits is None:
            return ()
        last, left = self._day(one.limits.last_day), one.limits.days_left(self._today)
        if not one.is_in_time:
            return (self.tr("Too late: the last day was {0}").format(last),)
        if left < 0:
            return (self.tr("In time; the last day was {0}").format(last),)
        return (self.tr("In time; the last day is {0}, {1} days from now").format(last, left),)

    def _day(self, day: date) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), self.tr("d MMM yyyy"))
