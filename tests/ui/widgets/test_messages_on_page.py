"""Banners and toasts: what the page tells its reader, and for how long."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from ui.widgets.banner import Banner, Urgency
from ui.widgets.toast import ToastStack


@pytest.fixture
def page(qtbot, theme):
    page = QWidget()
    page.resize(900, 600)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def toasts(page, icons):
    return ToastStack(page, icons)


@pytest.fixture
def banner(qtbot, theme, icons):
    banner = Banner(theme, icons)
    qtbot.addWidget(banner)
    return banner


def button(parent: QWidget, name: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text() == name)


def test_third_toast_sends_the_oldest_away(toasts):
    for text in ("Approved", "Returned", "Published"):
        toasts.show_toast(text)
    assert toasts.texts == ["Returned", "Published"]


def test_toast_leaves_by_itself(qtbot, toasts):
    toast = toasts.show_toast("Approved")
    toast._timer.setInterval(10)
    toast._timer.start()
    qtbot.waitUntil(lambda: toasts.texts == [])
    assert toasts.isHidden()


def test_toast_stays_while_the_mouse_is_on_it(qtbot, toasts):
    toast = toasts.show_toast("Approved")
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()


def test_undo_on_a_toast_undoes_once_and_the_toast_is_gone(qtbot, toasts):
    undone = []
    toasts.show_toast("Approved", action="Undo", act=lambda: undone.append("approval"))
    qtbot.mouseClick(button(toasts, "Undo"), Qt.MouseButton.LeftButton)
    assert undone == ["approval"]
    assert toasts.texts == []


def test_toast_can_be_closed_and_its_cross_has_a_name(qtbot, toasts):
    toasts.show_toast("Approved")
    cross = toasts.findChild(QToolButton)
    assert cross.accessibleName() == "Close"
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert toasts.texts == []


def test_toasts_stay_at_the_bottom_centre_when_the_page_changes_size(qtbot, page, toasts):
    toasts.show_toast("Approved")
    page.resize(700, 500)
    qtbot.waitUntil(lambda: abs(toasts.geometry().center().x() - 350) <= 2)
    assert 500 - toasts.geometry().bottom() <= 20


def test_banner_says_what_stands_until_it_is_cleared(banner):
    banner.show_message("Offline since 14:32.", urgency=Urgency.WARNING)
    assert banner.text() == "Offline since 14:32."
    banner.clear()
    assert banner.text() == ""


def test_banner_shows_markup_as_it_was_typed(banner):
    banner.show_message("<img src='file:///etc/x'> is writing")
    labels = [label for label in banner.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_banner_without_anything_to_do_has_no_button(banner):
    banner.show_message("Locked by a colleague")
    assert all(b.isHidden() for b in banner.findChildren(QPushButton))


def test_a_banner_that_turns_urgent_is_worded_in_the_colour_of_danger_at_once(banner, theme):
    banner.show_message("Seen as it was at 14:32.", urgency=Urgency.INFO)
    banner.show_message("The disk is full.", urgency=Urgency.DANGER)
    colours = {label.palette().windowText().color().name() for label in banner.findChildren(QLabel)}
    assert colours == {theme.tokens.pills.retracted.text.lower()}
