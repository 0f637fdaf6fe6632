"""The whole job without a mouse: written, illustrated, sent, returned, sent again, approved and published by keys."""

from PySide6.QtWidgets import QApplication, QFileDialog

from tests.journeys.test_step_3_a_photo import CAPTION, agency_photo, wait_for_photos  # noqa: F401 (a fixture)


def focused(desk):
    """Return the name of what has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() or getattr(widget, "text", str)()


def tab_to(desk, name, key="Tab"):
    """Press Tab until *name* has the keyboard."""
    met = []
    while focused(desk) != name:
        assert len(met) < 60, f"Tab does not come to “{name}”: {met}"
        desk.press(key)
        met.append(focused(desk))


def command(desk, typed):
    """Find something in the palette and do it."""
    desk.press("Ctrl+K")
    desk.write(typed)
    desk.press("Return")
    desk.settle()


def sit_down(desk, name):
    command(desk, f"@{name}")
    desk.wait(lambda: name in desk.app.newsroom.person.name)
    desk.settle()


def test_an_article_goes_from_the_first_key_to_its_readers_without_a_mouse(
    desk, agency_photo, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    desk.press("Ctrl+N")
    desk.write("harbour-lamps")
    tab_to(desk, "Desk")
    desk.write("w")
    tab_to(desk, "Start writing")
    desk.press("Space")
    desk.wait(lambda: desk.app.writing.opened is not None)
    desk.settle()
    assert desk.opened_row().desk == "world"
    desk.write("Harbour lights return")
    tab_to(desk, "Body")
    desk.write("The lamps were lit on Monday.")
    desk.press("Ctrl+Shift+P")
    desk.wait(lambda: bool(desk.window.findChildren(QFileDialog)))
    desk.write(agency_photo.name)
    desk.press("Return")
    desk.return_to_window()
    wait_for_photos(desk, 1)
    print(focused(desk))
    desk.press("F6")
    print(focused(desk))
    desk.press("F6")
    print(focused(desk))
    desk.press("F6")
    print(focused(desk))
    desk.press("F6")
    print(focused(desk))
