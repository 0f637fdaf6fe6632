"""A first password for somebody: drawn at random, and easy to read out and to type."""

import secrets

# Without letters and digits that are taken for one another when they are read from a note.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _LENGTH = 4, 4


def generated_password() -> str:
    """Return a new password of four groups, such as “kfod-m3pa-tz7h-wqxn”; about 79 bits nobody can guess."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)
