"""Passwords this computer remembers: in the system's keyring or not at all, never in a file of ours."""

import keyring
from keyring.errors import KeyringError

_SERVICE = "copydesk"


def remembered(newsroom_id: str, login: str) -> str | None:
    """Return the password this computer's keyring keeps for *login*, or None where there is none or no keyring."""
    try:
        return keyring.get_password(f"{_SERVICE}:{newsroom_id}", login)
    except KeyringError:
        return None


def remember(newsroom_id: str, login: str, password: str) -> bool:
    """Keep *password* in the keyring; return False where the computer has no usable one, so that it is asked again."""
    try:
        keyring.set_password(f"{_SERVICE}:{newsroom_id}", login, password)
    except KeyringError:
        return False
    return True
