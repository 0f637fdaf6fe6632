"""The few articles under embargo where they are found at once: every look at a photograph asks for them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add an index."""
    op.create_index(
        "ix_article_under_embargo",
        "article",
        ["article_id"],
        postgresql_where=sa.text("has_embargo"),
        sqlite_where=sa.text("has_embargo"),
    )
