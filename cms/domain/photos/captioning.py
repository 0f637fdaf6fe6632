"""Wording many photographs at once: what they have in common, what a change or a template makes of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cms.domain.article import PhotoUse
from cms.domain.errors import StaleArticle
from cms.domain.rows import PhotoRow

# What people write about a photograph of the library.
WORDED = ("caption", "credit_line", "alt_text", "usage_rights")


class Mode(StrEnum):
    """What becomes of the words that are there: they go, or they stay behind or before the new ones."""

    REPLACE = "replace"
    PREFIX = "prefix"
    APPEND = "append"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """New words for one field."""

    words: str
    mode: Mode = Mode.REPLACE

    def made_of(self, words: str) -> str:
        """Return what the field says after the change; a prefix that is there already is not put there twice."""
        if self.mode is Mode.PREFIX:
            return words if words.startswith(self.words) else _joined(self.words, words)
        if self.mode is Mode.APPEND:
            return words if words.endswith(self.words) else _joined(words, self.words)
        return self.words


@dataclass(frozen=True, slots=True)
class CaptionTemplate:
    """What is written into many photographs again and again; fields it does not name stay as they are."""

    name: str
    fields: Mapping[str, FieldChange] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rewording:
    """New words for one photograph, by field, and what whoever chose them saw there before."""

    photo_id: str
    changed: Mapping[str, str | None]
    seen: Mapping[str, str | None]

    def undone(self) -> "Rewording":
        """Return what takes this back."""
        return Rewording(self.photo_id, self.seen, self.changed)


@dataclass(frozen=True, slots=True)
class UseRow:
    """One article that uses a photograph, and the fields in which its words are not the library's."""

    article_id: str
    slug: str
    differing: tuple[str, ...] = ()


def differing_words(use: PhotoUse, photo: PhotoRow) -> dict[str, str]:
    """Return what the library says, by field, where this use says something else; its silence is no difference."""
    return {
        name: getattr(photo, name)
        for name in ("caption", "credit_line", "alt_text")
        if getattr(photo, name) and getattr(photo, name) != getattr(use, name)
    }


def words_of(photo: PhotoRow, name: str) -> str:
    """Return what the library says in one of the fields of `WORDED`; an empty text where it says nothing."""
    words = getattr(photo, name)
    return "" if words is None else str(words)


def in_common(photos: Iterable[PhotoRow], name: str) -> str | None:
    """Return what a field says in all of *photos*, or None where they differ."""
    said = {words_of(photo, name) for photo in photos}
    return said.pop() if len(said) == 1 else None


def rewordings(photos: Sequence[PhotoRow], touched: Mapping[str, FieldChange]) -> list[Rewording]:
    """Return what the *touched* fields change in each photograph; those in which nothing changes are left out."""
    found = []
    for photo in photos:
        seen: dict[str, str | None] = {name: words_of(photo, name) or None for name in touched}
        changed = {name: touched[name].made_of(seen[name] or "") or None for name in touched}
        differing = [name for name in touched if changed[name] != seen[name]]
        if differing:
            found.append(
                Rewording(
                    photo.photo_id,
                    {name: _stored(name, changed[name]) for name in differing},
                    {name: _stored(name, seen[name]) for name in differing},
                )
            )
    return found


def photo_reworded() -> StaleArticle:
    """Return the refusal to write over words somebody else chose meanwhile."""
    return StaleArticle(
        "A colleague has reworded one of these photos meanwhile. Nothing was written; look at them again."
    )


def template_to_json(template: CaptionTemplate) -> dict[str, list[str]]:
    """Return the fields of a template as they are stored."""
    return {name: [change.mode.value, change.words] for name, change in template.fields.items()}


def template_from_json(name: str, stored: Mapping[str, Sequence[str]]) -> CaptionTemplate:
    """Return the template stored as *name*; fields of a newer program are passed over."""
    return CaptionTemplate(
        name,
        {
            field_name: FieldChange(words, Mode(mode))
            for field_name, (mode, words) in stored.items()
            if field_name in WORDED
        },
    )


def _stored(name: str, words: str | None) -> str | None:
    # Only usage rights can be none at all.
    return words if name == "usage_rights" else words or ""


def _joined(first: str, second: str) -> str:
    if not first or not second:
        return first or second
    return first + second if first[-1].isspace() or second[0].isspace() else f"{first} {second}"
