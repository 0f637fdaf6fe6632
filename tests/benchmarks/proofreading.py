"""Measures spelling and house style: loading, reading 1,000 words, suggestions, memory, and what they add to a key.

QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.proofreading
"""

import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cms.api import Newsroom, open_newsroom
from cms.domain.article import ArticleText
from cms.domain.proofreading import Passage, Scope
from cms.services.articles.proofreading import Proofreading
from cms.services.newsroom.demo import make_demo
from cms.style.guide import StyleGuide
from cms.style.rules import shipped_rules
from tests.benchmarks.typing_speed import _acted, _Painted, _summary
from ui.app import App
from ui.controllers.entering.entrance import Opening
from ui.theme.theme import Theme

WORDS, KEYS = 10_000, 300
_TYPED = "a ship came into port at noon and left again "
_MISSPELT = {"en": "recieved", "ko": "역활을"}
_SENTENCES = {
    "en": "The goverment met over 40 people in Seoul prior to the vote, and Kim Jong-un recieved them at the harbour. ",
    "ko": "정부는 몇일 안에 결과를 발표할 것이라고 말했고, 시민들은 4퍼센트 오른 값에 역활을 다하라고 요구했다. ",
}


def main() -> None:
    """Print every figure as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        newsroom = Path(folder) / "newsroom.sqlite"
        make_demo(newsroom, lambda _done, _all: None)
        figures = {"reading": _reading(newsroom, Path(folder)), "window": _window(newsroom, Path(folder))}
    print(json.dumps(figures, indent=2, ensure_ascii=False))


def _reading(newsroom: Path, folder: Path) -> dict[str, object]:
    opened = open_newsroom(str(newsroom), "minji", journal_folder=folder / "journal")
    found = {language: _in_language(opened, language) for language in ("en", "ko")}
    opened.close()
    return dict(found)


def _in_language(opened: Newsroom, language: str) -> dict[str, object]:
    rules = _timed(lambda: StyleGuide(shipped_rules(language)))
    passages = [Passage(Scope.BODY, text) for text in _texts(language, 1_000)]
    with opened.proofreading() as reader:
        reader.learn(ArticleText())
        # Other words than those measured, so that these are not remembered.
        started = _timed(lambda: reader.read([Passage(Scope.BODY, "zzyzx 뷁뷁")], language))
        first = _timed(lambda: reader.read(passages, language))
        again = [_timed(lambda: reader.read(passages, language)) for _ in range(20)]
        ((unknown,),) = reader.read([Passage(Scope.BODY, _MISSPELT[language])], "en")
        suggested = _timed(lambda: reader.suggestions(unknown))
        return {
            "rules": len(shipped_rules(language)),
            "terms": sum(len(rule.terms) for rule in shipped_rules(language)),
            "rules_made_ready_ms": round(rules, 1),
            "speller_started_and_dictionaries_loaded_ms": round(started, 1),
            "first_1000_words_ms": round(first, 1),
            "again_1000_words_ms": round(statistics.median(again), 1),
            "suggestion_ms": round(suggested, 1),
            "speller_pss_kib": _memory_of(reader),
        }


def _window(newsroom: Path, folder: Path) -> dict[str, object]:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    app = App(
        application,
        Opening(str(newsroom), "minji", folder / "c"),
        settings=settings,
        theme=Theme(application),
    )
    app.start()
    app.window.resize(1440, 900)
    _wait(lambda: bool(app.lists.everything))
    draft = next(row for row in app.lists.everything if row.language == "en" and row.stage == "draft")
    app.writing.open(draft.article_id)
    _wait(lambda: app.writing.opened is not None and bool(app.writing.token))
    page = app.window.page
    page.focus_field("body")
    page.body.selectAll()
    QApplication.clipboard().setText("\n\n".join(_texts("en", WORDS)))
    start = time.perf_counter()
    page.body.paste_plain()
    _wait(lambda: len(app.window.remarks.spoken) > WORDS // 40)
    found: dict[str, object] = {
        "pasted_10000_words_to_all_marked_ms": round((time.perf_counter() - start) * 1000)
    }
    for state in ("on", "off", "on_again", "off_again"):
        found[f"key_to_paint_{state}"] = _summary(_keys(app))
        app.proofreading.toggle()
    app.window.close()
    return found


def _keys(app: App) -> list[float]:
    body, painted = app.window.page.body, _Painted()
    body.viewport().installEventFilter(painted)
    cursor = body.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    body.setTextCursor(cursor)
    body.setFocus()
    QTest.qWait(1500)
    found = []
    # Words every dictionary has, so that what is measured is the marks that stood there before.
    for number, key in enumerate(islice(cycle(_TYPED), KEYS)):
        found.append(_acted(lambda key=key: QTest.keyClick(body, key), painted))
        # As fast as a quick typist, with a pause for reading now and then.
        QTest.qWait(500 if number % 30 == 29 else 20)
    body.viewport().removeEventFilter(painted)
    return found


def _texts(language: str, words: int) -> list[str]:
    sentence = _SENTENCES[language]
    of_one = len(sentence.split())
    return [f"{sentence * 3}Number {n}." for n in range(words // (of_one * 3))]


def _memory_of(reader: Proofreading) -> int:
    child = reader._speller._child
    if child is None or sys.platform != "linux":
        return 0
    told = Path(f"/proc/{child.pid}/smaps_rollup").read_text(encoding="ascii")
    pss = re.search(r"Pss: +(\d+)", told)
    return int(pss[1]) if pss else 0


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def _wait(until: Callable[[], bool]) -> None:
    while not until():
        QTest.qWait(5)


if __name__ == "__main__":
    main()
