"""The sheet of the newsroom itself: where its readers live, and whether photographs need alternative text."""

from PySide6.QtCore import QEvent, Signal

from cms.domain.photos.country_table import COUNTRIES
from ui.staff.credit_lines import NEWSROOM
from ui.theme.icons import Icons
from ui.widgets.check_box import CheckBox
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import FieldRow
from ui.widgets.labels import plain_label
from ui.widgets.sheet import Sheet


class NewsroomSheet(Sheet):
    """Shows what holds at every desk; it changes nothing itself."""

    # A country's code, and whether a photograph without alternative text stops an article.
    save_wanted = Signal(str, bool)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._kept = (COUNTRIES[0].code, False)
        self._language = "en"
        self._country = DropDown(icons)
        self._country_row = FieldRow(self._country)
        self._country_told = plain_label(look="secondary", wraps=True)
        self._alt_text = CheckBox(icons)
        for part in (self._country_row, self._country_told, self._alt_text):
            self.fields.addWidget(part)
        self.fields.addStretch(1)
        self.add_buttons()
        self._country.currentIndexChanged.connect(lambda _place: self.show_acts())
        self._alt_text.toggled.connect(lambda _on: self.show_acts())
        self.primary.clicked.connect(lambda: self.save_wanted.emit(*self._wanted()))
        self.add_act(self.primary, self._why_not_save)
        self._retranslate()

    @property
    def key(self) -> str:
        """The one line there is."""
        return NEWSROOM

    @property
    def is_touched(self) -> bool:
        """Whether anything was chosen that is not saved."""
        return self._wanted() != self._kept

    def show_rules(self, country: str, language: str, *, requires_alt_text: bool) -> None:
        """Show what holds now; countries are named in *language*."""
        self._kept, self._language = (country, requires_alt_text), language
        self.show_problem("")
        self._retranslate()
        self._country.setCurrentIndex(self._country.findData(country))
        self._alt_text.setChecked(requires_alt_text)
        self.show_acts()
        self.go_to_top()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _wanted(self) -> tuple[str, bool]:
        return self._country.currentData(), self._alt_text.isChecked()

    def _why_not_save(self) -> str:
        return "" if self.is_touched else self.tr("Nothing was changed.")

    def _retranslate(self) -> None:
        chosen = self._country.currentData() or self._kept[0]
        self._country.clear()
        for country in sorted(COUNTRIES, key=lambda one: one.name_in(self._language)):
            self._country.addItem(country.name_in(self._language), country.code)
        self._country.setCurrentIndex(self._country.findData(chosen))
        self.title.setText(self.tr("The whole newsroom"))
        self.line.setText(self.tr("This holds at every desk."))
        self._country_row.set_label(self.tr("Our readers live in"))
        self._country_told.setText(
            self.tr(
                "A photograph whose sender writes that it is out there, as in “OUT: KOREA”, is not published here. "
                "A change holds for every photograph at once."
            )
        )
        self._alt_text.setText(self.tr("A photo without alternative text stops an article"))
        self.cancel.setText(self.tr("Close"))
        self.primary.setText(self.tr("Save"))
        self.show_acts()
