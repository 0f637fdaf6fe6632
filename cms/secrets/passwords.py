"""Passwords: verified by argon2, remembered only in the system's keyring, never written to a file of ours."""

import keyring
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from keyring.errors import KeyringError

from cms.domain.errors import RuleBroken

SHORTEST = 12
_SERVICE = "copydesk"
_HASHER = PasswordHasher()


def verifier_of(password: str) -> str:
    """Return what the newsroom keeps of *password*: an argon2 verifier, from which it cannot be read back."""
    if len(password) < SHORTEST:
        raise RuleBroken("A password has at least {shortest} characters.", shortest=SHORTEST)
    return _HASHER.hash(password)


def is_right(verifier: str, password: str) -> bool:
    """Return whether *password* is the one *verifier* was made from."""
    try:
        return _HASHER.verify(verifier, password)
    except (VerificationError, InvalidHashError):
        return False


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
