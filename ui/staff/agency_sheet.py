"""The sheet of one agency: its names and spellings, what its pictures may be used as, what editors are warned of."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from cms.domain.credits.agencies import Agency
from cms.domain.photos.rights import LABELS, UsageRights
from ui.theme.icons import Icons
from ui.widgets.buttons import PushButton
from ui.widgets.check_box import CheckBox
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import FieldRow
from ui.widgets.sheet import Sheet

_NEW = Agency("", "", "", "")


class AgencySheet(Sheet):
    """Shows an agency, or asks for a new one; it changes nothing itself."""

    # The agency as it is to be.
    save_wanted = Signal(object)
    # The key of an agency that is to be read as one no longer.
    removal_wanted = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._agency = _NEW
        self._language = "en"
        self._lines = {
            "key": QLineEdit(),
            "english": ComposedLineEdit(),
            "korean": ComposedLineEdit(),
            "full_name": ComposedLineEdit(),
            "spellings": ComposedLineEdit(),
            "warning": ComposedLineEdit(),
        }
        self._lines["key"].setMaxLength(40)
        self._rows = {name: FieldRow(line) for name, line in self._lines.items()}
        self._rights = DropDown(icons)
        self._rights_row = FieldRow(self._rights)
        self._is_korean, self._is_state = CheckBox(icons), CheckBox(icons)
        self._remove = PushButton(look="danger_plain")
        for part in (*self._rows.values(), self._rights_row, self._is_korean, self._is_state):
            self.fields.addWidget(part)
        self.fields.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addStretch(1)
        self.add_buttons()
        self._connect()
        self._retranslate()

    def _connect(self) -> None:
        for name, line in self._lines.items():
            line.textEdited.connect(lambda _text, name=name: self._edited(name))
            line.returnPressed.connect(self.press_primary)
        self._rights.activated.connect(lambda _place: self.show_acts())
        for box in (self._is_korean, self._is_state):
            box.clicked.connect(lambda _on: self.show_acts())
        self.primary.clicked.connect(self._save)
        self._remove.clicked.connect(self._remove_or_list)
        self.add_act(self.primary, self._why_not_save)
        self.add_act(self._remove)

    @property
    def key(self) -> str:
        """Which agency is shown; nothing for a new one."""
        return self._agency.key

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed or chosen that is not saved."""
        return self._wanted() != self._agency

    def ask(self, language: str) -> None:
        """Ask for a new agency."""
        self.show_agency(_NEW, language)
        self._lines["key"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_agency(self, agency: Agency, language: str) -> None:
        """Show an agency as the newsroom knows it."""
        self._agency, self._language = agency, language
        for name, line in self._lines.items():
            written = getattr(agency, name)
            line.setText(", ".join(written) if isinstance(written, tuple) else written)
            line.setCursorPosition(0)
            self._rows[name].set_problem("")
        self._is_korean.setChecked(agency.is_korean)
        self._is_state.setChecked(agency.is_state_agency)
        self.show_problem("")
        self._retranslate()
        self.go_to_top()

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not done."""
        row = self._rows.get(field)
        self.refuse_at(row if row and row.isVisible() else None, sentence)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _edited(self, name: str) -> None:
        self._rows[name].set_problem("")
        self.show_problem("")
        self.show_acts()

    def _why_not_save(self) -> str:
        return "" if self.is_touched else self.tr("Nothing was changed.")

    def _wanted(self) -> Agency:
        words = {name: line.text().strip() for name, line in self._lines.items()}
        spellings = (one.strip() for one in words["spellings"].split(","))
        return replace(
            self._agency,
            key=words["key"],
            english=words["english"],
            korean=words["korean"],
            full_name=words["full_name"],
            warning=words["warning"],
            spellings=tuple(one for one in spellings if one),
            rights=self._rights.currentData() or "",
            is_korean=self._is_korean.isChecked(),
            is_state_agency=self._is_state.isChecked(),
        )

    def _save(self) -> None:
        missing = {
            "key": self.tr("Give the agency a key."),
            "english": self.tr("Write its name in English."),
            "korean": self.tr("Write its name in Korean."),
        }
        for field, sentence in missing.items():
            if not self._lines[field].text().strip():
                self.refuse(sentence, field)
                return
        self.save_wanted.emit(self._wanted())

    def _remove_or_list(self) -> None:
        if self._agency.is_listed:
            self.removal_wanted.emit(self.key)
        else:
            self.save_wanted.emit(replace(self._agency, is_listed=True))

    def _retranslate(self) -> None:
        labels = {
            "key": self.tr("Key: small Latin letters, digits and hyphens"),
            "english": self.tr("Name in English"),
            "korean": self.tr("Name in Korean"),
            "full_name": self.tr("Full name, as in AP=Associated Press"),
            "spellings": self.tr("Other spellings, with commas between"),
            "warning": self.tr("What editors are told who use its pictures"),
        }
        for name, label in labels.items():
            self._rows[name].set_label(label)
        self._rights_row.set_label(self.tr("Usage rights its pictures usually have"))
        self._offer_rights()
        self._is_korean.setText(self.tr("A Korean agency, which also brings foreign pictures"))
        self._is_state.setText(self.tr("It speaks for a government"))
        is_new = not self._agency.key
        self._rows["key"].setVisible(is_new)
        self._remove.setVisible(not is_new)
        self._remove.setText(
            self.tr("Read it as an agency no longer")
            if self._agency.is_listed
            else self.tr("Read it as an agency again")
        )
        self.title.setText(self.tr("New agency") if is_new else self._named())
        self.line.setText(self.tr("Credits are read, printed and checked by these names."))
        self.cancel.setText(self.tr("Cancel") if is_new else self.tr("Close"))
        self.primary.setText(self.tr("Add the agency") if is_new else self.tr("Save"))
        self.show_acts()

    def _offer_rights(self) -> None:
        self._rights.clear()
        self._rights.addItem(self.tr("None in particular"), "")
        for rights in UsageRights:
            label = LABELS[rights]
            self._rights.addItem(label.korean if self._language == "ko" else label.english, rights.value)
        self._rights.setCurrentIndex(max(0, self._rights.findData(self._agency.rights)))

    def _named(self) -> str:
        return self._agency.korean if self._language == "ko" else self._agency.english
