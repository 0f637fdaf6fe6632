"""What is typed goes into the journal within moments; where it cannot, the words stay and the person is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cms.domain.article import ArticleText
from cms.domain.credits.credit import printed_line
from cms.domain.errors import NewsroomError
from ui.photos.inspector import PhotoInspector
from ui.shell.language import Language
from ui.shell.window import Window
from ui.widgets.banner import Urgency
from ui.work.files import write_whole
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

Answer = TypeVar("Answer")

# Milliseconds: the journal has the text this long after the last key, and at the latest so long while typing.
_KEEP_AFTER, _KEEP_AT_LATEST = 300, 1500


class Keeping(QObject):
    """Keeps the text on the page in the journal; `article_id` and `base` say what it is the text of."""

    # The text was handed to the journal: an ArticleText.
    handed_over = Signal(object)

    def __init__(self, window: Window, runner: Runner, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.page
        self._runner = runner
        self._language = language
        self._newsroom: Newsroom | None = None
        # The text that the person has put into safety elsewhere.
        self._safe: ArticleText | None = None
        self.article_id = ""
        self.base = 0
        # Whether the journal has, or is being given, everything that was typed.
        self.is_kept = True
        # How many edits there were, how many of them the journal was given, and how many it has.
        self._edits = self.given = self._had = 0
        # Why the journal did not take what was typed last, until it does.
        self.obstacle: NewsroomError | None = None
        self._soon = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._at_latest = QTimer(self, interval=_KEEP_AT_LATEST, singleShot=True)
        for timer in (self._soon, self._at_latest):
            timer.timeout.connect(self.keep)
        self._page.text_edited.connect(self._note_edit)
        window.status.details_wanted.connect(self.warn)

    def use(self, newsroom: Newsroom) -> None:
        """Keep what is typed in *newsroom* from now on."""
        self._newsroom = newsroom

    def follow(self, article_id: str, base: int) -> None:
        """Keep the text on the page as that of *article_id*, begun on version *base*."""
        self.article_id, self.base = article_id, base

    def stop(self) -> None:
        """Keep nothing more: no article is on the page."""
        self._soon.stop()
        self._at_latest.stop()
        self.article_id = ""
        self.given = self._had = self._edits

    @property
    def is_given_all(self) -> bool:
        """Whether the journal was given everything up to the last key."""
        return self.given == self._edits

    def is_still(self, mark: int | None) -> bool:
        """Whether the journal had everything typed when :meth:`run_behind` took *mark*, and nothing was typed since."""
        return mark == self._edits

    def take_in_syllables(self) -> None:
        """Make text of what is being composed on the page or beside it."""
        self._page.commit_preedit()
        if self._window.on_demand.has(PhotoInspector):
            self._window.inspector.commit_preedit()

    def finish_typing(self) -> None:
        """Take in a syllable being composed and put all that was typed into the journal."""
        self.take_in_syllables()
        if not self.is_kept:
            self.keep()

    def keep(self) -> None:
        """Put the text into the journal now."""
        newsroom, article_id, base = self._newsroom, self.article_id, self.base
        if newsroom is None or not article_id:
            return
        text, caret, edits = self._page.text(), json.dumps(asdict(self._page.caret)), self._edits
        self._soon.stop()
        self._at_latest.stop()
        self.is_kept, self.given = True, edits
        self._runner.run(
            lambda: newsroom.syncing.keep(article_id, text, base=base, caret=caret),
            owner=self,
            then=lambda at: self._kept(at, edits),
            otherwise=self._not_kept,
            lane=Lane.JOURNAL,
        )
        self.handed_over.emit(text)

    def when_done(self, act: Callable[[], None]) -> None:
        """Do *act* once all that was handed to the journal is there, or was refused."""
        self._runner.run(_nothing, owner=self, then=lambda _: act(), lane=Lane.JOURNAL)

    def run_after(
        self,
        job: Callable[[], Answer],
        *,
        then: Callable[[Answer], None] | None,
        otherwise: Callable[[NewsroomError], None],
    ) -> None:
        """Run *job* on the newsroom's lane once everything typed so far is in the journal, and not unless it is."""

        def run() -> None:
            if self.obstacle is None:
                self._runner.run(job, owner=self, then=then, otherwise=otherwise)
            else:
                otherwise(self.obstacle)

        self.when_done(run)

    def run_behind(
        self,
        job: Callable[[], Answer],
        *,
        then: Callable[[Answer, int | None], None],
        otherwise: Callable[[NewsroomError], None],
    ) -> None:
        """Run *job* on the newsroom's lane behind what the journal was given, whether or not it could take that.

        *then* gets what :meth:`is_still` tells by whether the answer is older than what is on the page.
        """

        def run() -> None:
            mark = self._edits if self._had == self._edits else None
            self._runner.run(job, owner=self, then=lambda answer: then(answer, mark), otherwise=otherwise)

        self.when_done(run)

    def may_close(self) -> bool:
        """Return whether every word is safe, or at least copied by the person; if not, say so and try again."""
        if self.obstacle is None or self._safe == self._page.text():
            return True
        self.warn()
        self.keep()
        return False

    def warn(self) -> None:
        """Say what keeps the words out of the journal, and offer to copy them."""
        if self.obstacle is not None:
            self._window.messages.warn(
                self._language.sentence(self.obstacle),
                urgency=Urgency.DANGER,
                action=self.tr("Copy the text"),
                act=self._copy,
                other=(self.tr("Save elsewhere…"), self.choose_place),
            )

    def choose_place(self) -> None:
        """Ask where the text is to be saved; nothing waits for the answer."""
        dialog = QFileDialog(self._window, self.tr("Save the text elsewhere"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Text ({0})").format("*.txt"))
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(f"{_file_name_of(self._page.text())}.txt")
        dialog.fileSelected.connect(self.save_elsewhere)
        dialog.open()

    def save_elsewhere(self, file: str) -> None:
        """Put every word on the page into a plain text file, and say that it is there or why it is not."""
        self._page.commit_preedit()
        path, text = Path(file), self._page.text()
        self._runner.run(
            lambda: write_whole(path, _words_of(text).encode()),
            owner=self,
            then=lambda trouble: self._saved_elsewhere(path, text, trouble),
            lane=Lane.PICTURES,
        )

    def _saved_elsewhere(self, path: Path, text: ArticleText, trouble: str) -> None:
        if trouble:
            self._window.messages.warn(
                self.tr("The text could not be saved in “{0}”: {1}").format(path, trouble),
                urgency=Urgency.DANGER,
                action=self.tr("Copy the text"),
                act=self._copy,
                other=(self.tr("Save elsewhere…"), self.choose_place),
            )
        else:
            self._safe = text
            self._window.messages.tell(self.tr("The text is saved in “{0}”.").format(path.name))

    def _note_edit(self) -> None:
        self.is_kept = False
        self._edits += 1
        self._soon.start()
        if not self._at_latest.isActive():
            self._at_latest.start()

    def _kept(self, at: datetime, edits: int) -> None:
        self._had = max(self._had, edits)
        if self.obstacle is not None:
            self.obstacle, self._safe = None, None
            self._window.messages.settle()
        self._window.status.show_saved(at, is_shared=False)

    def _not_kept(self, error: NewsroomError) -> None:
        is_news = self.obstacle is None
        self.is_kept, self.obstacle = False, error
        self._window.status.show_not_saved(self._language.sentence(error))
        if is_news:
            self.warn()
        # Tried again until it works: what is on the page is all there is of it.
        self._at_latest.start()

    def _copy(self) -> None:
        self._page.commit_preedit()
        self._safe = self._page.text()
        QGuiApplication.clipboard().setText(_words_of(self._safe))
        self._window.messages.tell(self.tr("The text is on the clipboard."))


def _nothing() -> None:
    """Do nothing: what is asked for after it comes after everything asked for before."""


def _file_name_of(text: ArticleText) -> str:
    """Return the headline as a file may be called."""
    kept = "".join(letter if letter.isalnum() else " " for letter in text.headline)
    return "-".join(kept.split())[:60] or "article"


def _words_of(text: ArticleText) -> str:
    """Return every word of an article in plain lines, to be pasted anywhere."""
    photos = (printed_line(use.caption, use.credit_line) for use in text.photos)
    parts = (text.headline, text.subheadline, text.byline, text.dateline, text.plain_body, *photos)
    return "\n\n".join(part for part in parts if part)
