"""A document dropped on the list of articles becomes a new article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cms.domain.arrival import ArrivedDocument
from cms.domain.rows import OpenArticle
from ui.controllers.desk.arriving import Arriving
from ui.controllers.desk.starting import Starting
from ui.controllers.text.writing import Writing
from ui.shell.window import Window
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class FromDocument(QObject):
    """Has a dropped document read, a new article asked for, and its page filled once it is there to be written on."""

    def __init__(
        self, window: Window, writing: Writing, arriving: Arriving, starting: Starting, runner: Runner
    ) -> None:
        super().__init__(window)
        self._window, self._arriving, self._starting, self._runner = window, arriving, starting, runner
        self._newsroom: Newsroom | None = None
        self._awaited: tuple[str, ArrivedDocument] | None = None
        window.pane.documents_dropped.connect(self._read)
        starting.started_with.connect(self._await)
        writing.article_shown.connect(self._fill)

    def use(self, newsroom: Newsroom) -> None:
        """Start articles in *newsroom* from now on."""
        self._newsroom, self._awaited = newsroom, None

    def _read(self, files: list[str]) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        if len(files) > 1:
            self._window.messages.tell(
                self.tr("Each document becomes an article of its own: drop one at a time.")
            )
            return
        self._runner.run(
            partial(newsroom.arriving.document, files[0]),
            owner=self,
            then=self._ask,
            lane=Lane.PICTURES,
        )

    def _ask(self, document: ArrivedDocument) -> None:
        if document.body or document.pictures:
            self._starting.ask(document=document)
        else:
            self._window.messages.tell(self.tr("There are no words in “{0}”.").format(document.name))

    def _await(self, article_id: str, document: ArrivedDocument) -> None:
        self._awaited = (article_id, document)

    def _fill(self, opened: OpenArticle) -> None:
        if self._awaited is not None and self._awaited[0] == opened.row.article_id:
            article_id, document = self._awaited
            self._awaited = None
            self._arriving.take_document(article_id, document)
