"""The newsroom's words: what its people told the speller is right, for all of them."""

import sqlalchemy as sa
from alembic import op

from cms.db import base

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table; nothing an older program reads goes away."""
    op.create_table(
        "word_list",
        sa.Column("word", sa.String(length=64), nullable=False),
        sa.Column("added_by", sa.String(length=32), nullable=False),
        sa.Column("added_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"], ["person.person_id"], name=op.f("fk_word_list_added_by_person")
        ),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_word_list")),
    )
