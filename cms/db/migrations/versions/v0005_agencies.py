"""Agencies, house styles, leases on the use of photographs, and what their senders stipulated."""

import base64
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from cms.db import base
from cms.domain.photos.stipulations import stipulations_in, stipulations_to_json

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables and columns; nothing an older program reads goes away."""
    _add_agencies()
    _add_house_styles()
    _add_leases()
    op.add_column(
        "newsroom", sa.Column("requires_alt_text", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for name in ("instructions", "digital_source_type"):
        op.add_column("photo", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.add_column(
        "photo", sa.Column("stipulations", base.StoredJson(), nullable=False, server_default=sa.text("'{}'"))
    )
    _read_instructions()


def _add_agencies() -> None:
    op.create_table(
        "agency",
        sa.Column("agency_key", sa.String(length=40), nullable=False),
        sa.Column("korean", sa.String(), nullable=False),
        sa.Column("english", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("spellings", base.StoredJson(), nullable=False),
        sa.Column("is_korean", sa.Boolean(), nullable=False),
        sa.Column("is_state_agency", sa.Boolean(), nullable=False),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        sa.Column("usage_rights", sa.String(length=30), nullable=True),
        sa.Column("warning", sa.String(), nullable=False),
        sa.Column("changed_by", sa.String(length=32), nullable=False),
        sa.Column("changed_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["person.person_id"], name=op.f("fk_agency_changed_by_person")
        ),
        sa.PrimaryKeyConstraint("agency_key", name=op.f("pk_agency")),
    )


def _add_house_styles() -> None:
    op.create_table(
        "house_style",
        sa.Column("style_id", sa.String(length=32), nullable=False),
        sa.Column("desk_id", sa.String(length=32), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("forms", base.StoredJson(), nullable=False),
        sa.Column("changed_by", sa.String(length=32), nullable=False),
        sa.Column("changed_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.desk_id"], name=op.f("fk_house_style_desk_id_desk")),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["person.person_id"], name=op.f("fk_house_style_changed_by_person")
        ),
        sa.PrimaryKeyConstraint("style_id", name=op.f("pk_house_style")),
        sa.UniqueConstraint("desk_id", "language", name=op.f("uq_house_style_desk_id")),
    )


def _add_leases() -> None:
    op.create_table(
        "usage_lease",
        sa.Column("lease_id", sa.String(length=32), nullable=False),
        sa.Column("photo_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("starts_at", base.UtcDateTime(), nullable=True),
        sa.Column("ends_at", base.UtcDateTime(), nullable=True),
        sa.Column("granted_by", sa.String(length=32), nullable=False),
        sa.Column("granted_at", base.UtcDateTime(), nullable=False),
        sa.Column("withdrawn_by", sa.String(length=32), nullable=True),
        sa.Column("withdrawn_at", base.UtcDateTime(), nullable=True),
        sa.CheckConstraint("kind IN ('allow', 'deny')", name=op.f("ck_usage_lease_kind_known")),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.photo_id"], name=op.f("fk_usage_lease_photo_id_photo")),
        sa.ForeignKeyConstraint(
            ["granted_by"], ["person.person_id"], name=op.f("fk_usage_lease_granted_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["person.person_id"], name=op.f("fk_usage_lease_withdrawn_by_person")
        ),
        sa.PrimaryKeyConstraint("lease_id", name=op.f("pk_usage_lease")),
    )
    op.create_index(op.f("ix_usage_lease_photo_id"), "usage_lease", ["photo_id"])


def _read_instructions() -> None:
    """Read once more what the files of the photographs already there said."""
    photo = sa.table(
        "photo",
        sa.column("photo_id", sa.String()),
        sa.column("embedded", base.StoredJson()),
        sa.column("instructions", sa.String()),
        sa.column("stipulations", base.StoredJson()),
    )
    connection = op.get_bind()
    for photo_id, embedded in connection.execute(sa.select(photo.c.photo_id, photo.c.embedded)).all():
        said = _instructions_in(embedded if isinstance(embedded, dict) else json.loads(embedded or "{}"))
        if said:
            connection.execute(
                photo.update()
                .where(photo.c.photo_id == photo_id)
                .values(instructions=said, stipulations=stipulations_to_json(stipulations_in(said)))
            )


def _instructions_in(embedded: dict[str, Any]) -> str:
    xmp = embedded.get("xmp", {}).get("Xmp.photoshop.Instructions", [])
    iim = embedded.get("iim", {}).get("2:40", [])
    return next(iter(xmp), "") or (base64.b64decode(iim[0]).decode("utf-8", "replace") if iim else "")
