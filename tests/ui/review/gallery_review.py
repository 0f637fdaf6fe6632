"""Draws the review screens, the publish panel and the history with made-up rows into PNG files; it is not a test.

QT_QPA_PLATFORM=offscreen python -m tests.ui.review.gallery_review OUT
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QTextEdit, QVBoxLayout, QWidget

from cms.domain.rows import OpenArticle
from cms.domain.workflow import Publication, Role, Stage
from tests.ui.review import rows_of_review as rows
from tests.ui.rows import now
from ui.archive.history_panel import HistoryPanel
from ui.archive.version_bar import VersionBar
from ui.publishing.publish_panel import PublishPanel
from ui.review.changes_view import ChangesView
from ui.review.review_bar import ReviewBar
from ui.shell.language import Language
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.widgets.problem_list import ProblemList

PAGES = (600, 720, 860)
PANELS = (260, 300, 380)
HEIGHT = 780
_ALL = ((rows.CREDIT_MISSING, rows.RIGHTS_MISSING), (rows.ALT_TEXT_MISSING, rows.CREDIT_DOUBTFUL))


class Gallery:
    """Makes each screen in each of its states."""

    def __init__(self, theme: Theme, icons: Icons, language: Language) -> None:
        self.theme, self.icons, self.language = theme, icons, language

    @property
    def is_korean(self) -> bool:
        return self.language.code == "ko"

    def opened(self, stage: Stage, **more: object) -> OpenArticle:
        text = rows.KOREAN_AFTER if self.is_korean else rows.ENGLISH_AFTER
        name = "박민지" if self.is_korean else "Min-ji Park"
        names = {"author_name": name, "claimed_by_name": "이도현" if self.is_korean else "Daniel Weber"}
        return rows.opened(stage, **{"text": text, **names, **more})

    def changes(self, width: int, *, is_looked_through: bool = False) -> QWidget:
        """The changes under a review bar."""
        view = ChangesView(self.theme, self.icons)
        found = rows.korean_difference() if self.is_korean else rows.english_difference()
        view.show_difference(found, language=self.language.code)
        bar = self.bar(self.opened(Stage.IN_REVIEW), note=True)
        bar.set_changes_shown(True)
        page = _pile(bar, view, size=QSize(width, HEIGHT))
        page.show()
        for _ in range(6 if is_looked_through else 0):
            view.next_change()
        view.page.setFocus()
        return page

    def nothing(self, width: int) -> QWidget:
        """No earlier version."""
        view = ChangesView(self.theme, self.icons)
        view.show_difference(None, language="en")
        return _pile(view, size=QSize(width, 400))

    def bar(self, opened: OpenArticle, *, note: bool = False) -> ReviewBar:
        bar = ReviewBar(self.theme, self.icons, now=now, sentence=self.language.sentence)
        words = (
            "3일 발표문 반영, 사진 크레딧 확인 부탁드립니다."
            if self.is_korean
            else "With the statement of the 3rd."
        )
        name = "박민지" if self.is_korean else "Min-ji Park"
        bar.show_article(opened, rows.submission(words if note else "", name))
        return bar

    def bars(self, width: int) -> QWidget:
        """The review bar for different people, with and without its box; the version bar."""
        asking = self.bar(self.opened(Stage.IN_REVIEW), note=True)
        asking.ask_reason()
        for field in asking.findChildren(QTextEdit):
            field.insertPlainText("날짜를 확인해 주십시오." if self.is_korean else "Please check the date.")
        refused = self.bar(self.opened(Stage.SUBMITTED))
        refused.ask_reason()
        _button(refused, "Return to writer", "작성자에게 보내기").click()
        version_bar = VersionBar(self.theme, self.icons)
        version_bar.show_version(rows.version(3, 3000, "박민지" if self.is_korean else "Min-ji Park"))
        return _pile(
            self.bar(self.opened(Stage.SUBMITTED), note=True),
            self.bar(self.opened(Stage.SUBMITTED, wrote_it=True)),
            self.bar(self.opened(Stage.IN_REVIEW, wrote_it=True, is_solo_desk=True)),
            self.bar(self.opened(Stage.SUBMITTED, role=Role.REPORTER)),
            asking,
            refused,
            version_bar,
            size=QSize(width, HEIGHT),
        )

    def checks(self, width: int, *, is_ready: bool = False) -> QWidget:
        """The findings as a pane."""
        found = ProblemList(self.theme, self.icons, self.language.sentence)
        found.show_problems(*((), ()) if is_ready else _ALL)
        return _pile(found, size=QSize(width, 480))

    def publish(self, width: int, opened: OpenArticle, act: Callable[[PublishPanel], None]) -> QWidget:
        """The publish panel."""
        panel = PublishPanel(self.theme, self.icons, self.language.sentence)
        panel.show_article(opened)
        act(panel)
        return _pile(panel, size=QSize(width, HEIGHT))

    def history(self, width: int) -> QWidget:
        """An article's past."""
        panel = HistoryPanel(self.theme, self.icons, now=now)
        row = rows.article(
            stage=Stage.APPROVED, publication=Publication.LIVE, version=8, live_version=8, article_id="h"
        )
        panel.show_history(*rows.past(self.is_korean), row)
        shown = _pile(panel, size=QSize(width, HEIGHT))
        shown.show()
        panel.list.setFocus()
        panel.list.move_by(5)
        return shown

    def no_history(self, width: int) -> QWidget:
        """Nothing to tell."""
        panel = HistoryPanel(self.theme, self.icons, now=now)
        return _pile(panel, size=QSize(width, 320))

    def pictures(self) -> Iterator[tuple[str, QWidget]]:
        """Every picture with its name."""
        for width in PAGES:
            yield f"changes-{width}", self.changes(width)
            yield f"bars-{width}", self.bars(width)
        yield "changes-later-600", self.changes(600, is_looked_through=True)
        yield "nothing-600", self.nothing(600)
        live = self.opened(Stage.APPROVED, publication=Publication.LIVE, live_version=4)
        for width in PANELS:
            yield f"checks-{width}", self.checks(width)
            yield f"publish-{width}", self.publish(width, self.opened(Stage.APPROVED), lambda _panel: None)
            yield f"correction-{width}", self.publish(width, live, _refuse_correction)
            yield f"history-{width}", self.history(width)
        yield "no-history-260", self.no_history(260)
        yield "ready-260", self.checks(260, is_ready=True)
        blocked = self.opened(Stage.APPROVED, blockers=_ALL[0], warnings=_ALL[1], holds=rows.EMBARGO)
        yield "blocked-300", self.publish(300, blocked, lambda _panel: None)
        yield "publishing-300", self.publish(300, self.opened(Stage.APPROVED), PublishPanel.show_publishing)
        yield "refused-300", self.publish(300, self.opened(Stage.APPROVED), self._refuse)
        yield "not-allowed-300", self.publish(300, self.opened(Stage.IN_REVIEW), lambda _panel: None)

    def _refuse(self, panel: PublishPanel) -> None:
        panel.show_refusal(
            "기사가 그 사이 바뀌었습니다. 박민지가 14:38에 버전 6을 저장했습니다. 출고하지 않았습니다."
            if self.is_korean
            else "The article moved on: Min-ji Park saved version 6 at 14:38. Nothing was published."
        )


