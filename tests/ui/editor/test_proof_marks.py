"""Marks carried along by an edit, until the words are read again."""

from hypothesis import given
from hypothesis import strategies as st

from cms.domain.proofreading import Remark
from ui.editor.proof_marks import Marked, carried


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
