"""What the lists say of a planned article and of a request: the same words for the eye and for a screen reader."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QObject

from cms.domain.correction_limits import Decision, RequestRow
from cms.domain.languages import in_language
from cms.domain.planning import PlanAnswer, PlanRow
from cms.domain.rows import DeskRow
from ui.widgets.line_list import Line
from ui.words.languages import window_language
from ui.words.states import State, StateWords
from ui.words.times import TimeWords


class PlanWords(QObject):
    """Words plans and requests as *me* (a login) sees them, in the window's language."""

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self.me = ""
        self._states, self._times = StateWords(self), TimeWords(now, self)
        self._desks: dict[str, DeskRow] = {}

    def know(self, desks: Sequence[DeskRow]) -> None:
        """Name these desks from now on."""
        self._desks = {desk.slug: desk for desk in desks}

    def desk(self, slug: str) -> str:
        """Return what a desk is called."""
        found = self._desks.get(slug)
        return found.name_in(window_language()) if found else slug

    def name(self, english: str, korean: str) -> str:
        """Return what somebody is called in the window's language."""
        return in_language(window_language(), english, korean)

    def plan(self, row: PlanRow) -> Line:
        """Return the line of a planned article."""
        state = self.state(row)
        below = " · ".join(part for part in (*self._due(row), self.who(row), *self.wanted(row)) if part)
        asked = (row.assigned_to_name, row.assigned_to_name_ko, row.assigned_to)
        names = (row.slug, *asked, self.desk(row.desk), row.desk, state.word)
        return Line(
            row.plan_id,
            row.slug,
            self.desk(row.desk),
            below,
            (state,),
            is_faded=row.is_done,
            found_by=names,
            alarm=self.missed(row),
        )

    def state(self, row: PlanRow) -> State:
        """Return how far it is: what was answered, or how far the article is that it became."""
        if row.stage is not None:
            return self._states.stage(row.stage)
        if not row.assigned_to:
            return State(self.tr("Nobody asked yet"), "draft")
        is_me = row.assigned_to == self.me
        words = {
            PlanAnswer.ASKED: self.tr("You are asked") if is_me else self.tr("Asked"),
            PlanAnswer.ACCEPTED: self.tr("Taken on"),
            PlanAnswer.DECLINED: self.tr("Declined"),
        }
        pills = {
            PlanAnswer.ASKED: "in_review",
            PlanAnswer.ACCEPTED: "approved",
            PlanAnswer.DECLINED: "returned",
        }
        return State(words[row.answer], pills[row.answer])

    def missed(self, row: PlanRow) -> str:
        """Return how long ago its deadline was missed; nothing where it was not."""
        if not row.is_missed:
            return ""
        return self.tr("Deadline missed {0}").format(self._times.until(row.deadline_at))

    def due(self, row: PlanRow) -> str:
        """Return until when it is wanted."""
        return self.tr("due {0}").format(self._times.until(row.deadline_at))

    def who(self, row: PlanRow) -> str:
        """Return who is to write it, and why they declined where they did."""
        name = self.name(row.assigned_to_name, row.assigned_to_name_ko)
        if row.answer is PlanAnswer.DECLINED and row.reason:
            return self.tr("{0}: “{1}”").format(name, row.reason)
        return name

    def wanted(self, row: PlanRow) -> tuple[str, ...]:
        """Return how long it should be, and whether with a photo."""
        words = self.tr("{0} words").format(f"{row.words:,}") if row.words else ""
        return (words, self.tr("with a photo") if row.has_photo else "")

    def request(self, row: RequestRow, today: date) -> Line:
        """Return the line of a request, as it stands *today*."""
        words = {
            Decision.OPEN: self.tr("To decide"),
            Decision.CORRECTED: self.tr("Corrected"),
            Decision.DECLINED: self.tr("Declined"),
        }
        pills = {Decision.OPEN: "in_review", Decision.CORRECTED: "approved", Decision.DECLINED: "draft"}
        is_late = row.is_in_time is False and row.decision is Decision.OPEN
        received = self.tr("received {0}").format(self.day(row.received_on))
        left = self._left(row, today) if row.decision is Decision.OPEN and not is_late else ""
        return Line(
            row.request_id,
            row.asked_by,
            row.slug,
            " · ".join(part for part in (received, left, row.wants) if part),
            (State(words[row.decision], pills[row.decision]),),
            is_faded=row.decision is not Decision.OPEN,
            found_by=(row.asked_by, row.slug, row.wants, words[row.decision]),
            alarm=self.tr("Came too late") if is_late else "",
        )

    def limits(self, row: RequestRow, today: date) -> tuple[str, ...]:
        """Return both limits of the law with what is left of each, and whether the request came in time."""
        if row.limits is None:
            return (self.tr("Readers never had this article, so no limit runs."),)
        knowing = row.limits.from_knowing
        lines = (
            self.tr("Six months from publication end on {0} ({1})").format(
                self.day(row.limits.from_publication), self._days(row.limits.from_publication, today)
            ),
            self.tr("Three months from knowing of it end on {0} ({1})").format(
                self.day(knowing), self._days(knowing, today)
            )
            if knowing
            else self.tr("When they knew of it is not known, so only the six months count."),
        )
        verdict = self.tr("It came in time.") if row.is_in_time else self.tr("It came too late.")
        return (*lines, verdict)

    def day(self, day: date) -> str:
        """Return a day with its year."""
        return QLocale().toString(QDate(day.year, day.month, day.day), self.tr("d MMM yyyy"))

    def _due(self, row: PlanRow) -> tuple[str, ...]:
        return () if row.is_missed or row.is_done else (self.due(row),)

    def _left(self, row: RequestRow, today: date) -> str:
        return self._days(row.limits.last_day, today) if row.limits else ""

    def _days(self, last: date, today: date) -> str:
        left = (last - today).days
        if left < 0:
            return self.tr("over")
        return self.tr("1 day left") if left == 1 else self.tr("{0} days left").format(left)
