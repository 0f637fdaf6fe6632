"""What somebody looks for in the photo library."""

from dataclasses import dataclass
from datetime import date

# In place of a category of usage rights: photos for which nobody chose any.
NO_RIGHTS = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoSearch:
    """Every filter that is not empty must be met; each of *words* occurs somewhere in what is said of the photo.

    *agency* is the key of an agency, *photographer* a name in any of its spellings, *rights* a category or `NO_RIGHTS`;
    *since* and *until* are days on which photos were taken or, where nobody knows, added. *desk* is a desk whose articles
    use the photo, *person* who added it.
    """

    words: str = ""
    credit: str = ""
    agency: str = ""
    photographer: str = ""
    rights: str = ""
    since: date | None = None
    until: date | None = None
    desk: str = ""
    person: str = ""
    is_unused: bool = False
    lacks_credit: bool = False
    is_expiring: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether every photo is wanted."""
        return self == PhotoSearch()


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by: what is looked for, its names, and in how many photos it occurs."""

    key: str
    name: str
    name_ko: str
    photos: int


@dataclass(frozen=True, slots=True)
class PhotoChoices:
    """What the library can be filtered by."""

    agencies: tuple[Choice, ...] = ()
    photographers: tuple[Choice, ...] = ()
    desks: tuple[Choice, ...] = ()
    people: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotosFound:
    """Which photos were found, newest first, out of how many."""

    photo_ids: tuple[str, ...]
    known: int
