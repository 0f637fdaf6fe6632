"""What must be fixed before an article goes on and what deserves a second look, each with a way to its place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from cms.domain.checks import Problem
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_SIZE, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PushButton, put_into
from ui.widgets.labels import Separator, plain_label
from ui.widgets.tab_order import stand_first_in

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ProblemRows(QWidget):
    """The findings one below the other, as high as they are together; arrows move, Enter goes to the place."""

    go_to = Signal(Problem)

    def __init__(self, theme: Theme, icons: Icons, sentence: Callable[[Problem], str]) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._sentence = sentence
        self._blockers: tuple[Problem, ...] = ()
        self._warnings: tuple[Problem, ...] = ()
        self._rows: list[_ProblemRow] = []
        self._ready = _ReadyRow(icons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_3)
        self._column.addWidget(self._ready)
        theme.changed.connect(self._draw_icons)
        self._retranslate()

    def show_problems(self, blockers: Sequence[Problem], warnings: Sequence[Problem]) -> None:
        """Show the findings, those that forbid the next step first; with none of either say that all is well."""
        if (tuple(blockers), tuple(warnings)) == (self._blockers, self._warnings):
            return
        self._blockers, self._warnings = tuple(blockers), tuple(warnings)
        self._show()

    def focus_first(self) -> None:
        """Put the focus on the first finding."""
        if self._rows:
            self._rows[0].button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        place = next((n for n, row in enumerate(self._rows) if row.button.hasFocus()), -1)
        if place >= 0 and event.key() in _ENTER:
            self._rows[place].button.click()
        elif place >= 0 and event.key() in _STEPS:
            wanted = min(max(place + _STEPS[Qt.Key(event.key())], 0), len(self._rows) - 1)
            self._rows[wanted].button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        found = [(problem, True) for problem in self._blockers]
        found += [(problem, False) for problem in self._warnings]
        self._rows = [
            self._row_of(problem, blocks=blocks, is_first=not n) for n, (problem, blocks) in enumerate(found)
        ]
        for row in self._rows:
            self._column.addWidget(row)
            # Qt would show it only later, too late for the focus to be put on it.
            row.show()
        stand_first_in(self, [row.button for row in self._rows])
        self._ready.setVisible(not self._rows)
        self._draw_icons()

    def _row_of(self, problem: Problem, *, blocks: bool, is_first: bool) -> "_ProblemRow":
        row = _ProblemRow(blocks=blocks, is_first=is_first)
        word = self.tr("Must be fixed") if blocks else self.tr("Look again")
        row.set_words(word, self._sentence(problem), self.tr("Go to"))
        row.button.clicked.connect(lambda: self.go_to.emit(problem))
        return row

    def _draw_icons(self) -> None:
        for row in self._rows:
            row.dress(self._icons, self._theme)
        self._ready.draw_icon(self._icons)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Checks"))
        self._ready.set_words(self.tr("Ready: every check has passed."))
        self._show()


class ProblemList(QScrollArea):
    """The findings as a pane of their own, scrolled where there are many."""

    go_to = Signal(Problem)

    def __init__(self, theme: Theme, icons: Icons, sentence: Callable[[Problem], str]) -> None:
        super().__init__()
        self._rows = ProblemRows(theme, icons, sentence)
        self._rows.go_to.connect(self.go_to)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        self._column.setSpacing(SPACE_2)
        self._column.addWidget(self._rows)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        put_into(self, inner)
        inner.installEventFilter(self)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the findings are at this width."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._column.totalHeightForWidth(self.viewport().width()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask for another height when the findings are others: Qt does so only for what is not scrolled."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def show_problems(self, blockers: Sequence[Problem], warnings: Sequence[Problem]) -> None:
        """Show the findings, those that forbid the next step first; with none of either say that all is well."""
        self._rows.show_problems(blockers, warnings)

    def focus_first(self) -> None:
        """Put the focus on the first finding."""
        self._rows.focus_first()


class _ProblemRow(QWidget):
    """One finding: its weight as an icon and in words, the button beside them, the sentence below."""

    def __init__(self, *, blocks: bool, is_first: bool) -> None:
        super().__init__()
        self._blocks = blocks
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(ICON_SIZE, ICON_SIZE))
        self._word = plain_label(look="danger" if blocks else "strong")
        self._sentence = plain_label(wraps=True)
        self.button = PushButton(look="quiet")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(0)
        if not is_first:
            line = Separator()
            grid.addWidget(line, 0, 0, 1, 3)
            grid.setRowMinimumHeight(1, SPACE_2)
        grid.addWidget(self._icon, 2, 0)
        grid.addWidget(self._word, 2, 1)
        grid.addWidget(self.button, 2, 2)
        grid.addWidget(self._sentence, 3, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def set_words(self, word: str, sentence: str, go_to: str) -> None:
        self._word.setText(word)
        self._sentence.setText(sentence)
        self.button.setText(go_to)
        self.button.setAccessibleName(f"{go_to}: {sentence}")
        self.setAccessibleName(f"{word}: {sentence}")

    def dress(self, icons: Icons, theme: Theme) -> None:
        self.button.setStyleSheet(f"QPushButton {{ color: {theme.tokens.accent}; font-weight: 600; }}")
        name, colour = ("circle-alert", "danger") if self._blocks else ("triangle-alert", "pills.in_review")
        self._icon.setPixmap(icons.pixmap(name, ICON_SIZE, colour, self.devicePixelRatioF()))


class _ReadyRow(QWidget):
    """What stands where there is nothing to find."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(ICON_SIZE, ICON_SIZE))
        self._words = plain_label(wraps=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, SPACE_1, 0, SPACE_1)
        grid.setHorizontalSpacing(SPACE_2)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._words, 0, 1)
        grid.setColumnStretch(1, 1)
        self.draw_icon(icons)

    def set_words(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)

    def draw_icon(self, icons: Icons) -> None:
        pixmap = icons.pixmap("circle-check", ICON_SIZE, "pills.approved", self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)
