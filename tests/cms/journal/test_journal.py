"""The journal: what was typed here is here, whatever happens to the program, and never anybody else's."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cms.body.model import Block
from cms.domain.article import ArticleText
from cms.domain.errors import DatabaseUnavailable, DiskFull
from cms.journal.journal import Draft, Journal
from tests.cms.staffed_newsroom import text

TYPIST = Path(__file__).with_name("typist.py")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal" / "journal.sqlite", newsroom_id="gazette", login="minji")


def draft(headline="Ferry leaves at dawn", article_id="a1"):
    return Draft(article_id, 3, text(headline), NOON, "body:12")


def test_what_was_typed_is_there_after_the_program_is_started_anew(journal, tmp_path):
    journal.keep(draft())
    again = Journal(tmp_path / "journal" / "journal.sqlite", newsroom_id="gazette", login="minji")
    assert again.draft_of("a1") == draft()


def test_the_newest_typing_takes_the_place_of_the_older(journal):
    journal.keep(draft("Ferry"))
    journal.keep(draft("Ferry leaves"))
    assert journal.draft_of("a1").text.headline == "Ferry leaves"


def test_nothing_is_written_before_something_is_typed(journal, tmp_path):
    assert not (tmp_path / "journal").exists()


def test_a_colleague_on_the_same_computer_and_another_newsroom_have_drafts_of_their_own(journal, tmp_path):
    journal.keep(draft())
    path = tmp_path / "journal" / "journal.sqlite"
    assert Journal(path, newsroom_id="gazette", login="jun").draft_of("a1") is None
    assert Journal(path, newsroom_id="herald", login="minji").unsent() == []


def test_a_sent_draft_stays_but_is_no_longer_unsent(journal):
    typed = draft()
    journal.keep(typed)
    journal.mark_sent(typed)
    assert journal.unsent() == []
    assert journal.draft_of("a1") == replace(typed, is_sent=True)


def test_a_word_typed_while_the_draft_was_being_sent_stays_unsent_even_within_the_clocks_last_tick(journal):
    journal.keep(draft("Ferry leaves"))
    journal.mark_sent(draft("Ferry"))
    assert [kept.text.headline for kept in journal.unsent()] == ["Ferry leaves"]


def test_a_word_typed_while_the_draft_became_a_version_is_not_forgotten(journal):
    typed = draft("Ferry leaves")
    journal.keep(typed)
    journal.forget(draft("Ferry"))
    assert journal.draft_of("a1") == typed
    journal.forget(typed)
    assert journal.draft_of("a1") is None


def test_the_journal_is_for_its_writers_eyes_only(journal, tmp_path):
    journal.keep(draft())
    assert stat.S_IMODE((tmp_path / "journal").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "journal" / "journal.sqlite").stat().st_mode) == 0o600


def test_a_word_in_the_journal_has_reached_the_disk(journal, tmp_path):
    journal.keep(draft())
    with journal._open() as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_journal_whose_file_was_moved_is_begun_anew_and_writes_into_no_file_that_has_no_name(
    journal, tmp_path
):
    path = tmp_path / "journal" / "journal.sqlite"
    journal.keep(draft("Before"))
    for part in path.parent.iterdir():
        part.rename(tmp_path / part.name)
    journal.keep(draft("After"))
    found = Journal(path, newsroom_id="gazette", login="minji").draft_of("a1")
    assert found.text.headline == "After"


def test_a_journal_let_go_of_is_opened_again_when_something_is_typed(journal):
    journal.keep(draft("Before"))
    journal.close()
    journal.keep(draft("After"))
    assert journal.draft_of("a1").text.headline == "After"


def test_windows_that_open_a_new_journal_at_the_same_moment_wait_for_one_another(tmp_path):
    """SQLite itself does not wait there: one start in ten of four windows failed."""
    for start in range(40):
        path = tmp_path / str(start) / "journal.sqlite"
        windows = [Journal(path, newsroom_id="gazette", login="minji") for _ in range(4)]
        together = Barrier(len(windows))

        def first_word(window, together=together):
            together.wait()
            window.keep(replace(draft(), article_id=str(id(window))))

        with ThreadPoolExecutor(len(windows)) as threads:
            list(threads.map(first_word, windows))
        assert len(windows[0].unsent()) == len(windows)


def test_two_windows_and_many_threads_write_into_one_journal(journal, tmp_path):
    other = Journal(tmp_path / "journal" / "journal.sqlite", newsroom_id="gazette", login="minji")
    typings = [(mine, number) for number in range(20) for mine in (journal, other)]
    with ThreadPoolExecutor(4) as threads:
        list(
            threads.map(
                lambda typing: typing[0].keep(replace(draft(), article_id=f"{id(typing[0])}-{typing[1]}")),
                typings,
            )
        )
    assert len(other.unsent()) == len(journal.unsent()) == 40


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text(st.characters(), max_size=40))
@example("half \ud83d of one, \x00 and a line\u2028")
def test_any_character_that_can_be_typed_comes_back(journal, typed):
    typing = replace(draft(), text=ArticleText(headline=typed, body=(Block(text=typed),)))
    journal.keep(typing)
    assert journal.draft_of("a1") == typing


def test_what_another_window_typed_since_is_what_is_there(journal, tmp_path):
    # Though at the same moment, on the same version, with the caret at the same place.
    journal.keep(draft("Ferry"))
    other = Journal(tmp_path / "journal" / "journal.sqlite", newsroom_id="gazette", login="minji")
    other.keep(draft("Ferry leaves at noon"))
    assert journal.draft_of("a1") == draft("Ferry leaves at noon")
    assert other.draft_of("a1") == draft("Ferry leaves at noon")


def test_what_became_of_a_draft_since_it_was_kept_is_known(journal):
    kept = draft()
    journal.keep(kept)
    assert journal.draft_of("a1") == kept
    journal.mark_sent(draft("Something else"))
    assert journal.draft_of("a1") == kept
    journal.mark_sent(kept)
    assert journal.draft_of("a1") == replace(kept, is_sent=True)
    journal.move_on("a1", 3, 4)
    assert journal.draft_of("a1") == replace(kept, is_sent=True, base=4)
    journal.forget(kept)
    assert journal.draft_of("a1") is None


def test_a_draft_is_read_from_the_file_that_has_the_journals_name(journal, tmp_path):
    journal.keep(draft())
    (tmp_path / "journal").rename(tmp_path / "away")
    assert journal.draft_of("a1") is None


def test_a_journal_that_cannot_be_written_says_where_the_words_are(tmp_path):
    (tmp_path / "journal").write_text("not a folder")
    journal = Journal(tmp_path / "journal" / "journal.sqlite", newsroom_id="gazette", login="minji")
    with pytest.raises(DatabaseUnavailable, match="What you type stays in the window"):
        journal.keep(draft())


def test_a_full_disk_loses_nothing_that_was_kept_before(small_disk):
    journal = Journal(small_disk(400_000) / "journal.sqlite", newsroom_id="gazette", login="minji")
    journal.keep(draft("Kept"))
    with pytest.raises(DiskFull, match="not saved"):
        journal.keep(replace(draft(), text=text("Too long", "word " * 200_000)))
    assert journal.draft_of("a1").text.headline == "Kept"
    journal.close()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
def test_no_acknowledged_word_is_lost_to_ten_kills(tmp_path):
    path, acknowledged = tmp_path / "journal.sqlite", 0
    for words in (1, 9, 2, 12, 5, 1, 7, 3, 11, 4):
        typing = subprocess.Popen(
            [sys.executable, TYPIST, path, str(acknowledged)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        )
        for _ in range(words):
            acknowledged = int(typing.stdout.readline())
        typing.send_signal(signal.SIGKILL)
        said, _ = typing.communicate(timeout=10)
        acknowledged = max([acknowledged, *map(int, said.split()[:-1])])
        kept = Journal(path, newsroom_id="gazette", login="minji").draft_of("a1")
        assert int(kept.text.headline) >= acknowledged
        assert kept.text.plain_body.count("word") == int(kept.text.headline)
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)
