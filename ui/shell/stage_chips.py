"""Chips above a list, one for each stage that its articles are in, of which at most one is chosen."""

from collections import Counter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from cms.domain.rows import ArticleRow
from cms.domain.workflow import Stage
from ui.widgets.flow_layout import FlowLayout
from ui.words.states import StateWords


class StageChips(QWidget):
    """Lets the reader see only the articles of one stage; hidden where there is nothing to choose between."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = StateWords(self)
        self._counts: Counter[Stage] = Counter()
        row = FlowLayout(self)
        self._chips = {stage: self._chip(stage) for stage in Stage}
        for chip in self._chips.values():
            row.addWidget(chip)
        self._retranslate()
        self.hide()

    @property
    def stage(self) -> Stage | None:
        """The stage chosen, or None for all."""
        return next((stage for stage, chip in self._chips.items() if chip.isChecked()), None)

    def choose(self, stage: Stage | None) -> None:
        """Choose one stage, or all."""
        for offered, chip in self._chips.items():
            chip.setChecked(offered is stage)
        self.chosen.emit()

    def show_counts(self, rows: tuple[ArticleRow, ...]) -> None:
        """Offer the stages that *rows* are in, with how many of each."""
        self._counts = Counter(row.stage for row in rows)
        for stage, chip in self._chips.items():
            chip.setVisible(self._counts[stage] > 0 or chip.isChecked())
        self.setVisible(len(self._counts) > 1 or self.stage is not None)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _chip(self, stage: Stage) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("look", "chip")
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.clicked.connect(lambda is_on: self.choose(stage if is_on else None))
        return chip

    def _retranslate(self) -> None:
        for stage, chip in self._chips.items():
            chip.setText(f"{self._words.stage(stage).word} {self._counts[stage]}")
