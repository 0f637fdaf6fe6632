"""What a list says of one article: the same words for the eye and for a screen reader."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Qt

from cms.domain.languages import in_language
from cms.domain.rows import ArticleRow
from cms.domain.workflow import Publication, Stage
from ui.words.languages import window_language
from ui.words.states import State, StateWords
from ui.words.times import TimeWords

# What a list's model answers with beside Qt's own roles.
LINE_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1

_UNDER_REVIEW = (Stage.SUBMITTED, Stage.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in a list; empty text where there is nothing to say.

    *details* are who and age; *more* is what runs against it, who reviews it, desk, length and photos.
    *problem* is shown in red; *lock* tells who else is writing.
    """

    headline: str
    has_headline: bool
    state: State
    details: tuple[str, ...]
    more: tuple[str, ...]
    problem: str
    lock: str
    lock_initials: str

    @property
    def spoken(self) -> str:
        """The whole line as one sentence for screen readers."""
        parts = (self.headline, self.state.word, *self.details, *self.more, self.problem, self.lock)
        return ", ".join(part for part in parts if part)


class ArticleWords(QObject):
    """Words article rows as *me* sees them; *me* is a login."""

    def __init__(self, now: Callable[[], datetime], *, me: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.me = me
        self.states = StateWords(self)
        self.times = TimeWords(now, self)

    def line(self, row: ArticleRow) -> ArticleLine:
        """Return what a list says of *row*."""
        is_locked = bool(row.edited_by) and row.edited_by != self.me
        return ArticleLine(
            headline=row.headline or self.tr("No headline yet"),
            has_headline=bool(row.headline),
            state=self.states.state_of(row),
            details=tuple(part for part in self._details(row) if part),
            more=tuple(part for part in self._more(row) if part),
            problem=self._problem(row),
            lock=self.tr("{0} is writing").format(row.edited_by_name) if is_locked else "",
            lock_initials=initials_of(row.edited_by_name) if is_locked else "",
        )

    def _details(self, row: ArticleRow) -> tuple[str, ...]:
        is_out = row.publication is Publication.LIVE
        return (
            row.author_name,
            self.times.clock(row.stage_at) if is_out and not row.is_being_corrected else self._age(row),
            self.tr("correcting") if row.is_being_corrected else "",
        )

    def _more(self, row: ArticleRow) -> tuple[str, ...]:
        desk = in_language(window_language(), row.desk_name, row.desk_name_ko) or row.desk
        is_claimed = bool(row.claimed_by) and row.stage in _UNDER_REVIEW
        claimed = self.tr("with {0}").format(row.claimed_by_name) if is_claimed else ""
        return (*self.clocks(row), claimed, desk, self.length(row), self.photos(row.photos))

    def clocks(self, row: ArticleRow) -> tuple[str, ...]:
        """Return what runs against the article: its embargo, its deadline."""
        embargo = ""
        if row.has_embargo:
            embargo = (
                self.tr("embargo {0}").format(self.times.until(row.embargo_until))
                if row.embargo_until
                else self.tr("embargo until lifted")
            )
        deadline = (
            self.tr("deadline {0}").format(self.times.until(row.deadline_at)) if row.deadline_at else ""
        )
        return tuple(clock for clock in (embargo, deadline) if clock)

    def length(self, row: ArticleRow) -> str:
        """Return how long the article is, in the measure of its own language."""
        if row.language == "ko":
            return self.tr("{0} characters").format(f"{row.characters:,}")
        return self.tr("{0} words").format(f"{row.words:,}")

    def _age(self, row: ArticleRow) -> str:
        since = row.saved_at if row.stage is Stage.DRAFT else row.stage_at
        return self.times.age(since)

    def photos(self, count: int) -> str:
        """Return “2 photos”, and nothing for none."""
        if count == 0:
            return ""
        return self.tr("1 photo") if count == 1 else self.tr("{0} photos").format(count)

    def _problem(self, row: ArticleRow) -> str:
        if row.problems == 0 or row.publication is Publication.RETRACTED or row.stage is Stage.SPIKED:
            return ""
        return self.tr("1 to fix") if row.problems == 1 else self.tr("{0} to fix").format(row.problems)


def initials_of(name: str) -> str:
    """Return “JP” for “Jae Park”, and the given name “민지” for “박민지”."""
    words = name.split()
    if len(words) == 1 and "가" <= name[0] <= "힣":
        return name[-2:]
    return "".join(word[0] for word in words[:2]).upper()
