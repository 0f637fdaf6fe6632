"""Choosing spelling and style in the window: what is chosen counts on the page at once."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.controllers.text.test_proofreading import marked
from ui.shell.wording_sheet import WordingSheet

DRAFT = "Lakeside Secretariat"


def sheet(desk):
    return desk.window.on_demand.part(WordingSheet)


def opened(desk):
    """Open the sheet and wait until it shows something."""
    desk.press("Ctrl+Alt+L")
    desk.wait(lambda: sheet(desk).isVisible() and sheet(desk).rules.list.model().rowCount() > 0)
    return sheet(desk)


def lines(listed):
    model = listed.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def styled(desk):
    return {spoken.remark.rule for spoken in desk.window.remarks.spoken}


@pytest.fixture
def draft(desk):
    desk.open_article(DRAFT)
    desk.rewrite("Body", "The colour they should of seen. ")
    desk.wait(lambda: "en-could-of" in styled(desk))
    return desk


def test_british_spelling_is_marked_once_only_american_is_right(draft):
    assert "colour" not in marked(draft)
    opened(draft)
    draft.choose("English spelling", "American only")
    draft.wait(lambda: "colour" in marked(draft))
    draft.choose("English spelling", "American and British")
    draft.wait(lambda: "colour" not in marked(draft))


def test_a_rule_that_is_ticked_off_with_the_keyboard_says_nothing_any_more(draft):
    found = opened(draft)
    draft.click_into("Find a rule")
    draft.write("should of")
    draft.wait(lambda: found.rules.list.model().rowCount() == 1)
    found.rules.list.setFocus(Qt.FocusReason.TabFocusReason)
    draft.press("Space")
    draft.wait(lambda: "en-could-of" not in styled(draft))
    assert draft.can_read("Rules off: 1")
    draft.press("Space")
    draft.wait(lambda: "en-could-of" in styled(draft))
    draft.press("Escape")
    assert not found.isVisible()


def test_an_administrator_writes_a_rule_for_everybody_and_takes_it_off_again(
    open_window, newsroom_file, colleague
):
    desk = open_window(newsroom_file, "eunseo")
    found = opened(desk)
    desk.click("The newsroom’s rules", found)
    desk.wait_for_words("The newsroom has no rules of its own yet.")
    for field, words in (("Instead of", "vessel"), ("we write", "ship"), ("because", "Readers say ship.")):
        desk.click_into(field)
        desk.write(words)
    desk.press("Return")
    desk.wait(lambda: lines(found.house.rules) == ["vessel → ship — Readers say ship."])
    assert colleague("minji").wording.all().own_rules[0].better == "ship"
    assert found.house.term.text() == ""
    desk.click("Take the rule off", found)
    desk.wait(lambda: colleague("minji").wording.all().own_rules == ())


def test_a_rule_that_says_nothing_is_refused_in_words_and_stays_in_its_fields(open_window, newsroom_file):
    desk = open_window(newsroom_file, "eunseo")
    found = opened(desk)
    desk.click("The newsroom’s rules", found)
    for field in ("Instead of", "we write"):
        desk.click_into(field)
        desk.write("ship")
    desk.press("Return")
    desk.wait_for_words("What is better has to differ from the term.")
    assert found.house.term.text() == "ship"


def test_a_reporter_reads_the_rules_and_takes_only_her_own_words_off(draft):
    reader = draft.app.newsroom.proofreading()
    reader.add_to_own("Norrmark")
    reader.add_to_newsroom("Veldania")
    reader.close()
    found = opened(draft)
    draft.click("The newsroom’s rules", found)
    draft.wait_for_words("Administrators write these rules for everybody.")
    assert not draft.has_button("Add the rule", found)
    draft.click("Words", found)
    draft.wait(lambda: "Veldania" in lines(found.words.newsroom))
    assert not found.words.newsroom.button.isVisible()
    draft.click("Take the word off", found.words.mine)
    draft.wait(lambda: lines(found.words.mine) == [])
    assert draft.app.newsroom.wording.all().my_words == ()
