"""The words of every photograph where a search reads them quickly; the spellings of photographers' names."""

import sqlalchemy as sa
from alembic import op

from cms.db import base

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two tables; nothing an older program reads goes away."""
    op.create_table(
        "photo_words",
        sa.Column("photo_id", sa.String(length=32), nullable=False),
        sa.Column("added_at", base.UtcDateTime(), nullable=False),
        sa.Column("credit_line", sa.String(), nullable=False),
        sa.Column("creator", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.photo_id"], name=op.f("fk_photo_words_photo_id_photo")),
        sa.PrimaryKeyConstraint("photo_id", name=op.f("pk_photo_words")),
    )
    # As the triggers do from now on.
    op.execute(
        "INSERT INTO photo_words (photo_id, added_at, credit_line, creator, said) "
        "SELECT photo_id, added_at, credit_line, creator, lower(caption || ' ' || credit_line || ' ' || creator "
        "|| ' ' || source || ' ' || file_name || ' ' || alt_text) FROM photo"
    )
    op.create_table(
        "photographer",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("spellings", base.StoredJson(), nullable=False),
        sa.Column("changed_by", sa.String(length=32), nullable=False),
        sa.Column("changed_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["person.person_id"], name=op.f("fk_photographer_changed_by_person")
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_photographer")),
    )
