"""The words around what changed: the name of each line, how much changed, where in it one stands."""

from collections import Counter

from PySide6.QtCore import QObject

from cms.body.diff import BlockChange, Change
from cms.body.model import Block, BlockType
from cms.domain.difference import Difference, FieldChange

# The parts of a photograph's use that a difference can name, in the order they are counted.
_PHOTO_PARTS = ("photo", "caption", "credit_line", "alt_text", "crop")


class ChangeWords(QObject):
    """Words a difference in the window's language."""

    def name_of(self, change: FieldChange) -> str:
        """Return what stands above a changed line: “Headline”, “Photo 1 · caption”."""
        if change.photo:
            return self.tr("Photo {0} · {1}").format(change.photo, self._photo_part(change.field))
        return {
            "headline": self.tr("Headline"),
            "subheadline": self.tr("Subheadline"),
            "summary": self.tr("Summary"),
            "byline": self.tr("Byline"),
            "dateline": self.tr("Dateline"),
        }[change.field]

    def counts(self, difference: Difference) -> str:
        """Return “Version 3 → 5: +34 −12 words, 1 caption”, or since which version where what was typed is none yet."""
        parts = [self.tr("+{0} −{1} words").format(difference.words_added, difference.words_removed)]
        changed = Counter(change.field for change in difference.fields if change.photo)
        parts += [self._so_many(name, changed[name]) for name in _PHOTO_PARTS if changed[name]]
        if any(is_only_formatting(change) for change in difference.body):
            parts.append(self.tr("formatting"))
        is_typed = difference.from_version == difference.to_version
        versions = self.tr("Since version {0}: {2}") if is_typed else self.tr("Version {0} → {1}: {2}")
        return versions.format(difference.from_version, difference.to_version, ", ".join(parts))

    def place(self, current: int, count: int) -> str:
        """Return “Change 2 of 7”, or how many there are while none is being looked at (*current* 0)."""
        if current:
            return self.tr("Change {0} of {1}").format(current, count)
        return self.tr("1 change") if count == 1 else self.tr("{0} changes").format(count)

    def nothing_changed(self, since: int) -> str:
        """Return what stands in place of a difference without one."""
        return self.tr("No word changed since version {0}.").format(since)

    def nothing_to_compare(self) -> str:
        """Return what stands in place of a difference while there is only one version."""
        return self.tr("Nothing to compare: this is the first version in review.")

    def picture(self, *, is_gone: bool) -> str:
        """Return the line for a photograph that took another's place, or that was taken out."""
        return self.tr("Picture removed") if is_gone else self.tr("Another picture")

    def new_formatting(self) -> str:
        """Return what stands above a paragraph that changed in nothing but its form or its links."""
        return self.tr("Only the formatting or a link changed")

    def moved(self) -> str:
        """Return what stands above a paragraph or figure that was somewhere else before."""
        return self.tr("Moved here")

    def object(self, block: Block) -> str:
        """Return the words for what stands in the text and holds none itself."""
        if block.card is not None:
            return self.tr("[Link card: {0}]").format(block.card.title or block.card.href)
        return self.tr("[Photo]") if block.type is BlockType.FIGURE else "* * *"

    def _photo_part(self, field: str) -> str:
        return {
            "photo": self.tr("picture"),
            "caption": self.tr("caption"),
            "credit_line": self.tr("credit"),
            "alt_text": self.tr("alternative text"),
            "crop": self.tr("crop"),
        }[field]

    def _so_many(self, field: str, count: int) -> str:
        one, many = {
            "photo": (self.tr("1 picture"), self.tr("{0} pictures")),
            "caption": (self.tr("1 caption"), self.tr("{0} captions")),
            "credit_line": (self.tr("1 credit"), self.tr("{0} credits")),
            "alt_text": (self.tr("1 alternative text"), self.tr("{0} alternative texts")),
            "crop": (self.tr("1 crop"), self.tr("{0} crops")),
        }[field]
        return one if count == 1 else many.format(count)


def is_only_formatting(change: BlockChange) -> bool:
    """Whether a paragraph reads as before and only looks or links differently."""
    return change.change is Change.EDITED and has_same_words(change)


def has_same_words(change: BlockChange) -> bool:
    """Whether no word of a paragraph changed."""
    return all(run.change is Change.SAME for run in change.runs)
