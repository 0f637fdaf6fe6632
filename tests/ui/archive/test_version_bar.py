"""While an old version is on the page, the bar above says so and leads back."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.review.rows_of_review import version
from ui.archive.version_bar import VersionBar


@pytest.fixture
def bar(qtbot, theme, icons):
    bar = VersionBar(theme, icons)
    qtbot.addWidget(bar)
    bar.resize(600, 60)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.show_version(version(3, 3000))
    return bar


def words(bar):
    return [label.text() for label in bar.findChildren(QLabel) if label.text()]


def press(bar, text):
    next(button for button in bar.findChildren(QPushButton) if button.text() == text).click()


def test_old_version_is_named_with_who_saved_it_and_when(bar):
    name, about = words(bar)
    assert name == "Version 3"
    assert about.startswith("Min-ji Park · 21 Nov 2026 ")


def test_version_is_restored_copied_and_left(bar, qtbot):
    for text, signal in (
        ("Restore as new version", bar.restore_wanted),
        ("Copy text", bar.copy_wanted),
        ("Back to the article", bar.left),
    ):
        with qtbot.waitSignal(signal):
            press(bar, text)


def test_bar_is_worded_in_korean(bar, language, qtbot):
    language.use("ko")
    qtbot.waitUntil(lambda: words(bar)[0] == "버전 3")
    with qtbot.waitSignal(bar.left):
        press(bar, "기사로 돌아가기")
