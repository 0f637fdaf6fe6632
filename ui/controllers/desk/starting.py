"""Starting an article: who may, where the sheet stands that asks, and the first look at the empty page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.arrival import ArrivedDocument
from cms.domain.rows import StepTaken
from ui.controllers.desk.from_the_wire import FromTheWire
from ui.controllers.desk.lists import Lists
from ui.controllers.text.writing import Writing
from ui.shell.language import Language
from ui.shell.new_article import NewArticleSheet
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class Starting(QObject):
    """Asks for a new article, has the newsroom start it, and puts the writer on its page."""

    # An article was started with a document in hand: the article's id and the document.
    started_with = Signal(str, object)

    def __init__(
        self, window: Window, lists: Lists, writing: Writing, runner: Runner, language: Language
    ) -> None:
        super().__init__(window)
        self._window = window
        self._lists = lists
        self._writing = writing
        self._runner = runner
        self._language = language
        self._newsroom: Newsroom | None = None
        self._document: ArrivedDocument | None = None
        # What agencies send starts articles, too.
        self.wire = FromTheWire(window, lists, writing, runner, language)
        window.on_demand.when_made(NewArticleSheet, self._connect_sheet)

    def _connect_sheet(self, sheet: NewArticleSheet) -> None:
        sheet.article_wanted.connect(self._start)
        sheet.left.connect(self._leave)

    def use(self, newsroom: Newsroom) -> None:
        """Start articles in *newsroom* from now on."""
        self._newsroom = newsroom
        self.wire.use(newsroom)

    def ask(self, slug: str = "", document: ArrivedDocument | None = None) -> None:
        """Ask for the slug and desk of a new article, into which *document* goes if there is one."""
        newsroom, self._document = self._newsroom, document
        if newsroom is None:
            return
        mine = [desk for desk in self._lists.desks if newsroom.person.roles.get(desk.slug)]
        if not mine:
            self._window.messages.tell(
                self.tr("You are not a member of any desk, so you cannot start an article.")
            )
            return
        place = self._lists.place.removeprefix("desk:")
        sheet = self._window.new_article
        sheet.ask(mine, language=self._language.code, slug=slug, desk=place)
        sheet.show_document(document)
        self._window.show_middle(self._window.new_article)

    def _start(self, slug: str, desk: str, language: str) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        self._runner.run(
            lambda: newsroom.drafting.start_article(slug, desk=desk, language=language),
            owner=self,
            then=self._started,
            otherwise=lambda error: self._window.new_article.show_problem(self._language.sentence(error)),
        )

    def _started(self, taken: StepTaken) -> None:
        if self._document is not None:
            self.started_with.emit(taken.article_id, self._document)
            self._document = None
        self._lists.go("mine")
        self._writing.open(taken.article_id)
        self._window.show_middle(self._window.page)
        self._window.page.focus_field("headline")

    def _leave(self) -> None:
        self._document = None
        self._window.show_middle(self._window.page if self._writing.opened else self._window.nothing)
