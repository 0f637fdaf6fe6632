"""A window in which somebody types until the program is killed; it says how many words are known to be safe.

A word is known to be safe once the status bar has said so and nothing was typed since.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.app import App
from ui.shell.entrance import Opening

# Milliseconds between two words, and after every so many words a pause long enough for the journal.
_PACE, _BURST, _PAUSE = 15, 9, 420


class Typist:
    """Opens or starts the article and types numbered words at the end of its body."""

    def __init__(self, newsroom: str, folder: Path, slug: str) -> None:
        self._slug = slug
        settings = QSettings(str(folder / "killed.ini"), QSettings.Format.IniFormat)
        settings.setValue("language", "en")
        self._app = App(QApplication([]), Opening(newsroom, "minji", folder / "computer"), settings=settings)
        self._words = 0
        self._said = 0
        self._timer = QTimer(interval=_PACE)
        self._timer.timeout.connect(self._type)
        self._look = QTimer(interval=2)
        self._look.timeout.connect(self._acknowledge)

    def run(self) -> None:
        """Type until killed."""
        self._app.start()
        self._wait_for_list()
        if any(row.slug == self._slug for row in self._app.lists.rows):
            article_id = next(row.article_id for row in self._app.lists.rows if row.slug == self._slug)
            self._app.writing.open(article_id)
        else:
            self._app.starting.ask(self._slug)
            self._press(Qt.Key.Key_Return)
        self._wait_for_article()
        self._app.window.page.focus_field("body")
        self._press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        self._words = len(self._app.window.page.text().plain_body.split())
        self._timer.start()
        self._look.start()
        QEventLoop().exec()

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
            sys.stdout.write(f"{self._said}\n")
            sys.stdout.flush()

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
