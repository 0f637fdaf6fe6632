"""The bar at the top of the page in which words are sought and replaced."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cms.body.find import Sought
from ui.editor.page_column import PageColumn
from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.announce import announce
from ui.widgets.buttons import IconButton, PushButton, set_look
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.labels import ElidedLabel
from ui.widgets.tab_order import stand_first_in
from ui.words.tips import plain_tip

_FIELD_WIDTH_MIN = 140
_COUNT_WIDTH = 132
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Asks what to find and what to put there instead; it knows no text."""

    sought_changed = Signal()
    # How many matches to go on: 1 or -1.
    step_wanted = Signal(int)
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "find_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field, self.by_field = ComposedLineEdit(), ComposedLineEdit()
        self._case, self._word = QToolButton(), QToolButton()
        self._count = ElidedLabel(look="meta")
        self._before = IconButton(icons, "chevron-up")
        self._after = IconButton(icons, "chevron-down")
        self._close = IconButton(icons, "x")
        self._replace, self._replace_all = PushButton(), PushButton()
        self._build()
        self._connect()
        self._retranslate()
        self.hide()

    @property
    def sought(self) -> Sought:
        """What is to be found."""
        return Sought(
            self.field.text(), matches_case=self._case.isChecked(), is_whole_word=self._word.isChecked()
        )

    @property
    def replacement(self) -> str:
        """What is to stand there instead."""
        return self.by_field.text()

    def ask(self, words: str, *, replacing: bool) -> None:
        """Come up with *words* in the field, or with those of the last time."""
        if words:
            self.field.setText(words)
        self.set_replacing(is_replacing=replacing)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def set_replacing(self, *, is_replacing: bool) -> None:
        """Offer to replace, or only to find: an article that can only be read is not replaced in."""
        for part in (self.by_field, self._replace, self._replace_all):
            part.setVisible(is_replacing)

    def commit_preedit(self) -> None:
        """Take in a syllable being composed in one of the fields."""
        self.field.composition.commit()
        self.by_field.composition.commit()

    def show_count(self, number: int, count: int, *, wrapped: int = 0) -> None:
        """Say which of how many it is; *wrapped* is 1 if it went on from the top, -1 from the bottom."""
        words = self._words_for(number, count, wrapped)
        is_nothing = bool(self.field.text()) and not count
        set_look(self._count, "look", "danger_meta" if is_nothing else "meta")
        self._count.setText(words)
        self._count.setAccessibleName(words)
        for button in (self._before, self._after, self._replace, self._replace_all):
            button.setEnabled(bool(count))
        if words:
            announce(self, words)

    def said(self) -> str:
        """Return what is said of the count now."""
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Esc; go on with Enter, back with Shift."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _ENTER and held == Qt.KeyboardModifier.ShiftModifier:
            self.step_wanted.emit(-1)
        elif event.key() in _ENTER and held == Qt.KeyboardModifier.NoModifier:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif focused is self.by_field:
            self.replace_wanted.emit()
        else:
            self.step_wanted.emit(1)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        for field in (self.field, self.by_field):
            field.setMinimumWidth(_FIELD_WIDTH_MIN)
            field.setMaxLength(200)
        for choice in (self._case, self._word):
            choice.setCheckable(True)
            choice.setProperty("look", "chip")
            choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._count.setFixedWidth(_COUNT_WIDTH)
        choices, replacing = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (choices, (self._count, self._case, self._word, self._before, self._after, self._close)),
            (replacing, (self._replace, self._replace_all)),
        ):
            row.setSpacing(SPACE_1)
            for part in parts:
                row.addWidget(part)
        replacing.addStretch(1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.field, 0, 0)
        grid.addLayout(choices, 0, 1)
        grid.addWidget(self.by_field, 1, 0)
        grid.addLayout(replacing, 1, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, SPACE_2, 0, SPACE_2)
        inside.addLayout(grid)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 1)
        whole.addWidget(PageColumn(inside))
        for first, then in zip(self._stops()[:-1], self._stops()[1:], strict=True):
            QWidget.setTabOrder(first, then)

    def stand_first_in(self, around: QWidget) -> None:
        """Let the Tab key come here before it comes to anything in *around*, which was there earlier."""
        stand_first_in(around, self._stops())

    def _stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, as one reads: what to find and to put there comes before the choices."""
        choices = (self._case, self._word, self._before, self._after, self._close)
        return (self.field, *choices, self.by_field, self._replace, self._replace_all)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.sought_changed)
        for choice in (self._case, self._word):
            choice.toggled.connect(self.sought_changed)
        self._before.clicked.connect(lambda: self.step_wanted.emit(-1))
        self._after.clicked.connect(lambda: self.step_wanted.emit(1))
        self._close.clicked.connect(self.closed)
        self._replace.clicked.connect(self.replace_wanted)
        self._replace_all.clicked.connect(self.replace_all_wanted)

    def _words_for(self, number: int, count: int, wrapped: int) -> str:
        if not self.field.text():
            return ""
        if not count:
            return self.tr("Not found")
        words = self.tr("{0} of {1}").format(number, count) if number else self.tr("{0} found").format(count)
        if wrapped:
            where = self.tr("from the top") if wrapped > 0 else self.tr("from the end")
            return f"{words} · {where}"
        return words

    def _retranslate(self) -> None:
        for field, name in (
            (self.field, self.tr("Find in the article")),
            (self.by_field, self.tr("Replace with")),
        ):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        self._case.setText("Aa")
        self._word.setText(self.tr("Word"))
        for choice, name in (
            (self._case, self.tr("Match capital letters")),
            (self._word, self.tr("Whole words only")),
        ):
            choice.setToolTip(plain_tip(name))
            choice.setAccessibleName(name)
        self._before.set_words(self.tr("Previous match"), "Shift+F3")
        self._after.set_words(self.tr("Next match"), "F3")
        self._close.set_words(self.tr("Close the search"), "Esc")
        self._replace.setText(self.tr("Replace"))
        self._replace_all.setText(self.tr("Replace all"))
