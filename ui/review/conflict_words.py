"""The words around two texts that are made one: names of places, whose words stand there, how much is to settle."""

from PySide6.QtCore import QObject

from cms.body.model import Block
from cms.domain.difference import FieldChange
from cms.domain.merging import BODY, PHOTO, PHOTO_ORDER, MergedPlace, MergedText
from ui.review.change_words import ChangeWords
from ui.review.conflict_choices import Choice, Chosen


class ConflictWords(QObject):
    """Words a merged article in the window's language."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines = ChangeWords(self)

    def name_of(self, place: MergedPlace, merged: MergedText) -> str:
        """Return “Headline”, “Text”, “Photo 2 · caption”."""
        if place.field == BODY:
            return self.tr("Text")
        if place.field == PHOTO_ORDER:
            return self.tr("Order of the photos")
        number = merged.photo_order.index(place.photo) + 1 if place.photo else 0
        if place.field == PHOTO:
            return self.tr("Photo {0}").format(number)
        return self._lines.name_of(FieldChange(place.field, (), number))

    def object(self, block: Block) -> str:
        """Return the words for what stands in the text and holds none itself."""
        return self._lines.object(block)

    def merged(self, place: MergedPlace) -> str:
        """Return whose change a place took over by itself."""
        passage = place.passage
        if passage.mine == passage.base:
            return self.tr("taken from theirs")
        return self.tr("taken from mine") if passage.theirs == passage.base else self.tr("taken from both")

    def state(self, chosen: Chosen | None) -> str:
        """Return how it stands with a conflict."""
        if chosen is None:
            return self.tr("to settle")
        return {
            Choice.MINE: self.tr("settled: mine"),
            Choice.THEIRS: self.tr("settled: theirs"),
            Choice.BOTH: self.tr("settled: both"),
            Choice.OWN: self.tr("settled: your own words"),
        }[chosen.choice]

    def count(self, still_open: int, total: int) -> str:
        """Return what the head says of all conflicts."""
        if not total:
            return self.tr("Everything was merged by itself")
        if not still_open:
            return self.tr("All is settled")
        return self.tr("{0} of {1} to settle").format(still_open, total)

    def keep(self, choice: Choice) -> str:
        """Return the name of a button."""
        return {
            Choice.MINE: self.tr("Keep mine"),
            Choice.THEIRS: self.tr("Keep theirs"),
            Choice.BOTH: self.tr("Keep both"),
        }[choice]

    def nothing_here(self) -> str:
        """Return what stands in the column of a person who has nothing in a place."""
        return self.tr("Nothing here")
