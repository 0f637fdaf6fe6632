"""Which list is shown: the places of the sidebar, their articles and counts."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cms.domain.errors import NewsroomError
from cms.domain.line import NewsroomUnreachable
from cms.domain.lists import QUEUE, brought_up_to_date, is_on_its_way, most_urgent_first
from cms.domain.rows import ArticleRow, DeskRow
from cms.domain.workflow import Publication
from ui.shell.language import Language
from ui.shell.sidebar import ALL, MINE, MONITOR, PEOPLE, PHOTOS, PLANNING, PUBLISHED, REVIEW, desk_place
from ui.shell.window import Window
from ui.work.runner import Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# How often the newsroom is asked whether another program changed it, in milliseconds: a change is seen in a second.
_LOOK_AGAIN = 800
# Of the articles colleagues changed no more are asked for by name, and after so long (in seconds) everything is looked at
# again: a lease that lapsed and an embargo that ended are told by nobody.
_MOST_NAMED, _WHOLE_AGAIN = 100, 60.0
# The newsroom's word for what is no article: people, desks, photographs.
_REST = "newsroom"
# Screens of their own, beside which no list stands.
_WITHOUT_LIST = frozenset({PEOPLE.place, MONITOR.place, PLANNING.place})


@dataclass(frozen=True, slots=True)
class _Shown:
    """What one look at the newsroom found for the lists."""

    place: str
    rows: tuple[ArticleRow, ...]
    desks: tuple[DeskRow, ...]
    counts: dict[str, int]


class Lists(QObject):
    """Keeps the sidebar and the list beside the page as the newsroom is."""

    # Every article the person may see is known.
    all_known = Signal()
    # Another place is gone to, by whatever way.
    place_left_for = Signal(str)
    # The newsroom is looked at again; the place that is shown.
    looked_again = Signal(str)
    # Somebody, here or at another computer, did something in the newsroom.
    newsroom_moved = Signal()

    def __init__(self, window: Window, runner: Runner, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._language = language
        self._newsroom: Newsroom | None = None
        self._mark = ""
        self._looked_at = -math.inf
        self.place = MINE.place
        self.desks: tuple[DeskRow, ...] = ()
        self.rows: tuple[ArticleRow, ...] = ()
        # All articles, whatever list is shown: what can be searched.
        self.everything: tuple[ArticleRow, ...] = ()
        window.sidebar.place_chosen.connect(self.go)
        window.pane.retry_wanted.connect(self.refresh)
        language.changed.connect(self._name_place)
        self._timer = QTimer(self, interval=_LOOK_AGAIN)
        self._timer.timeout.connect(self._look)

    def use(self, newsroom: Newsroom) -> None:
        """Show the lists of *newsroom*, beginning where its person works."""
        self._newsroom = newsroom
        self._window.pane.set_person(newsroom.person.login)
        # A shared newsroom tells by itself what has changed.
        if newsroom.is_shared:
            self._timer.stop()
        else:
            self._timer.start()
        self.go(REVIEW.place if newsroom.person.is_editor else MINE.place)

    def go(self, place: str) -> None:
        """Show *place*."""
        self.place = place
        self.place_left_for.emit(place)
        self._window.sidebar.choose(place)
        self._name_place()
        if place == PHOTOS.place:
            self._window.library.show_loading()
        elif place not in _WITHOUT_LIST:
            self._window.pane.show_loading()
        self.refresh()

    def refresh(self) -> None:
        """Look at the newsroom again."""
        newsroom, place = self._newsroom, self.place
        if newsroom is None:
            return
        self.looked_again.emit(place)
        self._looked_at = time.monotonic()
        self._runner.run(
            lambda: _look_at(newsroom, place), owner=self, then=self._show, otherwise=self._show_error
        )
        # What can be searched is not waited for by what is to be seen.
        self._runner.run(newsroom.reading.articles, owner=self, then=self._know, otherwise=self._show_error)

    def take_in(self, changed: frozenset[str] | None) -> None:
        """Show what colleagues changed: only those articles are asked for, however many are known."""
        newsroom = self._newsroom
        if newsroom is None:
            return
        if changed is None or not self._can_take_in(changed):
            self.refresh()
            return
        self._runner.run(
            lambda: newsroom.reading.named(changed),
            owner=self,
            then=lambda found: self._bring(newsroom, changed, found),
            otherwise=self._show_error,
        )

    def _can_take_in(self, changed: frozenset[str]) -> bool:
        is_known = bool(self.desks and self.everything)
        is_fresh = time.monotonic() - self._looked_at < _WHOLE_AGAIN
        return is_known and is_fresh and len(changed) <= _MOST_NAMED and not changed & {_REST}

    def _bring(self, newsroom: Newsroom, changed: frozenset[str], found: list[ArticleRow]) -> None:
        if newsroom is self._newsroom:
            everything = brought_up_to_date(self.everything, changed, found)
            self._show(_shown_of(everything, self.desks, self.place, newsroom.person.login))
            self._know(everything)

    def stop(self) -> None:
        """Ask the newsroom nothing more."""
        self._timer.stop()
        self._newsroom = None

    def _look(self) -> None:
        newsroom = self._newsroom
        if newsroom is None or self._runner.is_busy or not self._window.isVisible():
            return
        self._runner.run(newsroom.reading.change_mark, owner=self, then=self._compare)

    def _compare(self, mark: str) -> None:
        if mark != self._mark:
            self._mark = mark
            self.refresh()
            self.newsroom_moved.emit()

    def _show(self, shown: _Shown) -> None:
        if shown.place != self.place:
            return
        self.desks, self.rows = shown.desks, shown.rows
        self._window.sidebar.show_desks(shown.desks, self._language.code)
        self._window.sidebar.show_counts(shown.counts)
        self._window.sidebar.choose(self.place)
        self._name_place()
        if self.place not in _WITHOUT_LIST | {PHOTOS.place}:
            self._window.pane.show_rows(shown.rows)

    def _know(self, everything: list[ArticleRow]) -> None:
        self.everything = tuple(everything)
        self.all_known.emit()

    def _show_error(self, error: NewsroomError) -> None:
        if isinstance(error, NewsroomUnreachable) and self.rows:
            return  # what was seen last stays in sight; it is looked at again when the newsroom answers
        sentence = self._language.sentence(error)
        if self.place == PHOTOS.place:
            self._window.library.show_error(sentence)
        else:
            self._window.pane.show_error(sentence)

    def _name_place(self) -> None:
        if self.place.startswith("desk:") and not self.desks:
            return
        empty = {
            MINE.place: self.tr("You have not started an article yet."),
            REVIEW.place: self.tr("The queue is clear. Nothing waits for review."),
            PUBLISHED.place: self.tr("Nothing has been published yet."),
        }
        action = self.tr("New article") if self.place == MINE.place else ""
        self._window.pane.set_title(
            self._window.sidebar.name_of(self.place),
            empty=empty.get(self.place, self.tr("There is no article here.")),
            empty_action=action,
        )


_PLACES: dict[str, Callable[[Newsroom], list[ArticleRow]]] = {
    MINE.place: lambda newsroom: newsroom.reading.my_articles(),
    REVIEW.place: lambda newsroom: newsroom.reading.review_queue(),
    PUBLISHED.place: lambda newsroom: newsroom.reading.articles(publications=frozenset({Publication.LIVE})),
    ALL.place: lambda newsroom: newsroom.reading.articles(),
    PHOTOS.place: lambda _: [],
    PEOPLE.place: lambda _: [],
    MONITOR.place: lambda _: [],
    PLANNING.place: lambda _: [],
}


def _shown_of(everything: list[ArticleRow], desks: tuple[DeskRow, ...], place: str, login: str) -> _Shown:
    """Return what a look at the newsroom would find, where all articles are known already."""
    lists = {
        MINE.place: [row for row in everything if row.kept_by == login],
        REVIEW.place: most_urgent_first(row for row in everything if row.stage in QUEUE),
        PUBLISHED.place: [row for row in everything if row.publication is Publication.LIVE],
        ALL.place: everything,
        **{desk_place(desk.slug): [row for row in everything if row.desk == desk.slug] for desk in desks},
    }
    on_their_way = Counter(row.desk for row in everything if is_on_its_way(row))
    counted = tuple(replace(desk, open_articles=on_their_way[desk.slug]) for desk in desks)
    return _Shown(
        place, tuple(lists.get(place, ())), counted, _counts(lists[MINE.place], lists[REVIEW.place], counted)
    )


def _counts(
    mine: Sequence[ArticleRow], queue: Sequence[ArticleRow], desks: Iterable[DeskRow]
) -> dict[str, int]:
    return {
        MINE.place: len(mine),
        REVIEW.place: len(queue),
        **{desk_place(desk.slug): desk.open_articles for desk in desks},
    }


def _look_at(newsroom: Newsroom, place: str) -> _Shown:
    if place.startswith("desk:"):
        rows = newsroom.reading.articles(desks=frozenset({place.removeprefix("desk:")}))
    else:
        rows = _PLACES[place](newsroom)
    desks = newsroom.people.desks()
    mine = rows if place == MINE.place else newsroom.reading.my_articles()
    queue = rows if place == REVIEW.place else newsroom.reading.review_queue()
    return _Shown(place, tuple(rows), tuple(desks), _counts(mine, queue, desks))
