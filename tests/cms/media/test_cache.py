"""The photographs on a desk's own computer: bounded, proved, private, and never gone while somebody needs them."""

import hashlib
import os
import stat
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from cms.domain.errors import UnreadableFile
from cms.media.cache import PhotoCache

Photo = Callable[[int], str]


@pytest.fixture
def cache(tmp_path: Path) -> PhotoCache:
    return PhotoCache(tmp_path / "cache", limit=1000)


@pytest.fixture
def keep(cache: PhotoCache) -> Photo:
    """Keep a photo of so many bytes, used later than every one before, and return its SHA-256."""
    clock = count(1_000_000)

    def kept(size: int) -> str:
        content = os.urandom(size)
        sha256 = hashlib.sha256(content).hexdigest()
        used_at = next(clock)
        os.utime(cache.keep(sha256, content), (used_at, used_at))
        return sha256

    return kept


def test_photo_is_kept_byte_for_byte(cache):
    content = b"a photograph"
    sha256 = hashlib.sha256(content).hexdigest()
    path = cache.keep(sha256, content)
    assert cache.original(sha256) == path
    assert path.read_bytes() == content


def test_photo_used_least_recently_makes_room(cache, keep):
    first, second, third = keep(400), keep(400), keep(100)
    assert cache.original(first)
    keep(400)
    assert [cache.original(photo) is not None for photo in (first, second, third)] == [True, False, True]


def test_cache_never_holds_more_than_its_limit(tmp_path, keep):
    for size in (300, 700, 20, 999, 1, 450, 450, 450):
        keep(size)
        assert sum(path.stat().st_size for path in (tmp_path / "cache").rglob("*") if path.is_file()) <= 1000


def test_photo_in_use_is_never_let_go_of(cache, keep):
    first, second = keep(400), keep(400)
    with cache.in_use(first), cache.in_use(first):
        keep(400)
    assert cache.original(first)
    assert cache.original(second) is None
    keep(900)
    assert cache.original(first) is None


def test_photo_larger_than_the_cache_can_still_be_looked_at(cache, keep):
    assert cache.original(keep(1500))


def test_copies_of_a_photo_count_and_go_together(cache, keep):
    photo = keep(100)
    copies = cache.renditions_of(photo)
    copies.mkdir(parents=True)
    for name in ("320.jpg", "640.jpg"):
        (copies / name).write_bytes(bytes(300))
    os.utime(copies, (1, 1))
    keep(400)
    assert not copies.exists()
    assert cache.original(photo)


def test_published_copy_of_a_photo_in_use_stays(cache, keep):
    photo = keep(100)
    cache.published.mkdir()
    published = cache.published / f"{photo}-0123456789ab-320.jpg"
    published.write_bytes(bytes(500))
    os.utime(published, (1, 1))
    with cache.in_use(photo):
        keep(500)
        assert published.exists()
    keep(500)
    assert not published.exists()


def test_damaged_photo_is_as_good_as_none(cache, keep):
    photo = keep(100)
    path = cache.original(photo)
    path.write_bytes(b"flipped bits")
    assert cache.original(photo) is None
    assert not path.exists()


def test_bytes_that_are_not_the_photo_are_refused(cache):
    with pytest.raises(UnreadableFile, match="original of this photo is damaged"):
        cache.keep("0" * 64, b"something else")
    assert cache.original("0" * 64) is None


def test_photo_that_waits_to_be_handed_in_is_there_and_never_makes_room(cache, keep):
    photo = cache.waiting.add_bytes(bytes(900))
    keep(900), keep(900)
    assert cache.original(photo).read_bytes() == bytes(900)
    cache.handed_in(photo)
    assert cache.waiting.kept() == []
    assert cache.original(photo).read_bytes() == bytes(900)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_nobody_else_on_the_computer_looks_into_the_cache(tmp_path, cache, keep):
    cache.handed_in(cache.waiting.add_bytes(b"a photograph"))
    paths = (cache.original(keep(10)), *(tmp_path / "cache").rglob("*"))
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o600}


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64])
def test_only_a_fingerprint_ever_becomes_a_path(cache, name):
    for asked in (cache.original, cache.renditions_of, cache.handed_in):
        with pytest.raises(ValueError, match="is not a SHA-256"):
            asked(name)
