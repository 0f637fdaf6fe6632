"""What was said while the newsroom was away and is refused when it answers: told in the window, and kept until let go."""

import pytest

from ui.shell.side_panes import Pane

DRAFT = "Lakeside Secretariat"
NO_NOTES = "Only members of the article’s desk write notes beside it."


@pytest.fixture
def refused(desk, colleague):
    """The reporter's draft, with a note and a name said while away; meanwhile the reporter has left the desk."""
    desk.open_article(DRAFT)
    line = desk.app.newsroom.connection.line
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    desk.press("Ctrl+Alt+M")
    desk.wait(desk.window.notes.box.field.hasFocus)
    line.given_up()
    desk.write("Which strait?")
    desk.press("Ctrl+Return")
    desk.wait_for_words("waits to be sent")
    desk.settle()
    line.found()
    colleague("eunseo").people.set_roles("minji", (), is_admin=False)
    desk.app.beside.later.catch_up()
    desk.settle()
    return desk


def test_a_refused_note_is_told_of_and_its_words_stay_in_the_panel_until_they_are_let_go(refused):
    desk = refused
    desk.wait(
        lambda: desk.banner == f"Your note was not sent: {NO_NOTES} Its words are kept beside the article."
    )
    desk.click("Open", desk.window.banner)
    desk.wait(lambda: desk.window.side.current is Pane.NOTES)
    desk.wait_for_words("not sent")
    assert desk.can_read("Which strait?")
    assert desk.can_read(NO_NOTES)
    desk.click("Discard the note")
    desk.wait(lambda: not desk.can_read("Which strait?"))
    desk.settle()
    assert desk.app.newsroom.later.refused() == []
