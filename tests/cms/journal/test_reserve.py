"""Room set aside on the journal's disk: what is typed into a full disk is still kept, for a while."""

from datetime import UTC, datetime

import pytest

from cms.body.model import Block
from cms.domain.article import ArticleText
from cms.domain.errors import DiskFull
from cms.journal.journal import Draft, Journal
from cms.journal.reserve import Reserve

SIZE = 400_000


@pytest.fixture
def disk(small_disk):
    return small_disk(4_000_000)


@pytest.fixture
def reserve(disk):
    return Reserve(disk / "journal.reserve", size=SIZE)


@pytest.fixture
def journal(disk, reserve):
    journal = Journal(disk / "journal.sqlite", newsroom_id="gazette", login="minji", reserve=reserve)
    yield journal
    journal.close()


def draft(words):
    return Draft("a1", 1, ArticleText(body=(Block(text=words),)), datetime(2026, 11, 28, tzinfo=UTC))


def fill(disk, name="film"):
    with (disk / name).open("wb", buffering=0) as film:
        try:
            while True:
                film.write(bytes(4096))
        except OSError:
            return


def test_room_is_set_aside_once_something_was_kept(journal, reserve):
    assert not reserve.is_there
    journal.keep(draft("First words."))
    assert reserve.is_there


def test_a_full_disk_takes_the_room_and_the_words_are_kept(journal, reserve, disk):
    journal.keep(draft("First words."))
    fill(disk)
    journal.keep(draft("word " * 30_000))
    assert journal.draft_of("a1").text.plain_body.startswith("word word")
    assert not reserve.is_there


def test_once_the_room_is_used_up_too_that_is_said(journal, disk):
    journal.keep(draft("First words."))
    fill(disk)
    with pytest.raises(DiskFull, match="not saved"):
        journal.keep(draft("word " * 200_000))
    assert journal.draft_of("a1").text.plain_body == "First words."


def test_room_is_set_aside_again_when_there_is_plenty(journal, reserve, disk):
    journal.keep(draft("First words."))
    fill(disk)
    journal.keep(draft("word " * 30_000))
    journal.keep(draft("Last words."))
    assert not reserve.is_there
    (disk / "film").unlink()
    journal.keep(draft("Last words of all."))
    assert reserve.is_there


def test_no_room_is_taken_of_a_disk_that_is_nearly_full(small_disk):
    folder = small_disk(4 * SIZE - 50_000)
    reserve = Reserve(folder / "journal.reserve", size=SIZE)
    reserve.set_aside()
    assert not reserve.is_there
    assert not reserve.give_up()
