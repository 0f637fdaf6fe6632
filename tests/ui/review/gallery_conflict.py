"""Draws the conflict screen in its states, both themes and both languages into PNG files; it is not a test.

QT_QPA_PLATFORM=offscreen python -m tests.ui.review.gallery_conflict OUT
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.review import two_edits
from tests.ui.rows import now
from ui.review.conflict_choices import Choice
from ui.review.conflict_view import ConflictView
from ui.shell.language import Language
from ui.theme.icons import Icons
from ui.theme.theme import Theme

# Beside the sidebar and the list of articles, and alone, in the smallest and in the usual window.
SIZES = ((432, 524), (752, 524), (960, 600), (1232, 824))


def scenes(theme: Theme, icons: Icons, code: str) -> Iterator[tuple[str, ConflictView]]:
    """Every state with its name."""
    is_korean = code == "ko"
    found = two_edits.korean_merge() if is_korean else two_edits.english_merge()
    mine, theirs = two_edits.MINE, two_edits.THEIRS
    if is_korean:
        mine, theirs = two_edits.KOREAN_MINE, two_edits.KOREAN_THEIRS
    for name in ("open", "begun", "written", "done", "clean"):
        view = ConflictView(theme, icons, now=now)
        merged = two_edits.clean_merge() if name == "clean" else found
        view.show_merge(merged, mine=mine, theirs=theirs, language=code)
        yield name, view


def arrange(name: str, view: ConflictView) -> None:
    """Do what leads to the state called *name*; the view is shown."""
    view.page.setFocus()
    if name in ("begun", "written"):
        view.panel.choice_made.emit(Choice.MINE)
        view.next_conflict()
    if name == "written":
        view.panel.choice_made.emit(Choice.BOTH)
        view.panel.field.setFocus()
        view.panel.field.insertPlainText("? ")
    if name == "done":
        for number in range(9):
            view.panel.choice_made.emit(list(Choice)[number % 2])
            view.next_conflict()


def main(out: Path) -> None:
    """Draw every state."""
    application = QApplication.instance() or QApplication([])
    theme = Theme(application)
    icons, language = Icons(theme), Language(application)
    out.mkdir(parents=True, exist_ok=True)
    for look in ("light", "dark"):
        theme.use(look)
        for code in ("en", "ko"):
            language.use(code)
            for width, height in SIZES:
                for name, view in scenes(theme, icons, code):
                    view.resize(width, height)
                    view.show()
                    QTest.qWait(20)
                    arrange(name, view)
                    QTest.qWait(20)
                    view.grab().save(str(out / f"conflict-{name}-{look}-{code}-{width}.png"))
                    view.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
