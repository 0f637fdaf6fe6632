"""The sheet of one photographer: the name we print, and the other spellings that mean the same person."""

from PySide6.QtCore import QEvent, Qt, Signal

from cms.domain.credits.photographers import Photographer
from ui.widgets.buttons import PushButton
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.fields import FieldRow
from ui.widgets.sheet import Sheet

_NEW = Photographer("")


class PhotographerSheet(Sheet):
    """Shows a photographer, or asks for a new one; it changes nothing itself."""

    # The photographer as they are to be known, and the name they were known by before.
    save_wanted = Signal(object, str)
    # The name of a photographer whose spellings are to be forgotten.
    removal_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._photographer = _NEW
        self._lines = {"name": ComposedLineEdit(), "spellings": ComposedLineEdit()}
        self._rows = {name: FieldRow(line) for name, line in self._lines.items()}
        self._remove = PushButton(look="danger_plain")
        for row in self._rows.values():
            self.fields.addWidget(row)
        self.fields.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addStretch(1)
        self.add_buttons()
        for line in self._lines.values():
            line.textEdited.connect(self._edited)
            line.returnPressed.connect(self.press_primary)
        self.primary.clicked.connect(self._save)
        self._remove.clicked.connect(lambda: self.removal_wanted.emit(self.key))
        self.add_act(self.primary, self._why_not_save)
        self.add_act(self._remove)
        self._retranslate()

    @property
    def key(self) -> str:
        """Who is shown; nothing for a new photographer."""
        return self._photographer.name

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._wanted() != self._photographer

    def ask(self) -> None:
        """Ask for a new photographer."""
        self.show_photographer(_NEW)
        self._lines["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_photographer(self, photographer: Photographer) -> None:
        """Show a photographer as the newsroom knows them."""
        self._photographer = photographer
        self._lines["name"].setText(photographer.name)
        self._lines["spellings"].setText(", ".join(photographer.spellings))
        for name, line in self._lines.items():
            line.setCursorPosition(0)
            self._rows[name].set_problem("")
        self.show_problem("")
        self._retranslate()
        self.go_to_top()

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not done."""
        self.refuse_at(self._rows.get(field), sentence)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _edited(self, _words: str) -> None:
        for row in self._rows.values():
            row.set_problem("")
        self.show_problem("")
        self.show_acts()

    def _why_not_save(self) -> str:
        return "" if self.is_touched else self.tr("Nothing was changed.")

    def _wanted(self) -> Photographer:
        spellings = (one.strip() for one in self._lines["spellings"].text().split(","))
        return Photographer(self._lines["name"].text().strip(), tuple(one for one in spellings if one))

    def _save(self) -> None:
        wanted = self._wanted()
        if wanted.name:
            self.save_wanted.emit(wanted, self.key)
        else:
            self.refuse(self.tr("Write the name that is printed."), "name")

    def _retranslate(self) -> None:
        self._rows["name"].set_label(self.tr("Name as it is printed"))
        self._rows["spellings"].set_label(self.tr("Other spellings, with commas between"))
        is_new = not self.key
        self._remove.setVisible(not is_new)
        self._remove.setText(self.tr("Forget these spellings"))
        self.title.setText(self.tr("New photographer") if is_new else self.key)
        self.line.setText(
            self.tr("Files that name one of these spellings get the printed name when they come in.")
        )
        self.cancel.setText(self.tr("Cancel") if is_new else self.tr("Close"))
        self.primary.setText(self.tr("Add the photographer") if is_new else self.tr("Save"))
        self.show_acts()
