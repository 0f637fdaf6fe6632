"""The desk's day: planned articles, requests for corrections."""

import sqlalchemy as sa
from alembic import op

from cms.db import base

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two tables; nothing an older program reads goes away."""
    op.create_table(
        "planned_article",
        sa.Column("plan_id", sa.String(length=32), nullable=False),
        sa.Column("desk_id", sa.String(length=32), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("deadline_at", base.UtcDateTime(), nullable=False),
        sa.Column("has_photo", sa.Boolean(), nullable=False),
        sa.Column("assigned_to", sa.String(length=32), nullable=True),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=True),
        sa.Column("is_dropped", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.String(length=32), nullable=False),
        sa.Column("made_at", base.UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "answer IN ('asked', 'accepted', 'declined')", name=op.f("ck_planned_article_answer_known")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_planned_article_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["assigned_to"], ["person.person_id"], name=op.f("fk_planned_article_assigned_to_person")
        ),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.desk_id"], name=op.f("fk_planned_article_desk_id_desk")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["person.person_id"], name=op.f("fk_planned_article_made_by_person")
        ),
        sa.PrimaryKeyConstraint("plan_id", name=op.f("pk_planned_article")),
        sa.UniqueConstraint("article_id", name=op.f("uq_planned_article_article_id")),
    )
    op.create_index(op.f("ix_planned_article_desk_id"), "planned_article", ["desk_id"])
    op.create_table(
        "correction_request",
        sa.Column("request_id", sa.String(length=32), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("wants", sa.String(), nullable=False),
        sa.Column("received_on", sa.String(length=10), nullable=False),
        sa.Column("known_on", sa.String(length=10), nullable=True),
        sa.Column("logged_by", sa.String(length=32), nullable=False),
        sa.Column("logged_at", base.UtcDateTime(), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.Column("decided_at", base.UtcDateTime(), nullable=True),
        sa.CheckConstraint(
            "decision IN ('open', 'corrected', 'declined')",
            name=op.f("ck_correction_request_decision_known"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_correction_request_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["logged_by"], ["person.person_id"], name=op.f("fk_correction_request_logged_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.person_id"], name=op.f("fk_correction_request_decided_by_person")
        ),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_correction_request")),
    )
    op.create_index(op.f("ix_correction_request_article_id"), "correction_request", ["article_id"])
