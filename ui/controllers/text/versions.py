"""The history of the open article: its versions, what changed in each, and how to bring one back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from cms.domain.difference import Difference
from cms.domain.errors import NewsroomError
from cms.domain.rows import EditionRow, LedgerRow, OpenArticle, VersionRow
from ui.archive.history_panel import HistoryPanel
from ui.controllers.text.writing import Writing
from ui.shell.language import Language
from ui.shell.side_panes import Pane
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


@dataclass(frozen=True, slots=True)
class _Past:
    """Everything that is known of an article's past."""

    article_id: str
    versions: tuple[VersionRow, ...]
    ledger: tuple[LedgerRow, ...]
    editions: tuple[EditionRow, ...]


class Versions(QObject):
    """Shows the past of the open article. Nothing here removes anything: a restored text is a new version."""

    newsroom_changed = Signal()
    # A text beside the main line is to be brought together with it: its article's id and its number.
    merge_wanted = Signal(str, int)

    def __init__(self, window: Window, writing: Writing, runner: Runner, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._writing = writing
        self._runner = runner
        self._language = language
        self._newsroom: Newsroom | None = None
        self._number = 0
        self._past: _Past | None = None
        window.side.pane_chosen.connect(self._load_if_history)
        window.on_demand.when_made(HistoryPanel, self._connect_history)
        window.version_bar.left.connect(self._leave)
        window.version_bar.restore_wanted.connect(lambda: self._restore(self._number))
        window.version_bar.merge_wanted.connect(self._merge)
        window.version_bar.copy_wanted.connect(lambda: self._copy(self._number))
        writing.article_shown.connect(self._follow)

    def _connect_history(self, history: HistoryPanel) -> None:
        history.version_chosen.connect(self._show_version)
        history.restore_wanted.connect(self._restore)
        history.copy_wanted.connect(self._copy)

    def use(self, newsroom: Newsroom) -> None:
        """Look into the past of articles of *newsroom* from now on."""
        self._newsroom = newsroom
        self._window.version_bar.hide()

    def show_history(self) -> None:
        """Show the history of the open article in the right column."""
        self._window.show_side(Pane.HISTORY)
        self._load()

    def _load_if_history(self, pane: str) -> None:
        if pane == Pane.HISTORY.value:
            self._load()

    def _follow(self, _: OpenArticle) -> None:
        self._window.version_bar.hide()
        if self._window.side.current is Pane.HISTORY:
            self._load()

    def _load(self) -> None:
        newsroom, article_id = self._newsroom, self._writing.article_id
        if newsroom is None or not article_id:
            return
        self._window.history.show_loading()

        def look() -> _Past:
            reading = newsroom.reading
            return _Past(
                article_id,
                tuple(reading.versions(article_id)),
                tuple(reading.history(article_id)),
                tuple(reading.editions(article_id)),
            )

        self._runner.run(look, owner=self, then=self._show, otherwise=self._show_error)

    def _show(self, past: _Past) -> None:
        opened = self._writing.opened
        if opened is not None and opened.row.article_id == past.article_id:
            self._past = past
            self._window.history.show_history(past.versions, past.ledger, past.editions, opened.row)

    def _show_error(self, error: NewsroomError) -> None:
        self._window.history.show_error(self._language.sentence(error))

    def _show_version(self, number: int) -> None:
        newsroom, article_id = self._newsroom, self._writing.article_id
        version = (
            next((row for row in self._past.versions if row.number == number), None) if self._past else None
        )
        if newsroom is None or version is None:
            return
        self._number = number
        self._window.changes.show_loading()
        self._window.show_middle(self._window.changes)
        self._window.version_bar.show_version(version)
        self._window.version_bar.show()
        self._window.hide_floating_side()
        self._runner.run(
            lambda: newsroom.reading.changes(article_id, since=version.base_number or number, until=number),
            owner=self,
            then=partial(self._show_difference, article_id, number),
        )

    def _show_difference(self, article_id: str, number: int, difference: Difference | None) -> None:
        # By now another article or another version may be looked at.
        is_wanted = article_id == self._writing.article_id and number == self._number
        if self._writing.opened is not None and is_wanted:
            opened = self._writing.opened
            self._window.changes.show_difference(
                difference, language=opened.row.language, headline=opened.text.headline
            )

    def _leave(self) -> None:
        self._window.version_bar.hide()
        self._window.show_middle(self._window.page)

    def _merge(self) -> None:
        self._leave()
        self.merge_wanted.emit(self._writing.article_id, self._number)

    def _restore(self, number: int) -> None:
        newsroom, article_id, token = self._newsroom, self._writing.article_id, self._writing.token
        if newsroom is None:
            return
        self._writing.finish_typing()

        def restore() -> int:
            # What was being written becomes a version first: restoring never replaces newer words.
            newsroom.syncing.save_version(article_id, token=token)
            text = newsroom.reading.version(article_id, number)
            return newsroom.drafting.save(article_id, text, token=token).version

        self._writing.run_after_journal(restore, then=partial(self._restored, number))

    def _restored(self, number: int, version: int) -> None:
        self._leave()
        self._window.messages.tell(self.tr("Version {0} is back, as version {1}.").format(number, version))
        self._writing.look_again(replacing=True)
        self.newsroom_changed.emit()

    def _copy(self, number: int) -> None:
        newsroom, article_id = self._newsroom, self._writing.article_id
        if newsroom is None:
            return
        self._runner.run(
            lambda: newsroom.reading.version(article_id, number).plain_body,
            owner=self,
            then=QGuiApplication.clipboard().setText,
        )
        self._window.messages.tell(self.tr("The text is on the clipboard."))
