"""What the newsroom keeps of a password: a verifier, from which it cannot be read back."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

from cms.domain.errors import RuleBroken

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 12


def verifier_of(password: str) -> str:
    """Return what the newsroom keeps of *password*: an argon2 verifier, from which it cannot be read back."""
    return _hasher().hash(refuse_short(password))


def refuse_short(password: str) -> str:
    """Return *password*, or refuse one that is too short to be one."""
    if len(password) < SHORTEST:
        raise RuleBroken("A password has at least {shortest} characters.", shortest=SHORTEST)
    return password


def is_right(verifier: str, password: str) -> bool:
    """Return whether *password* is the one *verifier* was made from."""
    wrong = importlib.import_module("argon2.exceptions")
    try:
        return _hasher().verify(verifier, password)
    except (wrong.VerificationError, wrong.InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    # Loaded only for somebody who has a password: every start would wait for it otherwise.
    hasher: PasswordHasher = importlib.import_module("argon2").PasswordHasher()
    return hasher
