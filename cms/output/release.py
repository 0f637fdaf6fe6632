"""How an edition stands when it goes to other newsrooms: usable, withheld or canceled, its number, its embargo."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cms.domain.edition import PublishedEdition


class ReleaseStatus(StrEnum):
    """What another newsroom may do with it, in the words of the IPTC's `pubStatus`."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True)
class Release:
    """One sending of an article: *number* grows with every edition, so that a receiver knows the newest."""

    status: ReleaseStatus = ReleaseStatus.USABLE
    number: int = 1
    embargo_until: datetime | None = None


def address_of_item(item_id: str) -> str:
    """Return the URI under which an article or a photograph is known everywhere; it never changes."""
    try:
        known = uuid.UUID(item_id)
    except ValueError:
        known = uuid.uuid5(uuid.NAMESPACE_OID, item_id)
    return known.urn


def status_of(edition: PublishedEdition, release: Release) -> ReleaseStatus:
    """Return what receivers may do with *edition*; what was retracted is canceled however it is sent."""
    return ReleaseStatus.CANCELED if edition.is_retracted else release.status


def is_gone(edition: PublishedEdition, release: Release) -> bool:
    """Return whether nothing of what the article said may be sent any more."""
    return status_of(edition, release) is ReleaseStatus.CANCELED


def editors_note(edition: PublishedEdition) -> str:
    """Return what receivers are told of this edition: the notice readers were given with it."""
    return edition.notices[-1].text if edition.notices else ""
