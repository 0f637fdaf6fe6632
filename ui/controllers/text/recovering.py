"""After a crash: everything that was typed is on the page again; this says so, and shows what of it is new."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

from cms.domain.article import reads_alike
from cms.domain.difference import Difference, difference
from cms.domain.rows import OpenArticle
from ui.controllers.text.writing import Writing
from ui.review.change_words import ChangeWords
from ui.shell.window import Window
from ui.widgets.banner import Urgency
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class Recovering(QObject):
    """Leaves a mark beside the journal while the window is open: one that is found was left by a program that died."""

    def __init__(self, window: Window, writing: Writing, runner: Runner, folder: Path) -> None:
        super().__init__(window)
        self._window, self._writing, self._runner, self._folder = window, writing, runner, folder
        self._words = ChangeWords(self)
        self._mark: QLockFile | None = None
        # Of the article that is opened first, which is the one the program died with.
        self._is_after_crash = False
        writing.article_shown.connect(self._look_at)

    def use(self, newsroom: Newsroom) -> None:
        """Look for the mark, and leave our own."""
        self.stop()
        mark = self._folder / f"{newsroom.newsroom_id}.open"
        self._mark = lock = QLockFile(str(mark))
        self._runner.run(
            lambda: _is_left_by_the_dead(mark, lock), owner=self, then=self._know, lane=Lane.JOURNAL
        )

    def stop(self) -> None:
        """Take our mark away: the window closes in good order, or another newsroom is opened."""
        self._is_after_crash = False
        if self._mark is not None:
            self._mark.unlock()

    def _know(self, is_after_crash: bool) -> None:  # noqa: FBT001 (the runner hands it on)
        self._is_after_crash = is_after_crash
        if self._writing.opened is not None:
            self._look_at(self._writing.opened)

    def _look_at(self, article: OpenArticle) -> None:
        if not self._is_after_crash:
            return
        self._is_after_crash = False
        before, after = article.text, article.working_copy
        if after is None or reads_alike(before, after):
            return
        number = article.row.version
        self._runner.run(
            lambda: difference(before, after, from_version=number, to_version=number),
            owner=self,
            then=lambda found: self._tell(article, found),
        )

    def _tell(self, article: OpenArticle, found: Difference) -> None:
        if article.row.article_id != self._writing.article_id:
            return
        told = self.tr("Copydesk stopped while you were writing. What you had typed is here. {0}.")
        self._window.messages.warn(
            told.format(self._words.counts(found)),
            urgency=Urgency.INFO,
            action=self.tr("Show what is new"),
            act=lambda: self._show(article, found),
            other=(self.tr("Close"), self._writing.tell_again),
        )

    def _show(self, article: OpenArticle, found: Difference) -> None:
        changes = self._window.changes
        changes.show_difference(found, language=article.row.language, headline=article.text.headline)
        self._window.show_middle(changes)
        self._window.messages.warn(
            self.tr("This was typed since version {0}, before Copydesk stopped.").format(found.from_version),
            urgency=Urgency.INFO,
            action=self.tr("Back to the article"),
            act=self._return,
        )

    def _return(self) -> None:
        self._window.show_middle(self._window.page)
        self._writing.tell_again()


def _is_left_by_the_dead(mark: Path, lock: QLockFile) -> bool:
    """Take the mark, and say whether a program that lives no more had it; one that lives keeps it."""
    with contextlib.suppress(OSError):  # where nothing can be kept there is nothing to find
        mark.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    was_there = mark.exists()
    # However old it is: only whether its program lives counts.
    lock.setStaleLockTime(0)
    return lock.tryLock(0) and was_there
