"""The desks' plan in the window: planned, asked, taken on, declined, begun, missed; corrections demanded and decided."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from cms.api import open_newsroom
from cms.domain.article import ArticleText
from cms.domain.correction_limits import Decision
from cms.domain.planning import PlanAnswer, PlanFields
from cms.domain.workflow import Publication
from ui.planning.planning_page import PlanningPage
from ui.planning.planning_side import Kind

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def colleague(newsroom_file, tmp_path):
    """Open the same newsroom elsewhere as somebody; closed at the end."""
    opened = []

    def colleague(login):
        opened.append(
            open_newsroom(str(newsroom_file), login, journal_folder=tmp_path / f"{login} elsewhere")
        )
        return opened[-1]

    yield colleague
    for newsroom in opened:
        newsroom.close()


def at_the_plan(open_window, newsroom_file, login):
    desk = open_window(newsroom_file, login)
    desk.press("Ctrl+8")
    desk.return_to_window()
    desk.wait(lambda: desk.window.is_in_the_middle(PlanningPage))
    desk.settle()
    desk.page = desk.window.planning
    return desk


def lines(desk):
    model = desk.page.side.list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def type_words(words):
    QTest.keyClicks(QApplication.focusWidget(), words)


def test_an_editor_plans_an_article_by_keyboard(open_window, newsroom_file):
    desk = at_the_plan(open_window, newsroom_file, "daniel")
    desk.wait_for_words("Nothing is planned.")
    desk.press("N")
    type_words("harbour-fire")
    desk.press("Return")
    desk.wait(lambda: lines(desk) == ["harbour-fire"])
    assert desk.can_read("“harbour-fire” is planned.")
    (plan,) = desk.app.newsroom.planning.plans()
    assert (plan.slug, plan.assigned_to, plan.is_missed) == ("harbour-fire", "", False)


def test_a_name_that_is_none_is_refused_at_its_field(open_window, newsroom_file):
    desk = at_the_plan(open_window, newsroom_file, "daniel")
    desk.press("N")
    type_words("Harbour fire!")
    desk.press("Return")
    desk.wait_for_words("Name it in small Latin letters")
    assert desk.app.newsroom.planning.plans() == []


def test_whoever_is_asked_takes_it_on_with_a_key_and_begins_it(open_window, newsroom_file, colleague):
    daniel = colleague("daniel")
    due = daniel.connection.clock() + timedelta(hours=2)
    daniel.planning.plan("world", PlanFields("harbour-fire", due, 400, has_photo=True, assigned_to="minji"))
    desk = at_the_plan(open_window, newsroom_file, "minji")
    desk.wait(lambda: lines(desk) == ["harbour-fire"])
    desk.page.side.focus_list()
    assert desk.page.plan.isVisible()
    assert not desk.has_button("Save the plan"), "a reporter changes no plan"
    desk.press("A")
    desk.wait(lambda: daniel.planning.plans()[0].answer is PlanAnswer.ACCEPTED)
    desk.settle()
    desk.click("Start writing")
    desk.wait(lambda: desk.app.writing.opened is not None and desk.opened_row().slug == "harbour-fire")
    (plan,) = daniel.planning.plans()
    assert plan.article_slug == "harbour-fire"


def test_a_plan_is_linked_to_an_article_that_is_written_already(open_window, newsroom_file, colleague):
    daniel, minji = colleague("daniel"), colleague("minji")
    due = daniel.connection.clock() + timedelta(hours=2)
    plan_id = daniel.planning.plan("world", PlanFields("harbour-fire", due))
    minji.drafting.new_article(
        "quay-burns", desk="world", language="en", text=ArticleText(headline="Quay burns")
    )
    desk = at_the_plan(open_window, newsroom_file, "daniel")
    desk.wait(lambda: lines(desk) == ["harbour-fire"])
    desk.page.side.focus_list()
    desk.click("It is being written already…")
    desk.click("Link the article")
    desk.wait_for_words("Choose the article it has become")
    type_words("Quay b")
    desk.press("Down")
    desk.press("Return")
    desk.click("Link the article")
    desk.wait(lambda: daniel.planning.planned(plan_id).article_slug == "quay-burns")
    desk.wait_for_words("Open the article")


def test_to_decline_takes_a_reason_which_the_desk_sees_at_once(open_window, newsroom_file, colleague):
    daniel = colleague("daniel")
    due = daniel.connection.clock() + timedelta(hours=2)
    plan_id = daniel.planning.plan("world", PlanFields("harbour-fire", due, assigned_to="minji"))
    desk = at_the_plan(open_window, newsroom_file, "daniel")
    desk.wait(lambda: lines(desk) == ["harbour-fire"])
    colleague("minji").planning.decline(plan_id, reason="I am at the court.")
    model = desk.page.side.list.model()
    desk.wait(lambda: "I am at the court." in model.index(0).data(_SPOKEN))


def test_declining_without_a_reason_is_refused(open_window, newsroom_file, colleague):
    daniel = colleague("daniel")
    due = daniel.connection.clock() + timedelta(hours=2)
    daniel.planning.plan("world", PlanFields("harbour-fire", due, assigned_to="minji"))
    desk = at_the_plan(open_window, newsroom_file, "minji")
    desk.wait(lambda: lines(desk) == ["harbour-fire"])
    desk.page.side.focus_list()
    desk.click("Decline…")
    desk.click("Decline")
    desk.wait_for_words("Say why first")
    assert daniel.planning.plans()[0].answer is PlanAnswer.ASKED
    type_words("At the court")
    desk.click("Decline")
    desk.wait(lambda: daniel.planning.plans()[0].reason == "At the court")


def test_a_missed_deadline_is_said_in_words_and_marked(open_window, newsroom_file, colleague):
    daniel = colleague("daniel")
    late = daniel.connection.clock() - timedelta(minutes=20)
    daniel.planning.plan("world", PlanFields("harbour-fire", late))
    desk = at_the_plan(open_window, newsroom_file, "daniel")
    desk.wait(lambda: lines(desk) == ["harbour-fire"])
    spoken = desk.page.side.list.model().index(0).data(_SPOKEN)
    assert "Deadline missed 20 min ago" in spoken
    assert desk.page.side.tabs[Kind.COMING].property("alert") == "true"


def test_what_is_dropped_is_asked_about_and_leaves_the_plan(open_window, newsroom_file, colleague):
    daniel = colleague("daniel")
    daniel.planning.plan("world", PlanFields("harbour-fire", daniel.connection.clock() + timedelta(hours=2)))
    desk = at_the_plan(open_window, newsroom_file, "daniel")
    desk.wait(lambda: lines(desk) == ["harbour-fire"])
    desk.page.side.focus_list()
    desk.click("Drop from the plan…")
    question = next(one for one in desk.window.findChildren(QDialog) if one.isVisible())
    question.accept()
    desk.return_to_window()
    desk.wait_for_words("Nothing is planned.")
    assert daniel.planning.plans() == []


def test_a_request_is_logged_counted_and_decided_in_the_window(open_window, newsroom_file):
    desk = at_the_plan(open_window, newsroom_file, "daniel")
    newsroom = desk.app.newsroom
    own = newsroom.person.roles
    row = next(
        row
        for row in newsroom.reading.articles()
        if row.publication is Publication.LIVE and own.get(row.desk)
    )
    desk.page.show_kind(Kind.REQUESTS)
    desk.wait_for_words("Nobody has asked for a correction.")
    desk.page.side.list.setFocus()
    desk.page.ask_for_new()
    desk.click("Log the request")
    desk.wait_for_words("Choose the article it is about")
    sheet = desk.page.request
    sheet._article.setText(row.slug)
    sheet._asked_by.setText("Port Authority")
    sheet._wants.set_text("The crane was not ours.")
    desk.click("Log the request")
    desk.wait(lambda: lines(desk) == ["Port Authority"])
    desk.wait_for_words("Six months from publication end on")
    assert desk.can_read("It came in time.")
    desk.click("Accepted: it was corrected")
    desk.wait_for_words("Write first what you answer")
    assert newsroom.correcting.requests()[0].decision is Decision.OPEN
    type_words("Corrected the owner of the crane.")
    desk.click("Accepted: it was corrected")
    desk.wait(lambda: newsroom.correcting.requests()[0].decision is Decision.CORRECTED)
    desk.wait_for_words("The decision is logged.")
    desk.click("Open the article to correct it")
    desk.wait(lambda: desk.app.writing.opened is not None and desk.opened_row().slug == row.slug)


def test_a_published_articles_panel_leads_to_logging_a_request_about_it(open_window, newsroom_file):
    desk = open_window(newsroom_file, "daniel")
    own = desk.app.newsroom.person.roles
    live = [row for row in desk.app.lists.everything if row.publication is Publication.LIVE]
    row = next(row for row in live if own.get(row.desk))
    desk.app.writing.open(row.article_id)
    desk.wait(lambda: desk.app.writing.opened is not None)
    desk.settle()
    desk.press("Ctrl+Shift+Return")
    desk.click("Log a request…", desk.window.side)
    desk.wait(lambda: desk.window.is_in_the_middle(PlanningPage) and desk.window.planning.request.isVisible())
    assert row.slug in desk.window.planning.request._article.text()
