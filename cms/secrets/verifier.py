"""What the newsroom keeps of a password: a verifier, from which it cannot be read back."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from cms.domain.errors import RuleBroken

SHORTEST = 12
_HASHER = PasswordHasher()


def verifier_of(password: str) -> str:
    """Return what the newsroom keeps of *password*: an argon2 verifier, from which it cannot be read back."""
    return _HASHER.hash(refuse_short(password))


def refuse_short(password: str) -> str:
    """Return *password*, or refuse one that is too short to be one."""
    if len(password) < SHORTEST:
        raise RuleBroken("A password has at least {shortest} characters.", shortest=SHORTEST)
    return password


def is_right(verifier: str, password: str) -> bool:
    """Return whether *password* is the one *verifier* was made from."""
    try:
        return _HASHER.verify(verifier, password)
    except (VerificationError, InvalidHashError):
        return False
