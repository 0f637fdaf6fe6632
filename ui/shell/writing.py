"""The open article: what is typed goes to the journal at once, to the newsroom soon, and is never asked about."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from cms.domain.article import ArticleText
from cms.domain.checks import PhotoProvenance, Problem, blockers, warnings
from cms.domain.counts import length_of
from cms.domain.errors import NewsroomError
from cms.domain.rows import Lease, OpenArticle, Opened, Sent
from cms.domain.workflow import Publication, Stage, Step, refusal_of
from ui.editor.article_page import Caret
from ui.shell.language import Language
from ui.shell.window import Window
from ui.widgets.banner import Urgency
from ui.words.times import TimeWords
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

Answer = TypeVar("Answer")

# Milliseconds: the journal has the text this long after the last key, and at the latest so long while typing.
_KEEP_AFTER, _KEEP_AT_LATEST = 300, 1500
# The newsroom gets it after a pause, and at the latest so long while typing.
_SEND_AFTER, _SEND_AT_LATEST = 1200, 4500
_RENEW_LEASE = 20_000


class Writing(QObject):
    """Opens articles, keeps what is typed in them, and knows how it stands with the one that is open."""

    # The article was opened, or the newsroom says something new of it: an OpenArticle.
    article_shown = Signal(object)
    # What blocks the text as it stands on the page now.
    checked = Signal(tuple, tuple)
    newsroom_changed = Signal()

    def __init__(self, window: Window, runner: Runner, language: Language, times: TimeWords) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.page
        self._runner = runner
        self._language = language
        self._times = times
        self._newsroom: Newsroom | None = None
        self._token = ""
        self._base = 0
        self._is_kept = True
        self.opened: OpenArticle | None = None
        self.blockers: tuple[Problem, ...] = ()
        self._keep_soon = self._timer(_KEEP_AFTER, self.keep)
        self._keep_now = self._timer(_KEEP_AT_LATEST, self.keep)
        self._send_soon = self._timer(_SEND_AFTER, self.send)
        self._send_now = self._timer(_SEND_AT_LATEST, self.send)
        self._lease_timer = QTimer(self, interval=_RENEW_LEASE)
        self._lease_timer.timeout.connect(self._renew_lease)
        self._page.text_edited.connect(self._edited)

    def use(self, newsroom: Newsroom) -> None:
        """Write in *newsroom* from now on; nothing is open yet."""
        self._newsroom = newsroom

    @property
    def article_id(self) -> str:
        """The article that is open, or an empty text."""
        return self.opened.row.article_id if self.opened else ""

    @property
    def is_kept(self) -> bool:
        """Whether the journal has, or is being given, everything that was typed."""
        return self._is_kept

    @property
    def is_sent(self) -> bool:
        """Whether the newsroom has, or is being given, everything that was typed."""
        timers = (self._keep_soon, self._keep_now, self._send_soon, self._send_now)
        return self._is_kept and not any(timer.isActive() for timer in timers)

    @property
    def version(self) -> int:
        """The version the page's text was begun on."""
        return self._base

    @property
    def token(self) -> str:
        """What shows that this window has the right to write; empty if it has not."""
        return self._token

    def open(self, article_id: str) -> None:
        """Leave the open article in good order and open another."""
        if self._newsroom is None or article_id == self.article_id:
            return
        newsroom = self._newsroom
        self.leave()
        self._runner.run(
            lambda: _open(newsroom, article_id), owner=self, then=self._show, otherwise=self._explain
        )

    def look_again(self, *, replacing: bool = False) -> None:
        """Ask the newsroom how it stands with the open article; words on the page stay, unless *replacing*."""
        if self._newsroom is None or self.opened is None:
            return
        newsroom, article_id = self._newsroom, self.article_id
        self._runner.run(
            lambda: _open(newsroom, article_id),
            owner=self,
            then=lambda answer: self._show(answer, replacing=replacing),
            otherwise=self._explain,
        )

    def leave(self) -> None:
        """Make what was typed a version, let others write, and show nothing."""
        if self._newsroom is None or self.opened is None:
            return
        newsroom, article_id, token = self._newsroom, self.article_id, self._token
        self.finish_typing()
        if token:
            self.run_after_journal(lambda: _let_go(newsroom, article_id, token))
        self.opened, self._token = None, ""
        self._lease_timer.stop()
        self._page.clear()
        self._window.status.show_no_article()

    def close(self) -> None:
        """Put what was typed into the journal and let others write; the newsroom gets the text at the next start."""
        if self._newsroom is None or self.opened is None:
            return
        newsroom, article_id, token = self._newsroom, self.article_id, self._token
        self.finish_typing()
        self._lease_timer.stop()
        if token:
            self._runner.run(lambda: newsroom.drafting.release_lease(article_id, token), owner=self)

    def finish_typing(self) -> None:
        """Take in a syllable being composed and put all that was typed into the journal."""
        self._page.commit_preedit()
        if not self._is_kept:
            self.keep()

    def keep(self) -> None:
        """Put the text into the journal now."""
        if self._newsroom is None or self.opened is None:
            return
        newsroom, article_id, base = self._newsroom, self.article_id, self._base
        text, caret = self._page.text(), json.dumps(asdict(self._page.caret))
        self._keep_soon.stop()
        self._keep_now.stop()
        self._is_kept = True
        self._runner.run(
            lambda: newsroom.syncing.keep(article_id, text, base=base, caret=caret),
            owner=self,
            then=lambda at: self._window.status.show_saved(at, is_shared=False),
            otherwise=self._not_kept,
            lane=Lane.JOURNAL,
        )
        self._check(text)
        self._send_soon.start()
        if not self._send_now.isActive():
            self._send_now.start()

    def send(self) -> None:
        """Bring what the journal has to the newsroom."""
        if self._newsroom is None or self.opened is None:
            return
        self._send_soon.stop()
        self._send_now.stop()
        newsroom, article_id, token = self._newsroom, self.article_id, self._token
        self._runner.run(
            lambda: newsroom.syncing.send(article_id, token=token),
            owner=self,
            then=self._sent,
            otherwise=self._explain,
        )

    def save_version(self) -> None:
        """Make what was typed a version that others see."""
        if self._newsroom is None or self.opened is None:
            return
        self.finish_typing()
        newsroom, article_id, token = self._newsroom, self.article_id, self._token
        self.run_after_journal(
            lambda: newsroom.syncing.save_version(article_id, token=token), then=self._saved_by_hand
        )

    def run_after_journal(
        self,
        job: Callable[[], Answer],
        *,
        then: Callable[[Answer], None] | None = None,
        otherwise: Callable[[NewsroomError], None] | None = None,
    ) -> None:
        """Run *job* on the newsroom's lane once everything typed so far is in the journal."""
        self._runner.run(
            lambda: None,
            owner=self,
            then=lambda _: self._runner.run(job, owner=self, then=then, otherwise=otherwise or self._explain),
            lane=Lane.JOURNAL,
        )

    def check_again(self) -> None:
        """Judge the text on the page anew: a photograph's rights have changed."""
        if self.opened is not None:
            self._check(self._page.text())

    def _timer(self, after: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=after, singleShot=True)
        timer.timeout.connect(act)
        return timer

    def _edited(self) -> None:
        self._is_kept = False
        self._keep_soon.start()
        if not self._keep_now.isActive():
            self._keep_now.start()

    def _show(self, answer: tuple[Opened, Lease | None], *, replacing: bool = False) -> None:
        found, lease = answer
        article = replace(found.article, working_copy=found.text)
        is_new = article.row.article_id != self.article_id
        is_moved = is_new or (self.opened is not None and self.opened.row.stage is not article.row.stage)
        self.opened, self._base = article, article.row.version
        self._release_unless(lease)
        refusal = refusal_of(Step.SAVE, article.standing)
        is_editable = refusal is None and bool(self._token)
        reason = self._language.sentence(refusal) if refusal else self._who_writes(lease)
        self._page.show_article(article, editable=is_editable, reason=reason, replacing=replacing)
        if is_new and found.caret:
            self._page.restore_caret(Caret(**json.loads(found.caret)))
        if self._token:
            self._lease_timer.start()
        self._window.status.show_saved(article.row.saved_at, is_shared=True)
        self._check(self._page.text())
        if is_moved or found.kept_aside is not None:
            self._tell_of_state(found)
        self.article_shown.emit(article)

    def _release_unless(self, lease: Lease | None) -> None:
        # In review nobody writes: the right to write goes back, so that an editor can take it.
        newsroom, article_id, token = self._newsroom, self.article_id, self._token
        self._token = lease.token if lease else ""
        if lease is None and token and newsroom is not None:
            self._lease_timer.stop()
            self._runner.run(lambda: newsroom.drafting.release_lease(article_id, token), owner=self)

    def _who_writes(self, lease: Lease | None) -> str:
        if lease is None or not lease.held_by_name:
            return ""
        return self.tr("{0} has been writing here since {1}. You can read.").format(
            lease.held_by_name, self._times.clock(lease.since)
        )

    def _tell_of_state(self, found: Opened) -> None:
        article, messages = found.article, self._window.messages
        if found.kept_aside is not None:
            messages.warn(
                self.tr(
                    "Somebody saved while your words were on their way. They are kept as version {0}."
                ).format(found.kept_aside)
            )
        elif article.row.stage is Stage.RETURNED:
            messages.warn(self.tr("Returned to you: {0}").format(article.row.return_reason))
        elif article.row.stage is Stage.APPROVED and article.approval and self._token:
            messages.warn(
                self.tr("Approved by {0}. Changing a word takes the approval back.").format(
                    article.approval.approved_by_name
                ),
                urgency=Urgency.INFO,
            )
        elif article.row.publication is Publication.LIVE and self._token:
            messages.warn(
                self.tr(
                    "You are editing an article that readers have. They see it once it is published again."
                )
            )
        else:
            messages.settle()

    def _sent(self, sent: Sent | None) -> None:
        if sent is None:
            return
        self._window.status.show_saved(sent.at, is_shared=True)
        if sent.taken is None:
            return
        self._base = sent.taken.version
        if sent.taken.revoked_approval:
            self._window.messages.tell(self.tr("The approval was taken back, because the text changed."))
        self.newsroom_changed.emit()
        self.look_again(replacing=sent.taken.kept_aside is not None)

    def _saved_by_hand(self, sent: Sent | None) -> None:
        if sent is not None and sent.taken is not None:
            self._window.messages.tell(self.tr("Version {0} is saved.").format(sent.taken.version))
        self._sent(sent)

    def _not_kept(self, error: NewsroomError) -> None:
        self._is_kept = False
        self._window.status.show_not_saved(self._language.sentence(error))
        # Tried again until it works: what is on the page is all there is of it.
        self._keep_now.start()

    def _explain(self, error: NewsroomError) -> None:
        self._window.messages.explain(error)

    def _check(self, text: ArticleText) -> None:
        if self.opened is None:
            return
        self._window.status.show_length(
            length_of(text.plain_body, self.opened.row.language), self.opened.row.language
        )
        provenance = {
            photo_id: PhotoProvenance(row.usage_rights, row.embedded_credit)
            for photo_id, row in self._page.photo_rows.items()
        }
        self.blockers = blockers(text, provenance)
        self.checked.emit(self.blockers, warnings(text, provenance))

    def _renew_lease(self) -> None:
        if self._newsroom is None or not self._token:
            return
        newsroom, article_id = self._newsroom, self.article_id
        self._runner.run(
            lambda: newsroom.drafting.take_lease(article_id),
            owner=self,
            then=self._renewed,
            otherwise=self._explain,
        )

    def _renewed(self, lease: Lease) -> None:
        if self.opened is not None and lease.token != self._token:
            self.look_again()


def _open(newsroom: Newsroom, article_id: str) -> tuple[Opened, Lease | None]:
    found = newsroom.syncing.open(article_id)
    if refusal_of(Step.SAVE, found.article.standing) is not None:
        return found, None
    return found, newsroom.drafting.take_lease(article_id)


def _let_go(newsroom: Newsroom, article_id: str, token: str) -> None:
    newsroom.syncing.save_version(article_id, token=token)
    newsroom.drafting.release_lease(article_id, token)
