"""A journal damaged on the disk is put aside, told of in a sentence, and never taken for an empty one."""

from datetime import UTC, datetime
from random import Random

import pytest

from cms.domain.errors import DatabaseUnavailable
from cms.journal.journal import Draft, Journal
from tests.cms.staffed_newsroom import text

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TYPED = Draft("a1", 3, text("Ferry leaves at dawn", "The crew was silent. " * 60), NOON)


def journal_in(folder):
    return Journal(folder / "journal.sqlite", newsroom_id="gazette", login="minji")


@pytest.fixture
def written(tmp_path):
    """The bytes of a journal with a few drafts in it."""
    folder = tmp_path / "written"
    journal = journal_in(folder)
    for number in range(12):
        journal.keep(Draft(f"b{number}", 1, text(f"Headline {number}", "Words. " * 200), NOON))
    journal.keep(TYPED)
    journal.close()
    return (folder / "journal.sqlite").read_bytes()


def mutilated(content, chance):
    """Return *content* with bits turned over, a piece cut off or put to nothing, or its beginning overwritten."""
    way = chance.randrange(4)
    if way == 0:
        changed = bytearray(content)
        for _ in range(chance.randrange(1, 40)):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    if way == 1:
        return content[: chance.randrange(1, len(content))]
    if way == 2:
        start = chance.randrange(len(content))
        end = min(start + chance.randrange(1, 8192), len(content))
        return content[:start] + bytes(end - start) + content[end:]
    return chance.randbytes(chance.randrange(1, 200)) + content[200:]


def test_a_mutilated_journal_is_read_or_put_aside_and_writing_goes_on(written, tmp_path):
    chance = Random(20261128)  # noqa: S311 (a draw that can be made again)
    put_aside = 0
    for number in range(300):
        folder = tmp_path / str(number)
        folder.mkdir()
        damaged = mutilated(written, chance)
        (folder / "journal.sqlite").write_bytes(damaged)
        journal = journal_in(folder)
        try:
            draft = journal.draft_of("a1")
            if draft is None:
                journal.unsent()
        except DatabaseUnavailable as refusal:
            told = str(refusal)
        else:
            told = ""
        if told:
            put_aside += 1
            assert "was put aside as" in told
            assert (folder / "journal.sqlite.damaged-1").read_bytes() == damaged
        later = Draft("a2", 1, text("Typed after that"), NOON)
        try:
            journal.keep(later)
        except DatabaseUnavailable:
            journal.keep(later)  # the damage was found only now, and told of
        assert journal.draft_of("a2") == later
        journal.close()
    assert put_aside > 100


def test_a_file_of_nothing_but_zeros_is_put_aside(tmp_path):
    (tmp_path / "journal.sqlite").write_bytes(bytes(4096))
    journal = journal_in(tmp_path)
    with pytest.raises(DatabaseUnavailable, match="was put aside as"):
        journal.draft_of("a1")
    assert journal.draft_of("a1") is None


def test_what_is_put_aside_twice_has_two_names(tmp_path):
    for number in (1, 2):
        (tmp_path / "journal.sqlite").write_bytes(b"no journal at all" * 400)
        with pytest.raises(DatabaseUnavailable, match=f"damaged-{number}"):
            journal_in(tmp_path).draft_of("a1")


def test_a_folder_in_its_place_is_told_each_time_and_left_alone(tmp_path):
    (tmp_path / "journal.sqlite").mkdir()
    journal = journal_in(tmp_path)
    for _ in range(2):
        with pytest.raises(DatabaseUnavailable, match="stays in the window"):
            journal.keep(TYPED)
    assert (tmp_path / "journal.sqlite").is_dir()
