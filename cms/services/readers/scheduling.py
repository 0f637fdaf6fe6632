"""Publishing by itself what is scheduled: by any editor's program that is alive, each schedule exactly once.

Every open window of an editor and every `copydesk publisher run` looks for what is due and asks the newsroom to publish
it. The newsroom does so for the first who asks, by its own clock, and only while the schedule stands and names the
version that is approved; whoever asks later is told that it is no longer scheduled.
"""

from datetime import datetime, timedelta

from cms.db.queries.schedules import due_schedules, next_schedule
from cms.db.transaction import reading
from cms.domain.errors import NewsroomError
from cms.domain.rows import DueRow, Fired
from cms.services.connection import Connection
from cms.services.readers.publishing import Publishing

# What comes later than this is reported as late.
LATE_AFTER = timedelta(minutes=1)


class Scheduling:
    """What is to be published by itself at the desks where this person is an editor."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._publishing = Publishing(connection)

    def due(self) -> list[DueRow]:
        """Return what is to be published now."""
        with reading(self._connection.reachable) as session:
            return due_schedules(session, self._connection.person_id, self._connection.clock())

    def next_at(self) -> datetime | None:
        """Return when something is to be published next, at whatever desk."""
        with reading(self._connection.reachable) as session:
            return next_schedule(session)

    def publish_due(self) -> list[Fired]:
        """Publish what is due; what another program has published meanwhile is not in the answer."""
        fired = (self._fire(row) for row in self.due())
        return [one for one in fired if one is not None]

    def _fire(self, row: DueRow) -> Fired | None:
        late_by = self._connection.clock() - row.scheduled_at
        is_late = late_by > LATE_AFTER
        note = f"as scheduled for {row.scheduled_at:%Y-%m-%d %H:%M} UTC"
        note += f"; {late_by // timedelta(minutes=1)} min late" if is_late else ""
        try:
            taken = self._publishing.publish_scheduled(row, note=note)
        except NewsroomError as refusal:
            if row not in self.due():
                return None  # another program was first, or the schedule has fallen
            return Fired(row, refusal=refusal, late_by=late_by if is_late else None)
        return Fired(row, taken=taken, late_by=late_by if is_late else None)
