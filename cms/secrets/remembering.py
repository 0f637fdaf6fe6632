"""Passwords this computer remembers: in the system's keyring or not at all, never in a file of ours."""

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

_SERVICE = "copydesk"
# The keyrings of the desktops, which are locked with the person's own password. Others that may be installed keep
# passwords in plain text, or throw them away.
_LOCKED = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
)


def has_keyring() -> bool:
    """Return whether this computer has a keyring that may be trusted with a password."""
    return _locked_keyring() is not None


def remembered(newsroom_id: str, login: str) -> str | None:
    """Return the password this computer's keyring keeps for *login*, or None where there is none or no keyring."""
    locked = _locked_keyring()
    try:
        return locked.get_password(_service(newsroom_id), login) if locked else None
    except KeyringError:
        return None


def remember(newsroom_id: str, login: str, password: str) -> bool:
    """Keep *password* in the keyring; return False where the computer has no usable one, so that it is asked again."""
    locked = _locked_keyring()
    if locked is None:
        return False
    try:
        locked.set_password(_service(newsroom_id), login, password)
    except KeyringError:
        return False
    return True


def forget(newsroom_id: str, login: str) -> None:
    """Take the password of *login* out of the keyring, if it is there."""
    locked = _locked_keyring()
    try:
        if locked is not None and locked.get_password(_service(newsroom_id), login) is not None:
            locked.delete_password(_service(newsroom_id), login)
    except KeyringError:
        return


def _service(newsroom_id: str) -> str:
    return f"{_SERVICE}:{newsroom_id}"


def _locked_keyring() -> KeyringBackend | None:
    """Return the keyring the person uses, or the first trusted one where several are asked in turn."""
    used = keyring.get_keyring()
    for backend in getattr(used, "backends", [used]):
        if type(backend).__module__ in _LOCKED:
            trusted: KeyringBackend = backend
            return trusted
    return None
