"""An original once kept is kept for good, byte for byte."""

import os
import resource
from contextlib import contextmanager
from pathlib import Path

import pytest

from cms.domain.errors import DiskFull, UnreadableFile
from cms.media.store import FolderStore

_NOBODY = 65534


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "photos")


@contextmanager
def no_room_on_the_disk():
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_original_comes_back_byte_for_byte(store, make_picture):
    path = make_picture()
    assert store.open_original(store.add(path), name="wire.jpg") == path.read_bytes()


def test_same_picture_added_twice_is_kept_once(store, make_picture, tmp_path):
    assert store.add(make_picture("one.jpg")) == store.add(make_picture("two.jpg"))
    assert len([path for path in (tmp_path / "photos").rglob("*") if path.is_file()]) == 1


def test_pasted_picture_is_kept_without_ever_having_been_a_file(store, pasted_picture):
    assert store.open_original(store.add_bytes(pasted_picture)) == pasted_picture


def test_damaged_original_is_found_and_never_shown(store, make_picture):
    sha256 = store.add(make_picture())
    assert store.verify() == []
    store.path_of(sha256).write_bytes(b"flipped bits")
    assert store.verify() == [sha256]
    with pytest.raises(UnreadableFile, match=r"“wire\.jpg” has been damaged"):
        store.open_original(sha256, name="wire.jpg")


def test_damaged_original_is_put_right_by_adding_the_picture_again(store, make_picture):
    path = make_picture()
    store.path_of(store.add(path)).write_bytes(b"flipped bits")
    store.add(path)
    assert store.verify() == []


def test_full_disk_is_told_and_leaves_no_half_picture(store, make_picture, tmp_path):
    path = make_picture()
    with no_room_on_the_disk(), pytest.raises(DiskFull, match="Your text is safe"):
        store.add(path)
    assert not [path for path in (tmp_path / "photos").rglob("*") if path.is_file()]


def test_missing_picture_is_refused_in_words(store, tmp_path):
    with pytest.raises(UnreadableFile, match=r"“gone\.jpg” is no longer there"):
        store.add(tmp_path / "gone.jpg")


class Uncertain(type(Path())):
    """A file to which something happens between its opening and its reading."""

    def open(self, *args, **how):
        opened = super().open(*args, **how)
        self.happening(opened)
        return opened


def pulled_out(opened):
    # The disk is gone: reading and closing fail alike.
    os.close(opened.fileno())


@pytest.mark.parametrize(
    ("happening", "said"),
    [
        (lambda opened: os.truncate(opened.name, 0), "changed while it was being read"),
        (lambda opened: os.truncate(opened.name, 100), "changed while it was being read"),
        (lambda opened: os.truncate(opened.name, 10**8), "changed while it was being read"),
        (pulled_out, "could not be read from the disk"),
    ],
    ids=["emptied", "cut", "growing", "pulled out"],
)
def test_picture_that_vanishes_while_it_is_read_is_refused_in_one_sentence(
    store, make_picture, happening, said
):
    path = Uncertain(make_picture())
    path.happening = happening
    with pytest.raises(UnreadableFile, match=said) as refusal:
        store.add(path)
    assert "\n" not in str(refusal.value)
    assert store.kept() == []


@contextmanager
def as_an_ordinary_person():
    """Root may read everything, so for a moment this process is nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_picture_that_may_not_be_read_is_refused_in_words(store, make_picture):
    path = make_picture()
    path.chmod(0)
    with as_an_ordinary_person(), pytest.raises(UnreadableFile, match="may not be read"):
        store.add(path)


def test_empty_clipboard_is_refused_in_words(store):
    with pytest.raises(UnreadableFile, match="is empty"):
        store.add_bytes(b"", name="The clipboard")


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63])
def test_only_a_fingerprint_ever_becomes_a_path(store, name):
    with pytest.raises(ValueError, match="is not a SHA-256"):
        store.path_of(name)


def test_copies_of_a_photo_lie_beside_the_originals(store, darkroom, make_picture):
    sha256 = store.add(make_picture())
    from_store = darkroom.examine(store.path_of(sha256))
    assert from_store.sha256 == sha256 == store.renditions_of(sha256).name
