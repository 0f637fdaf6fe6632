"""The country a newsroom's readers live in, which was one for all newsrooms before."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column; newsrooms that are there already go on as before."""
    op.add_column("newsroom", sa.Column("country", sa.String(length=2), nullable=False, server_default="KR"))
