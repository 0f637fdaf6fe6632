"""Measures how long opening an article, a keystroke and undo take at 10,000 words; prints JSON.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.typing_speed [WORDS]

(It is not called typing.py, because a script beside a module of that name could no longer import Python's own.)
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cms.domain.article import ArticleText
from tests.ui.editor.newsroom_rows import long_body, opened
from ui.editor.article_page import ArticlePage
from ui.theme.icons import Icons
from ui.theme.theme import Theme

KEYS = 300


class _Painted(QObject):
    """Knows when the body was last painted to the end."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is not QEvent.Type.Paint:
            return False
        watched.removeEventFilter(self)
        QApplication.sendEvent(watched, event)
        watched.installEventFilter(self)
        self.at = time.perf_counter()
        return True


def main(words: int) -> None:
    """Open, type, break paragraphs, undo and save, each measured to the end of the paint that shows it."""
    application = QApplication.instance() or QApplication([])
    theme = Theme(application)
    page = ArticlePage(theme, Icons(theme))
    page.resize(784, 824)
    page.show()
    QTest.qWait(100)
    article = opened(ArticleText(headline="A long read", body=long_body(words)))
    other = opened(ArticleText(headline="Another", body=long_body(words)), article_id="a2")
    show = [_timed(partial(page.show_article, one, editable=True)) for one in (article, other) * 3]
    painted = _Painted()
    page.body.viewport().installEventFilter(painted)
    page.focus_field("body")
    cursor = page.body.textCursor()
    cursor.setPosition(page.body.document().characterCount() // 2)
    page.body.setTextCursor(cursor)
    QTest.qWait(200)
    keys = [_keyed(page, painted, Qt.Key.Key_A) for _ in range(KEYS)]
    enters = [_keyed(page, painted, Qt.Key.Key_Return) for _ in range(30)]
    undos = [_acted(page.body.undo, painted) for _ in range(30)]
    redos = [_acted(page.body.redo, painted) for _ in range(30)]
    texts = [_timed(page.text) for _ in range(20)]
    figures = {
        "words": words,
        "show": show,
        "key_to_paint": keys,
        "enter_to_paint": enters,
        "undo_to_paint": undos,
        "redo_to_paint": redos,
        "text": texts,
    }
    print(json.dumps({name: _summary(found) for name, found in figures.items()}, indent=2))


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    QTest.qWait(0)
    return (time.perf_counter() - start) * 1000


def _keyed(page: ArticlePage, painted: _Painted, key: Qt.Key) -> float:
    return _acted(partial(QTest.keyClick, page.body, key), painted)


def _acted(act: Callable[[], object], painted: _Painted) -> float:
    start = time.perf_counter()
    act()
    while painted.at < start:
        QTest.qWait(0)
    return (painted.at - start) * 1000


def _summary(found: int | list[float]) -> object:
    if isinstance(found, int):
        return found
    ordered = sorted(found)
    return {
        "p50_ms": round(statistics.median(ordered), 2),
        "p95_ms": round(ordered[int(len(ordered) * 0.95)], 2),
        "max_ms": round(ordered[-1], 2),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
