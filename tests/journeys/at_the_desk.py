"""A person at the real window: what they can see, click, type, drop and paste, and nothing a person cannot."""

import contextlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
    QKeySequence,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cms.domain.rows import ArticleRow, PersonRow
from ui.app import App
from ui.widgets.labels import ElidedLabel

# How long anything may take on a slow and busy machine, in milliseconds.
PATIENCE = 30_000
_SHARED = re.compile(r"(Saved|저장됨) \d\d:\d\d:\d\d")
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class AtTheDesk:
    """One window on one newsroom, and the person before it."""

    def __init__(self, app: App, bot: QtBot, pages: list[Path], newsroom: Path) -> None:
        self.app = app
        self.window = app.window
        self.pages = pages
        self.newsroom_file = newsroom
        self._bot = bot
        self.crashes: list[Exception] = []
        app.runner.crashed.connect(self.crashes.append)

    # Waiting.

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so; a bug anywhere behind the window ends the wait."""

        def looked() -> bool:
            if self.crashes:
                raise self.crashes[0]
            return bool(until())

        self._bot.waitUntil(looked, timeout=PATIENCE)

    def settle(self) -> None:
        """Wait until nothing is under way behind the window."""
        self.wait(lambda: not self.app.runner.is_busy)

    def breathe(self) -> None:
        """Let Qt do what it has put off: lay out what is new, drop what is gone, paint."""
        later = QEventLoop()
        QTimer.singleShot(0, later.quit)
        later.exec()
        self.window.grab()

    def wait_for_words(self, words: str) -> None:
        """Wait until *words* can be read somewhere in the window."""
        try:
            self.wait(lambda: self.can_read(words))
        except self._bot.TimeoutError:
            pytest.fail(f"“{words}” cannot be read in: {self.texts()}")

    def wait_until_saved(self) -> None:
        """Wait until the status bar says that the newsroom has all that was typed."""
        self.wait(lambda: self.app.writing.is_sent and not self.app.runner.is_busy)
        self.wait(lambda: _SHARED.fullmatch(self.status) is not None)

    # Reading.

    def texts(self, inside: QWidget | None = None) -> list[str]:
        """Return every text that can be seen, in no promised order."""
        return [text for widget in self.seen(QWidget, inside) if (text := _text_of(widget))]

    def can_read(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def seen(self, kind: type, inside: QWidget | None = None) -> list:
        """Return the widgets of a kind that are shown and of which at least a part is not cut away."""
        root = inside or self.window
        found = [root, *root.findChildren(kind)]
        return [one for one in found if isinstance(one, kind) and one.isVisible() and _is_in_sight(one)]

    @property
    def status(self) -> str:
        """What the status bar says about saving."""
        return self.window.status.saved_text()

    @property
    def banner(self) -> str:
        return self.window.banner.text()

    @property
    def toasts(self) -> list[str]:
        return self.window.toasts.texts

    def rows(self) -> list[str]:
        """Return what a screen reader says of each article in the list."""
        model = self.window.pane.list.model()
        return [model.data(model.index(row, 0), _SPOKEN) for row in range(model.rowCount())]

    def opened_row(self) -> ArticleRow:
        """Return how the newsroom says the open article stands."""
        opened = self.app.writing.opened
        assert opened is not None
        return opened.row

    # The mouse.

    def button(self, name: str, inside: QWidget | None = None) -> QAbstractButton:
        """Return the one button in sight with that name."""
        named = [one for one in self.seen(QAbstractButton, inside) if name in _names_of(one)]
        assert len(named) == 1, f"{len(named)} buttons “{name}” among {self._buttons(inside)}"
        return named[0]

    def has_button(self, name: str, inside: QWidget | None = None) -> bool:
        return any(name in _names_of(one) for one in self.seen(QAbstractButton, inside))

    def click(self, name: str, inside: QWidget | None = None) -> None:
        """Click the button of that name once it is there; one just made is shown a moment after the answer it shows."""
        with contextlib.suppress(self._bot.TimeoutError):
            self._bot.waitUntil(lambda: self.has_button(name, inside), timeout=PATIENCE)
        QTest.mouseClick(self.button(name, inside), Qt.MouseButton.LeftButton)

    def choose_from_menu(self, button: str, entry: str) -> None:
        """Open the menu of a button and click an entry."""
        self.click(button)
        self._click_in_menu(entry)

    def _click_in_menu(self, entry: str) -> None:
        self.wait(lambda: any(menu.isVisible() for menu in self.window.findChildren(QMenu)))
        menu = next(menu for menu in self.window.findChildren(QMenu) if menu.isVisible())
        action = next(action for action in menu.actions() if entry in action.text())
        spot = menu.actionGeometry(action).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.return_to_window()

    def go_to(self, place: str) -> None:
        """Click a place in the sidebar and wait for its list."""
        button = next(one for one in self.seen(QAbstractButton, self.window.sidebar) if one.text() == place)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def open_article(self, headline: str) -> None:
        """Click an article in the list, and wait until it is on the page."""
        self.wait(lambda: any(headline in row for row in self.rows()))
        listed = self.window.pane.list
        place = next(number for number, row in enumerate(self.rows()) if headline in row)
        index = listed.model().index(place, 0)
        listed.scrollTo(index)
        spot = listed.visualRect(index).center()
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.wait(lambda: self.app.writing.opened is not None and headline in self.opened_row().headline)
        self.settle()

    def sit_down(self, name: str) -> None:
        """Let somebody else sit down at the window, through the menu of people."""
        person = next(
            one
            for one in self.app.window.top_bar.findChildren(QAbstractButton)
            if "Signed" in one.accessibleName() or "로그인" in one.accessibleName()
        )
        QTest.mouseClick(person, Qt.MouseButton.LeftButton)
        self._click_in_menu(name)
        self.wait(
            lambda: self.app.newsroom is not None and name in _names_of_person(self.app.newsroom.person)
        )
        self.settle()

    def drop(self, target: QWidget, files: list[Path]) -> None:
        """Drag files from a file manager onto a widget and let go."""
        brought = QMimeData()
        brought.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        self._drop(target, brought)

    def _drop(self, target: QWidget, brought: QMimeData) -> None:
        spot = target.rect().center()
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(spot, Qt.DropAction.CopyAction, brought, buttons, keys)
        QApplication.sendEvent(target, entering)
        assert entering.isAccepted(), "The files are not welcome there."
        QApplication.sendEvent(
            target, QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, brought, buttons, keys)
        )

    # The keyboard.

    @property
    def _keyboard(self) -> QWindow:
        """Where keys go: to the window, or to a dialog in front of it."""
        return QGuiApplication.focusWindow() or self.window.windowHandle()

    def press(self, keys: str) -> None:
        """Press keys, named as in the shortcut sheet, as the keyboard would: the window decides who gets them."""
        for combination in QKeySequence(keys):
            QTest.keyClick(self._keyboard, combination.key(), combination.keyboardModifiers())

    def return_to_window(self) -> None:
        """Let the window have the keyboard again after a menu or dialog: without a screen nobody hands it back."""
        self.window.activateWindow()
        self.wait(lambda: QGuiApplication.focusWindow() is self.window.windowHandle())
        self.wait(self.window.isActiveWindow)

    def write(self, words: str) -> None:
        """Type on the keyboard; what has no key there arrives as an input method commits it."""
        for character in words:
            if character == "\n":
                self.press("Return")
            elif character.isascii():
                QTest.keyClick(self._keyboard, character)
            else:
                _send_to_focus(QInputMethodEvent(), commit=character)

    def compose(self, hangul: str, *, is_finished: bool = True) -> None:
        """Type Hangul as a Korean input method does: each syllable grows from its letters and is then committed.

        Unless *is_finished* the last syllable stays in composition.
        """
        for number, syllable in enumerate(hangul, start=1):
            letters = unicodedata.normalize("NFD", syllable)
            for count in range(1, len(letters) + 1):
                _send_to_focus(QInputMethodEvent(unicodedata.normalize("NFC", letters[:count]), []))
            if is_finished or number < len(hangul):
                _send_to_focus(QInputMethodEvent(), commit=syllable)

    def field(self, name: str) -> QWidget:
        """Return the one field in sight with that name."""
        kinds = (QLineEdit, QTextEdit, QComboBox)
        named = [one for one in self.seen(QWidget) if isinstance(one, kinds) and one.accessibleName() == name]
        assert len(named) == 1, f"{len(named)} fields “{name}”"
        return named[0]

    def click_into(self, name: str) -> QWidget:
        """Click into a field and return it."""
        field = self.field(name)
        target = field.viewport() if isinstance(field, QTextEdit) else field
        spot = target.visibleRegion().boundingRect().center()
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        self.wait(field.hasFocus)
        return field

    def rewrite(self, name: str, words: str) -> None:
        """Click into a field, select all and write something else."""
        self.click_into(name)
        self.press("Ctrl+A")
        self.press("Delete")
        self.write(words)

    def choose(self, name: str, entry: str) -> None:
        """Choose an entry of a drop-down list, with the keyboard."""
        box = self.field(name)
        assert isinstance(box, QComboBox)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        self.press("Space")
        popup = box.view()
        self.wait(popup.isVisible)
        place = box.findText(entry)
        assert place >= 0, f"“{entry}” is not offered."
        index = popup.model().index(place, 0)
        popup.scrollTo(index)
        QTest.mouseClick(
            popup.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            popup.visualRect(index).center(),
        )
        self.wait(lambda: not popup.isVisible())
        self.return_to_window()

    def paste_picture(self, picture: QImage) -> None:
        """Copy a picture elsewhere and paste it here."""
        QGuiApplication.clipboard().setImage(picture)
        self.press("Ctrl+V")

    def _buttons(self, inside: QWidget | None) -> list[str]:
        return [" / ".join(_names_of(one)) for one in self.seen(QAbstractButton, inside)]


def _names_of(button: QAbstractButton) -> tuple[str, ...]:
    return tuple(name.replace("&", "") for name in (button.text(), button.accessibleName()) if name)


def _names_of_person(person: PersonRow) -> tuple[str, str]:
    return person.name, person.name_ko


def _text_of(widget: QWidget) -> str:
    match widget:
        case QLabel() | ElidedLabel() | QAbstractButton():
            return widget.text()
        case QLineEdit():
            return widget.text() or widget.placeholderText()
        case QTextEdit():
            return widget.toPlainText() or widget.placeholderText()
        case QComboBox():
            return widget.currentText()
        case QListView():
            model = widget.model()
            spoken = (model.index(row, 0).data(_SPOKEN) for row in range(model.rowCount()))
            return "\n".join(text for text in spoken if text)
        case _:
            return ""


def _is_in_sight(widget: QWidget) -> bool:
    """Whether some of the widget lies within all that surrounds it."""
    # What paints all of its ground covers the field around it.
    shown = widget.viewport() if isinstance(widget, QTextEdit) else widget
    return not shown.visibleRegion().isEmpty() or widget.rect().isEmpty()


def _send_to_focus(event: QInputMethodEvent, commit: str = "") -> None:
    if commit:
        event.setCommitString(commit)
    focused = QGuiApplication.focusObject()
    assert focused is not None, "Nothing in the window has the focus."
    QApplication.sendEvent(focused, event)


def placed(widget: QWidget, within: QWidget) -> QRect:
    """Return where *widget* lies in *within*."""
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())
