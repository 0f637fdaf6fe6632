"""Backups: one file that brings everything back, or is refused before anything is touched."""

import gzip
import hashlib
import json
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from cms.api import open_newsroom
from cms.db.engine import SCHEMA, schema_of
from cms.domain.errors import (
    DatabaseUnavailable,
    DiskFull,
    NewsroomError,
    NotFound,
    RuleBroken,
    UnreadableFile,
)
from cms.domain.workflow import Publication, Stage
from cms.services.connection import photo_folder
from cms.services.newsroom.backups import backup_newsroom, restore_newsroom
from cms.services.newsroom.in_files import check_newsroom
from tests.cms.services.killed_work import was_killed
from tests.cms.staffed_newsroom import BODY, text

OLDEST_RELEASE = Path(__file__).parents[3] / "migrations" / "newsroom-0.1.0.sqlite.gz"


def quietly(done, total):
    """Nobody watches the progress."""


@pytest.fixture
def full(newsroom, file_article, library_photo):
    """A newsroom with a published article that has a photo."""
    words = text("Ferry leaves at dawn", BODY, library_photo("navy"), library_photo("teal"))
    file_article("ferry", Stage.APPROVED, Publication.LIVE, words=words)
    return newsroom.path


@pytest.fixture
def backup(full, tmp_path):
    backup_newsroom(full, tmp_path / "copies" / "monday.backup", quietly)
    return tmp_path / "copies" / "monday.backup"


def originals_of(path):
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in photo_folder(path).glob("originals/*/*/*")
    }


def test_a_newsroom_comes_back_from_its_backup_whole(full, backup, tmp_path):
    path = tmp_path / "elsewhere" / "newsroom.sqlite"
    findings = restore_newsroom(backup, path, quietly)
    assert findings == check_newsroom(full)
    assert findings.problems == ()
    assert originals_of(path) == originals_of(full) != {}
    newsroom = open_newsroom(str(path), "daniel", journal_folder=tmp_path / "journal")
    opened = newsroom.reading.open("ferry")
    assert opened.text.headline == "Ferry leaves at dawn"
    assert newsroom.publishing.write_page("ferry").is_file()
    newsroom.close()


def test_a_backup_is_made_while_the_newsroom_is_being_used(newsroom, as_, full, tmp_path):
    with as_("minji").connection.engine.connect() as reader:
        reader.exec_driver_sql("SELECT * FROM article").fetchone()
        backup_newsroom(full, tmp_path / "n.backup", quietly)
    as_("minji").drafting.save("ferry", text("Still writing"))


def test_a_backup_tells_how_far_it_is(full, tmp_path):
    told = []
    backup_newsroom(full, tmp_path / "n.backup", lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_newer_backup_takes_the_place_of_yesterdays_and_nothing_lies_about(full, backup):
    backup_newsroom(full, backup, quietly)
    assert [path.name for path in backup.parent.iterdir()] == ["monday.backup"]


@pytest.mark.parametrize("own", ["newsroom.sqlite", "newsroom.sqlite-wal", "newsroom.sqlite.photos/n.backup"])
def test_a_backup_never_takes_the_place_of_the_newsroom_itself(full, own):
    before = full.read_bytes()
    with pytest.raises(RuleBroken, match="part of the newsroom itself"):
        backup_newsroom(full, full.parent / own, quietly)
    assert full.read_bytes() == before


def test_a_missing_photo_is_reported_and_everything_else_is_in_the_backup(full, tmp_path):
    victim = next(photo_folder(full).glob("originals/*/*/*"))
    victim.chmod(0o600)
    victim.unlink()
    findings = backup_newsroom(full, tmp_path / "n.backup", quietly)
    assert len(findings.problems) == 1
    restored = restore_newsroom(tmp_path / "n.backup", tmp_path / "again.sqlite", quietly)
    assert restored.counts == findings.counts
    assert len(originals_of(tmp_path / "again.sqlite")) == 1


def test_a_backup_damaged_anywhere_is_refused_and_nothing_is_made(backup, tmp_path):
    whole = backup.read_bytes()
    for place in range(40, len(whole) - 60, max(1, len(whole) // 60)):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        backup.write_bytes(damaged)
        with suppress(NewsroomError):
            restore_newsroom(backup, tmp_path / "again.sqlite", quietly)
            # A byte nobody reads, as a time stamp of the archive: all that was kept is whole.
            assert check_newsroom(tmp_path / "again.sqlite").problems == (), place
            (tmp_path / "again.sqlite").unlink()
            shutil.rmtree(photo_folder(tmp_path / "again.sqlite"))
        assert not (tmp_path / "again.sqlite").exists(), place
        assert not photo_folder(tmp_path / "again.sqlite").exists(), place


@pytest.mark.parametrize("kept", [0, 10, 0.5, 0.99])
def test_a_backup_cut_short_is_refused(backup, tmp_path, kept):
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * kept) if kept < 1 else kept])
    with pytest.raises(UnreadableFile, match="Nothing was changed"):
        restore_newsroom(backup, tmp_path / "again.sqlite", quietly)


