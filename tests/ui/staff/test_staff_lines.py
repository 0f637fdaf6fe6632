"""What the lists say of people and desks."""

import pytest
from PySide6.QtCore import QObject

from cms.domain.workflow import Role
from tests.ui.staff.staff_rows import DESKS, GONE, HANA, MINJI, PEOPLE, person
from ui.staff.staff_lines import StaffWords
from ui.widgets.line_list import found


@pytest.fixture
def words(qapp, language):
    parent = QObject()
    words = StaffWords(parent)
    words.know(DESKS, "en", tells_passwords=True)
    words.setProperty("kept", parent)
    return words


def test_everybody_is_listed_by_name_and_those_who_left_at_the_end(words):
    assert [line.title for line in words.people(PEOPLE)] == [
        "Hana Choi",
        "Minji Kim",
        "Root Admin",
        "Abel Gone",
    ]


def test_names_and_roles_are_in_the_window_s_language(words, language):
    language.use("ko")
    words.know(DESKS, "ko", tells_passwords=True)
    line = words.people([MINJI])[0]
    assert line.spoken == "김민지, minji, 국제: 기자"


def test_a_line_says_in_words_who_administers_and_who_left(words):
    marks = {line.key: [mark.word for mark in line.marks] for line in words.people(PEOPLE)}
    assert marks == {
        "root": ["Administrator"],
        "minji": [],
        "hana": [],
        "abel": ["Disabled"],
    }


def test_who_has_no_password_is_said_quietly(words):
    below = {line.key: line.below for line in words.people(PEOPLE)}
    assert below["hana"].endswith(" · no password")
    assert "no password" not in below["minji"] + below["abel"]


def test_a_server_tells_nobody_who_has_a_password(words):
    words.know(DESKS, "en", tells_passwords=False)
    assert "no password" not in words.people([HANA])[0].below


def test_roles_are_told_desk_by_desk(words):
    assert words.roles(HANA) == "World: Editor, Picture editor · Sports: Editor"
    everywhere = {desk.slug: frozenset({Role.DUTY_EDITOR}) for desk in DESKS}
    assert words.roles(person("sejin", "Oh Se-jin", roles=everywhere)) == "Every desk: Duty editor"
    assert words.roles(person("new", "New")) == "No desk"


def test_a_desk_says_how_many_work_there_and_that_it_is_solo(words):
    spoken = [line.spoken for line in words.desks(PEOPLE)]
    assert spoken == [
        "World, world, 2 people · 1 open article",
        "Sports, sports, 1 person · 0 open articles",
        "Letters, letters, 0 people · 3 open articles, Solo",
    ]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("", ["hana", "minji", "root", "abel"]),
        ("min", ["minji", "root"]),
        ("김민", ["minji"]),
        ("picture", ["hana"]),
        ("world editor", ["hana", "abel"]),
        ("disabled", ["abel"]),
        ("nobody", []),
    ],
)
def test_a_search_finds_every_word_in_names_roles_and_marks(words, typed, keys):
    assert [line.key for line in found(words.people(PEOPLE), typed)] == keys


def test_somebody_who_left_is_no_brighter_than_what_is_beside_them(words):
    assert words.people([GONE])[0].is_faded
