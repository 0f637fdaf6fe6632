"""What a screen reader walks through: everything that takes the keyboard has a name and says what it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.journeys.test_longer_words import screens
from ui.shell.side_panes import Pane

HEADLINE = "Lakeside Secretariat"
PANES = (Pane.PHOTO, Pane.CHECKS, Pane.NOTES, Pane.HISTORY, Pane.OUTLINE)


@pytest.fixture(params=["en", "ko"])
def reader(request, open_window, newsroom_file):
    desk = open_window(newsroom_file, language=request.param)
    desk.open_article(HEADLINE)
    return desk


def tree(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield everything a screen reader finds in *widget* that is to be seen."""
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        found = waiting.pop()
        if found is None or not found.isValid() or found.state().invisible:
            continue
        yield found
        waiting += [found.child(number) for number in range(found.childCount())]


def name_of(found: QAccessibleInterface) -> str:
    return found.text(QAccessible.Text.Name)


def silent(widget: QWidget) -> list[str]:
    """Return what takes the keyboard in *widget* and has no name, or says nothing of what it is."""
    return [
        repr(found.object())
        for found in tree(widget)
        if found.state().focusable
        # A search field's own cross is Qt's and reached with Esc.
        and not (found.object() is not None and isinstance(found.object().parent(), QLineEdit))
        and (not name_of(found).strip() or found.role() is QAccessible.Role.NoRole)
    ]


def test_everything_in_the_window_and_each_of_its_panes_says_what_it_is(reader):
    desk = reader
    desk.press("Ctrl+F")
    for pane in PANES:
        desk.window.show_side(pane)
        desk.settle()
        assert silent(desk.window) == []
        assert sum(bool(found.state().focusable) for found in tree(desk.window)) > 20


def more_screens(desk):
    """What only an administrator sees, and what lies over the window or takes its middle for a while."""
    window = desk.window
    for place in ("people", "monitor", "planning"):
        yield place, lambda place=place: window.sidebar.place_chosen.emit(place)
    yield "captions", lambda: (desk.app.go("photos"), desk.app.photo_rooms.write_captions())
    yield "a new article", desk.app.starting.ask
    yield "how texts are read", desk.app.beside.wording.show
    yield "the shortcuts", window.show_shortcuts
    yield "the article on paper", lambda: (desk.press("Escape"), open_first(desk), desk.press("Ctrl+P"))
    yield "a question", lambda: window.messages.confirm_retract("Lamps", lambda: None)


def open_first(desk):
    desk.app.go("all")
    desk.open_article(HEADLINE)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(("login", "walk"), [("daniel", screens), ("eunseo", more_screens)])
def test_every_other_screen_says_what_it_is(open_window, newsroom_file, language, login, walk):
    desk = open_window(newsroom_file, login, language=language)
    found = {}
    for name, show in walk(desk):
        show()
        desk.settle()
        in_front = QApplication.activeModalWidget() or desk.window
        assert any(one.state().focusable for one in tree(in_front)), name
        if mute := silent(in_front):
            found[name] = mute
    if question := QApplication.activeModalWidget():
        question.close()
    assert found == {}


def test_every_pane_beside_the_text_is_told_by_name(reader):
    desk = reader
    names = set()
    for pane in PANES:
        desk.window.show_side(pane)
        desk.settle()
        shown = desk.window.side._stack.currentWidget()
        named = [name_of(found) for found in tree(shown) if name_of(found)]
        assert named, pane
        names.add(named[0])
    assert len(names) == len(PANES)


def test_headings_are_read_in_the_outline_as_what_they_are(reader):
    desk = reader
    desk.click_into("Body" if desk.app.language.code == "en" else desk.app.language.names_of("Body")[1])
    desk.press("Ctrl+End")
    desk.press("Return")
    desk.press("Alt+1")
    desk.write("What comes next")
    desk.press("Ctrl+Shift+O")
    desk.wait(lambda: desk.window.outline.list.model().rowCount() >= 2)
    words = "Subheading" if desk.app.language.code == "en" else desk.app.language.names_of("Subheading")[1]
    headings = [
        name_of(found)
        for found in tree(desk.window.outline.list)
        if found.role() is QAccessible.Role.ListItem
    ]
    assert f"What comes next, {words}" in headings


def test_a_note_is_read_with_its_words_its_author_and_what_it_stands_beside(open_window, newsroom_file):
    desk = open_window(newsroom_file)
    desk.open_article(HEADLINE)
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    desk.press("Ctrl+Shift+Right")
    quote = desk.window.page.body.textCursor().selectedText().strip()
    desk.press("Ctrl+Alt+M")
    desk.wait(desk.window.notes.box.field.hasFocus)
    desk.write("Who says so?")
    desk.press("Ctrl+Return")
    desk.wait_for_words("Who says so?")
    desk.settle()
    spoken = [name_of(found) for found in tree(desk.window.notes)]
    (card,) = [name for name in spoken if f"“{quote}”" in name and "Who says so?" in name]
    assert desk.app._name_of(desk.app.newsroom.person.login) in card
