"""The people of an article in the window: named in one line, offered from captions, known to the speller at once."""

import pytest
from PySide6.QtWidgets import QToolButton

from cms.domain.named_people import NamedPerson
from cms.domain.proofreading import Scope
from tests.ui.controllers.text.test_proofreading import marked
from ui.shell.side_panes import Pane

DRAFT = "Lakeside Secretariat"
FIELD = "Name somebody in this article"


@pytest.fixture
def draft(desk):
    """The reporter's draft, in which the speller has met a name it does not know."""
    desk.open_article(DRAFT)
    desk.rewrite("Body", "Zdenka Krcmar spoke. ")
    desk.wait(lambda: {"Zdenka", "Krcmar"} <= set(marked(desk)))
    desk.window.show_side(Pane.CHECKS)
    return desk


def named(desk):
    return desk.app.newsroom.naming.people(desk.app.writing.article_id)


def name(desk, words):
    desk.click_into(FIELD)
    desk.write(words)
    desk.press("Return")
    desk.settle()


def test_a_named_person_is_marked_no_longer_and_again_once_taken_off(draft):
    name(draft, "Zdenka Krcmar 크르츠마르")
    assert named(draft) == (NamedPerson("Zdenka Krcmar", "크르츠마르"),)
    draft.wait(lambda: marked(draft, Scope.BODY) == [])
    draft.click("Take Zdenka Krcmar 크르츠마르 off the list")
    draft.wait(lambda: "Krcmar" in marked(draft))
    assert named(draft) == ()
    draft.click("Undo")
    draft.wait(lambda: marked(draft, Scope.BODY) == [] and len(named(draft)) == 1)


def test_who_stands_in_the_byline_is_offered_and_named_with_one_click(draft):
    draft.rewrite("Byline", "By Xanthe Obiekwu")
    draft.wait(lambda: draft.has_button("Name Xanthe Obiekwu"))
    draft.click("Name Xanthe Obiekwu")
    draft.wait(lambda: named(draft) == (NamedPerson("Xanthe Obiekwu"),))
    draft.wait(lambda: not draft.has_button("Name Xanthe Obiekwu"))


def test_what_a_colleague_named_is_there_when_the_newsroom_is_looked_at_again(draft, colleague):
    colleague("minji").naming.name(draft.app.writing.article_id, NamedPerson("Zdenka Krcmar"))
    draft.app.writing.look_again()
    draft.wait(lambda: marked(draft) == [])


def test_a_line_that_names_nobody_names_nobody(draft):
    name(draft, "12 ")
    assert named(draft) == ()
    assert [
        one.text() for one in draft.window.people_named.findChildren(QToolButton) if "×" in one.text()
    ] == []


def test_who_may_only_read_sees_who_is_named_and_is_told_why_they_name_nobody(open_window, newsroom_file):
    desk = open_window(newsroom_file, "eunseo")
    desk.go_to("All articles")
    desk.open_article("Chip Exports Rise")
    desk.window.show_side(Pane.CHECKS)
    name(desk, "Zdenka Krcmar")
    desk.wait_for_words("Only members of the article’s desk say who is named in it.")
    assert named(desk) == ()
