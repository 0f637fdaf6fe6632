"""The sheet of a house style: how a desk prints credits in one language, shown in print while it is written."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from cms.domain.credits.agencies import SHIPPED, AgencyBook
from cms.domain.credits.credit import printed_line
from cms.domain.credits.house_style import STYLES, House, HouseStyle, faults_of
from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_2
from ui.widgets.buttons import PushButton
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import FieldLabel, FieldRow
from ui.widgets.labels import plain_label
from ui.widgets.sheet import Sheet

_FORMS_HEIGHT = 112
_OWN = "own"
# What is printed to show a style: a caption, and credits of the kinds a desk gets.
_EXAMPLES = {
    "en": (
        ("Fans cheer in Seoul on Tuesday.", "AP=Associated Press"),
        ("Fans cheer in Seoul on Tuesday.", "Park Min-ji/AFP"),
        ("Fans cheer in Seoul on Tuesday.", "Park Min-ji/AFP via Getty Images"),
        ("Fans cheer in Seoul on Tuesday.", "Nonsan City provided it"),
    ),
    "ko": (
        ("20일 서울 광장에서 시민들이 환호하고 있다.", "AP=Associated Press"),
        ("20일 서울 광장에서 시민들이 환호하고 있다.", "워싱턴 로이터=연합뉴스"),
        ("20일 서울 광장에서 시민들이 환호하고 있다.", "박민지 기자"),
        ("20일 서울 광장에서 시민들이 환호하고 있다.", "논산시 제공"),
    ),
}


class StyleSheet(Sheet):
    """Shows how a desk, or the whole newsroom, prints credits; it changes nothing itself."""

    # The desk's slug ("" for the newsroom), the language, and the style; None where there is to be none of its own.
    style_wanted = Signal(str, str, object)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._desk, self._of_language, self._named = "", "en", ""
        self._kept: HouseStyle | None = None
        self._book = SHIPPED
        self._offered = DropDown(icons)
        self._offered_row = FieldRow(self._offered)
        self._line = ComposedLineEdit()
        self._line_row = FieldRow(self._line)
        self._forms = QPlainTextEdit()
        self._forms.setTabChangesFocus(True)
        self._forms.setFixedHeight(_FORMS_HEIGHT)
        self._forms_row = FieldRow(self._forms)
        self._fields_told = plain_label(look="meta", wraps=True)
        self._preview_label = FieldLabel()
        self._preview = [plain_label(wraps=True) for _ in range(4)]
        self._reset = PushButton()
        self._lay_out_fields()
        self._connect()
        self._retranslate()

    def _lay_out_fields(self) -> None:
        printed = QWidget()
        column = QVBoxLayout(printed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        for line in self._preview:
            column.addWidget(line)
        for part in (
            self._offered_row,
            self._preview_label,
            printed,
            self._line_row,
            self._forms_row,
            self._fields_told,
        ):
            self.fields.addWidget(part)
        self.fields.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addStretch(1)
        self.add_buttons()

    def _connect(self) -> None:
        self._offered.activated.connect(self._begin_with)
        self._line.textEdited.connect(lambda _text: self._edited())
        self._line.returnPressed.connect(self.press_primary)
        self._forms.textChanged.connect(self._edited)
        self.primary.clicked.connect(self._save)
        self._reset.clicked.connect(lambda: self.style_wanted.emit(self._desk, self._of_language, None))
        self.add_act(self.primary, self._why_not_save)
        self.add_act(self._reset, self._why_not_reset)

    @property
    def key(self) -> str:
        """Which desk and language are shown."""
        return f"{self._desk}|{self._of_language}"

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed or chosen that is not saved."""
        return self._style() != (self._kept or HouseStyle())

    def show_style(
        self, desk: str, language: str, named: str, kept: HouseStyle | None, book: AgencyBook
    ) -> None:
        """Show the style that was set for *desk*, or that none was; *named* is how the list calls it."""
        self._desk, self._of_language, self._named = desk, language, named
        self._kept, self._book = kept, book
        self._write(kept or HouseStyle())
        self.show_problem("")
        self._retranslate()
        self.go_to_top()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _style(self) -> HouseStyle:
        forms = (form.strip() for form in self._forms.toPlainText().splitlines())
        return HouseStyle(self._line.text().strip(), tuple(form for form in forms if form))

    def _write(self, style: HouseStyle) -> None:
        with QSignalBlocker(self._line), QSignalBlocker(self._forms):
            self._line.setText(style.line)
            self._forms.setPlainText("\n".join(style.forms))
        self._edited()

    def _begin_with(self, place: int) -> None:
        name = self._offered.itemData(place)
        if name != _OWN:
            self._write(STYLES[name])

    def _edited(self) -> None:
        style = self._style()
        name = next((name for name, offered in STYLES.items() if offered == style), _OWN)
        self._offered.setCurrentIndex(self._offered.findData(name))
        self.show_problem("")
        faults = faults_of(style, self._book)
        in_line = next((fault for fault in faults if not fault.form), None)
        in_form = next((fault for fault in faults if fault.form), None)
        self._line_row.set_problem(self.tr(in_line.sentence) if in_line else "")
        self._forms_row.set_problem(f"{in_form.form}: {self.tr(in_form.sentence)}" if in_form else "")
        self._show_print(style)
        self.show_acts()

    def _show_print(self, style: HouseStyle) -> None:
        house = House(style, self._book)
        examples = _EXAMPLES[self._of_language]
        for label, (caption, credit) in zip(self._preview, examples, strict=True):
            label.setText(printed_line(caption, credit, house))

    def _why_not_save(self) -> str:
        if faults_of(self._style(), self._book):
            return self.tr("First put right what is marked.")
        return "" if self.is_touched else self.tr("Nothing was changed.")

    def _why_not_reset(self) -> str:
        return "" if self._kept else self.tr("No style of its own is set here.")

    def _save(self) -> None:
        self.style_wanted.emit(self._desk, self._of_language, self._style())

    def _retranslate(self) -> None:
        self.title.setText(self._named)
        self.line.setText(self.tr("Credits that no form fits are printed as they were written."))
        self._offered_row.set_label(self.tr("Begin with"))
        self._line_row.set_label(self.tr("The line under a photo"))
        self._forms_row.set_label(self.tr("Forms of credits, one in each line"))
        self._fields_told.setText(
            self.tr(
                "In braces: photographer, agency, relay, provider, pool, place; agencies also as agency.ko, agency.en, "
                "agency.full."
            )
        )
        self._preview_label.setText(self.tr("Printed like this"))
        self._reset.setText(
            self.tr("Print as the newsroom does") if self._desk else self.tr("Print as credits are written")
        )
        self.cancel.setText(self.tr("Close"))
        self.primary.setText(self.tr("Save"))
        self._offer()
        self._edited()

    def _offer(self) -> None:
        self._offered.clear()
        for name in STYLES:
            self._offered.addItem(self.tr("As written") if name == "As written" else name, name)
        self._offered.addItem(self.tr("Forms of our own"), _OWN)
