"""What a person has chosen at each place that two people changed, and the article that follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cms.body.merge import retyped
from cms.body.model import Body
from cms.domain.article import ArticleText
from cms.domain.merging import PHOTO, PHOTO_ORDER, MergedPlace, MergedText


class Choice(StrEnum):
    """Whose words stand in a place."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What stands in a place, and whose words these are."""

    choice: Choice
    body: Body


class Choices:
    """The conflicts of one merged article, each open or settled."""

    def __init__(self, merged: MergedText) -> None:
        self.merged = merged
        self.conflicts = merged.conflicts
        self._chosen: list[Chosen | None] = [None] * len(self.conflicts)

    @property
    def open_count(self) -> int:
        """How many places are still to settle."""
        return self._chosen.count(None)

    def chosen(self, number: int) -> Chosen | None:
        """Return what was chosen at a conflict; None while it is open."""
        return self._chosen[number]

    def next_open(self, after: int) -> int | None:
        """Return the next conflict still open, from the top again if there is none further down."""
        count = len(self.conflicts)
        around = ((after + step) % count for step in range(1, count + 1))
        return next((number for number in around if self._chosen[number] is None), None)

    def choose(self, number: int, choice: Choice) -> None:
        """Let the words of one person, or of both, stand in a place."""
        passage = self.conflicts[number].passage
        kept = {
            Choice.MINE: passage.keeping_mine,
            Choice.THEIRS: passage.keeping_theirs,
            Choice.BOTH: passage.keeping_both,
        }
        self._chosen[number] = Chosen(choice, kept[choice])

    def retype(self, number: int, lines: Sequence[str]) -> None:
        """Let a person's own words stand in a place; without any the place is open again.

        The choice it was begun from says where marks and headings are.
        """
        passage, before = self.conflicts[number].passage, self._chosen[number]
        body = retyped(before.body if before else passage.keeping_mine, lines)
        self._chosen[number] = Chosen(Choice.OWN, body) if body else None

    def text(self) -> ArticleText:
        """Return the merged article; every conflict must be settled."""
        return self.merged.settled([chosen.body for chosen in self._chosen if chosen is not None])


def has_both(place: MergedPlace) -> bool:
    """Whether keeping both texts of a place is something else than keeping one of them."""
    is_one_thing = place.field in (PHOTO, PHOTO_ORDER)
    return not is_one_thing and bool(place.passage.keeping_mine and place.passage.keeping_theirs)


def can_be_written(place: MergedPlace) -> bool:
    """Whether a person can write other words in a place: it is not about where or whether a photograph stands."""
    return place.field not in (PHOTO, PHOTO_ORDER)
