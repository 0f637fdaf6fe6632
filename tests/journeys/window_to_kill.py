"""A window in which somebody types until the program is killed; it says how many words are known to be safe.

A word is known to be safe once the status bar has said so and nothing was typed since. The first time the article is
begun; from then on the window has to come back to it by itself, where the writer was.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app import App
from ui.controllers.entering.entrance import Opening

# Milliseconds between two words, and after every so many words a pause long enough for the journal.
_PACE, _BURST, _PAUSE = 15, 9, 420


class Typist:
    """Opens or starts the article and types numbered words at the end of its body."""

    def __init__(self, newsroom: str, folder: Path, slug: str) -> None:
        self._slug = slug
        self._settings = QSettings(str(folder / "killed.ini"), QSettings.Format.IniFormat)
        self._settings.setValue("language", "en")
        self._settings.sync()
        opening = Opening(newsroom, "minji", folder / "computer")
        self._app = App(QApplication([]), opening, settings=self._settings)
        self._words = 0
        self._said = 0
        self._timer = QTimer(interval=_PACE)
        self._timer.timeout.connect(self._type)
        self._look = QTimer(interval=2)
        self._look.timeout.connect(self._acknowledge)

    def run(self) -> None:
        """Type until killed."""
        is_first = not any(key.startswith("open/") for key in self._settings.allKeys())
        self._app.start()
        if is_first:
            self._wait_for_list()
            self._app.starting.ask(self._slug)
            self._press(Qt.Key.Key_Return)
        self._wait_for_article()
        if is_first:
            self._app.window.page.focus_field("body")
        text = self._app.window.page.text().plain_body
        self._words = len(text.split())
        self._tell("found", self._words if self._is_where_it_was(text) else -1)
        self._timer.start()
        self._look.start()
        QEventLoop().exec()

    def _is_where_it_was(self, text: str) -> bool:
        """Whether the words are those that were typed, all in their order, with the writer behind the last and told."""
        numbered = [f"w{number}" for number in range(1, self._words + 1)]
        page = self._app.window.page
        stands = page.body.hasFocus() and page.caret.offset == len(text)
        is_told = self._app.window.banner.text().endswith(f": +{self._words} −0 words.")
        return text.split() == numbered and ((stands and is_told) or not text)

    def _tell(self, what: str, count: int) -> None:
        sys.stdout.write(f"{what} {count}\n")
        sys.stdout.flush()

    def _type(self) -> None:
        self._words += 1
        for key in f"{' ' if self._words > 1 else ''}w{self._words}":
            QTest.keyClick(self._app.window.windowHandle(), key)
        self._timer.setInterval(_PACE if self._words % _BURST else _PAUSE)

    def _acknowledge(self) -> None:
        is_said = self._app.window.status.saved_text().startswith("Saved")
        if (
            is_said
            and self._app.writing.is_kept
            and not self._app.runner.is_busy
            and self._words > self._said
        ):
            self._said = self._words
            self._tell("safe", self._said)

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._app.window.windowHandle(), key, held)

    def _wait_for_list(self) -> None:
        while not self._app.lists.rows or self._app.runner.is_busy:
            _let_pass(10)

    def _wait_for_article(self) -> None:
        while self._app.writing.opened is None or self._app.runner.is_busy:
            _let_pass(10)


def _let_pass(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    Typist(sys.argv[1], Path(sys.argv[2]), sys.argv[3]).run()
