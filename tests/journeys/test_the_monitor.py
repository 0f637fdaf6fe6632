"""The monitor in the window: columns, moves by mouse and by key, what may not be moved, what colleagues do."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QListView, QMenu

from cms.api import open_newsroom
from cms.domain.workflow import Publication, Stage
from ui.monitor.monitor_page import MonitorPage

CHIPS = "chip-exports-rise"
GRAIN = "first-grain-ships"


@pytest.fixture
def desk(open_window, newsroom_file):
    """Daniel Whitfield before the monitor."""
    desk = open_window(newsroom_file, "daniel")
    desk.press("Ctrl+7")
    # Menus of other tests may have left the keyboard nowhere.
    desk.return_to_window()
    desk.wait(lambda: desk.window.is_in_the_middle(MonitorPage) and bool(desk.window.monitor.columns))
    desk.settle()
    desk.monitor = desk.window.monitor
    return desk


def cards(desk, column):
    model = desk.monitor.columns[column].list.model()
    return [model.row_at(model.index(row)).slug for row in range(model.rowCount())]


def id_of(desk, slug):
    return next(row.article_id for row in desk.app.lists.everything if row.slug.startswith(slug))


def stage_of(desk, slug):
    return desk.app.newsroom.reading.open(id_of(desk, slug)).row.stage


def drag(desk, slug, column):
    """Carry a card over a column; say whether it is welcome, and let it go there if it is."""
    target = desk.monitor.columns[column].list.viewport()
    source = next(c for c in desk.monitor.columns.values() if c.select(id_of(desk, slug)))
    held = source.list.model().mimeData([source.list.currentIndex()])
    spot, keys = target.rect().center(), Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(spot, Qt.DropAction.MoveAction, held, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(target, entering)
    if entering.isAccepted():
        dropping = QDropEvent(QPointF(spot), Qt.DropAction.MoveAction, held, Qt.MouseButton.LeftButton, keys)
        QApplication.sendEvent(target, dropping)
    return entering.isAccepted()


def test_all_stages_stand_beside_each_other_in_a_window_of_usual_width(desk):
    desk.window.resize(1440, 900)
    desk.settle()
    assert desk.monitor._scroll.horizontalScrollBar().maximum() == 0
    assert len({column.width() for column in desk.monitor.columns.values()}) <= 2


def test_a_card_says_its_stage_only_where_its_column_does_not(desk):
    def spoken(column):
        model = desk.monitor.columns[column].list.model()
        return model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert "Draft" not in spoken("draft")
    desk.monitor.show_by_desk(is_by_desk=True)
    assert any(
        stage in spoken("world") for stage in ("Draft", "To review", "In review", "Returned", "Approved")
    )


def test_everything_under_way_stands_in_its_column(desk):
    assert any(slug.startswith(CHIPS) for slug in cards(desk, "submitted"))
    assert all(desk.monitor.columns[name].list.accessibleName() for name in desk.monitor.columns)


def test_a_card_is_dropped_where_the_table_allows_and_nowhere_else(desk):
    assert not drag(desk, CHIPS, "scheduled")
    assert not drag(desk, CHIPS, "draft")
    assert drag(desk, CHIPS, "in_review")
    desk.wait(lambda: stage_of(desk, CHIPS) is Stage.IN_REVIEW)
    desk.wait(lambda: any(slug.startswith(CHIPS) for slug in cards(desk, "in_review")))


def test_other_things_than_cards_are_not_welcome(desk):
    target = desk.monitor.columns["approved"].list.viewport()
    brought = QMimeData()
    brought.setText("a word")
    entering = QDragEnterEvent(
        target.rect().center(),
        Qt.DropAction.MoveAction,
        brought,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, entering)
    assert not entering.isAccepted()


@pytest.mark.parametrize("key", ["m", "ㅡ"])
def test_a_card_is_moved_by_key(desk, key):
    column = desk.monitor.columns["submitted"]
    column.select(id_of(desk, CHIPS))
    typed = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, key)
    QApplication.sendEvent(column.list, typed)
    menu = next(menu for menu in desk.monitor.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()] == [
        "Start review → In review",
        "Return → Returned",
        "Approve → Approved",
    ]
    menu.actions()[2].trigger()
    menu.close()
    desk.return_to_window()
    desk.wait(lambda: stage_of(desk, CHIPS) is Stage.APPROVED)


def test_the_keys_go_from_column_to_column_and_open_a_card(desk):
    desk.monitor.focus_first()
    first = QApplication.focusWidget()
    desk.press("Right")
    assert QApplication.focusWidget() is not first
    desk.press("Left")
    assert QApplication.focusWidget() is first
    desk.press("Return")
    desk.wait(lambda: desk.app.writing.opened is not None)
    assert not desk.window.is_in_the_middle(MonitorPage)


def test_a_return_asks_for_its_reason(desk):
    drag(desk, CHIPS, "returned")
    desk.wait_for_words("What must change?")
    assert stage_of(desk, CHIPS) is Stage.SUBMITTED


def test_a_schedule_asks_for_its_time(desk):
    drag(desk, "dishes-map", "scheduled")
    desk.wait_for_words("Publish at")
    assert desk.opened_row().publication is Publication.UNPUBLISHED


def test_a_colleagues_act_is_seen_without_asking(desk, newsroom_file, tmp_path):
    colleague = open_newsroom(str(newsroom_file), "sejin", journal_folder=tmp_path / "elsewhere")
    colleague.review.claim(id_of(desk, CHIPS))
    colleague.close()
    desk.wait(lambda: any(slug.startswith(CHIPS) for slug in cards(desk, "in_review")))


def test_the_same_cards_stand_by_desk_where_none_can_be_moved(desk):
    desk.click("By desk")
    assert "business" in desk.monitor.columns
    assert not drag(desk, CHIPS, "world")


def test_leaving_the_monitor_shows_the_lists_again(desk):
    desk.press("Ctrl+4")
    desk.settle()
    assert not desk.window.is_in_the_middle(MonitorPage)
    assert desk.window.pane.isVisible()


def test_columns_that_would_refuse_a_card_step_back_while_it_is_dragged(desk, monkeypatch):
    dimmed = set()

    def carried(*_):
        dimmed.update(name for name, column in desk.monitor.columns.items() if column.is_dimmed)
        desk.breathe()

    # Qt's own drag ends only with a mouse.
    monkeypatch.setattr(QListView, "startDrag", carried)
    column = desk.monitor.columns["submitted"]
    column.select(id_of(desk, CHIPS))
    column.list.startDrag(Qt.DropAction.MoveAction)
    assert dimmed == {"draft", "scheduled"}
    assert not any(column.is_dimmed for column in desk.monitor.columns.values())
