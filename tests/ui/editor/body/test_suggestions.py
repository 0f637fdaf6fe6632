"""Deciding on what is suggested in a body: walked through in order, settled one by one or all at once."""

from datetime import UTC, datetime

import pytest

from cms.body.model import Block, Mark, MarkType, Suggestion
from tests.ui.editor.body.steps import select, texts
from ui.editor.body.edit import BodyEdit
from ui.editor.body.suggesting import Suggester
from ui.editor.body.suggestions import BodySuggestions

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
ONE, TWO = Suggestion("1", "mira", NOON), Suggestion("2", "jun", NOON)
BODY = (
    Block(
        text="killed 56 people",
        marks=(
            Mark(7, 8, MarkType.DELETION, suggestion=ONE),
            Mark(8, 9, MarkType.INSERTION, suggestion=ONE),
        ),
    ),
    Block(text="and more", marks=(Mark(0, 4, MarkType.DELETION, suggestion=TWO),)),
    Block(text="Added.", marks=(Mark(0, 6, MarkType.INSERTION, suggestion=TWO),)),
)


@pytest.fixture
def body(on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    body.show_body(BODY, "en")
    return body


@pytest.fixture
def suggestions(body):
    return BodySuggestions(body)


def test_suggestions_are_walked_through_around_the_end(body, suggestions):
    selected = []
    for _ in range(3):
        suggestions.step(1)
        selected.append(body.textCursor().selectedText())
    assert selected == ["56", "and ", "56"]
    suggestions.step(-1)
    assert suggestions.here.suggestion == TWO


def test_the_one_at_the_caret_is_carried_out_and_the_next_gone_to(body, suggestions):
    select(body, 8, 8)
    suggestions.accept()
    assert texts(body)[0] == "killed 6 people"
    assert suggestions.here.suggestion == TWO
    suggestions.reject()
    assert texts(body) == ["killed 6 people", "and more"]
    assert not suggestions.are_there
    body.undo()
    body.undo()
    assert body.body == BODY


def test_all_are_settled_in_one_step(body, suggestions):
    suggestions.accept_all()
    assert texts(body) == ["killed 6 people", "more", "Added."]
    body.undo()
    suggestions.reject_all()
    assert texts(body) == ["killed 5 people", "and more"]


def test_a_body_of_which_nothing_is_left_is_an_empty_page(body, suggestions):
    body.show_body(BODY[2:], "en")
    suggestions.reject_all()
    assert body.body == ()


def test_deciding_is_not_suggested_even_while_edits_are(body, suggestions):
    suggestions.suggest_as(lambda: Suggester("mira", NOON))
    suggestions.accept_all()
    assert not suggestions.are_there


def test_an_article_that_can_only_be_read_is_not_decided_on(body, suggestions):
    body.setReadOnly(True)
    suggestions.accept_all()
    assert body.body == BODY
