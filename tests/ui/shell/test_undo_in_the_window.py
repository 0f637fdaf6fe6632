"""Undo and composing where a person meets them: in the window, while the program saves, asks and is told."""

import pytest

from cms.body.model import Block
from cms.body.splice import Splice

DRAFT = "Lakeside Secretariat"


@pytest.fixture
def body(desk):
    """The body of the reporter's draft, with the caret at its end."""
    desk.open_article(DRAFT)
    desk.click_into("Body")
    desk.press("Ctrl+End")
    return desk.window.page.body


def words(body):
    return "\n".join(block.text for block in body.body)


def test_a_syllable_is_composed_on_whatever_happens_meanwhile(desk, body):
    desk.compose("등대에 불이 켜", is_finished=False)
    first = body.story.blocks[0]
    desk.wait_until_saved()
    assert words(body).endswith("등대에 불이 ")
    desk.app.writing.look_again()
    desk.settle()
    desk.app.theme.use("dark")
    body.apply_remote(_rewritten(body, first, first.text + " And more."))
    desk.breathe()
    assert body.composition.is_open
    desk.compose("켜졌다")
    assert words(body).endswith("등대에 불이 켜졌다")
    assert first.text + " And more." in words(body)


def test_what_was_saved_can_still_be_taken_back(desk, body):
    before = words(body)
    desk.write(" Twice told")
    desk.wait_until_saved()
    desk.app.writing.look_again()
    desk.press("Ctrl+S")
    desk.settle()
    desk.wait_until_saved()
    desk.press("Ctrl+Z")
    assert words(body) == before + " Twice "
    desk.press("Ctrl+Z")
    assert words(body) == before
    desk.wait_until_saved()
    kept = desk.app.newsroom.syncing.open(desk.app.writing.article_id)
    assert "Twice" not in kept.text.plain_body
    desk.press("Ctrl+Shift+Z")
    assert words(body) == before + " Twice "


def test_the_headline_has_an_undo_of_its_own(desk, body):
    desk.write("!")
    before = desk.window.page.text().headline
    desk.window.page.focus_field("headline")
    desk.press("Ctrl+End")
    desk.write("?")
    assert desk.window.page.text().headline == before + "?"
    desk.press("Ctrl+Z")
    assert desk.window.page.text().headline == before
    assert words(body).endswith("!")


def _rewritten(body, block, text):
    return Splice(0, (block,), (Block(block.type, text, block_id=block.block_id),))
