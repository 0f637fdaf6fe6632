"""The list of what is checked on the way into a newsroom: each step with its mark, and what to do where it failed."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from cms.domain.joining import JoinStep
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_SIZE, SPACE_2
from ui.widgets.announce import announce
from ui.widgets.labels import copyable_label, plain_label


class StepMark(StrEnum):
    """How far a step is."""

    WAITING = "waiting"
    CHECKING = "checking"
    DONE = "done"
    REMARKED = "remarked"
    FAILED = "failed"


# One line per mark: its icon and colour. What it means is also said in words.
_LOOKS = {
    StepMark.WAITING: ("minus", "text3"),
    StepMark.CHECKING: ("loader-circle", "accent"),
    StepMark.DONE: ("circle-check", "pills.approved"),
    StepMark.REMARKED: ("triangle-alert", "pills.in_review"),
    StepMark.FAILED: ("circle-x", "danger"),
}


class JoinSteps(QWidget):
    """Every step one below the other, from the first to the last."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._rows = {step: _StepRow(icons) for step in JoinStep}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        for row in self._rows.values():
            column.addWidget(row)
        self._retranslate()
        theme.changed.connect(self._draw)

    def start(self) -> None:
        """Show that nothing is checked yet but the first step, which is being checked."""
        for row in self._rows.values():
            row.show_mark(StepMark.WAITING)
            row.show()
        self._rows[next(iter(JoinStep))].show_mark(StepMark.CHECKING)

    def show_step(self, step: JoinStep, mark: StepMark, remark: str = "") -> None:
        """Show how *step* came out; the one after it is being checked now, but after a failure none is."""
        self._rows[step].show_mark(mark, remark)
        later = list(JoinStep)[list(JoinStep).index(step) + 1 :]
        if mark is StepMark.FAILED:
            announce(self, f"{self._word(step)}: {remark}", is_urgent=True)
            for unreached in later:
                self._rows[unreached].hide()
        elif later:
            self._rows[later[0]].show_mark(StepMark.CHECKING)

    def word_again(self, step: JoinStep, remark: str) -> None:
        """Show the sentence under *step* in another language."""
        self._rows[step].show_mark(self._rows[step].mark, remark)

    def marks(self) -> dict[JoinStep, StepMark]:
        """Return the mark of each step."""
        return {step: row.mark for step, row in self._rows.items()}

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _draw(self) -> None:
        for row in self._rows.values():
            row.draw()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What is checked"))
        said = {
            StepMark.WAITING: self.tr("not yet"),
            StepMark.CHECKING: self.tr("being checked"),
            StepMark.DONE: self.tr("done"),
            StepMark.REMARKED: self.tr("done, but"),
            StepMark.FAILED: self.tr("failed"),
        }
        for step, row in self._rows.items():
            row.set_words(self._word(step), said)

    def _word(self, step: JoinStep) -> str:
        return {
            JoinStep.NAME: self.tr("Find the server"),
            JoinStep.PORT: self.tr("Reach it"),
            JoinStep.CERTIFICATE: self.tr("Make sure that it is the right one"),
            JoinStep.PASSWORD: self.tr("Sign in, encrypted"),
            JoinStep.NEWSROOM: self.tr("Find the newsroom on it"),
            JoinStep.VERSION: self.tr("Compare its version with this Copydesk"),
            JoinStep.RIGHTS: self.tr("See what you may do there"),
            JoinStep.CLOCK: self.tr("Compare the clocks"),
            JoinStep.KEEPING: self.tr("Remember it on this computer"),
        }[step]


class _StepRow(QWidget):
    """One step: its mark, its name, and a sentence below where there is one to say."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.mark = StepMark.WAITING
        self._icons = icons
        self._said: dict[StepMark, str] = {}
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(ICON_SIZE, ICON_SIZE))
        self._word = plain_label(look="secondary")
        self._remark = copyable_label(wraps=True)
        self._remark.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self._word, 0, 1)
        grid.addWidget(self._remark, 1, 1)
        grid.setColumnStretch(1, 1)
        self.draw()

    def set_words(self, word: str, said: dict[StepMark, str]) -> None:
        """Name the step, and what each mark means."""
        self._word.setText(word)
        self._said = said
        self._speak()

    def show_mark(self, mark: StepMark, remark: str = "") -> None:
        """Show how far the step is, and *remark* below it."""
        self.mark = mark
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self.draw()
        self._speak()

    def draw(self) -> None:
        """Draw the mark in the colours of now."""
        name, colour = _LOOKS[self.mark]
        self._icon.setPixmap(self._icons.pixmap(name, ICON_SIZE, colour, self.devicePixelRatioF()))

    def _speak(self) -> None:
        said = f"{self._word.text()}: {self._said.get(self.mark, '')}"
        self.setAccessibleName(f"{said}. {self._remark.text()}" if self._remark.text() else said)
