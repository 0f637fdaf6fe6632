"""A whole newsroom in a file: made once, looked over, refused where it would come to harm."""

import gzip
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cms.api import open_newsroom, path_of, staff_of
from cms.db.engine import APPLICATION_ID, SCHEMA, schema_of
from cms.domain.errors import DatabaseUnavailable, DiskFull, NewsroomError, NotFound, RuleBroken
from cms.domain.workflow import Publication, Stage
from cms.services.connection import photo_folder
from cms.services.newsroom.in_files import (
    FirstAdministrator,
    check_newsroom,
    create_newsroom,
    upgrade_newsroom,
)
from tests.cms.services.killed_work import AT_COMMIT, was_killed
from tests.cms.staffed_newsroom import copied, text

ADMIN = FirstAdministrator("root", "Root Admin")
OLDEST_RELEASE = Path(__file__).parents[3] / "migrations" / "newsroom-0.1.0.sqlite.gz"


def refusal_of_opening(path):
    with pytest.raises(NewsroomError) as refusal:
        open_newsroom(str(path), "root")
    assert "\n" not in str(refusal.value)
    return refusal.value


def test_a_new_newsroom_has_one_administrator_and_nothing_else(tmp_path):
    path = tmp_path / "new" / "newsroom.sqlite"
    create_newsroom(path, "The Gazette", ADMIN)
    assert [(person.login, person.is_admin) for person in staff_of(str(path))] == [("root", True)]
    assert check_newsroom(path).counts == {
        "article": 0,
        "article_version": 0,
        "photo": 0,
        "edition": 0,
        "ledger": 1,
    }
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_newsroom_commits_to_the_disk_and_keeps_its_references(as_):
    with as_("root").connection.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_file_that_exists_is_never_made_into_a_newsroom(tmp_path):
    path = tmp_path / "diary.txt"
    path.write_text("Dear diary")
    with pytest.raises(DatabaseUnavailable, match="exists already and was left as it is"):
        create_newsroom(path, "The Gazette", ADMIN)
    assert path.read_text() == "Dear diary"


@pytest.mark.parametrize("login", ["", "Root", "root admin", "관리자", "-", "../root"])
def test_the_first_administrator_signs_in_under_a_login_anybody_could_have(tmp_path, login):
    with pytest.raises(RuleBroken, match="cannot be a login"):
        create_newsroom(tmp_path / "n.sqlite", "The Gazette", FirstAdministrator(login, "Root"))
    assert list(tmp_path.iterdir()) == []


def test_a_newsroom_speaks_a_language_it_has_words_for(tmp_path):
    with pytest.raises(RuleBroken, match="“en” or “ko”"):
        create_newsroom(
            tmp_path / "n.sqlite", "Le Journal", FirstAdministrator("root", "Root", language="fr")
        )
    assert list(tmp_path.iterdir()) == []


def test_no_newsroom_is_made_where_a_file_stands_in_the_way(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnavailable, match="Choose a folder you may write to"):
        create_newsroom(tmp_path / "file" / "n.sqlite", "The Gazette", ADMIN)


def test_a_missing_newsroom_and_a_folder_are_told_from_a_broken_one(tmp_path):
    for path in (tmp_path / "gone.sqlite", tmp_path, tmp_path / "file" / "below", tmp_path / "\0"):
        if path.name == "below":
            path.parent.write_text("")
        assert isinstance(refusal_of_opening(path), NotFound), path
    assert "There is no newsroom at" in str(refusal_of_opening(tmp_path))


def test_a_name_too_long_for_the_disk_is_refused_in_words(tmp_path):
    assert "cannot be opened" in str(refusal_of_opening(tmp_path / ("n" * 300)))


@pytest.mark.parametrize(
    "content", [b"", b"Dear diary", b"PK\x03\x04" * 300, b"SQLite format 3\0" + b"\0" * 2000]
)
def test_what_is_no_newsroom_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "n.sqlite"
    path.write_bytes(content)
    assert "left as it is" in str(refusal_of_opening(path))
    assert path.read_bytes() == content
    assert [other.name for other in tmp_path.iterdir()] == ["n.sqlite"]


def test_another_programs_database_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "bookmarks.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE article (headline TEXT)")
    connection.close()
    before = path.read_bytes()
    assert "is not a Copydesk newsroom" in str(refusal_of_opening(path))
    assert path.read_bytes() == before


def restamp(path, schema):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = ?", (schema,))
    connection.commit()
    connection.close()


def test_a_newsroom_of_a_newer_copydesk_is_neither_opened_nor_upgraded(staffed_file, tmp_path):
    path = copied(staffed_file, tmp_path / "n.sqlite")
    restamp(path, "9999")
    assert "made by a newer Copydesk (schema 9999" in str(refusal_of_opening(path))
    with pytest.raises(DatabaseUnavailable, match="newer Copydesk"):
        upgrade_newsroom(path)


def test_a_newsroom_of_an_older_copydesk_says_how_to_upgrade_it(staffed_file, tmp_path):
    path = copied(staffed_file, tmp_path / "n.sqlite")
    restamp(path, "0000")
    assert "copydesk newsroom upgrade" in str(refusal_of_opening(path))


def test_upgrading_a_newsroom_that_is_up_to_date_writes_nothing(staffed_file, tmp_path):
    path = copied(staffed_file, tmp_path / "n.sqlite")
    before = path.read_bytes()
    assert upgrade_newsroom(path) is None
    assert path.read_bytes() == before
    assert list(tmp_path.glob("*schema*")) == []


