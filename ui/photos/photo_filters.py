"""What narrows the library down: words of the credit, agency, rights, days, desk, person, and a few signs."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QVBoxLayout, QWidget

from cms.domain.photos.rights import LABELS
from cms.domain.photos.search import NO_RIGHTS, Choice, PhotoChoices, PhotoSearch
from ui.theme.icons import Icons
from ui.theme.tokens import CONTROL_HEIGHT, SPACE_4
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import SearchField
from ui.widgets.flow_layout import FlowLayout

_CHOICES = ("agency", "photographer", "rights", "since", "desk", "person")
_SIGNS = ("is_unused", "lacks_credit", "is_expiring")
_LETTERS, _LETTERS_OF_A_NAME = 9, 12
_CREDIT_WIDTH = 168


class PhotoFilters(QWidget):
    """A choice for each thing to filter by; the first entry of each leaves it open."""

    changed = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._found = PhotoChoices()
        self._credit = SearchField(icons)
        self._choices = {name: DropDown(icons) for name in _CHOICES}
        self._signs = {name: QToolButton() for name in _SIGNS}
        self._build()
        self._retranslate()

    @property
    def search(self) -> PhotoSearch:
        """What is chosen; the words of captions are another field's."""
        days = self._chosen("since")
        return PhotoSearch(
            credit=self._credit.text().strip(),
            agency=self._chosen("agency"),
            photographer=self._chosen("photographer"),
            rights=self._chosen("rights"),
            since=_today() - timedelta(days=int(days)) if days else None,
            desk=self._chosen("desk"),
            person=self._chosen("person"),
            is_unused=self._signs["is_unused"].isChecked(),
            lacks_credit=self._signs["lacks_credit"].isChecked(),
            is_expiring=self._signs["is_expiring"].isChecked(),
        )

    def show_choices(self, choices: PhotoChoices) -> None:
        """Offer the agencies, desks and people that occur in the library; what is chosen stays so."""
        if choices != self._found:
            self._found = choices
            self._fill()

    def clear(self) -> None:
        """Leave everything open."""
        self._credit.clear()
        for choice in self._choices.values():
            choice.setCurrentIndex(0)
        for sign in self._signs.values():
            sign.setChecked(False)

    def choose_endings(self) -> None:
        """Look for the photos whose rights end soon, and leave everything else open."""
        self.clear()
        self._signs["is_expiring"].setChecked(True)

    # What Qt asks of us.

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _chosen(self, name: str) -> str:
        return str(self._choices[name].currentData() or "")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        # As far from the edge as what stands above; only the scroll bar below goes up to it.
        column.setContentsMargins(0, 0, SPACE_4, 0)
        line = FlowLayout()
        column.addLayout(line)
        self._credit.setFixedWidth(_CREDIT_WIDTH)
        self._credit.textChanged.connect(lambda _words: self.changed.emit())
        line.addWidget(self._credit)
        for name, choice in self._choices.items():
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(_LETTERS_OF_A_NAME if name == "photographer" else _LETTERS)
            choice.activated.connect(lambda _place: self.changed.emit())
            line.addWidget(choice)
        for sign in self._signs.values():
            sign.setCheckable(True)
            sign.setFixedHeight(CONTROL_HEIGHT)
            sign.setProperty("look", "chip")
            sign.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            sign.clicked.connect(lambda _checked: self.changed.emit())
            line.addWidget(sign)

    def _retranslate(self) -> None:
        self._credit.set_words(self.tr("Words of the credit"))
        names = {
            "agency": self.tr("Agency"),
            "photographer": self.tr("Photographer"),
            "rights": self.tr("Rights"),
            "since": self.tr("Date"),
            "desk": self.tr("Desk"),
            "person": self.tr("Person"),
        }
        for name, words in names.items():
            self._choices[name].setAccessibleName(words)
        for name, words in (
            ("is_unused", self.tr("Unused")),
            ("lacks_credit", self.tr("No credit")),
            ("is_expiring", self.tr("Rights end soon")),
        ):
            self._signs[name].setText(words)
            self._signs[name].setAccessibleName(words)
        self._fill()

    def _fill(self) -> None:
        is_korean = QLocale().language() is QLocale.Language.Korean
        found = self._found
        self._offer("agency", self.tr("Any agency"), _entries(found.agencies, is_korean=is_korean))
        photographers = _entries(found.photographers, is_korean=is_korean)
        self._offer("photographer", self.tr("Any photographer"), photographers)
        self._offer("desk", self.tr("Any desk"), _entries(found.desks, is_korean=is_korean))
        self._offer("person", self.tr("Anybody"), _entries(found.people, is_korean=is_korean))
        rights = [(label.korean if is_korean else label.english, key.value) for key, label in LABELS.items()]
        self._offer("rights", self.tr("Any rights"), [(self.tr("No rights chosen"), NO_RIGHTS), *rights])
        self._offer(
            "since",
            self.tr("Any date"),
            [
                (self.tr("Today"), "0"),
                (self.tr("Last 7 days"), "7"),
                (self.tr("Last 30 days"), "30"),
                (self.tr("Last year"), "365"),
            ],
        )

    def _offer(self, name: str, whole: str, entries: list[tuple[str, str]]) -> None:
        choice = self._choices[name]
        chosen = choice.currentData()
        choice.clear()
        choice.addItem(whole, "")
        for words, key in entries:
            choice.addItem(words, key)
        choice.setCurrentIndex(max(choice.findData(chosen), 0))


def _entries(choices: tuple[Choice, ...], *, is_korean: bool) -> list[tuple[str, str]]:
    return [
        (f"{one.name_ko if is_korean and one.name_ko else one.name} ({one.photos})", one.key)
        for one in choices
    ]


def _today() -> date:
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())
