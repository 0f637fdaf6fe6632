"""The tables of agencies, photographers, house styles and leases on the use of photographs."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cms.db.base import ID, Base, StoredJson, new_id, one_of
from cms.domain.photos.usage_leases import LeaseKind


class UsageLease(Base):
    """From when, until when and why a photograph may, or may not, be used; a withdrawn lease stays to be seen."""

    __tablename__ = "usage_lease"
    __table_args__ = (one_of("kind", [kind.value for kind in LeaseKind]),)

    lease_id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    photo_id: Mapped[str] = mapped_column(ForeignKey("photo.photo_id"), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    granted_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    granted_at: Mapped[datetime]
    withdrawn_by: Mapped[str | None] = mapped_column(ForeignKey("person.person_id"))
    withdrawn_at: Mapped[datetime | None]


class AgencyRecord(Base):
    """An agency as this newsroom knows it, where that differs from what comes with the program, or is not in there."""

    __tablename__ = "agency"

    agency_key: Mapped[str] = mapped_column(String(40), primary_key=True)
    korean: Mapped[str]
    english: Mapped[str]
    full_name: Mapped[str]
    spellings: Mapped[list[Any]] = mapped_column(StoredJson)
    is_korean: Mapped[bool]
    is_state_agency: Mapped[bool]
    is_listed: Mapped[bool]
    usage_rights: Mapped[str | None] = mapped_column(String(30))
    warning: Mapped[str]
    changed_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    changed_at: Mapped[datetime]


class PhotographerRecord(Base):
    """A photographer under the name the newsroom prints, and the other spellings files and agencies use."""

    __tablename__ = "photographer"

    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    spellings: Mapped[list[Any]] = mapped_column(StoredJson)
    changed_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    changed_at: Mapped[datetime]


class HouseStyleRecord(Base):
    """How a desk, or where none is named the newsroom, prints credits in one language."""

    __tablename__ = "house_style"
    __table_args__ = (UniqueConstraint("desk_id", "language"),)

    style_id: Mapped[str] = mapped_column(ID, primary_key=True, default=new_id)
    desk_id: Mapped[str | None] = mapped_column(ForeignKey("desk.desk_id"))
    language: Mapped[str] = mapped_column(String(2))
    line: Mapped[str]
    forms: Mapped[list[Any]] = mapped_column(StoredJson)
    changed_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    changed_at: Mapped[datetime]
