"""Suggestions stay with their words when paragraphs are split, joined and moved, and are decided on wherever they are."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from cms.body.model import Block, Mark, MarkType, Suggestion
from cms.body.suggestions import accept_all, as_read, open_suggestions, reject_all
from tests.ui.editor.body.steps import key, select, texts
from ui.editor.body.edit import BodyEdit
from ui.editor.body.suggestions import BodySuggestions

BY_SORA = Suggestion("s1", "sora", datetime(2026, 11, 28, tzinfo=UTC))
# “The old new ferry left.”: “old” would go, “new” would come.
FERRY = Block(
    text="The old new ferry left.",
    marks=(
        Mark(4, 8, MarkType.DELETION, suggestion=BY_SORA),
        Mark(8, 12, MarkType.INSERTION, suggestion=BY_SORA),
    ),
    block_id="f",
)
MAYOR = Block(text="시장은 말했다.", block_id="m")


@pytest.fixture
def body(on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    body.setFocus()
    body.show_body((FERRY, MAYOR), "en")
    return body


def suggested(body):
    """Return what is suggested: the words to go, the words to come."""
    return [(one.deleted, one.inserted) for one in open_suggestions(body.story.blocks)]


def accepted(body):
    return "|".join(block.text for block in accept_all(body.story.blocks))


def rejected(body):
    return "|".join(block.text for block in reject_all(body.story.blocks))


@pytest.mark.parametrize("at", [4, 6, 8, 10, 12])
def test_a_paragraph_split_anywhere_in_a_suggestion_keeps_both_readings(body, at):
    select(body, at, at)
    key(body, Qt.Key.Key_Return)
    assert accepted(body).replace("|", "").startswith("The new ferry left.")
    assert rejected(body).replace("|", "").startswith("The old ferry left.")
    key(body, Qt.Key.Key_Backspace)
    assert body.body == (FERRY, MAYOR)
    body.undo()
    assert len(body.body) == 3
    body.undo()
    assert body.body == (FERRY, MAYOR)
    assert suggested(body) == [("old ", "new ")]


def test_a_suggestion_in_the_second_of_two_paragraphs_survives_their_joining(body):
    body.show_body((MAYOR, FERRY), "en")
    at = len(MAYOR.text) + 1
    select(body, at, at)
    key(body, Qt.Key.Key_Backspace)
    assert (accepted(body), rejected(body)) == (
        MAYOR.text + "The new ferry left.",
        MAYOR.text + "The old ferry left.",
    )
    assert suggested(body) == [("old ", "new ")]
    body.undo()
    assert body.body == (MAYOR, FERRY)


def test_a_suggestion_goes_with_its_words_to_another_paragraph(body):
    select(body, 4, 12)
    body.cut()
    assert suggested(body) == []
    body.moveCursor(QTextCursor.MoveOperation.End)
    body.paste()
    assert suggested(body) == [("old ", "new ")]
    assert (texts(body)[0], as_read(body.body)[1].text) == ("The ferry left.", MAYOR.text + "old ")
    while body.story.can_undo:
        body.undo()
    assert body.body == (FERRY, MAYOR)


@pytest.mark.parametrize(
    ("is_accepted", "words"), [(True, "The new ferry left."), (False, "The old ferry left.")]
)
def test_a_suggestion_that_was_split_is_decided_on_as_one_and_taken_back_as_one(body, is_accepted, words):
    select(body, 10, 10)
    key(body, Qt.Key.Key_Return)
    suggestions = BodySuggestions(body)
    suggestions.step(1)
    (suggestions.accept if is_accepted else suggestions.reject)()
    while suggested(body):
        (suggestions.accept if is_accepted else suggestions.reject)()
    assert "".join(texts(body)[:2]) == words
    while body.story.can_undo:
        body.undo()
    assert body.body == (FERRY, MAYOR)
