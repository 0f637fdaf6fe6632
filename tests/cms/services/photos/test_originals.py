"""Photographs of a shared newsroom as a desk has them: brought in once, read through the cache, offline too."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from PIL import Image
from sqlalchemy import Engine

from cms.domain.errors import DatabaseUnavailable, UnreadableFile
from cms.media.darkroom import Darkroom
from cms.media.s3_place import S3Keys, S3Place
from cms.services.photos.originals import (
    SharedOriginals,
    originals_in_database,
    originals_in_s3,
    remember_keys,
    remembered_keys,
)
from cms.services.photos.pictures import LibraryPictures
from tests.cms.photo_database import acting_as, engine_of, furnish, take_up
from tests.servers.fixtures import EmptyDatabase
from tests.servers.proxy import Proxy
from tests.servers.s3 import S3Server, has_s3

MEGABYTE = 1024 * 1024
Desk = Callable[[str], SharedOriginals]


@pytest.fixture
def database(empty_database: EmptyDatabase) -> EmptyDatabase:
    furnish(empty_database)
    return empty_database


@pytest.fixture
def wire(database: EmptyDatabase) -> Iterator[Proxy]:
    with Proxy(database.server.port) as wire:
        yield wire


@pytest.fixture
def desk_of(database: EmptyDatabase, wire: Proxy, tmp_path: Path) -> Iterator[Desk]:
    engines: list[Engine] = []

    def desk(login: str) -> SharedOriginals:
        engines.append(engine_of(database, login, port=wire.port))
        return originals_in_database(engines[-1], tmp_path / login)

    yield desk
    for engine in engines:
        engine.dispose()


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "wire.jpg"
    path.write_bytes(os.urandom(3 * MEGABYTE))
    return path


def test_photo_of_one_desk_is_read_at_another(desk_of, database, original):
    minji, jisoo = desk_of("minji"), desk_of("jisoo")
    sha256 = minji.add(original)
    minji.hand_in(sha256)
    take_up(database, sha256)
    assert jisoo.path_of(sha256).read_bytes() == original.read_bytes()
    assert jisoo.is_intact(sha256)


def test_photo_read_once_is_read_again_without_the_newsroom(desk_of, database, original, wire):
    minji, jisoo = desk_of("minji"), desk_of("jisoo")
    sha256 = minji.add(original)
    minji.hand_in(sha256)
    take_up(database, sha256)
    jisoo.path_of(sha256)
    wire.refuse()
    for desk in (minji, jisoo):
        assert desk.path_of(sha256).read_bytes() == original.read_bytes()


def test_damaged_copy_on_the_desk_is_fetched_again(desk_of, original):
    minji = desk_of("minji")
    sha256 = minji.add(original)
    minji.hand_in(sha256)
    minji.path_of(sha256).write_bytes(b"flipped bits")
    assert minji.path_of(sha256).read_bytes() == original.read_bytes()


def test_photo_added_offline_waits_and_is_handed_in_later(desk_of, original, wire):
    minji = desk_of("minji")
    wire.refuse()
    sha256 = minji.add(original)
    with pytest.raises(DatabaseUnavailable, match="What is on this computer is safe"):
        minji.hand_in(sha256)
    assert minji.waiting() == [sha256]
    assert minji.path_of(sha256).read_bytes() == original.read_bytes()
    wire.resume()
    minji.hand_in(sha256)
    assert minji.waiting() == []
    minji.hand_in(sha256)


def test_photo_that_rotted_while_it_waited_is_not_passed_on(desk_of, original):
    minji = desk_of("minji")
    sha256 = minji.add(original)
    minji.path_of(sha256).write_bytes(b"flipped bits")
    with pytest.raises(UnreadableFile, match="Add it again"):
        minji.hand_in(sha256)
    minji.add(original)
    minji.hand_in(sha256)


def test_what_turned_out_to_be_no_picture_never_reaches_the_newsroom(desk_of, database, original):
    minji = desk_of("minji")
    minji.remove(minji.add(original))
    assert minji.waiting() == []
    assert acting_as(database)("SELECT count(*) FROM cms.photo_delivery") == [(0,)]


def test_damage_in_the_newsroom_is_found_and_never_shown(desk_of, database, original):
    minji, jisoo = desk_of("minji"), desk_of("jisoo")
    sha256 = minji.add(original)
    minji.hand_in(sha256)
    take_up(database, sha256)
    acting_as(database)(
        "ALTER TABLE cms.photo_chunk DISABLE TRIGGER USER; UPDATE cms.photo_chunk SET bytes = '\\x00' WHERE number = 1"
    )
    assert not jisoo.is_intact(sha256)
    with pytest.raises(UnreadableFile, match="original of this photo is damaged"):
        jisoo.path_of(sha256)


def test_copies_for_the_screen_are_made_from_a_colleagues_photo(
    desk_of, database, tmp_path, shared_darkroom: Darkroom
):
    minji, jisoo = desk_of("minji"), desk_of("jisoo")
    Image.effect_noise((900, 600), 50).convert("RGB").save(tmp_path / "quay.jpg")
    sha256 = minji.add(tmp_path / "quay.jpg")
    minji.hand_in(sha256)
    take_up(database, sha256)
    assert LibraryPictures(jisoo, shared_darkroom).widths_of(sha256) == [320, 640, 900]


@pytest.mark.slow
@pytest.mark.server
@pytest.mark.skipif(not has_s3(), reason="the S3 server of the test group is not installed")
def test_photo_of_one_desk_is_read_at_another_from_an_archive_in_s3(tmp_path, original):
    with S3Server() as server:
        minji, jisoo = (
            originals_in_s3(server.place, server.keys, tmp_path / login) for login in ("minji", "jisoo")
        )
        sha256 = minji.add(original)
        minji.hand_in(sha256)
        assert jisoo.path_of(sha256).read_bytes() == original.read_bytes()


class DesktopKeyring(KeyringBackend):
    """Stands where the desktop's own keyring does, and forgets everything when the test ends."""

    __module__ = "keyring.backends.SecretService"

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@contextmanager
def using(backend: KeyringBackend) -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    try:
        yield
    finally:
        keyring.set_keyring(before)


ARCHIVE = S3Place("https://archive.example", "photos")
KEYS = S3Keys("COPYDESK", "hunter2 hunter2")


def test_keys_of_the_archive_are_kept_in_the_keyring_for_their_newsroom_and_bucket_only():
    with using(DesktopKeyring()):
        assert remembered_keys("our-newsroom", ARCHIVE) is None
        assert remember_keys("our-newsroom", ARCHIVE, KEYS)
        assert remembered_keys("our-newsroom", ARCHIVE) == KEYS
        assert remembered_keys("another-newsroom", ARCHIVE) is None
        assert remembered_keys("our-newsroom", replace(ARCHIVE, bucket="other")) is None


def test_keys_are_asked_for_again_where_there_is_no_keyring():
    with using(fail.Keyring()):
        assert not remember_keys("our-newsroom", ARCHIVE, KEYS)
        assert remembered_keys("our-newsroom", ARCHIVE) is None
