"""Suggesting in the window: what an editor would change is marked, named, accepted or rejected, and taken back."""

import pytest

from cms.body.suggestions import as_read, open_suggestions

DRAFT = "Lakeside Secretariat"


@pytest.fixture
def body(desk):
    """The body of the reporter's draft, in which edits are suggested, with the caret at its end."""
    desk.open_article(DRAFT)
    desk.click_into("Body")
    desk.press("Ctrl+Shift+G")
    desk.press("Ctrl+End")
    return desk.window.page.body


def words(body):
    return "\n".join(block.text for block in as_read(body.body))


def bar(desk):
    return desk.window.page.suggestion_bar


def test_what_is_typed_is_suggested_under_the_writers_name_until_it_is_accepted(desk, body):
    before = words(body)
    desk.write(" Twice.")
    desk.wait(lambda: "would add “Twice.”" in bar(desk).said())
    assert desk.app._name_of(desk.app.newsroom.person.login) in bar(desk).said()
    assert words(body) == before
    desk.wait_until_saved()
    kept = desk.app.newsroom.syncing.open(desk.app.writing.article_id).text
    assert [one.inserted for one in open_suggestions(kept.body)] == [" Twice."]
    assert "Twice" not in kept.plain_body
    desk.click("Accept", bar(desk))
    assert words(body) == before + " Twice."
    desk.press("Ctrl+Z")
    assert words(body) == before


def test_a_suggestion_is_rejected_by_key_and_the_next_one_is_gone_to(desk, body):
    before = body.body
    desk.write("x")
    desk.press("Ctrl+Home")
    desk.write("y")
    desk.press("Ctrl+Shift+G")
    assert [one.inserted for one in open_suggestions(body.body)] == ["y", "x"]
    desk.press("F8")
    assert body.textCursor().selectedText() == "x"
    desk.press("Ctrl+Shift+F8")
    assert body.textCursor().selectedText() == "y"
    desk.press("Ctrl+Shift+F8")
    assert body.body == before
    desk.wait(bar(desk).isHidden)


def test_another_article_begins_with_edits_that_are_made(desk, body):
    desk.write("x")
    desk.open_article("Three Dishes")
    desk.wait(bar(desk).isHidden)
    desk.click_into("Body")
    desk.write("z")
    assert not open_suggestions(body.body)


def test_the_mode_is_left_by_its_button(desk, body):
    assert bar(desk).said() == "What you change is only suggested."
    desk.click("Stop suggesting", bar(desk))
    assert bar(desk).isHidden()
    desk.write("x")
    assert not open_suggestions(body.body)
