"""A colleague's act reaches its writer's window by itself, and the system where the window is not in front."""

import pytest

from cms.api import open_newsroom
from cms.domain.workflow import Stage

CHIPS = "chip-exports-rise"
HEADLINE = "Chip Exports Rise for a Fifth Month as Memory Prices Recover"


@pytest.fixture
def writer(open_window, newsroom_file):
    """Choi Hyun-woo, whose article waits for review, at the window; what the system is given is kept."""
    desk = open_window(newsroom_file, "hyunwoo")
    desk.outside = []
    desk.app.desk_day.notices.told_outside.connect(desk.outside.append)
    return desk


@pytest.fixture
def editor(newsroom_file, tmp_path):
    newsroom = open_newsroom(str(newsroom_file), "daniel", journal_folder=tmp_path / "editors")
    yield newsroom
    newsroom.close()


def told(desk, words):
    return any(words in toast for toast in desk.toasts)


def test_a_return_is_told_with_its_reason_and_leads_to_the_article(writer, editor):
    editor.review.return_to_writer(CHIPS, reason="Which chips?")
    writer.wait(lambda: told(writer, f"“{HEADLINE}” was returned to you: Which chips?"))
    writer.click("Open", writer.window.toasts)
    writer.wait(lambda: writer.app.writing.opened is not None)
    assert writer.opened_row().slug == CHIPS


def test_the_system_is_given_it_only_while_the_window_is_not_in_front(writer, editor, monkeypatch):
    monkeypatch.setattr(writer.app.desk_day.notices, "is_in_front", lambda: True)
    editor.review.claim(CHIPS)
    writer.wait(lambda: told(writer, "is being reviewed by Daniel Whitfield."))
    assert writer.outside == []
    monkeypatch.setattr(writer.app.desk_day.notices, "is_in_front", lambda: False)
    editor.review.approve(CHIPS)
    writer.wait(lambda: bool(writer.outside))
    assert writer.outside == [f"“{HEADLINE}” was approved."]


def test_no_word_of_an_embargoed_article_leaves_the_window(writer, editor):
    editor.review.set_embargo(CHIPS, until=None, reason="The ministry asked.")
    editor.review.return_to_writer(CHIPS, reason="The figure of 18.2 percent is embargoed.")
    writer.wait(lambda: told(writer, "An article under embargo was returned to you"))
    assert not any("18.2" in words or "Chip" in words for words in (*writer.outside, *writer.toasts))


def test_ones_own_step_is_no_news(open_window, newsroom_file):
    desk = open_window(newsroom_file, "minji")
    desk.open_article("Lakeside Secretariat Backs")
    desk.click("Send to review")
    desk.wait(lambda: desk.opened_row().stage is Stage.SUBMITTED)
    desk.settle()
    assert desk.toasts == ["Sent to review."]
