"""What came in from elsewhere, and from where; which article is the same in another language."""

import sqlalchemy as sa
from alembic import op

from cms.db import base

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table and a column; nothing an older program reads goes away."""
    op.create_table(
        "arrival",
        sa.Column("arrival_id", sa.String(length=32), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("guid", sa.String(), nullable=False),
        sa.Column("item_version", sa.String(), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("copyright", sa.String(), nullable=False),
        sa.Column("usage_terms", sa.String(), nullable=False),
        sa.Column("editors_note", sa.String(), nullable=False),
        sa.Column("sent_at", base.UtcDateTime(), nullable=True),
        sa.Column("brought_by", sa.String(length=32), nullable=False),
        sa.Column("arrived_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_arrival_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["brought_by"], ["person.person_id"], name=op.f("fk_arrival_brought_by_person")
        ),
        sa.PrimaryKeyConstraint("arrival_id", name=op.f("pk_arrival")),
        sa.UniqueConstraint("guid", "item_version", name=op.f("uq_arrival_guid")),
    )
    op.create_index(op.f("ix_arrival_article_id"), "arrival", ["article_id"])
    # Written out, because SQLite can add a column with its reference, but no reference afterwards.
    op.execute(
        "ALTER TABLE article ADD COLUMN translation_of VARCHAR(32) "
        "CONSTRAINT fk_article_translation_of_article REFERENCES article (article_id)"
    )
