"""The screen on which a person makes one article of two: both texts, what was merged, what is to settle."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cms.domain.merging import MergedText
from ui.review.conflict_choices import Choice, Choices
from ui.review.conflict_page import ConflictPage
from ui.review.conflict_panel import KEYS, ConflictPanel
from ui.review.conflict_words import ConflictWords
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SCROLL_BAR_WIDTH, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.announce import announce
from ui.widgets.buttons import IconButton, PrimaryButton, PushButton
from ui.widgets.labels import ElidedLabel, Separator, plain_label
from ui.words.times import TimeWords


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote one of the two texts, and when it was saved."""

    name: str
    saved_at: datetime


class ConflictView(QWidget):
    """Shows one merged article; *settled* hands out the ArticleText to be saved, *put_off* says: not now."""

    settled = Signal(object)
    put_off = Signal()

    def __init__(self, theme: Theme, icons: Icons, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = ConflictWords(self)
        self._times = TimeWords(now, self)
        self._choices: Choices | None = None
        self._writers: tuple[Writer, Writer] | None = None
        self._language = "en"
        self._current = -1
        self._build(theme, icons)
        self._connect(theme)
        self._retranslate()

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._count = plain_label(look="title")
        self._previous, self._next = IconButton(icons, "chevron-up"), IconButton(icons, "chevron-down")
        self._later, self._save = PushButton(look="quiet"), PrimaryButton()
        self._promise = plain_label(look="meta", wraps=True)
        self._heads = (ElidedLabel(look="strong"), ElidedLabel(look="strong"))
        self.page = ConflictPage(theme, self._words)
        self.panel = ConflictPanel(self._words)
        head = QHBoxLayout()
        head.setSpacing(SPACE_1)
        head.addWidget(self._count, 1)
        for button in (self._previous, self._next, self._later, self._save):
            head.addWidget(button)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE_4, SPACE_2, SPACE_3, SPACE_2)
        top.setSpacing(SPACE_1)
        top.addLayout(head)
        top.addWidget(self._promise)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Separator())
        column.addLayout(_side_by_side(*self._heads))
        column.addWidget(self.page, 1)
        column.addWidget(Separator())
        column.addWidget(self.panel)

    def _connect(self, theme: Theme) -> None:
        self.page.step_wanted.connect(self._step)
        self.page.key_typed.connect(self._obey)
        self.page.conflict_chosen.connect(self._look_at)
        self.panel.choice_made.connect(self._choose)
        self.panel.retyped.connect(self._retype)
        self._next.clicked.connect(self.next_conflict)
        self._previous.clicked.connect(self.previous_conflict)
        self._later.clicked.connect(self.put_off)
        self._save.clicked.connect(self._try_to_save)
        self.setFocusProxy(self.page)
        theme.changed.connect(self._show_again)

    def show_merge(self, merged: MergedText, *, mine: Writer, theirs: Writer, language: str) -> None:
        """Show *merged* from its first conflict on; *language* is the article's."""
        self._choices = Choices(merged)
        self._writers, self._language = (mine, theirs), language
        self._current = 0 if merged.conflicts else -1
        self._show()
        announce(self, self._count.text())

    def next_conflict(self) -> None:
        """Go to the next conflict, if there is one."""
        self._step(1)

    def previous_conflict(self) -> None:
        """Go to the conflict before."""
        self._step(-1)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        if self._choices is None or self._writers is None:
            return
        names = (self.tr("Mine: {0}, {1}"), self.tr("Theirs: {0}, {1}"))
        for head, name, writer in zip(self._heads, names, self._writers, strict=True):
            head.setText(name.format(writer.name, self._times.clock(writer.saved_at)))
        self.page.write(self._choices, self._language)
        self.panel.setVisible(self._current >= 0)
        self._show_state()
        if self._current >= 0:
            self._look_at(self._current)

    def _show_again(self) -> None:
        """Write the same texts in other colours or words and stay where the reader is."""
        scrolled = self.page.verticalScrollBar().value()
        self._show()
        self.page.verticalScrollBar().setValue(scrolled)

    def _show_state(self) -> None:
        """Show how much is to settle."""
        if self._choices is None:
            return
        still_open, total = self._choices.open_count, len(self._choices.conflicts)
        self._count.setText(self._words.count(still_open, total))
        tip = self.tr("Settle every place first.") if still_open else ""
        self._save.set_step(self.tr("Save as new version"), tip=tip, is_blocked=still_open > 0)
        self._previous.setEnabled(self._current > 0)
        self._next.setEnabled(self._current + 1 < total)

    def _look_at(self, number: int) -> None:
        if self._choices is None:
            return
        self.panel.field.composition.commit()
        self._current = number
        self.panel.show_conflict(self._where(), self._choices.conflicts[number], self._choices.chosen(number))
        self.page.look_at(number)
        self._show_state()
        announce(self.page, self._where())

    def _step(self, by: int) -> None:
        number = self._current + by
        if self._choices is not None and 0 <= number < len(self._choices.conflicts):
            self._look_at(number)

    def _obey(self, key: str) -> None:
        choice = KEYS.get(key)
        if choice is not None and self._current >= 0 and self.panel.is_offered(choice):
            self._choose(choice)

    def _choose(self, choice: Choice) -> None:
        if self._choices is None:
            return
        self._choices.choose(self._current, choice)
        self.panel.show_conflict(
            self._where(), self._choices.conflicts[self._current], self._choices.chosen(self._current)
        )
        self._note_choice()

    def _retype(self, lines: tuple[str, ...]) -> None:
        if self._choices is None:
            return
        self._choices.retype(self._current, lines)
        self.panel.show_choice(self._choices.chosen(self._current))
        self._note_choice()

    def _note_choice(self) -> None:
        if self._choices is not None:
            self.page.write_state(self._choices, self._current)
            self._show_state()

    def _try_to_save(self) -> None:
        if self._choices is None:
            return
        self.panel.field.composition.commit()
        number = self._choices.next_open(self._current)
        if number is None:
            self.settled.emit(self._choices.text())
        else:
            self._look_at(number)

    def _where(self) -> str:
        """Return “2 of 5: Headline”, of the conflict one looks at."""
        if self._choices is None:
            return ""
        name = self._words.name_of(self._choices.conflicts[self._current], self._choices.merged)
        return self.tr("{0} of {1}: {2}").format(self._current + 1, len(self._choices.conflicts), name)

    def _retranslate(self) -> None:
        self._next.set_words(self.tr("Next place to settle"), "N")
        self._previous.set_words(self.tr("Previous place to settle"), "P")
        self._later.setText(self.tr("Not now"))
        self._promise.setText(self.tr("Whatever you choose, both texts stay in the history as versions."))
        self.page.setAccessibleName(self.tr("Both texts side by side"))
        self._show_again()


def _side_by_side(left: QLabel, right: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    # As the columns of the page below stand, beside its scroll bar.
    row.setContentsMargins(SPACE_4, SPACE_2, SPACE_4 + SCROLL_BAR_WIDTH, SPACE_1)
    row.setSpacing(SPACE_4)
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return row
