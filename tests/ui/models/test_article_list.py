"""A list of articles that changes under the reader's hands without losing their place."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.rows import NOW, article, articles_en, now
from ui.models.article_list import ArticleListModel
from ui.words.article_line import LINE_ROLE, ROW_ROLE, ArticleWords


def watched_model():
    """A model that Qt's own tester watches."""
    model = ArticleListModel(ArticleWords(now, me="minji"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def model(qapp):
    return watched_model()


def shown(model):
    return [model.index(place).data(ROW_ROLE).article_id for place in range(model.rowCount())]


def test_article_keeps_its_place_in_the_selection_when_others_arrive(model):
    model.show_rows((article("a"), article("b")))
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(model.index_of("b"), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    model.show_rows((article("new"), article("b"), article("a")))
    assert selection.currentIndex().data(ROW_ROLE).article_id == "b"


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=6))
def test_any_change_of_the_queue_ends_in_the_order_given(qapp, queues):
    model = watched_model()
    for number, wanted in enumerate(queues):
        followed = {name: QPersistentModelIndex(model.index_of(name)) for name in shown(model)}
        model.show_rows(tuple(article(name, words=number) for name in wanted))
        assert shown(model) == wanted
        kept = {name: index for name, index in followed.items() if name in wanted and index.isValid()}
        assert all(index.data(ROW_ROLE).article_id == name for name, index in kept.items())


def test_row_that_changed_is_drawn_again_and_the_others_are_not(qtbot, model):
    model.show_rows((article("a"), article("b")))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_rows((article("a"), article("b", photos=2)))
    assert changed.args[0].row() == changed.args[1].row() == 1


def test_screen_reader_hears_headline_state_who_age_and_photos(model):
    model.show_rows((article("a", 4, headline="Ferry talks", photos=2),))
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Ferry talks, To review, Jae Park, 4 min, ")
    assert spoken.endswith(" words, 2 photos")


def test_screen_reader_hears_that_a_colleague_is_writing(model):
    model.show_rows((article("a", edited_by="daniel", edited_by_name="Daniel Weber"),))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("Daniel Weber is writing")


def test_article_i_write_myself_is_not_shown_as_locked(model):
    model.show_rows((article("a", edited_by="minji", edited_by_name="Park Min-ji"),))
    assert model.index(0).data(LINE_ROLE).lock == ""


def test_headline_with_markup_is_shown_as_it_was_typed(model):
    model.show_rows((article("a", headline="<img src='file:///x'> & co"),))
    assert "&lt;img" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_every_state_of_a_queue_has_a_word_and_a_pill(model):
    model.show_rows(articles_en())
    lines = [model.index(place).data(LINE_ROLE) for place in range(model.rowCount())]
    assert [line.state.word for line in lines] == [
        "To review",
        "In review",
        "Returned",
        "Draft",
        "Approved",
        "Published",
        "Draft",
        "Retracted",
    ]


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=23), "23 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=6), "6 days"),
        (timedelta(days=10), "13 Nov"),
        (timedelta(days=400), "19 Oct 2025"),
    ],
)
def test_age_is_told_in_the_fewest_words(model, passed, words):
    assert ArticleWords(now).times.age(NOW - passed) == words
