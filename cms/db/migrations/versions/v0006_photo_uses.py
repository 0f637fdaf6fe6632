"""How an article uses a photograph: its crop; templates and codes for captions."""

import sqlalchemy as sa
from alembic import op

from cms.db import base

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column and two tables; nothing an older program reads goes away."""
    op.add_column("version_photo", sa.Column("crop", base.StoredJson(), nullable=True))
    op.create_table(
        "caption_code",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("replacements", base.StoredJson(), nullable=False),
        sa.Column("kept_by", sa.String(length=32), nullable=False),
        sa.Column("kept_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kept_by"], ["person.person_id"], name=op.f("fk_caption_code_kept_by_person")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_caption_code")),
    )
    op.create_table(
        "caption_template",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("fields", base.StoredJson(), nullable=False),
        sa.Column("kept_by", sa.String(length=32), nullable=False),
        sa.Column("kept_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kept_by"], ["person.person_id"], name=op.f("fk_caption_template_kept_by_person")
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_caption_template")),
    )
