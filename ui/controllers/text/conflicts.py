"""Two texts of one article brought together: by themselves where they agree, else by the person at the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.article import ArticleText
from cms.domain.meeting import Brought, Meeting
from cms.domain.rows import OpenArticle, StepTaken
from ui.controllers.text.writing import Writing
from ui.review.conflict_view import ConflictView, Writer
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class Conflicts(QObject):
    """Brings what a colleague overtook back into the article; both texts stay in the history as they are."""

    newsroom_changed = Signal()
    history_wanted = Signal()

    def __init__(self, window: Window, writing: Writing, runner: Runner) -> None:
        super().__init__(window)
        self._window = window
        self._writing = writing
        self._runner = runner
        self._newsroom: Newsroom | None = None
        self._meeting: Meeting | None = None
        self._article_id = ""
        writing.overtaken.connect(self.bring_together)
        writing.article_shown.connect(self._leave_another)
        window.on_demand.when_made(ConflictView, self._connect_view)

    def use(self, newsroom: Newsroom) -> None:
        """Bring texts together in *newsroom* from now on."""
        self._newsroom, self._meeting = newsroom, None

    def bring_together(self, article_id: str, kept_aside: int) -> None:
        """Merge the side version *kept_aside* into the article; what both changed is left to the person."""
        newsroom, token = self._newsroom, self._writing.token
        if newsroom is None:
            return
        self._writing.finish_typing()

        def bring() -> Brought:
            # What was typed since is a version before anything is put into the text.
            newsroom.syncing.save_version(article_id, token=token)
            return newsroom.merging.bring_together(article_id, kept_aside, token=token)

        self._writing.run_after_journal(
            bring, then=lambda brought: self._brought(article_id, kept_aside, brought)
        )

    def _connect_view(self, view: ConflictView) -> None:
        view.settled.connect(self._settle)
        view.put_off.connect(self._leave)

    def _brought(self, article_id: str, kept_aside: int, brought: Brought) -> None:
        if article_id != self._writing.article_id:
            return  # the text is in the history, and can be brought together from there
        meeting, taken = brought.meeting, brought.taken
        if taken is not None and meeting is not None:
            self._window.messages.settle()
            self._window.messages.tell(
                self.tr("Your words and those of {0} are both in version {1}.").format(
                    meeting.by, taken.version
                ),
                action=self.tr("History"),
                act=self.history_wanted.emit,
            )
            self._look_again()
        elif meeting is None:
            self._window.messages.tell(
                self.tr("The article already says what version {0} says.").format(kept_aside)
            )
        else:
            self._article_id, self._meeting = article_id, meeting
            self._window.messages.warn(
                self.tr("You and {0} changed the same words. Yours are kept as version {1}.").format(
                    meeting.by, kept_aside
                ),
                action=self.tr("Bring together…"),
                act=self._show,
            )

    def _show(self) -> None:
        meeting, opened, newsroom = self._meeting, self._writing.opened, self._newsroom
        if meeting is None or opened is None or newsroom is None:
            return
        self._window.conflicts.show_merge(
            meeting.merged,
            mine=Writer(meeting.writer, meeting.kept_at),
            theirs=Writer(meeting.by, meeting.at),
            language=opened.row.language,
        )
        self._window.show_middle(self._window.conflicts)
        self._window.conflicts.setFocus()

    def _settle(self, text: ArticleText) -> None:
        newsroom, meeting, article_id, token = (
            self._newsroom,
            self._meeting,
            self._article_id,
            self._writing.token,
        )
        if newsroom is None or meeting is None:
            return
        self._writing.run_after_journal(
            lambda: newsroom.merging.settle(article_id, meeting, text, token=token), then=self._settled
        )

    def _settled(self, taken: StepTaken) -> None:
        self._meeting = None
        self._window.show_middle(self._window.page)
        if taken.kept_aside is not None:
            # A colleague was faster once more: what was settled meets their version.
            self.bring_together(taken.article_id, taken.kept_aside)
            return
        self._window.messages.tell(
            self.tr("Both texts are brought together in version {0}.").format(taken.version)
        )
        self._look_again()

    def _look_again(self) -> None:
        self._writing.look_again(replacing=True)
        self.newsroom_changed.emit()

    def _leave(self) -> None:
        meeting = self._meeting
        self._window.show_middle(self._window.page)
        if meeting is not None:
            self._window.messages.tell(
                self.tr("Both texts are kept. Yours is version {0} in the history.").format(
                    meeting.kept_aside
                ),
                action=self.tr("Go on"),
                act=self._show,
            )

    def _leave_another(self, article: OpenArticle) -> None:
        if article.row.article_id != self._article_id and self._window.is_in_the_middle(ConflictView):
            self._window.show_middle(self._window.page)
