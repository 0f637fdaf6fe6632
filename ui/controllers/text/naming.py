"""The people named in the open article: fetched with it, named and unnamed, and known to the speller at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cms.domain.errors import NewsroomError
from cms.domain.named_people import NamedPerson, people_in_sight
from cms.domain.rows import OpenArticle
from ui.controllers.text.writing import Writing
from ui.shell.language import Language
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# Milliseconds after an edit until byline and captions are looked into again.
_LOOK_AFTER = 600


class Naming(QObject):
    """Keeps the list of people true; what is named while the newsroom is away goes there when it answers."""

    # Somebody was named, or no longer: that may wait for the newsroom.
    said = Signal()
    # Who is named is another now: the speller has to know.
    changed = Signal()

    def __init__(self, window: Window, writing: Writing, runner: Runner, language: Language) -> None:
        super().__init__(window)
        self._page, self._list = window.page, window.people_named
        self._writing, self._runner, self._language = writing, runner, language
        self._messages = window.messages
        self._newsroom: Newsroom | None = None
        self._article_id = ""
        self._people: tuple[NamedPerson, ...] = ()
        self._later = QTimer(self, interval=_LOOK_AFTER, singleShot=True)
        self._later.timeout.connect(self._show)
        self._page.text_edited.connect(self._later.start)
        writing.article_shown.connect(self._follow)
        self._list.named.connect(self._name)
        self._list.unnamed.connect(self._unname)

    def use(self, newsroom: Newsroom) -> None:
        """Name people in articles of *newsroom* from now on, and bring it what was said while it was away."""
        self._newsroom = newsroom
        self._article_id, self._people = "", ()
        self._show()

    def spellings(self) -> tuple[str, ...]:
        """Return every spelling of everybody who is named in the open article."""
        return tuple(spelling for person in self._people for spelling in person.spellings)

    def look_again(self) -> None:
        """Ask anew who is named: what was said while the newsroom was away has been sent, or has not."""
        self._load()

    def _follow(self, opened: OpenArticle) -> None:
        if opened.row.article_id != self._article_id:
            self._article_id, self._people = opened.row.article_id, ()
            self._list.show_problem("")
            self._show()
        self._load()

    def _load(self) -> None:
        newsroom, article_id = self._newsroom, self._article_id
        if newsroom is not None and article_id:
            self._run(lambda: newsroom.naming.people(article_id))

    def _name(self, person: NamedPerson) -> None:
        self._act(person, is_named=True)

    def _unname(self, person: NamedPerson) -> None:
        self._act(person, is_named=False)
        self._messages.tell(
            self.tr("{0} is no longer named.").format(person),
            action=self.tr("Undo"),
            act=lambda: self._act(person, is_named=True),
        )

    def _act(self, person: NamedPerson, *, is_named: bool) -> None:
        newsroom, article_id = self._newsroom, self._article_id
        if newsroom is None or not article_id:
            return
        naming = newsroom.naming

        def act() -> tuple[NamedPerson, ...]:
            (naming.name if is_named else naming.unname)(article_id, person)
            return naming.people(article_id)

        self._run(act, then=self.said.emit)

    def _run(
        self, job: Callable[[], tuple[NamedPerson, ...]], then: Callable[[], None] | None = None
    ) -> None:
        article_id = self._article_id

        def answered(people: tuple[NamedPerson, ...]) -> None:
            self._take_in(article_id, people)
            if then is not None:
                then()

        self._runner.run(job, owner=self, then=answered, otherwise=self._explain)

    def _take_in(self, article_id: str, people: tuple[NamedPerson, ...]) -> None:
        if article_id != self._article_id:
            return
        is_news, self._people = people != self._people, people
        self._show()
        if is_news:
            self.changed.emit()

    def _explain(self, error: NewsroomError) -> None:
        self._list.show_problem(self._language.sentence(error))

    def _show(self) -> None:
        self._list.setEnabled(bool(self._article_id))
        self._list.show_people(self._people, people_in_sight(self._page.text(), self._people))
