"""The sheet that F1 opens: every command with its keys, by group, searchable."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.models.palette_match import best_score
from ui.shell.overlay import Overlay
from ui.shell.shortcuts import SHORTCUTS, Command, Group, Shortcut
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4, SPACE_6
from ui.widgets.buttons import IconButton, put_into
from ui.widgets.fields import SearchField
from ui.widgets.labels import plain_label

_WIDTH, _HEIGHT = 760, 620
_COLUMNS = 2


class ShortcutSheet(Overlay):
    """Shows the table of `shortcuts.py` and nothing else."""

    def __init__(self, theme: Theme, icons: Icons, window: QWidget) -> None:
        super().__init__(theme, window, width=_WIDTH)
        self._left_out: frozenset[Command] = frozenset()
        self._build(icons)
        self._retranslate()

    def _build(self, icons: Icons) -> None:
        self._title = plain_label(look="title")
        self._field = SearchField(icons)
        self._field.textChanged.connect(self._fill)
        self._close = IconButton(icons, "x")
        self._close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.setSpacing(SPACE_4)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._field, 2)
        head.addWidget(self._close)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(SPACE_6, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def open(self) -> None:
        super().open()
        self._field.clear()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave_out(self, command: Command, *, is_left_out: bool) -> None:
        """Have *command* not on the sheet: whoever is at the window cannot give it."""
        others = self._left_out - {command}
        self._left_out = others | {command} if is_left_out else others
        self._fill()

    def panel_height(self) -> int:
        return _HEIGHT

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Keyboard shortcuts"))
        self._scroll.setAccessibleName(self._title.text())
        self._field.set_words(self.tr("Find a command"))
        self._close.set_words(self.tr("Close"), "Esc")
        self._fill()

    def _fill(self) -> None:
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, SPACE_3, 0)
        columns.setSpacing(SPACE_6 + SPACE_2)
        halves = [QVBoxLayout() for _ in range(_COLUMNS)]
        heights = [0] * _COLUMNS
        for group, lines in self._found():
            shortest = heights.index(min(heights))
            heights[shortest] += len(lines) + 2
            halves[shortest].addWidget(self._group(group, lines))
        for half in halves:
            half.setSpacing(SPACE_4)
            half.addStretch(1)
            columns.addLayout(half, 1)
        put_into(self._scroll, sheet)

    def _found(self) -> Iterator[tuple[Group, list[Shortcut]]]:
        typed = self._field.text()
        for group in Group:
            lines = [one for one in SHORTCUTS if one.group is group and one.command not in self._left_out]
            fits = [line for line in lines if best_score(typed, (line.name, line.english)) is not None]
            if fits:
                yield group, fits

    def _group(self, group: Group, lines: list[Shortcut]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(plain_label(self._group_name(group), "label"), 0, 0, 1, 2)
        for row, line in enumerate(lines, start=1):
            grid.addWidget(plain_label(line.name, wraps=True), row, 0)
            grid.addWidget(_keys(line.keys), row, 1, Qt.AlignmentFlag.AlignRight)
        return box

    def _group_name(self, group: Group) -> str:
        names = {
            Group.GO: self.tr("Going places"),
            Group.WRITE: self.tr("Writing"),
            Group.ARTICLE: self.tr("The article"),
            Group.PHOTO: self.tr("Photos"),
            Group.WINDOW: self.tr("The window"),
            Group.LISTS: self.tr("In lists only"),
        }
        return names[group]


def _keys(keys: str) -> QLabel:
    return plain_label(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText), "keys")
