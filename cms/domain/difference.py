"""What changed between two versions of an article: headline to body, captions and credits included."""

from dataclasses import dataclass
from itertools import zip_longest

from cms.body.diff import BlockChange, Change, Run, diff_body, diff_text, words_changed
from cms.body.suggestions import as_read, has_suggestions
from cms.domain.article import FIELDS, ArticleText, PhotoUse
from cms.domain.photos.crop import in_figures


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A line that changed. *field* is one of the article’s, or `caption`, `credit_line`, `alt_text`, `crop` of *photo*.

    *photo* counts from 1 and is 0 for the article's own lines.
    """

    field: str
    runs: tuple[Run, ...]
    photo: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed from one version to another; *words_added* and *words_removed* count body and lines.

    What was typed since a version, and is none yet, has that version's number on both sides.
    """

    from_version: int
    to_version: int
    fields: tuple[FieldChange, ...]
    body: tuple[BlockChange, ...]
    words_added: int
    words_removed: int

    @property
    def is_empty(self) -> bool:
        """Whether the two versions read alike."""
        return not self.fields and all(change.change is Change.SAME for change in self.body)


_PHOTO_FIELDS = ("caption", "credit_line", "alt_text")


def difference(before: ArticleText, after: ArticleText, *, from_version: int, to_version: int) -> Difference:
    """Return what leads from *before* to *after*."""
    fields = [
        FieldChange(name, diff_text(getattr(before, name), getattr(after, name)))
        for name in FIELDS
        if getattr(before, name) != getattr(after, name)
    ]
    for position, (old, new) in enumerate(zip_longest(before.photos, after.photos), start=1):
        fields += _photo_changes(position, old, new)
    body = diff_body(before.body, after.body)
    # What is only suggested is shown, and not counted.
    as_printed = body
    if has_suggestions(before.body) or has_suggestions(after.body):
        as_printed = diff_body(as_read(before.body), as_read(after.body))
    worded = (f.runs for f in fields if f.field != "crop")
    counted = [words_changed(runs) for runs in (*worded, *(b.runs for b in as_printed))]
    return Difference(
        from_version=from_version,
        to_version=to_version,
        fields=tuple(fields),
        body=body,
        words_added=sum(added for added, _ in counted),
        words_removed=sum(removed for _, removed in counted),
    )


def _photo_changes(position: int, old: PhotoUse | None, new: PhotoUse | None) -> list[FieldChange]:
    old, new = old or PhotoUse(""), new or PhotoUse("")
    changes = [
        FieldChange(name, diff_text(getattr(old, name), getattr(new, name)), position)
        for name in _PHOTO_FIELDS
        if getattr(old, name) != getattr(new, name)
    ]
    if old.crop != new.crop:
        changes.append(FieldChange("crop", diff_text(in_figures(old.crop), in_figures(new.crop)), position))
    if old.photo_id != new.photo_id and not changes:
        changes.append(FieldChange("photo", (Run(Change.ADDED, new.photo_id),), position))
    return changes