def _refuse_correction(panel: PublishPanel) -> None:
    panel.findChildren(QRadioButton)[1].setChecked(True)
    _button(panel, "Publish now", "지금 출고").click()


def _button(inside: QWidget, *names: str) -> QPushButton:
    return next(button for button in inside.findChildren(QPushButton) if button.text() in names)


def _pile(*parts: QWidget, size: QSize) -> QWidget:
    """Return *parts* one below the other in a widget of *size*."""
    pile = QWidget()
    column = QVBoxLayout(pile)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16 if len(parts) > 2 else 0)
    for part in parts:
        column.addWidget(part)
    if len(parts) > 2:
        column.addStretch(1)
    pile.resize(size)
    return pile


def main(out: Path) -> None:
    """Draw every screen in both themes and languages."""
    application = QApplication.instance() or QApplication([])
    theme = Theme(application)
    icons = Icons(theme)
    language = Language(application)
    out.mkdir(parents=True, exist_ok=True)
    for look in ("light", "dark"):
        theme.use(look)
        for code in ("en", "ko"):
            language.use(code)
            for name, widget in Gallery(theme, icons, language).pictures():
                widget.show()
                QTest.qWait(20)
                widget.grab().save(str(out / f"{name}-{look}-{code}.png"))
                widget.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
