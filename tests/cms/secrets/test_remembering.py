"""A password is kept in a keyring that is locked, or nowhere."""

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null

from cms.secrets.remembering import forget, has_keyring, remember, remembered
from tests.cms.secrets.keyrings import DesktopKeyring, LockedKeyring, PlainTextKeyring, SeveralKeyrings, using


def test_keyring_of_the_desktop_remembers_a_password():
    with using(DesktopKeyring()):
        assert has_keyring()
        assert remember("daehan", "minji", "sesame")
        assert remembered("daehan", "minji") == "sesame"
        assert remembered("daehan", "juno") is None
        assert remembered("another", "minji") is None


def test_forgotten_password_is_gone():
    with using(DesktopKeyring()):
        remember("daehan", "minji", "sesame")
        forget("daehan", "minji")
        forget("daehan", "minji")
        assert remembered("daehan", "minji") is None


@pytest.mark.parametrize(
    "unsafe", [PlainTextKeyring(), null.Keyring(), fail.Keyring()], ids=["plain text", "null", "none"]
)
def test_unsafe_keyring_is_given_nothing(unsafe: KeyringBackend):
    with using(unsafe):
        assert not has_keyring()
        assert not remember("daehan", "minji", "sesame")
        assert remembered("daehan", "minji") is None
        forget("daehan", "minji")
    assert not getattr(unsafe, "kept", {})


def test_of_several_keyrings_the_locked_one_is_used():
    plain, desktop = PlainTextKeyring(), DesktopKeyring()
    with using(SeveralKeyrings(plain, desktop)):
        assert remember("daehan", "minji", "sesame")
    assert not plain.kept
    assert list(desktop.kept.values()) == ["sesame"]


def test_keyring_that_stays_locked_is_the_same_as_none():
    with using(LockedKeyring()):
        assert not remember("daehan", "minji", "sesame")
        assert remembered("daehan", "minji") is None
        forget("daehan", "minji")
