"""Walking along the order of the Tab key leaves everything where it was."""

import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QTextEdit, QVBoxLayout, QWidget

from ui.widgets.tab_order import next_in_order


def test_what_was_walked_over_outlives_who_stood_before_it(qtbot, qapp):
    window, page = QMainWindow(), QWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    column = QVBoxLayout(page)
    first, goes, text = QPushButton("First"), QPushButton("Goes"), QTextEdit()
    for part in (first, goes, text):
        column.addWidget(part)
    bar = window.menuBar()
    made_by_qt = (bar, bar.addMenu("Menu"), text.viewport(), text.verticalScrollBar())
    found = [first]
    while (widget := next_in_order(found[-1])) is not first:
        found.append(widget)
    assert {goes, text, window, page} <= set(found)
    goes.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(goes)
    assert all(shiboken6.isValid(part) for part in (window, page, text, *made_by_qt))
    assert text.parentWidget() is page
