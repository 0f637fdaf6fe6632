"""Marks carried along by an edit, until the words are read again; what is typed is not marked yet."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from cms.body.model import Block
from cms.domain.proofreading import Remark
from ui.editor.body.edit import BodyEdit
from ui.editor.proof.marks import Marked, ProofMarks, carried


def said(text, *words):
    places = ((text.index(word), word) for word in words)
    return Marked(text, tuple(Remark("spelling", at, at + len(word), word) for at, word in places))


def words_of(marks, text):
    return [text[one.start : one.end] for one in carried(marks, text)]


def test_marks_before_and_behind_an_edit_stay_on_their_words():
    text = "A goverment, and a ferrry."
    assert words_of(said(text, "goverment", "ferrry"), "A goverment, then and a ferrry.") == [
        "goverment",
        "ferrry",
    ]


def test_a_word_that_grows_or_shrinks_loses_its_mark():
    marks = said("A goverment met", "goverment")
    assert words_of(marks, "A goverments met") == []
    assert words_of(marks, "A govermen met") == []
    assert words_of(marks, "A xgoverment met") == []


def test_a_mark_at_the_end_goes_when_letters_follow():
    assert words_of(said("A ferrry", "ferrry"), "A ferrrys") == []
    assert words_of(said("A ferrry", "ferrry"), "A ferrry.") == ["ferrry"]


_TEXT = st.text(alphabet="ab 가.😀", max_size=12)


@given(_TEXT, _TEXT, _TEXT, _TEXT)
def test_a_carried_mark_always_stands_on_the_words_it_was_made_for(before, taken, put, after):
    text = f"{before} goverment {taken} ferrry {after}"
    now = f"{before} goverment {put} ferrry {after}"
    found = carried(said(text, "goverment", "ferrry"), now)
    assert (
        [now[one.start : one.end] for one in found] == [one.words for one in found] == ["goverment", "ferrry"]
    )


def test_a_word_typed_behind_signs_of_two_units_is_known_by_where_it_begins(qtbot, on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    block = Block(text="𝒜𝒜 ferrr")
    body.show_body((block,), "en")
    marks = ProofMarks(body, theme)
    body.edited.connect(marks.note_edit)
    body.setFocus()
    qtbot.waitUntil(body.hasFocus)
    body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(body, "y")
    marks.show({block.block_id: said("𝒜𝒜 ferrry", "ferrry")})
    assert marks.remark_at(6)[1].words == "ferrry"
    is_marked = red_in(body)
    body.moveCursor(QTextCursor.MoveOperation.Start)
    assert (is_marked, red_in(body)) == (False, True)


def red_in(body):
    """Say whether anything is painted in the colour of the marks."""
    painted = body.grab().toImage()
    places = ((x, y) for x in range(painted.width()) for y in range(painted.height()))
    return any(painted.pixelColor(x, y).red() > painted.pixelColor(x, y).blue() + 100 for x, y in places)
