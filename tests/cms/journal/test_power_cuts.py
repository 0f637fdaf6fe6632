"""The power goes at any moment, the disk has any part of what was not forced to it: nothing that was safe is lost."""

from datetime import UTC, datetime
from random import Random

from cms.domain.errors import DatabaseUnavailable
from cms.journal.journal import Draft, Journal
from tests.cms.journal.power_cuts import Disk, RecordedDisk, recorded
from tests.cms.staffed_newsroom import text

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TEXTS, CUTS = 40, 300


def journal_in(folder, **more):
    return Journal(folder / "journal.sqlite", newsroom_id="gazette", login="minji", **more)


def written(folder, name, change=str):
    """Type, be told, and type on; return the disk that all of it went to."""
    disk = Disk()
    layer = RecordedDisk(name, disk)
    journal = journal_in(folder, connect=recorded(layer, change))
    for number in range(1, TEXTS + 1):
        journal.keep(Draft("a1", 1, text(f"{number}", "The ferry left at dawn. " * number), NOON))
        disk.tell(number)
        if number % 7 == 0:
            journal.mark_sent(journal.draft_of("a1"))
        if number % 11 == 0:
            journal.keep(Draft("a2", 1, text("another article"), NOON))
            journal.forget(journal.draft_of("a2"))
    layer.unregister()
    return disk


def lost_at(disk, cut, folder, chance):
    """Return how many of the texts that were safe are not there after a cut; all, where nothing can be read."""
    folder.mkdir()
    for name, content in disk.after_cut(cut, chance).items():
        (folder / name).write_bytes(content)
    try:
        draft = journal_in(folder).draft_of("a1")
    except (DatabaseUnavailable, ValueError):
        draft = None
    return max(disk.told_before(cut) - (int(draft.text.headline) if draft else 0), 0)


def lost_in_all(disk, folder):
    chance = Random(20261128)  # noqa: S311 (a draw that can be made again)
    cuts = [chance.randrange(1, len(disk.events) + 1) for _ in range(CUTS)]
    return [lost_at(disk, cut, folder / f"cut {number}", chance) for number, cut in enumerate(cuts)]


def test_no_power_cut_loses_what_a_writer_was_told_is_safe(tmp_path):
    disk = written(tmp_path, "as it is")
    assert sum(event.what == "sync" for event in disk.events) > TEXTS
    assert lost_in_all(disk, tmp_path) == [0] * CUTS


def test_a_journal_that_forces_nothing_is_found_out(tmp_path):
    def careless(statement):
        return statement.replace("synchronous = FULL", "synchronous = OFF")

    assert any(lost_in_all(written(tmp_path, "careless", careless), tmp_path))
