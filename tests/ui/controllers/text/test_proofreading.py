"""Proofreading in the window: what is marked and when, and everything a writer can do about it, saved like any edit."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu

from cms.domain.proofreading import Scope
from ui.shell.side_panes import Pane

DRAFT = "Lakeside Secretariat"


@pytest.fixture
def draft(desk):
    """The reporter's draft with one paragraph of her own."""
    desk.open_article(DRAFT)
    desk.rewrite("Body", "The goverment met. ")
    desk.wait(lambda: "goverment" in marked(desk))
    return desk


def marked(desk, scope=Scope.BODY):
    """Return the unknown words that are marked in a field."""
    marks = desk.window.page.proof._marks[scope]
    block = marks._edit.document().begin()
    found = []
    while block.isValid():
        found += [one.words for one in marks.remarks_in(block) if not marks._is_being_typed(block, one)]
        block = block.next()
    return found


def body(desk):
    return desk.window.page.text().plain_body


def open_menu(desk, words, name="Body"):
    """Right click on words, and return the menu that opened."""
    field = desk.field(name)
    cursor = field.document().find(words)
    cursor.setPosition(cursor.position() - 1)
    field.setTextCursor(QTextCursor(cursor))
    field.customContextMenuRequested.emit(field.cursorRect(cursor).center() + QPoint(0, 0))
    (menu,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    return menu


def choose(desk, menu, entry):
    desk.wait(lambda: entry in [action.text() for action in menu.actions()])
    next(action for action in menu.actions() if action.text() == entry).trigger()
    menu.close()
    desk.return_to_window()


def test_an_unknown_word_is_put_right_from_its_menu_and_saved(draft):
    choose(draft, open_menu(draft, "goverment"), "government")
    assert body(draft).startswith("The government met.")
    draft.wait(lambda: marked(draft) == [])
    draft.wait_until_saved()


def test_what_was_put_right_is_undone_in_one_step(draft):
    choose(draft, open_menu(draft, "goverment"), "government")
    draft.field("Body").setFocus()
    draft.press("Ctrl+Z")
    assert body(draft).startswith("The goverment met.")


def test_a_word_is_not_marked_while_it_is_being_typed(draft):
    draft.write("The ferrry")
    draft.wait(lambda: "ferrry" in [one.words for one in said_of_body(draft)])
    assert "ferrry" not in marked(draft)
    draft.write(" ")
    assert "ferrry" in marked(draft)


def said_of_body(desk):
    said = desk.app.proofreading._said
    return [one for (scope, _), text in said.items() if scope is Scope.BODY for one in text.remarks]


def test_nothing_is_looked_up_while_a_syllable_is_composed(draft):
    draft.compose("몇일", is_finished=False)
    # What was begun before is still looked up to its end.
    draft.wait(lambda: not draft.app.proofreading._is_reading)
    draft.app.proofreading._read()
    assert not draft.app.proofreading._is_reading
    assert marked(draft) == ["goverment"]
    assert draft.window.page.is_composing


def test_marks_move_with_the_words_before_they_are_read_again(draft):
    draft.field("Body").moveCursor(QTextCursor.MoveOperation.Start)
    draft.write("Yesterday ")
    assert marked(draft) == ["goverment"]
    block = draft.field("Body").document().begin()
    (remark,) = draft.window.page.proof._marks[Scope.BODY].remarks_in(block)
    assert block.text()[remark.start : remark.end] == "goverment"


def test_the_newsrooms_new_word_is_marked_nowhere_any_more(draft, colleague):
    choose(draft, open_menu(draft, "goverment"), "Add to the newsroom’s words")
    draft.wait(lambda: marked(draft) == [])
    assert "“goverment” is one of the newsroom’s words now." in draft.toasts
    with colleague("daniel").proofreading() as reader:
        assert "goverment" in reader.newsroom_words()


def test_my_word_is_marked_no_more_and_stays_mine(draft, colleague):
    choose(draft, open_menu(draft, "goverment"), "Add to my words")
    draft.wait(lambda: marked(draft) == [])
    with colleague("daniel").proofreading() as reader:
        assert "goverment" not in reader.newsroom_words()


def test_what_is_ignored_is_marked_no_more_in_this_article(draft):
    choose(draft, open_menu(draft, "goverment"), "Ignore here")
    assert marked(draft) == []
    draft.open_article("Three Dishes")
    draft.open_article(DRAFT)
    draft.wait(lambda: "goverment" in [one.words for one in said_of_body(draft)])
    assert "goverment" not in marked(draft)


def test_f7_walks_over_the_marks_of_headline_and_body_and_round_again(draft):
    draft.rewrite("Headline", "Secretariatt backs talks")
    draft.wait(lambda: marked(draft, Scope.HEADLINE) == ["Secretariatt"])
    draft.click_into("Body")
    draft.press("Ctrl+Home")
    for field, words in (("Body", "goverment"), ("Headline", "Secretariatt"), ("Body", "goverment")):
        draft.press("F7")
        assert draft.field(field).hasFocus()
        assert draft.field(field).textCursor().selectedText() == words
    draft.press("Shift+F7")
    assert draft.field("Headline").textCursor().selectedText() == "Secretariatt"


def test_marks_can_be_put_away_and_stay_away(draft):
    draft.press("Ctrl+Shift+F7")
    assert marked(draft) == []
    assert "Spelling and style are no longer marked." in draft.toasts
    draft.write("Anotherr. ")
    draft.press("Ctrl+Shift+F7")
    draft.wait(lambda: marked(draft) == ["goverment", "Anotherr"])


def test_without_an_article_f7_does_nothing(desk):
    desk.press("F7")
    assert desk.toasts == []


def test_the_window_closes_while_words_are_being_looked_up(draft):
    draft.write("Anotherr wordd. ")
    draft.app.proofreading._read()
    draft.window.close()
    assert not draft.window.isVisible()


def styled(desk):
    return [(one.remark.words, one.remark.fixes[:1]) for one in desk.window.remarks.spoken]


@pytest.fixture
def in_checks(draft):
    """The draft with a matter of style, and the checks beside it."""
    draft.rewrite("Body", "They met in order to agree.")
    draft.window.show_side(Pane.CHECKS)
    draft.wait(lambda: ("in order to", ("to",)) in styled(draft))
    return draft


def test_style_is_listed_with_its_reason_and_put_right_with_enter(in_checks):
    in_checks.window.remarks._list.setFocus()
    in_checks.press("Home")
    while in_checks.window.remarks._current().remark.words != "in order to":
        in_checks.press("Down")
    in_checks.press("Return")
    assert body(in_checks) == "They met to agree."
    in_checks.wait(lambda: ("in order to", ("to",)) not in styled(in_checks))
    in_checks.wait_until_saved()


def test_what_is_let_be_is_listed_no_more(in_checks):
    in_checks.window.remarks._list.setFocus()
    while in_checks.window.remarks._current().remark.words != "in order to":
        in_checks.press("Down")
    in_checks.click("Ignore here")
    in_checks.write("More. ")
    in_checks.wait(lambda: not in_checks.app.proofreading._is_reading)
    assert ("in order to", ("to",)) not in styled(in_checks)


def test_a_caption_is_put_right_from_the_list(in_checks):
    use = in_checks.window.page.photos[0]
    in_checks.window.page.change_photo(replace(use, caption="A lectern is seen prior to the talks."))
    in_checks.wait(lambda: ("prior to", ("before",)) in styled(in_checks))
    spoken = next(one for one in in_checks.window.remarks.spoken if one.remark.words == "prior to")
    in_checks.window.remarks.fix_wanted.emit(spoken, "before")
    assert in_checks.window.page.photos[0].caption == "A lectern is seen before the talks."


def test_one_name_in_two_ways_is_listed_once_the_article_has_both(in_checks):
    in_checks.rewrite("Body", "Kim Jong Un came. Kim Jong Un spoke. Kim Jong-un left.")
    in_checks.wait(lambda: ("Kim Jong-un", ("Kim Jong Un",)) in styled(in_checks))


def test_a_reason_is_in_the_windows_language(in_checks):
    in_checks.app.language.use("ko")
    said = in_checks.window.remarks._rows
    texts = [said.index(row, 0).data() for row in range(said.rowCount())]
    assert "in order to → to, 더 짧게 쓸 수 있습니다." in texts


def test_nothing_is_read_between_two_keys_of_somebody_who_goes_on_typing(draft):
    readings = QSignalSpy(draft.app.proofreading._soon.timeout)
    for letter in "and went on at once":
        QTest.keyClicks(draft.field("Body"), letter)
        QTest.qWait(20)
    assert readings.count() == 0
    draft.wait(lambda: readings.count() > 0)
