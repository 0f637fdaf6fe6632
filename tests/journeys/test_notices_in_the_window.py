"""A colleague's act reaches its writer's window by itself, and the system where the window is not in front."""

from datetime import UTC, datetime, timedelta

import pytest

from cms.api import open_newsroom
from cms.domain.errors import RuleBroken
from cms.domain.planning import PlanFields
from cms.domain.rows import DueRow, Fired
from cms.domain.workflow import Stage, Step
from tests.journeys.test_a_schedule_in_the_window import SLUG, scheduled, set_back
from ui.planning.planning_page import PlanningPage

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


def behind_others(desk, monkeypatch):
    """Have another program's window in front; return what the system is given from now on."""
    outside = []
    monkeypatch.setattr(desk.app.desk_day.notices, "is_in_front", lambda: False)
    desk.app.desk_day.notices.told_outside.connect(outside.append)
    return outside


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


def test_what_became_ones_own_is_told(open_window, newsroom_file, tmp_path, monkeypatch):
    desk = open_window(newsroom_file, "minji")
    outside = behind_others(desk, monkeypatch)
    root = next(person.login for person in desk.app.newsroom.people.everybody() if person.is_admin)
    admin = open_newsroom(str(newsroom_file), root, journal_folder=tmp_path / "admin")
    try:
        admin.people.disable("hyunwoo", successor="minji")
    finally:
        admin.close()
    desk.wait(lambda: told(desk, "yours to look after now") or told(desk, "have moved on"))
    desk.wait(lambda: bool(outside))


def test_who_is_asked_to_write_is_told_and_led_to_the_plan(open_window, newsroom_file, editor, monkeypatch):
    desk = open_window(newsroom_file, "minji")
    outside = behind_others(desk, monkeypatch)
    desk.wait(lambda: desk.app.desk_day.notices._plans is not None)
    due = editor.connection.clock() + timedelta(hours=2)
    editor.planning.plan("world", PlanFields("harbour-fire", due, assigned_to="minji"))
    desk.wait(lambda: told(desk, "You are asked to write “harbour-fire”, due in"))
    assert any("harbour-fire" in words for words in outside)
    desk.click("Open the plan", desk.window.toasts)
    desk.wait(lambda: desk.window.is_in_the_middle(PlanningPage))


def test_an_editor_is_told_who_declined_and_why(open_window, newsroom_file, tmp_path):
    desk = open_window(newsroom_file, "daniel")
    newsroom = desk.app.newsroom
    due = newsroom.connection.clock() + timedelta(hours=2)
    plan_id = newsroom.planning.plan("world", PlanFields("harbour-fire", due, assigned_to="minji"))
    desk.wait(lambda: plan_id in (desk.app.desk_day.notices._plans or {}))
    minji = open_newsroom(str(newsroom_file), "minji", journal_folder=tmp_path / "minjis")
    minji.planning.decline(plan_id, reason="I am at the court.")
    minji.close()
    desk.wait(lambda: told(desk, "Park Min-ji declined “harbour-fire”: I am at the court."))


def test_a_publication_that_failed_is_told_outside_without_an_embargoed_headline(
    open_window, newsroom_file, monkeypatch
):
    desk = open_window(newsroom_file, "daniel")
    notices, newsroom = desk.app.desk_day.notices, desk.app.newsroom
    outside = behind_others(desk, monkeypatch)
    scheduled(desk)
    newsroom.review.set_hold(Step.SET_LEGAL, SLUG, reason="Names a minor.")
    set_back(newsroom_file, minutes=1)
    desk.app.desk_day.schedule_watch.look()
    desk.wait(lambda: bool(outside))
    assert outside[0].endswith("was to be published and was not.")
    outside.clear()
    newsroom.review.set_embargo(SLUG, until=None, reason="The agency asked.")
    desk.wait(lambda: any(row.slug == SLUG and row.has_embargo for row in desk.app.lists.everything))
    notices._tell_of_schedule(
        Fired(DueRow(id_of(desk, SLUG), SLUG, 1, due_now()), refusal=RuleBroken("Held."))
    )
    assert outside == ["An article under embargo was to be published and was not."]


def test_who_asks_to_write_is_told_outside(writer, monkeypatch):
    outside = behind_others(writer, monkeypatch)
    writer.app.writing.lease_asked.emit("Jun Park")
    assert outside == ["Jun Park asks to write in the article you are in."]


def id_of(desk, slug):
    return next(row.article_id for row in desk.app.lists.everything if row.slug == slug)


def due_now():
    return datetime.now(UTC)
