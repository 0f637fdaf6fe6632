"""Readers may live in any country; the rules that know their names are laid anew with every step up."""

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change no table."""
