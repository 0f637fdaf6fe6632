"""A newsroom that cannot be opened: one clear sentence in the window, nothing changed, and a way to try again."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from cms.db.engine import SCHEMA

DRAFT = "Lakeside Secretariat"


@pytest.fixture
def try_to_open(open_window, newsroom_file):
    """Open a window on the newsroom and wait until it says why it cannot be opened."""

    def open_(words, newsroom=newsroom_file, language="en"):
        desk = open_window(newsroom, language=language, waits=False)
        desk.wait_for_words(words)
        desk.settle()
        return desk

    return open_


def try_again(desk):
    """Click “Try again” and wait for the articles."""
    desk.click("Try again")
    desk.wait(lambda: bool(desk.app.lists.rows))
    desk.settle()
    assert any(row.startswith(DRAFT) for row in desk.rows())


def test_a_newsroom_that_is_not_there_is_named_and_opened_once_it_is(try_to_open, newsroom_file):
    aside = newsroom_file.rename(newsroom_file.with_name("aside.sqlite"))
    desk = try_to_open(f"There is no newsroom at “{newsroom_file}”.")
    assert not newsroom_file.exists()
    aside.rename(newsroom_file)
    try_again(desk)


def test_a_damaged_newsroom_is_left_as_it_is_and_its_backup_opens(try_to_open, newsroom_file):
    whole = shutil.copyfile(newsroom_file, newsroom_file.with_name("backup.sqlite"))
    damaged = bytearray(newsroom_file.read_bytes())
    damaged[100:4096] = b"\xa5" * 3996
    newsroom_file.write_bytes(damaged)
    desk = try_to_open("is damaged")
    assert newsroom_file.read_bytes() == bytes(damaged)
    shutil.copyfile(whole, newsroom_file)
    try_again(desk)


def test_a_newsroom_of_a_newer_copydesk_says_to_update(try_to_open, newsroom_file):
    stamp(newsroom_file, "9999")
    desk = try_to_open("was made by a newer Copydesk")
    assert desk.can_read("Update Copydesk to open it.")
    stamp(newsroom_file, SCHEMA)
    try_again(desk)


def test_somebody_elses_database_is_not_taken_for_a_newsroom(try_to_open, newsroom_file, tmp_path):
    other = tmp_path / "addresses.sqlite"
    with closing(sqlite3.connect(other)) as addresses:
        addresses.execute("CREATE TABLE person (name TEXT)")
    before = other.read_bytes()
    desk = try_to_open("is not a Copydesk newsroom; it was left as it is.", other)
    assert other.read_bytes() == before
    shutil.copyfile(newsroom_file, other)
    try_again(desk)


def test_a_picture_is_not_a_newsroom_either(try_to_open, picture):
    before = picture.read_bytes()
    try_to_open("cannot be opened as a newsroom", picture)
    assert picture.read_bytes() == before


def test_a_newsroom_in_a_synchronised_folder_is_refused_with_the_reason(try_to_open, newsroom_file, tmp_path):
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    synced = shutil.copyfile(newsroom_file, folder / "newsroom.sqlite")
    desk = try_to_open("lies in a folder that Dropbox copies while you work", synced)
    assert desk.can_read("Choose a folder on this computer")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_reason_stands_in_the_window_once_and_nothing_else_is_offered(
    try_to_open, newsroom_file, language
):
    newsroom_file.unlink()
    desk = try_to_open(str(newsroom_file), language=language)
    assert len([text for text in desk.texts() if str(newsroom_file) in text]) == 1
    assert not desk.has_button("New article" if language == "en" else "새 기사")
    assert not desk.can_read("Online" if language == "en" else "온라인")


def stamp(newsroom, schema):
    with closing(sqlite3.connect(newsroom)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = ?", (schema,))
