"""What Qt made for the window stays within reach of Python, whatever is rebuilt meanwhile."""

import gc

import shiboken6
from PySide6.QtWidgets import QMenu

from ui.shell.side_panes import Pane


def test_panes_that_are_filled_anew_take_no_menu_with_them(desk):
    menus = desk.window.menuBar().findChildren(QMenu)
    desk.open_article("Lakeside Secretariat")
    for language in ("en", "ko"):
        desk.app.language.use(language)
        for pane in (Pane.PHOTO, Pane.NOTES, Pane.OUTLINE):
            desk.window.show_side(pane)
            desk.window.side.resize(desk.window.side.minimumWidth(), 500)
            desk.breathe()
    gc.collect()
    assert menus
    assert all(shiboken6.isValid(menu) for menu in menus)
