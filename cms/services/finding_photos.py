"""Finding photographs: which of the library match, by words and filters, and the rows of those to be seen."""

from collections.abc import Sequence

from cms.db.queries.leases import expiring_photos
from cms.db.queries.photo_search import (
    credit_lines,
    desks_using,
    people_adding,
    photo_ids_found,
    photos_known,
)
from cms.db.queries.photos import photo_rows
from cms.db.transaction import reading
from cms.domain.agencies import Agency, agencies_within
from cms.domain.licence_endings import SOON
from cms.domain.photo_search import Choice, PhotoChoices, PhotoSearch, PhotosFound
from cms.domain.rows import PhotoRow
from cms.services.connection import Connection


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
            found = photo_ids_found(session, search, named)
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
                desks=tuple(desks_using(session)),
                people=tuple(people_adding(session)),
            )


def _keys(agencies: Sequence[Agency]) -> set[str]:
    return {agency.key for agency in agencies}
