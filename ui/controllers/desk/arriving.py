"""Words that other programs wrote, brought to the page: pasted pages, imported documents."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from cms.body.model import Body
from cms.domain.arrival import ArrivedDocument
from cms.domain.errors import NewsroomError
from ui.controllers.photos.picture_work import PictureWork
from ui.controllers.text.writing import Writing
from ui.shell.window import Window
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# In characters: reading a page of this size takes some 20 ms; what is larger is read beside the window.
_READ_AT_ONCE = 100_000
_DOCUMENTS = "*.docx *.txt *.html *.htm"


class Arriving(QObject):
    """Has foreign words read and writes them where the cursor is, as blocks of ours, each in one step of undo."""

    def __init__(self, window: Window, writing: Writing, pictures: PictureWork, runner: Runner) -> None:
        super().__init__(window)
        self._window, self._page, self._body = window, window.page, window.page.body
        self._writing, self._pictures, self._runner = writing, pictures, runner
        self._newsroom: Newsroom | None = None
        self._body.page_brought.connect(self._read_page)
        self._page.documents_dropped.connect(self._read_documents)

    def use(self, newsroom: Newsroom) -> None:
        """Read what is brought into *newsroom* from now on."""
        self._newsroom = newsroom

    def choose_document(self) -> None:
        """Ask for a document file; nothing waits for the answer."""
        if self._newsroom is None or not self._writing.may_write:
            return
        kinds = self.tr("Documents ({0})").format(_DOCUMENTS)
        dialog = QFileDialog(self._window, self.tr("Import a document"), "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._read_documents)
        dialog.open()

    def _read_page(self, markup: str, words: str) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            self._take_plain(words)
        elif len(markup) <= _READ_AT_ONCE:
            self._take_page(words, newsroom.arriving.body_from_page(markup))
        else:
            article_id = self._writing.article_id
            self._runner.run(
                lambda: newsroom.arriving.body_from_page(markup),
                owner=self,
                then=partial(self._take_large, article_id, words),
                otherwise=partial(self._take_unread, words),
                lane=Lane.PICTURES,
            )

    def _take_large(self, article_id: str, words: str, body: Body) -> None:
        # By then another article may be on the page.
        if article_id == self._writing.article_id:
            self._take_page(words, body)

    def _take_page(self, words: str, body: Body) -> None:
        if body:
            self._body.take_in(body)
        else:
            self._take_plain(words)

    def _take_unread(self, words: str, error: NewsroomError) -> None:
        # Where the page cannot be read, its plain words can.
        if words.strip():
            self._take_plain(words)
        else:
            self._window.messages.explain(error)

    def _take_plain(self, words: str) -> None:
        if words:
            self._body.take_in_words(words)

    def _read_documents(self, files: list[str]) -> None:
        newsroom, article_id = self._newsroom, self._writing.article_id
        if newsroom is None or not self._writing.may_write:
            return
        for file in files:
            self._runner.run(
                partial(newsroom.arriving.document, file),
                owner=self,
                then=partial(self.take_document, article_id),
                lane=Lane.PICTURES,
            )

    def take_document(self, article_id: str, document: ArrivedDocument) -> None:
        """Write *document* into the article, if that is still on the page, in one step of undo."""
        if article_id != self._writing.article_id or not self._writing.may_write:
            return
        if not document.body and not document.pictures:
            self._window.messages.tell(self.tr("There are no words in “{0}”.").format(document.name))
            return
        headline = document.headline if self._page.headline.fill(document.headline) else ""
        body = document.below_headline if headline else document.body
        if body:
            self._body.take_in(body)
        if headline or body:
            self._tell_arrival(document, partial(self._take_back, headline, has_words=bool(body)))
        self._pictures.take_in_found(document.pictures)

    def _tell_arrival(self, document: ArrivedDocument, take_back: Callable[[], None]) -> None:
        told = self.tr("The words of “{0}” are in the article.").format(document.name)
        if document.unread_pictures:
            left_out = self.tr("Pictures left out for their kind or size: {0}.")
            told = f"{told} {left_out.format(document.unread_pictures)}"
        self._window.messages.tell(told, action=self.tr("Undo"), act=take_back)

    def _take_back(self, headline: str, *, has_words: bool) -> None:
        if has_words:
            self._body.undo()
        self._page.headline.empty(headline)