@pytest.mark.slow
def test_an_upgrade_killed_anywhere_leaves_nothing_half_done_and_is_run_again(tmp_path):
    path = tmp_path / "n.sqlite"
    path.write_bytes(gzip.decompress(OLDEST_RELEASE.read_bytes()))
    assert was_killed(AT_COMMIT, "upgrade", path)
    before, statement = rows_of(path), 1
    while was_killed(statement, "upgrade", path):
        assert rows_of(path) == before
        statement *= 3
    assert schema_of(path) == SCHEMA
    (kept,) = tmp_path.glob("n.sqlite.schema-*")
    assert rows_of(kept) == before


def rows_of(path):
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@pytest.mark.parametrize("kept", [0.25, 0.5, 0.9])
def test_a_newsroom_cut_short_by_a_failing_disk_is_one_clear_line(newsroom, file_article, kept):
    file_article("ferry", Stage.APPROVED)
    newsroom.close()
    size = newsroom.path.stat().st_size
    os.truncate(newsroom.path, int(size * kept))
    with pytest.raises(NewsroomError) as refusal:
        open_newsroom(str(newsroom.path), "minji").reading.open("ferry")
    assert "\n" not in str(refusal.value)
    assert "backup" in str(refusal.value)


def test_a_full_disk_keeps_every_saved_word_and_says_that_the_new_ones_are_not_saved(
    newsroom, as_, file_article
):
    file_article("ferry")
    engine = as_("minji").connection.engine
    engine.dispose()
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    before = newsroom.state_of_file()
    with pytest.raises(DiskFull, match="Your text stays in the window"):
        as_("minji").drafting.save("ferry", text("Long", "word " * 20_000))
    assert newsroom.state_of_file() == before
    assert as_("minji").reading.open("ferry").row.version == 2


def test_no_newsroom_is_left_half_made_on_a_full_disk(small_disk):
    disk = small_disk(64_000)
    with pytest.raises(DiskFull, match="Free some space"):
        create_newsroom(disk / "n.sqlite", "The Gazette", ADMIN)
    assert list(disk.iterdir()) == []


@pytest.mark.skipif(
    getattr(os, "geteuid", lambda: -1)() != 0,
    reason="only root can become somebody who may not read a folder",
)
def test_a_folder_somebody_may_not_enter_is_one_clear_line(staffed_file, tmp_path):
    tmp_path.chmod(0o700)
    path = copied(staffed_file, tmp_path / "n.sqlite")
    program = (
        "import os, sys\nfrom pathlib import Path\n"
        "from cms.db.engine import open_file, create_file\nfrom cms.domain.errors import DatabaseUnavailable\n"
        "os.setuid(65534)\n"
        "for attempt in (open_file, create_file):\n"
        "    try:\n        attempt(Path(sys.argv[1]))\n"
        "    except DatabaseUnavailable as refusal:\n        print(refusal)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path.cwd(),
    )
    assert said.stdout.count("permission denied. Choose a folder you may read and write.") == 2


def test_another_program_that_writes_for_long_is_named_and_nothing_is_lost(newsroom, as_, file_article):
    file_article("ferry")
    other = sqlite3.connect(newsroom.path)
    other.execute("BEGIN IMMEDIATE")
    engine = as_("minji").connection.engine
    engine.dispose()
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
    with pytest.raises(DatabaseUnavailable, match="Another program is writing"):
        as_("minji").drafting.save("ferry", text("Locked out"))
    other.rollback()
    other.close()
    assert as_("minji").drafting.save("ferry", text("Let in")).version == 3


def test_a_look_over_a_sound_newsroom_counts_and_finds_nothing(newsroom, file_article, library_photo):
    file_article("ferry", Stage.APPROVED, Publication.LIVE, words=text("Ferry", "Body.", library_photo()))
    findings = check_newsroom(newsroom.path)
    assert findings.problems == ()
    assert (findings.counts["article"], findings.counts["photo"], findings.counts["edition"]) == (1, 1, 1)


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_look_over_finds_a_photograph_whose_original_is_missing_or_damaged(newsroom, library_photo, harm):
    photo = library_photo()
    (original,) = (path for path in photo_folder(newsroom.path).glob("originals/*/*/*"))
    original.chmod(0o600)
    original.unlink() if harm == "missing" else original.write_bytes(b"other bytes")
    (problem,) = check_newsroom(newsroom.path).problems
    assert problem == f"photo {photo.photo_id}: its original is missing or damaged"


def test_a_look_over_finds_a_reference_to_nothing_and_a_forged_ledger(newsroom, file_article):
    file_article("ferry")
    newsroom.close()
    connection = sqlite3.connect(newsroom.path)
    connection.execute("DROP TRIGGER ledger_never_changed")
    connection.execute("UPDATE ledger SET reason = 'forged' WHERE step = 'create'")
    connection.execute("UPDATE article SET submitted_by = 'nobody'")
    connection.commit()
    connection.close()
    problems = check_newsroom(newsroom.path).problems
    assert any("names a person that is not there" in problem for problem in problems)
    assert any(problem.startswith("ledger: ") and problem.endswith("edited") for problem in problems)


def test_a_newsroom_is_named_by_its_path_or_its_url():
    assert path_of("sqlite:////srv/n.sqlite") == path_of("/srv/n.sqlite")
    with pytest.raises(DatabaseUnavailable, match="“postgresql” newsrooms are not known"):
        path_of("postgresql://db/gazette")


def test_the_stamps_in_the_file_are_ours(staffed_file, tmp_path):
    connection = sqlite3.connect(shutil.copyfile(staffed_file, tmp_path / "n.sqlite"))
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(SCHEMA,)]
    connection.close()
