"""This computer knows which newsrooms it has joined, and keeps no password of theirs."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from cms.domain.errors import UnreadableFile
from cms.domain.invite import Invite
from cms.domain.joining import JoinedNewsroom
from cms.services.computer.joined_newsrooms import JoinedNewsrooms

CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
DAEHAN = JoinedNewsroom("d1", Invite("대한일보", "db.daehan.example", 5432, "newsroom", CERTIFICATE, "minji"))
HARBOUR = JoinedNewsroom("h1", replace(DAEHAN.invite, newsroom="Harbour Times", host="db.harbour.example"))


@pytest.fixture
def joined(tmp_path: Path) -> JoinedNewsrooms:
    return JoinedNewsrooms(tmp_path / "home")


def test_computer_that_joined_none_knows_none(joined: JoinedNewsrooms):
    assert joined.all() == []


def test_newsroom_joined_last_comes_first(joined: JoinedNewsrooms):
    joined.add(DAEHAN)
    joined.add(HARBOUR)
    assert joined.all() == [HARBOUR, DAEHAN]


def test_newsroom_that_moved_is_kept_once_at_its_new_place(joined: JoinedNewsrooms):
    moved = replace(DAEHAN, invite=replace(DAEHAN.invite, host="new.daehan.example"))
    for one in (DAEHAN, HARBOUR, moved):
        joined.add(one)
    assert joined.all() == [moved, HARBOUR]


def test_two_colleagues_at_one_computer_are_both_kept(joined: JoinedNewsrooms):
    joined.add(DAEHAN)
    joined.add(replace(DAEHAN, invite=replace(DAEHAN.invite, login="juno")))
    assert [one.invite.login for one in joined.all()] == ["juno", "minji"]


def test_newsroom_that_was_left_is_off_the_list(joined: JoinedNewsrooms):
    joined.add(DAEHAN)
    joined.add(HARBOUR)
    joined.forget("d1", "minji")
    assert joined.all() == [HARBOUR]


def test_certificate_is_kept_in_a_file_for_the_driver(joined: JoinedNewsrooms):
    file = joined.authority_file(CERTIFICATE)
    assert file.read_text() == CERTIFICATE
    assert joined.authority_file(CERTIFICATE) == file
    assert joined.authority_file(f"{CERTIFICATE}\n") != file


def test_certificate_that_somebody_changed_is_put_right(joined: JoinedNewsrooms):
    joined.authority_file(CERTIFICATE).write_text("mine")
    assert joined.authority_file(CERTIFICATE).read_text() == CERTIFICATE


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_nobody_else_may_look(joined: JoinedNewsrooms, tmp_path: Path):
    joined.add(DAEHAN)
    joined.authority_file(CERTIFICATE)
    assert stat.S_IMODE((tmp_path / "home").stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "home").iterdir()} == {0o600}


@pytest.mark.parametrize(
    "text", ["", "[", "[1]", '[{"newsroom_id": "d1"}]', '[{"newsroom_id": 1, "invite": {}}]']
)
def test_damaged_list_says_what_to_do(joined: JoinedNewsrooms, tmp_path: Path, text: str):
    joined.add(DAEHAN)
    (tmp_path / "home" / "newsrooms.json").write_text(text)
    with pytest.raises(UnreadableFile, match="join again with your invite"):
        joined.all()


def test_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "home").write_text("a file")
    with pytest.raises(UnreadableFile, match="cannot be written"):
        JoinedNewsrooms(tmp_path / "home").add(DAEHAN)
