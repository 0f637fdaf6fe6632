"""The panel in which one conflict is settled: whose words to keep, and a field to write others."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from cms.body.model import Body
from cms.domain.merging import MergedPlace
from ui.review.conflict_choices import Choice, Chosen, can_be_written, has_both
from ui.review.conflict_words import ConflictWords
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4
from ui.widgets.buttons import PushButton
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import plain_label
from ui.words.tips import plain_tip

# The texts above need the room more.
_HEIGHT_MAX = 120
KEYS = {"1": Choice.MINE, "2": Choice.THEIRS, "3": Choice.BOTH}
_LINE_BREAK = "\u2028"


class ConflictPanel(QWidget):
    """Shows what will stand in one place, and tells what a person chose or wrote."""

    choice_made = Signal(Choice)
    # The lines that were written, a tuple of str.
    retyped = Signal(tuple)

    def __init__(self, words: ConflictWords) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._build()
        self._retranslate()

    def _build(self) -> None:
        self._name = plain_label(look="strong", wraps=True)
        self.buttons = {choice: PushButton(look="tab") for choice in KEYS.values()}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(SPACE_1)
        for choice, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, made=choice: self.choice_made.emit(made))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.field = _ResultField()
        self.field.edited.connect(lambda: self.retyped.emit(self.field.lines()))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_1)
        column.addWidget(self._name)
        column.addLayout(row)
        column.addWidget(self.field)

    def show_conflict(self, name: str, place: MergedPlace, chosen: Chosen | None) -> None:
        """Show a conflict and what was chosen for it."""
        self._name.setText(name)
        self.buttons[Choice.BOTH].setVisible(has_both(place))
        self.show_choice(chosen)
        self.field.show_body(chosen.body if chosen else ())
        self.field.setReadOnly(not can_be_written(place))

    def show_choice(self, chosen: Chosen | None) -> None:
        """Show whose words were chosen, and leave the field as it is."""
        # An exclusive group would not let go of the last choice.
        self._group.setExclusive(False)
        for choice, button in self.buttons.items():
            button.setChecked(chosen is not None and chosen.choice is choice)
        self._group.setExclusive(True)
        self._show_hint(chosen)

    def is_offered(self, choice: Choice) -> bool:
        """Whether a choice can be made here."""
        return not self.buttons[choice].isHidden()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_hint(self, chosen: Chosen | None) -> None:
        empty = self.tr("Nothing will stand here")
        to_choose = self.tr("Keep one of the texts, or write here what shall stand in this place")
        self.field.setPlaceholderText(empty if chosen and not chosen.body else to_choose)

    def _retranslate(self) -> None:
        for key, choice in KEYS.items():
            name = self._words.keep(choice)
            self.buttons[choice].setText(name)
            self.buttons[choice].setToolTip(plain_tip(f"{name} ({key})"))
        self.field.setAccessibleName(self.tr("What will stand here"))


class _ResultField(GrowingText):
    """Holds the words of one place, a paragraph for each block."""

    def __init__(self) -> None:
        super().__init__(min_lines=2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_body(self, body: Body) -> None:
        """Show *body*; nobody is told of an edit."""
        self.set_text("\n".join(block.text.replace("\n", _LINE_BREAK) for block in body))

    def lines(self) -> tuple[str, ...]:
        """Return what is written, line breaks within a paragraph included."""
        blocks = self.document().toRawText().split("\u2029")
        return tuple(block.replace(_LINE_BREAK, "\n") for block in blocks)

    def setFixedHeight(self, height: int) -> None:  # noqa: N802 - Qt's name
        super().setFixedHeight(min(height, _HEIGHT_MAX))
