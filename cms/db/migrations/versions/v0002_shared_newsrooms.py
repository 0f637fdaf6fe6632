"""Shared newsrooms: asking for the lease, seals over the ledger, who looks after an article, which programs fit."""

import sqlalchemy as sa
from alembic import op

from cms.db import base

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables and columns; nothing an older program reads goes away."""
    op.create_table(
        "lease_request",
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("asked_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_lease_request_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.person_id"], name=op.f("fk_lease_request_person_id_person")
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_lease_request")),
    )
    op.create_table(
        "ledger_seal",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", base.UtcDateTime(), nullable=False),
        sa.Column("sealed_by", sa.String(length=32), nullable=False),
        sa.Column("heads", base.StoredJson(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["sealed_by"], ["person.person_id"], name=op.f("fk_ledger_seal_sealed_by_person")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ledger_seal")),
    )
    op.add_column(
        "newsroom",
        sa.Column("oldest_schema", sa.String(length=8), nullable=False, server_default="0001"),
    )
    # Written out, because SQLite can add a column with its reference, but no reference afterwards.
    op.execute(
        "ALTER TABLE article ADD COLUMN assigned_to VARCHAR(32) "
        "CONSTRAINT fk_article_assigned_to_person REFERENCES person (person_id)"
    )
    op.execute("UPDATE article SET assigned_to = created_by")
    op.add_column(
        "working_copy", sa.Column("content_hash", sa.String(length=64), nullable=False, server_default="")
    )
    op.add_column("working_copy", sa.Column("words", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("working_copy", sa.Column("characters", sa.Integer(), nullable=False, server_default="0"))
