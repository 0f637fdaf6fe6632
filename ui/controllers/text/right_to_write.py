"""The right to write in the open article: renewed while it is open, asked of a colleague, handed over, taken over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from cms.domain.errors import NewsroomError
from cms.domain.line import NewsroomUnreachable
from cms.domain.rows import Lease
from ui.shell.messages import Messages
from ui.widgets.banner import Urgency
from ui.words.times import TimeWords
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

Answer = TypeVar("Answer")

# Milliseconds: how often the right is renewed, and how long after it should have lapsed it is looked at again.
_RENEW, _LAPSED_FOR = 20_000, 1500


class RightToWrite(QObject):
    """Knows whether this window may write, and speaks with the colleague who may where it may not."""

    # Somebody else writes now, or has stopped: the article is to be looked at again.
    changed = Signal()
    # A colleague, by name, asks to write.
    asked = Signal(str)
    # The holder lets a colleague write: what is typed is to be kept first.
    hand_over_wanted = Signal()

    def __init__(self, messages: Messages, times: TimeWords, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._times = times
        self._runner = runner
        self._newsroom: Newsroom | None = None
        self._article_id = ""
        self._lease: Lease | None = None
        # The article this person asked to write in, and who was asked; who the holder was told asks.
        self._asked = ""
        self._asked_whom = ""
        self._told_of = ""
        self._renewal = QTimer(self, interval=_RENEW)
        self._renewal.timeout.connect(self._renew)
        self._lapse = QTimer(self, singleShot=True)
        self._lapse.timeout.connect(self._offer_lapsed)

    def use(self, newsroom: Newsroom) -> None:
        """Ask *newsroom* for the right from now on."""
        self._newsroom = newsroom

    @property
    def token(self) -> str:
        """What shows that this window has the right to write; empty if it has not."""
        return self._lease.token if self._lease else ""

    @property
    def may_write(self) -> bool:
        """Whether the page can be written on: with the right, or in a draft of one's own while nobody can be asked."""
        return self._lease is not None and (bool(self._lease.token) or self._lease.is_away)

    def hold(self, article_id: str, lease: Lease | None) -> None:
        """Note how it stands in the article on the page; without a lease nobody can write in it now."""
        before, held = self._article_id, self.token
        self._article_id, self._lease = article_id, lease
        self._lapse.stop()
        if lease is None:
            self._renewal.stop()
            # In review nobody writes: the right goes back, so that an editor can take it.
            self._give_back(before, held)
        elif lease.token:
            self._renewal.start()
        elif lease.is_away:
            self._renewal.stop()
        else:
            self._renewal.stop()
            left = (lease.expires_at - datetime.now(UTC)).total_seconds()
            self._lapse.start(max(0, round(1000 * left)) + _LAPSED_FOR)

    def give_back(self, article_id: str, lease: Lease | None) -> None:
        """Let others write in an article that was opened and is not wanted any more."""
        self._give_back(article_id, lease.token if lease else "")

    def stop(self) -> None:
        """Note that no article is on the page; whoever put it away lets others write."""
        self._renewal.stop()
        self._lapse.stop()
        self._article_id, self._lease, self._told_of = "", None, ""

    def tell(self) -> bool:
        """Say what the right to write asks of this person; return whether there was anything to say."""
        lease = self._lease
        if lease is None:
            return False
        if lease.token:
            return self._tell_holder(lease)
        if lease.held_by_name:
            self._tell_reader(lease)
            return True
        return False

    def handed_over(self) -> None:
        """Tell that a colleague writes now."""
        name = self._lease.asked_by_name if self._lease else ""
        self._messages.tell(self.tr("{0} can write now. Your words are kept.").format(name))
        self.changed.emit()

    def who_writes(self) -> str:
        """Return who else is writing, and since when; nothing if nobody is."""
        if self._lease is None or not self._lease.held_by_name:
            return ""
        return self.tr("{0} has been writing here since {1}. You can read.").format(
            self._lease.held_by_name, self._times.clock(self._lease.since)
        )

    def _tell_holder(self, lease: Lease) -> bool:
        if self._asked == self._article_id:
            self._asked = ""
            self._messages.tell(
                self.tr("You can write now. What {0} typed is kept.").format(self._asked_whom)
            )
        if not lease.asked_by_name:
            self._told_of = ""
            return False
        if self._told_of != lease.asked_by_name:
            self._told_of = lease.asked_by_name
            self.asked.emit(lease.asked_by_name)
            self._messages.warn(
                self.tr("{0} asks to write here. What you typed is kept as a version first.").format(
                    lease.asked_by_name
                ),
                urgency=Urgency.INFO,
                action=self.tr("Hand over"),
                act=self.hand_over_wanted.emit,
            )
        return True

    def _tell_reader(self, lease: Lease) -> None:
        if self._asked == self._article_id:
            self._messages.warn(
                self.tr(
                    "You asked {0} to let you write. You can, as soon as they agree or stop writing."
                ).format(lease.held_by_name),
                urgency=Urgency.INFO,
                action=self.tr("Close"),
            )
        else:
            self._messages.warn(
                self.tr("To write here, ask {0} to hand over.").format(lease.held_by_name),
                urgency=Urgency.INFO,
                action=self.tr("Ask to write"),
                act=self._ask,
            )

    def _ask(self) -> None:
        newsroom, article_id, lease = self._newsroom, self._article_id, self._lease
        if newsroom is None or lease is None:
            return
        self._asked, self._asked_whom = article_id, lease.held_by_name
        self._run(lambda: newsroom.drafting.ask_for_lease(article_id), then=lambda _: self._tell_again())

    def _tell_again(self) -> None:
        self.tell()

    def _offer_lapsed(self) -> None:
        """Whoever asked gets the right that lapsed; anybody else is only told that it did."""
        if self._lease is None or self._lease.token:
            return
        if self._asked == self._article_id:
            self.changed.emit()
            return
        name = self._lease.held_by_name
        self._messages.warn(
            self.tr("{0} is not writing here any more.").format(name),
            urgency=Urgency.INFO,
            action=self.tr("Take over"),
            act=lambda: self._messages.confirm_take_over(name, self._take_over),
        )

    def _take_over(self) -> None:
        self._asked, self._asked_whom = self._article_id, self._lease.held_by_name if self._lease else ""
        self.changed.emit()

    def _renew(self) -> None:
        newsroom, article_id = self._newsroom, self._article_id
        if newsroom is not None and article_id:
            self._run(
                lambda: newsroom.drafting.take_lease(article_id),
                then=lambda lease: self._renewed(article_id, lease),
            )

    def _renewed(self, article_id: str, lease: Lease) -> None:
        if article_id != self._article_id:
            return
        is_asked = bool(lease.asked_by_name) and lease.asked_by_name != self._told_of
        if lease.token != self.token or is_asked:
            self.changed.emit()

    def _give_back(self, article_id: str, token: str) -> None:
        newsroom = self._newsroom
        if newsroom is not None and article_id and token:
            self._run(lambda: newsroom.drafting.release_lease(article_id, token))

    def _run(self, job: Callable[[], Answer], then: Callable[[Answer], None] | None = None) -> None:
        self._runner.run(job, owner=self, then=then, otherwise=self._explain)

    def _explain(self, error: NewsroomError) -> None:
        # A right that cannot be renewed now is found lapsed, or still held, when the newsroom answers again.
        if not isinstance(error, NewsroomUnreachable):
            self._messages.explain(error)
