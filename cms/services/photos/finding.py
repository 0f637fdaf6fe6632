"""Finding photographs: which of the library match, by words and filters, and the rows of those to be seen."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from cms.db.queries.credits import photographers_in
from cms.db.queries.leases import expiring_photos
from cms.db.queries.photo_search import (
    creators,
    credit_lines,
    desks_using,
    people_adding,
    photo_ids_found,
    photos_known,
)
from cms.db.queries.photos import photo_rows
from cms.db.transaction import reading
from cms.domain.credits.agencies import Agency, agencies_within
from cms.domain.photos.licence_endings import SOON
from cms.domain.photos.search import Choice, PhotoChoices, PhotoSearch, PhotosFound
from cms.domain.rows import PhotoRow
from cms.services.connection import Connection

# A list of everybody who ever made one could not be read; whoever is not in it is found by their name.
_MOST_OFFERED = 100


class FindingPhotos:
    """Looks through the whole library; a screen asks for rows only of what it shows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, search: PhotoSearch) -> PhotosFound:
        """Return the photographs that meet *search*, newest first."""
        with reading(self._connection.readable) as session:
            named = (
                [line for line, _ in credit_lines(session) if search.agency in _keys(agencies_within(line))]
                if search.agency
                else []
            )
            found = photo_ids_found(session, search, named, _spellings(session, search.photographer))
            if search.is_expiring:
                ending = expiring_photos(session, self._connection.clock(), SOON.days)
                soon = {photo.photo_id for photo in ending}
                found = [photo_id for photo_id in found if photo_id in soon]
            return PhotosFound(tuple(found), photos_known(session))

    def rows(self, photo_ids: Sequence[str]) -> list[PhotoRow]:
        """Return what the library says of these photographs."""
        with reading(self._connection.readable) as session:
            return photo_rows(session, self._connection.clock(), photo_ids)

    def choices(self) -> PhotoChoices:
        """Return what the library can be filtered by: agencies, desks and people that occur in it."""
        with reading(self._connection.readable) as session:
            photos: dict[Agency, int] = {}
            for line, number in credit_lines(session):
                for agency in agencies_within(line):
                    photos[agency] = photos.get(agency, 0) + number
            agencies = sorted(photos, key=lambda agency: -photos[agency])
            return PhotoChoices(
                agencies=tuple(Choice(one.key, one.english, one.korean, photos[one]) for one in agencies),
                photographers=_photographers(session),
                desks=tuple(desks_using(session)),
                people=tuple(people_adding(session)),
            )


def _photographers(session: Session) -> tuple[Choice, ...]:
    """Return those with the most photographs, each once under the name we print, by name."""
    known, photos = photographers_in(session), Counter[str]()
    for creator, number in creators(session):
        photos[known.printed(creator)] += number
    most = sorted(photos.most_common(_MOST_OFFERED), key=lambda one: one[0].casefold())
    return tuple(Choice(name, name, "", number) for name, number in most)


def _spellings(session: Session, name: str) -> list[str]:
    """Return how the photographer is called in the library."""
    if not name:
        return []
    known = photographers_in(session)
    wanted = known.printed(name)
    return [creator for creator, _ in creators(session) if known.printed(creator) == wanted]


def _keys(agencies: Sequence[Agency]) -> set[str]:
    return {agency.key for agency in agencies}
