"""Who is named in an article, and the newsroom's own rules of style."""

import sqlalchemy as sa
from alembic import op

from cms.db import base

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two tables; nothing an older program reads goes away."""
    op.create_table(
        "named_person",
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_ko", sa.String(length=120), nullable=False),
        sa.Column("added_by", sa.String(length=32), nullable=False),
        sa.Column("added_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_named_person_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["added_by"], ["person.person_id"], name=op.f("fk_named_person_added_by_person")
        ),
        sa.PrimaryKeyConstraint("article_id", "name", "name_ko", name=op.f("pk_named_person")),
    )
    op.create_table(
        "style_rule",
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("term", sa.String(length=80), nullable=False),
        sa.Column("better", sa.String(length=80), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("added_by", sa.String(length=32), nullable=False),
        sa.Column("added_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"], ["person.person_id"], name=op.f("fk_style_rule_added_by_person")
        ),
        sa.PrimaryKeyConstraint("language", "term", name=op.f("pk_style_rule")),
    )
