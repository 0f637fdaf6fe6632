"""What agencies send is brought in from the window: drafts in the list, and a sentence for what did not come."""

import pytest
from PySide6.QtWidgets import QFileDialog

from ui.controllers.desk.from_the_wire import FromTheWire

NITF = """<nitf><head><docdata><doc-id id-string="n1" regsrc="Agency"/><date.issue norm="20261120T080000Z"/>
</docdata></head><body><body.head><hedline><hl1>Harbour closed</hl1></hedline></body.head><body.content>
<p>The harbour is closed.</p></body.content></body></nitf>"""


@pytest.fixture
def wire(desk) -> FromTheWire:
    return desk.app.starting.wire


@pytest.fixture
def items(tmp_path):
    """A whole item and a broken one."""
    whole, broken = tmp_path / "harbour.xml", tmp_path / "broken.xml"
    whole.write_text(NITF, encoding="utf-8")
    broken.write_text(NITF[:150], encoding="utf-8")
    return [str(whole), str(broken)]


def bring(desk, wire, files):
    """Bring the files in, to the first desk where one is asked for."""
    wire.bring(files)
    menu = wire._menu
    if menu.isVisible():
        next(action for action in menu.actions() if action.isEnabled() and action.text()).trigger()
        menu.close()


def test_an_item_becomes_a_draft_that_can_be_opened(desk, wire, items):
    bring(desk, wire, items[:1])
    desk.wait(lambda: desk.toasts == ["1 came in from the wire."])
    desk.click("Open")
    desk.wait(lambda: desk.window.page.text().headline == "Harbour closed")
    assert desk.opened_row().slug == "harbour-closed"


def test_what_did_not_come_in_is_said_in_a_sentence(desk, wire, items):
    bring(desk, wire, items)
    desk.wait(lambda: "“broken.xml” is not whole XML" in desk.banner)
    assert "1 came in from the wire." in desk.toasts


def test_the_command_asks_for_files(desk):
    desk.press("Ctrl+Alt+W")
    (dialog,) = [each for each in desk.window.findChildren(QFileDialog) if each.isVisible()]
    assert dialog.windowTitle() == "Bring in wire items"
    dialog.reject()
