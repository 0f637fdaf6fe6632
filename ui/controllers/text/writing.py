"""The open article: what is typed goes to the journal at once, to the newsroom soon, and is never asked about."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from cms.domain.article import ArticleText, reads_alike
from cms.domain.errors import NewsroomError
from cms.domain.line import NewsroomUnreachable
from cms.domain.rows import Lease, OpenArticle, Opened, Sent
from cms.domain.workflow import Step, refusal_of
from ui.controllers.text.article_news import ArticleNews
from ui.controllers.text.bringing import Bringing
from ui.controllers.text.checking import Checking
from ui.controllers.text.coming_and_going import let_go, open_article
from ui.controllers.text.keeping import Keeping
from ui.controllers.text.right_to_write import RightToWrite
from ui.editor.article_page import Caret
from ui.shell.language import Language
from ui.shell.window import Window
from ui.words.times import TimeWords
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

Answer = TypeVar("Answer")


class Writing(QObject):
    """Opens articles, keeps what is typed in them, and knows how it stands with the one that is open."""

    # The article was opened, or the newsroom says something new of it: an OpenArticle.
    article_shown = Signal(object)
    newsroom_changed = Signal()
    # Words begun on an older version are kept aside as that version: its article's id and its number.
    overtaken = Signal(str, int)
    recall_wanted = Signal()
    # A colleague, by name, asks to write in the article that is open here.
    lease_asked = Signal(str)

    def __init__(self, window: Window, runner: Runner, language: Language, times: TimeWords) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.page
        self._runner = runner
        self._language = language
        self._news = ArticleNews(window.messages, times, recall=self.recall_wanted.emit, parent=self)
        self._newsroom: Newsroom | None = None
        # The article the person wants on the page; it may still be on its way.
        self._wanted = ""
        # The version that holds what was typed here, until that is told: a colleague's had overtaken it.
        self._kept_aside = 0
        self._right = RightToWrite(window.messages, times, runner, self)
        self._keeping = Keeping(window, runner, language)
        self._bringing = Bringing(self._keeping, self._right)
        self.opened: OpenArticle | None = None
        self.checking = Checking(window)
        self._right.changed.connect(self.look_again)
        self._right.asked.connect(self.lease_asked)
        self._right.hand_over_wanted.connect(self._hand_over)
        self._keeping.handed_over.connect(self._bring_soon)
        self._page.text_edited.connect(self._bringing.note_key)
        self._bringing.brought.connect(self._sent)
        self._bringing.failed.connect(self._wait_for_newsroom)
        # For those that act on what is typed: see Keeping.
        self.finish_typing = self._keeping.finish_typing
        self.may_close = self._keeping.may_close
        self.send = self._bringing.bring

    def use(self, newsroom: Newsroom) -> None:
        """Write in *newsroom* from now on; nothing is open yet."""
        self._newsroom = newsroom
        self._keeping.use(newsroom)
        self._bringing.use(newsroom)
        self._right.use(newsroom)

    @property
    def article_id(self) -> str:
        """The article that is open, or an empty text."""
        return self.opened.row.article_id if self.opened else ""

    @property
    def is_kept(self) -> bool:
        """Whether the journal has, or is being given, everything that was typed."""
        return self._keeping.is_kept

    @property
    def is_sent(self) -> bool:
        """Whether the newsroom has, or is being given, everything that was typed."""
        is_in_journal = self._keeping.is_kept and self._keeping.obstacle is None
        return is_in_journal and self._bringing.has_brought_all

    @property
    def version(self) -> int:
        """The version the page's text was begun on."""
        return self._keeping.base

    @property
    def token(self) -> str:
        """What shows that this window has the right to write; empty if it has not."""
        return self._right.token

    @property
    def may_write(self) -> bool:
        """Whether the article can be written in: with the right to, or in a draft of one's own while away."""
        return self._right.may_write

    def open(self, article_id: str) -> None:
        """Leave the open article in good order and open another."""
        newsroom = self._newsroom
        if newsroom is None or article_id == self._wanted:
            return
        if article_id == self.article_id:  # back before it was left
            self._wanted = article_id
            return

        def fetch() -> None:
            self._runner.run(
                lambda: open_article(newsroom, article_id),
                owner=self,
                then=self._show,
                otherwise=self._not_opened,
            )

        self._leave_for(article_id, fetch)

    def look_again(self, *, replacing: bool = False, refused: NewsroomError | None = None) -> None:
        """Ask the newsroom how it stands with the open article; words on the page stay, unless *replacing*.

        *refused* is explained once that is known.
        """
        if self._newsroom is None or self.opened is None:
            return
        newsroom, article_id = self._newsroom, self.article_id

        def show(answer: tuple[Opened, Lease | None], mark: int | None) -> None:
            self._show(answer, replacing=replacing, mark=mark)
            if refused is not None:
                self._explain(refused)

        self._keeping.run_behind(
            lambda: open_article(newsroom, article_id), then=show, otherwise=self._wait_for_newsroom
        )

    def leave(self, then: Callable[[], None]) -> None:
        """Make what was typed a version, let others write, show nothing, and go on with *then*.

        Where the journal cannot take what was typed, the article stays on the page and *then* is not done.
        """
        self._leave_for("", then)

    def close(self) -> None:
        """Make what was typed a version and let others write: the window is closing, nothing is shown any more."""
        if self._newsroom is None or self.opened is None:
            return
        newsroom, article_id, token = self._newsroom, self.article_id, self.token
        self.finish_typing()
        self._stop()
        self._newsroom = None
        if token:
            # On the journal's lane, because it must come after what was typed last.
            self._runner.run(lambda: let_go(newsroom, article_id, token), owner=self, lane=Lane.JOURNAL)

    def catch_up(self) -> None:
        """Bring what was typed to a newsroom that answers again, with the right to write in it."""
        self.look_again()
        if self.opened is not None:
            self._bringing.soon()

    def save_version(self) -> None:
        """Make what was typed a version that others see."""
        if self._newsroom is None or self.opened is None:
            return
        self.finish_typing()
        newsroom, article_id, token = self._newsroom, self.article_id, self.token
        given = self._keeping.given
        self.run_after_journal(
            lambda: newsroom.syncing.save_version(article_id, token=token),
            then=lambda sent: self._saved_by_hand(sent, given),
        )

    def run_after_journal(
        self,
        job: Callable[[], Answer],
        *,
        then: Callable[[Answer], None] | None = None,
        otherwise: Callable[[NewsroomError], None] | None = None,
    ) -> None:
        """Run *job* on the newsroom's lane once everything typed so far is in the journal, and not unless it is."""
        self._keeping.run_after(job, then=then, otherwise=otherwise or self._explain)

    def tell_again(self) -> None:
        """Say again where the open article stands: the language has changed."""
        if self.opened is not None:
            self._tell(self.opened)
            self.look_again()

    def check_again(self) -> None:
        """Judge the text on the page anew: a photograph's rights have changed."""
        if self.opened is not None:
            self._check(self._page.text())

    def _bring_soon(self, text: ArticleText) -> None:
        self._check(text)
        self._bringing.note_typing()

    def _leave_for(self, wanted: str, then: Callable[[], None]) -> None:
        self._wanted = wanted
        if self.opened is None:
            then()
            return
        self.finish_typing()
        self._keeping.when_done(lambda: self._leave_if_kept(wanted, then))

    def _leave_if_kept(self, wanted: str, then: Callable[[], None]) -> None:
        if wanted != self._wanted:  # by now the person wants something else
            return
        self._keeping.take_in_syllables()
        if self._keeping.obstacle is not None:
            self._wanted = self.article_id
            self._window.pane.select(self.article_id)
            self._keeping.warn()
        elif not self._keeping.is_kept:  # a key was pressed meanwhile
            self._leave_for(wanted, then)
        else:
            self._put_away()
            then()

    def _put_away(self) -> None:
        newsroom, article_id, token = self._newsroom, self.article_id, self.token
        if newsroom is not None and token:
            self._runner.run(lambda: let_go(newsroom, article_id, token), owner=self, otherwise=self._explain)
        self._stop()
        self.opened, self._kept_aside = None, 0
        self._page.clear()
        self._window.status.show_no_article()

    def _stop(self) -> None:
        self._keeping.stop()
        self._right.stop()
        self._bringing.stop()

    def _not_opened(self, error: NewsroomError) -> None:
        self._wanted = ""
        self._window.pane.select("")
        self._explain(error)

    def _show(
        self, answer: tuple[Opened, Lease | None], *, replacing: bool = False, mark: int | None = None
    ) -> None:
        found, lease = answer
        article = replace(found.article, working_copy=found.text)
        is_new = article.row.article_id != self.article_id
        if article.row.article_id != self._wanted:
            if is_new:
                self._right.give_back(article.row.article_id, lease)
            return
        is_moved = is_new or (self.opened is not None and self.opened.row.stage is not article.row.stage)
        self.opened = article
        had_right = self._right.may_write
        self._right.hold(article.row.article_id, lease)
        is_other = replacing or found.kept_aside is not None
        self._put_on_page(article, self._why_only_read(article, lease), mark, is_other=is_other)
        if is_new:
            self._begin(found)
        if self.is_sent:
            self._window.status.show_saved(article.row.saved_at, is_shared=True)
        self._check(self._page.text())
        kept_aside, self._kept_aside = found.kept_aside or self._kept_aside, 0
        if kept_aside:
            self._tell_of_side_version(kept_aside)
        elif not self._right.tell() and (is_moved or had_right != self._right.may_write):
            self._news.tell_where_it_stands(article, is_writable=self._right.may_write)
        self.article_shown.emit(article)

    def _put_on_page(self, article: OpenArticle, reason: str, mark: int | None, *, is_other: bool) -> None:
        if is_other:
            self.finish_typing()
        # Words the answer cannot know stay on the page whatever else is known; they are kept with their own base.
        is_newest = self._keeping.is_still(mark)
        is_put = self._page.show_article(
            article,
            editable=self._right.may_write,
            reason=reason,
            replacing=is_other and is_newest,
            is_newest=is_newest,
        )
        if is_put or reads_alike(self._page.text(), article.working_copy or article.text):
            self._keeping.follow(article.row.article_id, article.row.version)

    def _why_only_read(self, article: OpenArticle, lease: Lease | None) -> str:
        refusal = refusal_of(Step.SAVE, article.standing)
        if refusal is not None:
            return self._language.sentence(refusal)
        if lease is None:
            return self.tr("The newsroom does not answer. Only drafts of your own can be written in now.")
        return self._right.who_writes()

    def _begin(self, found: Opened) -> None:
        if found.caret:
            caret = Caret(**json.loads(found.caret))
            # Who walks through the list stays there; only who came to write is put back where they were.
            focused = QApplication.focusWidget()
            is_writer = focused is not None and self._page.isAncestorOf(focused)
            self._page.restore_caret(caret if is_writer else replace(caret, field=""))
        if not reads_alike(found.text, found.article.text):
            # Typed before the window was last closed, or before the computer stopped.
            self._bringing.note_more()

    def _tell(self, article: OpenArticle) -> None:
        if not self._right.tell():
            self._news.tell_where_it_stands(article, is_writable=self.may_write)

    def _tell_of_side_version(self, number: int) -> None:
        if self.token:
            self.overtaken.emit(self.article_id, number)
        else:
            self._news.tell_of_side_version(number)

    def _hand_over(self) -> None:
        newsroom, article_id, token = self._newsroom, self.article_id, self.token
        if newsroom is None:
            return
        self.finish_typing()
        self.run_after_journal(
            lambda: newsroom.syncing.hand_over(article_id, token=token),
            then=lambda _: self._right.handed_over(),
        )

    def _sent(self, sent: Sent | None) -> None:
        at = sent.at if sent else self.opened.row.saved_at if self.opened else None
        # Where more was typed meanwhile, or the journal refused it, the newsroom does not have all of it.
        if at is not None and self.is_sent:
            self._window.status.show_saved(at, is_shared=True)
        if sent is None or sent.taken is None or sent.taken.article_id != self.article_id:
            return
        if sent.taken.kept_aside is None:
            self._keeping.base = sent.taken.version
        if sent.taken.revoked_approval:
            self._window.messages.tell(self.tr("The approval was taken back, because the text changed."))
        self._kept_aside = sent.taken.kept_aside or 0
        self.newsroom_changed.emit()
        self.look_again(replacing=sent.taken.kept_aside is not None)

    def _saved_by_hand(self, sent: Sent | None, given: int) -> None:
        if sent is not None and sent.taken is not None:
            self._window.messages.tell(self.tr("Version {0} is saved.").format(sent.taken.version))
        self._bringing.note_brought(sent, given)

    def _explain(self, error: NewsroomError) -> None:
        self._window.messages.explain(error)

    def _wait_for_newsroom(self, error: NewsroomError) -> None:
        # What was typed is in the journal, and goes on when the newsroom answers: nobody is disturbed.
        if not isinstance(error, NewsroomUnreachable):
            self._explain(error)

    def _check(self, text: ArticleText) -> None:
        if self.opened is not None:
            self.checking.check(text, self.opened.row.language, self.opened.demands)
