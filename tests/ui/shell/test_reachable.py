"""Nobody needs eyes or a mouse: every control has a name, and Tab goes the way one reads."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QVBoxLayout, QWidget

from tests.ui.rows import articles_en, articles_ko, desks, now, people
from ui.shell.article_pane import ArticlePane
from ui.shell.palette import Palette
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.sidebar import Sidebar
from ui.shell.sign_in import SignIn
from ui.shell.status_bar import StatusBar
from ui.shell.top_bar import TopBar
from ui.widgets.tab_order import next_in_order


class Frame(QWidget):
    """Every part of the frame in one window."""

    def __init__(self, theme, icons, language: str) -> None:
        super().__init__()
        self.top, self.sidebar = TopBar(theme, icons), Sidebar(theme, icons)
        self.pane, self.status = ArticlePane(theme, icons, now=now), StatusBar(theme)
        self.sign_in = SignIn(theme, icons)
        self.overlays = [Palette(theme, icons, self), ShortcutSheet(theme, icons, self)]
        rows = QVBoxLayout(self)
        for part in (self.top, self.sidebar, self.pane, self.sign_in, self.status):
            rows.addWidget(part)
        self.top.show_people(people(), people()[0], language)
        self.top.set_article_open(is_open=True)
        self.top.set_step("Send to review")
        self.sidebar.show_desks(desks(), language)
        self.pane.set_title(self.sidebar.name_of("review"))
        self.pane.show_rows(articles_ko() if language == "ko" else articles_en())
        self.sign_in.ask("The Demo Courier", people(), language)
        self.resize(1_200, 2_000)


@pytest.fixture(params=["en", "ko"])
def frame(request, qtbot, theme, icons, language):
    language.use(request.param)
    frame = Frame(theme, icons, request.param)
    qtbot.addWidget(frame)
    frame.show()
    frame.activateWindow()
    return frame


def stops(part: QWidget) -> list[QWidget]:
    """Where the Tab key stops within *part*, in its order."""
    found, widget = [], next_in_order(part)
    while widget is not part:
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
        if takes_tab and part.isAncestorOf(widget):
            found.append(widget)
        widget = next_in_order(widget)
    return found


def test_every_button_and_field_has_a_name(frame):
    controls = [*frame.findChildren(QAbstractButton), *frame.findChildren(QLineEdit)]
    ours = [control for control in controls if not control.objectName().startswith("qt_")]
    nameless = [c for c in ours if not c.accessibleName() and not getattr(c, "text", str)()]
    # A search's own cross is drawn by Qt and reached with Esc.
    assert [c for c in nameless if not isinstance(c.parent(), QLineEdit)] == []


def test_every_row_of_the_list_speaks(frame):
    model = frame.pane.list.model()
    spoken = [model.index(r, 0).data(Qt.ItemDataRole.AccessibleTextRole) for r in range(model.rowCount())]
    assert spoken
    assert all(len(text.split(", ")) >= 3 for text in spoken)


def test_tab_goes_through_the_top_bar_from_left_to_right(frame):
    lefts = [stop.mapTo(frame.top, QPoint()).x() for stop in stops(frame.top)]
    assert len(lefts) >= 7
    assert lefts == sorted(lefts)


def test_tab_goes_through_the_places_from_top_to_bottom(frame):
    tops = [stop.mapTo(frame.sidebar, QPoint()).y() for stop in stops(frame.sidebar)]
    assert len(tops) >= 10
    assert tops == sorted(tops)


def test_controls_are_large_enough_to_hit(frame):
    small = [stop for stop in stops(frame.top) if min(stop.width(), stop.height()) < 28]
    assert small == []
