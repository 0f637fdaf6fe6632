"""Review notes: what people at the desk say to one another beside the text of an article."""

import sqlalchemy as sa
from alembic import op

from cms.db import base

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table; nothing an older program reads goes away."""
    op.create_table(
        "review_note",
        sa.Column("note_id", sa.String(length=32), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("thread_id", sa.String(length=32), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("anchor", base.StoredJson(), nullable=True),
        sa.Column("written_by", sa.String(length=32), nullable=False),
        sa.Column("written_at", base.UtcDateTime(), nullable=False),
        sa.Column("resolved_by", sa.String(length=32), nullable=True),
        sa.Column("resolved_at", base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_review_note_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["written_by"], ["person.person_id"], name=op.f("fk_review_note_written_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by"], ["person.person_id"], name=op.f("fk_review_note_resolved_by_person")
        ),
        sa.PrimaryKeyConstraint("note_id", name=op.f("pk_review_note")),
    )
    op.create_index(op.f("ix_review_note_article_id"), "review_note", ["article_id"])
    op.create_index(op.f("ix_review_note_thread_id"), "review_note", ["thread_id"])
