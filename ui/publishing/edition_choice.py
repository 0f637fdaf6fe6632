"""For an article readers already had: why they get it anew, and what they are told about a mistake."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from cms.domain.workflow import EditionKind
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS_CONTROL, SPACE_1, SPACE_2, SPACE_6
from ui.widgets.announce import announce
from ui.widgets.fields import FieldRow
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import plain_label


class EditionChoice(QWidget):
    """Update or correction; a correction has a notice for readers."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._build()
        theme.changed.connect(self._colour)
        self._colour()
        self._retranslate()
        self._show()

    def _build(self) -> None:
        self._label = plain_label(look="label")
        self._update, self._correction = QRadioButton(), QRadioButton()
        self._update.setChecked(True)
        self._update_means = plain_label(look="meta", wraps=True)
        self._correction_means = plain_label(look="meta", wraps=True)
        for means in (self._update_means, self._correction_means):
            means.setContentsMargins(SPACE_6, 0, 0, 0)
        self._kinds = QButtonGroup(self)
        for button in (self._update, self._correction):
            self._kinds.addButton(button)
        self._notice = GrowingText(min_lines=3)
        self._row = FieldRow(self._notice)
        self._count = plain_label(look="meta")
        self._kinds.buttonToggled.connect(self._show)
        self._notice.edited.connect(self._note_edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._label)
        for part in (self._update, self._update_means, self._correction, self._correction_means):
            column.addWidget(part)
        column.addSpacing(SPACE_2)
        column.addWidget(self._row)
        column.addWidget(self._count)

    @property
    def kind(self) -> EditionKind:
        """What was chosen."""
        return EditionKind.CORRECTION if self._correction.isChecked() else EditionKind.UPDATE

    @property
    def notice(self) -> str:
        """What readers are told; nothing for an update."""
        return self._notice.text.strip() if self.kind is EditionKind.CORRECTION else ""

    def reset(self) -> None:
        """Begin anew for another article."""
        self._update.setChecked(True)
        self._notice.set_text("")
        self._row.set_problem("")
        self._show()

    def is_ready(self) -> bool:
        """Say whether nothing is missing; what is missing is said beside its field."""
        self._notice.composition.commit()
        if self.kind is EditionKind.UPDATE or self.notice:
            return True
        sentence = self.tr("A correction needs a notice that tells readers what was wrong.")
        self._row.set_problem(sentence)
        announce(self._notice, sentence, is_urgent=True)
        self._notice.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _note_edit(self) -> None:
        if self.notice:
            self._row.set_problem("")
        self._show_count()
        self.edited.emit()

    def _show(self) -> None:
        is_correction = self.kind is EditionKind.CORRECTION
        self._row.setVisible(is_correction)
        self._count.setVisible(is_correction)
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.notice)
        self._count.setText(self.tr("1 character") if count == 1 else self.tr("{0} characters").format(count))

    def _colour(self) -> None:
        """Draw the round marks: a thin ring, filled when chosen, in the accent while it has the focus."""
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {tokens.border_strong};"
            f" border-radius: 8px; background: {tokens.canvas}; }}"
            f"QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {tokens.accent}; }}"
            f"QRadioButton:focus {{ border: 2px solid {tokens.accent}; border-radius: {RADIUS_CONTROL}px; }}"
            f"QRadioButton {{ border: 2px solid transparent; }}"
        )

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Why readers get it anew"))
        self._update.setText(self.tr("Update"))
        self._update_means.setText(self.tr("There is news: the article was right and says more now."))
        self._correction.setText(self.tr("Correction"))
        self._correction_means.setText(self.tr("We were wrong: readers are told what."))
        for button, means in (
            (self._update, self._update_means),
            (self._correction, self._correction_means),
        ):
            button.setAccessibleDescription(means.text())
        self._row.set_label(self.tr("Notice for readers (required)"))
        self._notice.setPlaceholderText(self.tr("What was wrong, what is right"))
        self._row.set_problem("")
        self._show_count()
