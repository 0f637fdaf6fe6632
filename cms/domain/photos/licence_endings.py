"""What somebody is told of photographs in use whose right of use ends soon or has ended, and where they are used."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cms.domain.photos.usage_leases import ExpiringPhoto, Terms, use_ends_at

# Rights that end within so many days end soon; whoever looks for such photographs and whoever is warned see the same.
SOON = timedelta(days=14)
_AT_LAST = timedelta(days=2)
_LONGEST_NAME = 60


class Warned(StrEnum):
    """How near the end is: each of these is told once."""

    SOON = "soon"
    AT_LAST = "at_last"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class UsingArticle:
    """An article that uses a photograph now, or whose readers see it; *author* and *keeper* are people's ids."""

    article_id: str
    slug: str
    author: str
    keeper: str
    is_embargoed: bool = False


@dataclass(frozen=True, slots=True)
class LicenceEnding:
    """One photograph, when and why its use ends, and where it is used.

    *articles* are the slugs that may be shown where others read along; *is_secret_too* says that one under embargo
    uses it as well. *own_article* is the id of one that the person looks after, if there is any.
    """

    photo_id: str
    name: str
    ends_at: datetime
    warned: Warned
    articles: tuple[str, ...]
    is_secret_too: bool = False
    own_article: str = ""

    @property
    def key(self) -> str:
        """What this is known by once it was told; told again when the end is nearer, or another."""
        return f"{self.photo_id}:{self.warned}:{self.ends_at:%Y%m%d%H%M}"


def ends_soon(terms: Terms, now: datetime) -> datetime | None:
    """Return when the use of a photograph ends, if that is soon or was already; else None."""
    end = use_ends_at(terms, now)
    return end[0] if end is not None and end[0] <= now + SOON else None


def endings_for(
    person_id: str,
    expiring: Iterable[ExpiringPhoto],
    uses: Mapping[str, Sequence[UsingArticle]],
    now: datetime,
    *,
    judges_pictures: bool,
) -> tuple[LicenceEnding, ...]:
    """Return what is told to a person: of every photograph in use to who judges pictures, else of their articles'."""
    found: list[LicenceEnding] = []
    for photo in expiring:
        articles = uses.get(photo.photo_id, ())
        own = [one for one in articles if person_id in (one.author, one.keeper)]
        if own or (judges_pictures and articles):
            found.append(_ending(photo, articles, now, own[0].article_id if own else ""))
    return tuple(found)


def _ending(
    photo: ExpiringPhoto, articles: Sequence[UsingArticle], now: datetime, own_article: str
) -> LicenceEnding:
    is_secret = any(one.is_embargoed for one in articles)
    # A caption could say as much as the headline of an article under embargo.
    name = photo.file_name if is_secret else photo.caption or photo.file_name
    left = photo.ends_at - now
    warned = Warned.ENDED if left <= timedelta() else Warned.AT_LAST if left <= _AT_LAST else Warned.SOON
    return LicenceEnding(
        photo_id=photo.photo_id,
        name=_short(" ".join(name.split())),
        ends_at=photo.ends_at,
        warned=warned,
        articles=tuple(one.slug for one in articles if not one.is_embargoed),
        is_secret_too=is_secret,
        own_article=own_article,
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"
