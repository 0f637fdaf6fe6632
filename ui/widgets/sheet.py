"""What every sheet beside the list has: a title, fields that scroll, what is wrong, and what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.announce import announce
from ui.widgets.buttons import PrimaryButton, PushButton, put_into
from ui.widgets.fields import FieldRow
from ui.widgets.labels import Separator, plain_label
from ui.words.tips import plain_tip


def _nothing() -> str:
    return ""


class Sheet(QWidget):
    """A sheet whose buttons say why they cannot be pressed: no line to the newsroom, nothing to do, work under way."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hindrance = ""
        self._is_busy = False
        self._acts: dict[QPushButton, Callable[[], str]] = {}
        self.title = plain_label(look="title", wraps=True)
        self.line = plain_label(look="secondary", wraps=True)
        self.fields = QVBoxLayout()
        self.cancel, self.primary = PushButton(), PrimaryButton()
        self.cancel.clicked.connect(self.leave)
        self._problem = plain_label(look="danger", wraps=True)
        self._problem.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QWidget()
        self.fields = QVBoxLayout(inner)
        self.fields.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        self.fields.setSpacing(SPACE_3)
        self.fields.addWidget(self.title)
        self.fields.addWidget(self.line)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        put_into(self._scroll, inner)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACE_2)
        self._buttons.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        foot.setSpacing(SPACE_3)
        foot.addWidget(self._problem)
        foot.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(Separator())
        column.addLayout(foot)

    @property
    def key(self) -> str:
        """Which line of the list is shown; nothing for a new one."""
        return ""

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed or chosen that is not saved."""
        return False

    def leave(self) -> None:
        """Go, whatever was typed: the person said so."""
        self.left.emit()

    def ask_to_save(self) -> None:
        """Say that something here is not saved yet."""
        self.show_problem(self.tr("Save this first, or cancel it."))

    def add_buttons(self) -> None:
        """Put cancel and the primary button below the fields, which come before them for the Tab key, too."""
        self._buttons.addWidget(self.cancel)
        self._buttons.addWidget(self.primary)

    def add_act(self, button: QPushButton, why_not: Callable[[], str] = _nothing) -> None:
        """Let *button* be pressed only while the newsroom answers and *why_not* has nothing against it."""
        self._acts[button] = why_not
        self.show_acts()

    def set_hindrance(self, reason: str) -> None:
        """Say why nothing can be changed now, or with no reason that it can."""
        self._hindrance = reason
        self.show_acts()

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second order while the first is carried out."""
        self._is_busy = is_busy
        self.show_acts()

    def show_acts(self) -> None:
        """Offer what can be done now."""
        for button, why_not in self._acts.items():
            reason = self._hindrance or why_not()
            button.setEnabled(not reason and not self._is_busy)
            button.setToolTip(plain_tip(reason))
            button.setAccessibleDescription(reason)

    def show_problem(self, sentence: str) -> None:
        """Say why it was not done, or with no sentence that nothing stands against it."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence, is_urgent=True)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not done, at *field* where it is about one."""
        self.show_problem(sentence)

    def problem(self) -> str:
        """Return what stands against it."""
        return "" if self._problem.isHidden() else self._problem.text()

    def refuse_at(self, row: FieldRow | None, sentence: str) -> None:
        """Say why it was not done: at the field it is about, or above the buttons."""
        if row is not None:
            row.set_problem(sentence)
            self.bring_into_sight(row.field)
        else:
            self.show_problem(sentence)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll so far that *part* can be seen, and go there."""
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to(part)

    def scroll_to(self, part: QWidget) -> None:
        """Scroll so far that *part* can be seen, once what is new has been laid out."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part))

    def go_to_top(self) -> None:
        """Show the sheet from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def press_primary(self) -> None:
        """Do what the primary button does, if it can be done."""
        if self.primary.isEnabled():
            self.primary.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.is_touched:
            self.ask_to_save()  # a key pressed by mistake loses nothing
        else:
            self.left.emit()
