"""The few lines in which somebody says whether a photo may be used, for how long, and why."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cms.domain.errors import RuleBroken
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms
from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_2
from ui.widgets.buttons import PushButton
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.drop_down import DropDown
from ui.widgets.moment_picker import MomentPicker

# For how many days a lease is usually given; 0 is without an end, and -1 until a moment that is chosen.
_DAYS = (0, 1, 7, 14, 30, 90, 365)
_CHOSEN = -1
_MONTH = timedelta(days=30)


class LeaseForm(QWidget):
    """Gives a lease that begins now or later, by the newsroom's clocks; a reason is part of it."""

    granted = Signal(object)

    def __init__(self, icons: Icons, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._time_zone = "UTC"
        self._kind, self._begins, self._days = DropDown(icons), DropDown(icons), DropDown(icons)
        self._first, self._last = MomentPicker(icons), MomentPicker(icons)
        self._reason = ComposedLineEdit()
        self._give, self._leave = PushButton(), PushButton(look="quiet")
        for choice in (self._kind, self._begins, self._days):
            choice.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(self._give)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        for part in (self._kind, self._begins, self._first, self._days, self._last, self._reason):
            column.addWidget(part)
        column.addLayout(buttons)
        self._give.clicked.connect(self._grant)
        self._leave.clicked.connect(self.hide)
        for choice in (self._begins, self._days):
            choice.activated.connect(lambda _place: self._show_moments())
        self._reason.textChanged.connect(lambda words: self._give.setEnabled(bool(words.strip())))
        self._retranslate()

    def set_time_zone(self, time_zone: str) -> None:
        """Choose moments by the clocks of *time_zone*."""
        self._time_zone = time_zone

    def ask(self) -> None:
        """Ask for a lease."""
        self._reason.clear()
        self._begins.setCurrentIndex(0)
        self._days.setCurrentIndex(0)
        self._first.show_moment(self._now(), self._time_zone)
        self._last.show_moment(self._now() + _MONTH, self._time_zone)
        self._show_moments()
        self._give.setEnabled(False)
        self.show()
        self._kind.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave with Esc, give with Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._grant()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        kind, days = max(self._kind.currentIndex(), 0), max(self._days.currentIndex(), 0)
        begins = max(self._begins.currentIndex(), 0)
        self._begins.clear()
        self._begins.addItem(self.tr("from now on"), 0)
        self._begins.addItem(self.tr("from a chosen time"), _CHOSEN)
        self._begins.setCurrentIndex(begins)
        self._begins.setAccessibleName(self.tr("From when"))
        self._first.set_label(self.tr("It begins"))
        self._last.set_label(self.tr("It ends"))
        self._kind.clear()
        self._kind.addItem(self.tr("May be used"), LeaseKind.ALLOW)
        self._kind.addItem(self.tr("Must not be used"), LeaseKind.DENY)
        self._days.clear()
        for number in _DAYS:
            words = self.tr("for {0} days").format(number) if number else self.tr("without an end")
            self._days.addItem(words, number)
        self._days.addItem(self.tr("until a chosen time"), _CHOSEN)
        self._kind.setCurrentIndex(kind)
        self._days.setCurrentIndex(days)
        self._kind.setAccessibleName(self.tr("May it be used?"))
        self._days.setAccessibleName(self.tr("For how long"))
        self._reason.setPlaceholderText(self.tr("Why (contract, request, court …)"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self._give.setText(self.tr("Keep"))
        self._leave.setText(self.tr("Cancel"))

    def _grant(self) -> None:
        self._reason.composition.commit()
        reason, days = self._reason.text().strip(), int(self._days.currentData())
        if not reason:
            self._reason.setFocus()
            return
        try:
            starts_at, ends_at = self._moments(days)
        except RuleBroken:
            self._last.set_problem(
                self.tr("The newsroom’s clocks do not show this time once; choose another.")
            )
            return
        if ends_at is not None and ends_at <= max(starts_at, self._now()):
            self._last.set_problem(self.tr("It ends before it begins. Choose a later time."))
            self._last.field.setFocus()
            return
        self.hide()
        self.granted.emit(LeaseTerms(LeaseKind(self._kind.currentData()), reason, starts_at, ends_at))

    def _moments(self, days: int) -> tuple[datetime, datetime | None]:
        """Return when the lease begins and ends; RuleBroken where a clock shows that never or twice."""
        starts_at = self._first.moment() if self._begins.currentData() == _CHOSEN else self._now()
        if days == _CHOSEN:
            return starts_at, self._last.moment()
        return starts_at, starts_at + timedelta(days=days) if days else None

    def _show_moments(self) -> None:
        self._first.setVisible(self._begins.currentData() == _CHOSEN)
        self._last.setVisible(self._days.currentData() == _CHOSEN)
