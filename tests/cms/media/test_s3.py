"""An archive of photographs in S3, tried on a real server: put once, proved by hash, over a trusted link only."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import obstore
import pytest

from cms.domain.errors import DatabaseUnavailable, NotAllowed, NotFound
from cms.media.s3 import S3Archive
from cms.media.s3_place import S3Keys, S3Place
from tests.servers.certificates import Authority
from tests.servers.proxy import Proxy
from tests.servers.s3 import S3Server, has_s3

pytestmark = [
    pytest.mark.server,
    pytest.mark.slow,
    pytest.mark.skipif(not has_s3(), reason="the S3 server of the test group is not installed"),
]
MEGABYTE = 1024 * 1024
Original = Callable[..., tuple[str, Path]]


@pytest.fixture(scope="module")
def server() -> Iterator[S3Server]:
    with S3Server() as server:
        yield server


@pytest.fixture
def archive(server: S3Server) -> S3Archive:
    return S3Archive(server.place, server.keys)


@pytest.fixture
def original(tmp_path: Path) -> Original:
    def write(size: int = 2 * MEGABYTE + 5) -> tuple[str, Path]:
        path = tmp_path / "original.jpg"
        path.write_bytes(os.urandom(size))
        return hashlib.sha256(path.read_bytes()).hexdigest(), path

    return write


@pytest.mark.parametrize("size", [1, MEGABYTE, 11 * MEGABYTE + 3])
def test_original_comes_back_byte_for_byte(archive, original, size):
    sha256, path = original(size)
    archive.deliver(sha256, path)
    assert b"".join(archive.fetch(sha256)) == path.read_bytes()
    assert archive.is_intact(sha256)


def test_same_picture_again_is_not_written_again(archive, original, server):
    sha256, path = original()
    archive.deliver(sha256, path)
    first = obstore.head(server.bucket, sha256)
    archive.deliver(sha256, path)
    assert obstore.head(server.bucket, sha256) == first


def test_damaged_object_is_found_and_put_right_by_adding_the_picture_again(archive, original, server):
    sha256, path = original()
    obstore.put(server.bucket, sha256, b"other bytes")
    assert not archive.is_intact(sha256)
    archive.deliver(sha256, path)
    assert archive.is_intact(sha256)


def test_photo_that_is_not_there_is_told_in_words(archive):
    with pytest.raises(NotFound, match="has no original of this photo"):
        list(archive.fetch("0" * 64))
    assert not archive.is_intact("0" * 64)


def test_only_a_fingerprint_ever_names_an_object(archive, original):
    with pytest.raises(ValueError, match="is not a SHA-256"):
        archive.deliver("../editions", original()[1])


def test_wrong_keys_are_refused_in_words_that_do_not_say_them(server, original):
    archive = S3Archive(server.place, S3Keys("COPYDESK", "hunter2 hunter2"))
    with pytest.raises(NotAllowed, match="does not accept these keys") as refusal:
        archive.deliver(*original())
    assert (
        "hunter2" not in f"{refusal.value} {refusal.value.__cause__!r} {archive!r} {S3Keys('a', 'hunter2')!r}"
    )


def test_archive_that_does_not_answer_is_told_in_words(original):
    archive = S3Archive(S3Place("http://127.0.0.1:9", "photos", is_plain=True), S3Server.keys)
    with pytest.raises(DatabaseUnavailable, match="safe; try again when the archive answers"):
        archive.deliver(*original())


def test_picture_whose_delivery_was_cut_is_there_whole_or_not_at_all(server, original):
    sha256, path = original(8 * MEGABYTE)
    with Proxy(int(server.place.endpoint.rpartition(":")[2])) as wire:
        archive = S3Archive(replace(server.place, endpoint=f"http://127.0.0.1:{wire.port}"), server.keys)
        wire.cut_after(3 * MEGABYTE)
        archive.deliver(sha256, path)
        assert archive.is_intact(sha256)


def test_link_without_tls_is_refused_unless_a_test_says_otherwise(server, original):
    archive = S3Archive(replace(server.place, is_plain=False), server.keys)
    with pytest.raises(DatabaseUnavailable):
        archive.deliver(*original())


def test_only_the_server_that_the_newsrooms_authority_certifies_is_trusted(original):
    authority, impostor = Authority(), Authority()
    sha256, path = original()
    with S3Server(tls=authority.certify("localhost")) as server:
        S3Archive(server.place, server.keys).deliver(sha256, path)
        assert S3Archive(server.place, server.keys).is_intact(sha256)
        for untrusted in (impostor.pem, ""):
            archive = S3Archive(replace(server.place, authority=untrusted), server.keys)
            with pytest.raises(DatabaseUnavailable):
                list(archive.fetch(sha256))