@pytest.mark.parametrize("manifest", ["[]", "{}", "null", "not json", '{"copydesk_backup": 1}', None])
def test_a_zip_of_something_else_is_no_backup(tmp_path, manifest):
    with zipfile.ZipFile(tmp_path / "holiday.zip", "w") as archive:
        archive.writestr("holiday.jpg", b"sea")
        if manifest is not None:
            archive.writestr("manifest.json", manifest)
    with pytest.raises(UnreadableFile, match="is not a Copydesk backup"):
        restore_newsroom(tmp_path / "holiday.zip", tmp_path / "again.sqlite", quietly)


@pytest.mark.parametrize("newer", [{"copydesk_backup": 3}, {"copydesk_backup": 1, "schema": "9999"}])
def test_a_backup_of_a_newer_copydesk_says_so(tmp_path, newer):
    with zipfile.ZipFile(tmp_path / "n.backup", "w") as archive:
        archive.writestr("manifest.json", json.dumps(newer))
    with pytest.raises(UnreadableFile, match="made by a newer Copydesk"):
        restore_newsroom(tmp_path / "n.backup", tmp_path / "again.sqlite", quietly)


def test_a_backup_of_an_older_copydesk_comes_back_as_a_newsroom_of_this_one(tmp_path):
    database = gzip.decompress(OLDEST_RELEASE.read_bytes())
    with zipfile.ZipFile(tmp_path / "old.backup", "w") as archive:
        archive.writestr("newsroom.sqlite", database)
        sha256 = hashlib.sha256(database).hexdigest()
        archive.writestr(
            "manifest.json", json.dumps({"copydesk_backup": 1, "database": sha256, "photos": []})
        )
    path = tmp_path / "again" / "n.sqlite"
    findings = restore_newsroom(tmp_path / "old.backup", path, quietly)
    assert schema_of(path) == SCHEMA
    assert findings == check_newsroom(path)
    assert [problem for problem in findings.problems if "its original is missing" not in problem] == []
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.slow
def test_a_restore_killed_anywhere_is_run_again(full, backup, tmp_path):
    path, statement = tmp_path / "again" / "n.sqlite", 1
    while was_killed(statement, "restore", path, backup):
        statement *= 3
        if path.exists():  # all but the last look over it was done
            assert check_newsroom(path).problems == ()
            path.unlink()
            shutil.rmtree(photo_folder(path))
    assert statement > 1
    assert check_newsroom(path) == check_newsroom(full)


@pytest.mark.slow
def test_a_backup_killed_anywhere_leaves_yesterdays(full, backup, tmp_path):
    yesterdays, statement = backup.read_bytes(), 1
    while was_killed(statement, "backup", full, backup):
        assert backup.read_bytes() == yesterdays
        statement *= 3
    assert statement > 1
    assert restore_newsroom(backup, tmp_path / "n.sqlite", quietly) == check_newsroom(full)


def test_a_backup_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NotFound, match=r"gone\.backup"):
        restore_newsroom(tmp_path / "gone.backup", tmp_path / "again.sqlite", quietly)


def test_nothing_is_restored_over_a_newsroom_that_is_there(full, backup):
    before = full.read_bytes()
    with pytest.raises(DatabaseUnavailable, match="exists already"):
        restore_newsroom(backup, full, quietly)
    assert full.read_bytes() == before


def test_nothing_is_restored_into_a_synchronised_folder(backup, tmp_path):
    target = tmp_path / "Dropbox" / "newsroom.sqlite"
    with pytest.raises(DatabaseUnavailable, match="Dropbox"):
        restore_newsroom(backup, target, quietly)
    assert not target.parent.exists()


def test_a_backup_into_a_place_that_cannot_be_written_leaves_no_trace(full, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnreadableFile, match="The newsroom was left as it is"):
        backup_newsroom(full, tmp_path / "file" / "n.backup", quietly)


@pytest.mark.parametrize("room", ["for little", "for the copy and not for the archive"])
def test_a_backup_onto_a_full_disk_says_so_and_leaves_nothing(full, small_disk, room):
    disk = small_disk(64_000 if room == "for little" else full.stat().st_size + 16_000)
    with pytest.raises(DiskFull, match="Free some space"):
        backup_newsroom(full, disk / "n.backup", quietly)
    assert list(disk.iterdir()) == []


def test_a_restore_onto_a_full_disk_says_so_and_leaves_nothing(backup, small_disk):
    disk = small_disk(64_000)
    with pytest.raises(DiskFull, match="Free some space"):
        restore_newsroom(backup, disk / "n.sqlite", quietly)
    assert list(disk.iterdir()) == []
