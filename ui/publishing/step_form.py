"""The form in which one step beside the main road is confirmed: what it means, when, why, and the button."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cms.domain.errors import NewsroomError, RuleBroken
from cms.domain.workflow import Step
from ui.publishing.step_words import GRAVE, TIMED, StepWords
from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_2, SPACE_3
from ui.widgets.announce import announce
from ui.widgets.buttons import PushButton, set_look
from ui.widgets.check_box import CheckBox
from ui.widgets.fields import FieldRow
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import plain_label
from ui.widgets.moment_picker import MomentPicker

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Wish:
    """A step somebody wants to take; *reason* is a retraction's notice, *at* the time of a schedule or embargo."""

    step: Step
    reason: str = ""
    at: datetime | None = None


class StepForm(QWidget):
    """Asks for what one step needs, and sends nothing that lacks it."""

    confirmed = Signal(Wish)
    cancelled = Signal()

    def __init__(
        self, icons: Icons, sentence: Callable[[NewsroomError], str], now: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._sentence = sentence
        self._now = now
        self._words = StepWords(self)
        self._step = Step.SCHEDULE
        self._build(icons)
        self._retranslate()

    def _build(self, icons: Icons) -> None:
        self._name = plain_label(look="strong", wraps=True)
        self._meaning = plain_label(look="meta", wraps=True)
        self._moment = MomentPicker(icons)
        self._is_open = CheckBox(icons)
        self._is_open.toggled.connect(self._moment.setDisabled)
        self.reason = GrowingText(min_lines=3)
        self._row = FieldRow(self.reason)
        self.reason.edited.connect(lambda: self._row.set_problem(""))
        self._refused = plain_label(look="danger", wraps=True)
        self._cancel, self._confirm = PushButton(look="quiet"), PushButton()
        self._cancel.clicked.connect(self.cancelled)
        self._confirm.clicked.connect(self._try)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        for part in (self._name, self._meaning, self._moment):
            column.addWidget(part)
        # No wider than its words: beside them a click would do nothing.
        column.addWidget(self._is_open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._row)
        column.addWidget(self._refused)
        column.addLayout(foot)
        column.addStretch(1)

    def ask(self, step: Step, time_zone: str) -> None:
        """Ask for what *step* needs, beginning anew."""
        self._step = step
        self.reason.set_text("")
        self._row.set_problem("")
        self._is_open.setChecked(False)
        self._moment.show_moment(self._now(), time_zone)
        self.show_refusal("")
        self._retranslate()
        self._moment.setVisible(step in TIMED)
        self._is_open.setVisible(step is Step.SET_EMBARGO)
        self._row.setVisible(bool(self._words.asked(step)))
        set_look(self._confirm, "look", "danger" if step in GRAVE else "primary")
        self.set_busy(is_busy=False)

    def focus_first(self) -> None:
        """Put the caret where writing begins."""
        fields = (self._moment.field, self.reason, self._confirm)
        first = next(field for field in fields if not field.isHidden() and not _is_hidden_within(field, self))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, sentence: str) -> None:
        """Say why the newsroom did not take the step; nothing clears it."""
        self._refused.setText(sentence)
        self._refused.setVisible(bool(sentence))

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second confirmation while the first is under way."""
        self._confirm.setEnabled(not is_busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif _sends(event):
            self._try()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Here Ctrl+Enter is the form's own: the window's would take the article's next step.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _sends(event):
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _try(self) -> None:
        if not self._confirm.isEnabled():
            return
        self.reason.composition.commit()
        reason = self.reason.text.strip()
        if self._words.asked(self._step) and not reason:
            sentence = self._words.missing(self._step)
            self._row.set_problem(sentence)
            announce(self.reason, sentence, is_urgent=True)
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            at = self._chosen_time()
        except RuleBroken as error:
            self._moment.set_problem(self._sentence(error))
            return
        self.show_refusal("")
        self.set_busy(is_busy=True)
        self.confirmed.emit(Wish(self._step, reason, at))

    def _chosen_time(self) -> datetime | None:
        if self._step not in TIMED or (self._step is Step.SET_EMBARGO and self._is_open.isChecked()):
            return None
        return self._moment.moment()

    def _retranslate(self) -> None:
        self._name.setText(self._words.name(self._step))
        self._meaning.setText(self._words.meaning(self._step))
        self._moment.set_label(self._words.when(self._step))
        self._is_open.setText(self.tr("Until it is lifted"))
        self._row.set_label(self._words.asked(self._step))
        self._cancel.setText(self.tr("Cancel"))
        self._confirm.setText(self._words.name(self._step))


def _is_hidden_within(field: QWidget, form: QWidget) -> bool:
    parent = field.parentWidget()
    while parent is not None and parent is not form:
        if parent.isHidden():
            return True
        parent = parent.parentWidget()
    return False


def _sends(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
