"""Who is named in an article: a chip for each, a line to name somebody, and who else stands in byline and captions."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget

from cms.domain.named_people import LONGEST_NAME, NamedPerson, person_from
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import put_into
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import plain_label
from ui.widgets.tab_order import stand_first_in

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# So many who stand in byline and captions are offered at a time.
_MOST_OFFERED = 3
_HEIGHT_MAX = 92
# So wide a name may be, in Latin letters; the tool tip has the whole.
_WIDEST = 34


class NamedPeople(QWidget):
    """Says who is to be named and who no longer; it keeps nothing itself."""

    named = Signal(NamedPerson)
    unnamed = Signal(NamedPerson)

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[NamedPerson, ...] = ()
        self._offered: tuple[NamedPerson, ...] = ()
        self._title = plain_label(look="strong")
        self._line = plain_label(look="danger_meta", wraps=True)
        self._line.hide()
        self.field = _NameField()
        self.field.setMaxLength(LONGEST_NAME)
        self._chips: list[QToolButton] = []
        self._build()
        self._retranslate()

    def show_people(self, people: Sequence[NamedPerson], offered: Sequence[NamedPerson]) -> None:
        """Show who is named, and offer some who are not yet; what is being typed stays."""
        shown = (tuple(people), tuple(offered)[:_MOST_OFFERED])
        if shown != (self._people, self._offered):
            self._people, self._offered = shown
            self._show()

    def show_problem(self, sentence: str) -> None:
        """Say why somebody was not named."""
        self._line.setText(sentence)
        self._line.setVisible(bool(sentence))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        inner = QWidget()
        self._row = FlowLayout(inner, gap=SPACE_1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        put_into(self._scroll, inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        column.setSpacing(SPACE_2)
        for part in (self._title, self._scroll, self.field, self._line):
            column.addWidget(part)
        self.field.entered.connect(self._name)
        self.field.textEdited.connect(lambda _: self.show_problem(""))

    def _name(self) -> None:
        person = person_from(self.field.text())
        if person is not None:
            self.field.clear()
            self.named.emit(person)

    def _show(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(person, is_named=True) for person in self._people]
        self._chips += [self._chip(person, is_named=False) for person in self._offered]
        for chip in self._chips:
            self._row.addWidget(chip)
            # Qt would show it only later, too late to be measured.
            chip.show()
        stand_first_in(self, self._chips)
        self._scroll.setVisible(bool(self._chips))
        self._fit()
        count = len(self._people)
        title = self.tr("People in this article {0}").format(count) if count else ""
        self._title.setText(title or self.tr("People in this article"))

    def _chip(self, person: NamedPerson, *, is_named: bool) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("look", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name = _short(str(person))
        chip.setText(f"{name}  ×" if is_named else f"+ {name}")
        words = self.tr("Take {0} off the list") if is_named else self.tr("Name {0}")
        chip.setAccessibleName(words.format(person))
        chip.setToolTip(words.format(person))
        said = self.unnamed if is_named else self.named
        chip.clicked.connect(lambda: said.emit(person))
        return chip

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the chips the room they need, up to a height; more are scrolled."""
        width = self.width() - 2 * SPACE_4
        self._scroll.setFixedHeight(min(self._row.heightForWidth(max(width, 1)) + 2, _HEIGHT_MAX))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("People in this article"))
        self.field.setPlaceholderText(self.tr("Name in Latin letters, Hangul, or both"))
        self.field.setAccessibleName(self.tr("Name somebody in this article"))
        self.field.setToolTip(self.tr("The speller never marks these names in this article."))
        self.field.setAccessibleDescription(self.field.toolTip())
        self._show()


class _NameField(ComposedLineEdit):
    """Enter names whoever is written there; with Ctrl it is the window's."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.composition.commit()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _short(name: str) -> str:
    width = 0
    for number, letter in enumerate(name):
        width += 2 if letter >= "\u1100" else 1
        if width > _WIDEST:
            return f"{name[:number].rstrip()}…"
    return name
