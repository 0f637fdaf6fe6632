"""Review notes in the window: fetched with the article, marked in its text, written beside it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from cms.body.notes import Anchor
from cms.domain.errors import NewsroomError
from cms.domain.review_notes import NoteThread
from cms.domain.rows import OpenArticle
from ui.controllers.text.writing import Writing
from ui.review.notes_panel import NotesPanel
from ui.shell.language import Language
from ui.shell.shortcuts import Command
from ui.shell.side_panes import Pane
from ui.shell.window import Window
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

_Answer = TypeVar("_Answer")


class Noting(QObject):
    """Keeps panel, tab and page true to what the newsroom has, and brings it what is written."""

    # Something was said that may wait for the newsroom, or waits no longer.
    said = Signal()

    def __init__(
        self,
        window: Window,
        writing: Writing,
        runner: Runner,
        language: Language,
        name_of: Callable[[str], str],
    ) -> None:
        super().__init__(window)
        self._window, self._writing = window, writing
        self._runner, self._language, self._name_of = runner, language, name_of
        self._notes = window.page.notes
        self._newsroom: Newsroom | None = None
        self.article_id = ""
        self._threads: tuple[NoteThread, ...] = ()
        # Whether it is known what notes there are.
        self._is_known = False
        # With which article, still on its way, its notes are to be shown.
        self._wanted_with = ""
        # Where the note that is being written will stand.
        self._anchor: Anchor | None = None
        # Under which id something was sent, until it is known to be there: sent again it is said once.
        self._sent: dict[tuple[str, str, str], str] = {}
        window.on_demand.when_made(NotesPanel, self._connect_panel)
        writing.article_shown.connect(self._follow)
        window.page.body.note_wanted.connect(self.write)
        window.review_bar.note_wanted.connect(self.write)
        self._notes.opened.connect(self._open)
        self._notes.passed.connect(self._pass)

    def use(self, newsroom: Newsroom) -> None:
        """Read and write notes in *newsroom* from now on."""
        self._newsroom = newsroom
        self._forget("")

    def look_again(self) -> None:
        """Ask for the notes anew: the newsroom answers again, or does no longer."""
        self._load()

    def acts(self) -> dict[Command, Callable[[], None]]:
        """Return what each command does."""
        return {Command.NOTE: self.write, Command.NOTES: self.show}

    def show(self) -> None:
        """Show the notes beside the article, and give them the keyboard."""
        if self._writing.opened is not None:
            self._window.show_side(Pane.NOTES)
            self._window.notes.focus_first()

    def show_with(self, article_id: str) -> None:
        """Show the notes once this article is on the page."""
        self._window.show_middle(self._window.page)
        if article_id == self.article_id:
            self.show()
        else:
            self._wanted_with = article_id

    def write(self) -> None:
        """Ask for a note beside the words that are selected; whoever may only read the article may write one too."""
        if self._writing.opened is None or not self._window.page.isVisible():
            return
        anchor = self._notes.anchor()
        if anchor is None:
            self._window.messages.tell(self.tr("Select the words the note is about first."))
            return
        self._anchor = anchor
        self._window.show_side(Pane.NOTES)
        self._window.notes.compose(anchor.quote)

    def _connect_panel(self, panel: NotesPanel) -> None:
        panel.words.name_of, panel.words.sentence = self._name_of, self._language.sentence
        panel.new_wanted.connect(self.write)
        panel.retry_wanted.connect(self.look_again)
        panel.note_given.connect(self._add)
        panel.composing_left.connect(self._stop_composing)
        panel.threads.reply_given.connect(self._reply)
        panel.threads.resolve_wanted.connect(lambda thread_id: self._settle(thread_id, is_settled=True))
        panel.threads.reopen_wanted.connect(lambda thread_id: self._settle(thread_id, is_settled=False))
        panel.threads.discard_wanted.connect(self._discard)
        panel.threads.jump_wanted.connect(lambda thread_id: self._go_to(thread_id, stays=False))
        panel.threads.sight_wanted.connect(lambda thread_id: self._go_to(thread_id, stays=True))
        self._show()

    # What the newsroom has.

    def _follow(self, opened: OpenArticle) -> None:
        if opened.row.article_id != self.article_id:
            self._forget(opened.row.article_id)
        if self._wanted_with == self.article_id:
            self._wanted_with = ""
            self._window.show_side(Pane.NOTES)
        self._load()

    def _forget(self, article_id: str) -> None:
        self.article_id, self._threads, self._anchor, self._is_known = article_id, (), None, False
        if self._window.on_demand.has(NotesPanel):
            self._window.notes.forget()
        self._window.side.mark(Pane.NOTES, 0)

    def _load(self, then: Callable[[], None] | None = None) -> None:
        newsroom, article_id = self._newsroom, self.article_id
        if newsroom is None or not article_id:
            return
        if self._window.on_demand.has(NotesPanel) and not self._is_known:
            self._window.notes.show_loading()
        self._runner.run(
            lambda: newsroom.notes.threads(article_id),
            owner=self,
            then=lambda threads: self._take_in(article_id, threads, then),
            otherwise=self._not_loaded,
        )

    def _take_in(
        self, article_id: str, threads: Sequence[NoteThread], then: Callable[[], None] | None
    ) -> None:
        if article_id != self.article_id:
            return
        self._threads, self._is_known = tuple(threads), True
        is_open = {thread.thread_id: thread.anchor for thread in threads if not thread.is_resolved}
        self._notes.mark(article_id, is_open)
        self._window.side.mark(Pane.NOTES, len(is_open), is_alert=False)
        self._show()
        if then is not None:
            then()

    def _not_loaded(self, error: NewsroomError) -> None:
        # Notes that were shown already stay: they are only not the newest.
        if self._window.on_demand.has(NotesPanel) and not self._is_known:
            self._window.notes.show_error(self._language.sentence(error))

    def _show(self) -> None:
        if not self._window.on_demand.has(NotesPanel):
            return
        places = {thread_id: number for number, thread_id in enumerate(self._notes.order)}
        # Those whose words are gone stand last, in the order in which they were begun.
        ordered = sorted(self._threads, key=lambda one: places.get(one.thread_id, len(places)))
        panel = self._window.notes
        panel.show_away(is_away=self._newsroom is not None and self._newsroom.connection.is_away)
        if self._is_known:
            panel.show_threads(ordered, self._notes.orphans)
        elif self.article_id:
            panel.show_loading()

    # From the page to a note and back.

    def _open(self, thread_id: str) -> None:
        self._window.show_side(Pane.NOTES)
        self._window.notes.choose(thread_id)

    def _pass(self, thread_id: str) -> None:
        if thread_id and self._window.side.current is Pane.NOTES and self._window.on_demand.has(NotesPanel):
            self._window.notes.choose(thread_id)

    def _go_to(self, thread_id: str, *, stays: bool) -> None:
        if self._window.middle.currentWidget() is self._window.page:
            self._notes.go_to(thread_id, stays=stays)

    # What is written.

    def _add(self, words: str) -> None:
        newsroom, article_id, anchor = self._newsroom, self.article_id, self._anchor
        if newsroom is None or anchor is None:
            return

        def added(thread_id: str) -> None:
            if article_id == self.article_id:
                self._stop_composing()
                self._load(then=lambda: self._window.notes.choose(thread_id))

        notes = newsroom.notes
        self._send("", words, lambda sent: notes.add(article_id, anchor, words, command_id=sent), added)

    def _reply(self, thread_id: str, words: str) -> None:
        newsroom, article_id = self._newsroom, self.article_id
        if newsroom is None:
            return

        def answered(_: None) -> None:
            self._window.notes.said_in(thread_id)
            self._load()

        notes = newsroom.notes
        self._send(
            thread_id,
            words,
            lambda sent: notes.reply(article_id, thread_id, words, command_id=sent),
            answered,
        )

    def _settle(self, thread_id: str, *, is_settled: bool) -> None:
        newsroom, article_id = self._newsroom, self.article_id
        if newsroom is None:
            return
        act = newsroom.notes.resolve if is_settled else newsroom.notes.reopen
        self._runner.run(
            lambda: act(article_id, thread_id),
            owner=self,
            then=lambda _: self._settled(),
            otherwise=lambda error: self._not_sent(thread_id, error),
        )

    def _settled(self) -> None:
        self._load()
        self.said.emit()

    def _discard(self, note_id: str) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._runner.run(
                lambda: newsroom.notes.discard(note_id),
                owner=self,
                then=lambda _: self._settled(),
                lane=Lane.JOURNAL,
            )

    def _send(
        self, thread_id: str, words: str, job: Callable[[str], _Answer], then: Callable[[_Answer], None]
    ) -> None:
        """Say *words* once, however often it has to be tried."""
        said = (self.article_id, thread_id, words)
        sent = self._sent.setdefault(said, str(uuid.uuid4()))

        def taken(answer: _Answer) -> None:
            self._sent.pop(said, None)
            then(answer)
            self.said.emit()

        self._runner.run(
            lambda: job(sent),
            owner=self,
            then=taken,
            otherwise=lambda error: self._not_sent(thread_id, error),
        )

    def _not_sent(self, thread_id: str, error: NewsroomError) -> None:
        self._window.notes.show_problem(thread_id, self._language.sentence(error))

    def _stop_composing(self) -> None:
        self._anchor = None
        self._window.notes.stop_composing()
        self._window.page.focus_if_left()
