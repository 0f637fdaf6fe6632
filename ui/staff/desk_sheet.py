"""The sheet of one desk: opening it, and whether one person is enough to approve there."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from cms.domain.rows import DeskRow
from ui.theme.icons import Icons
from ui.widgets.buttons import PushButton
from ui.widgets.check_box import CheckBox
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.fields import FieldRow
from ui.widgets.labels import plain_label
from ui.widgets.sheet import Sheet


class DeskSheet(Sheet):
    """Shows a desk, or asks for a new one; it changes nothing itself."""

    # Slug, name, name in Korean, whether it is solo.
    add_wanted = Signal(str, str, str, bool)
    solo_wanted = Signal(str, bool)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._desk: DeskRow | None = None
        self._language = "en"
        self._lines = {"slug": QLineEdit(), "name": ComposedLineEdit(), "name_ko": ComposedLineEdit()}
        self._lines["slug"].setMaxLength(40)
        self._rows = {name: FieldRow(line) for name, line in self._lines.items()}
        self._solo = CheckBox(icons)
        self._solo_told = plain_label(look="secondary", wraps=True)
        self._switch = PushButton()
        for part in (*self._rows.values(), self._solo, self._solo_told):
            self.fields.addWidget(part)
        self.fields.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addStretch(1)
        self.add_buttons()
        for name, line in self._lines.items():
            line.textEdited.connect(lambda _text, name=name: self._edited(name))
            line.returnPressed.connect(self.press_primary)
        self.primary.clicked.connect(self._open)
        self._switch.clicked.connect(self._change_solo)
        self.add_act(self.primary)
        self.add_act(self._switch)
        self._retranslate()

    @property
    def key(self) -> str:
        """Which desk is shown; nothing for a new one."""
        return self._desk.slug if self._desk else ""

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._desk is None and any(line.text() for line in self._lines.values())

    def ask(self, language: str) -> None:
        """Ask for a new desk."""
        self._desk, self._language = None, language
        for name, line in self._lines.items():
            line.clear()
            self._rows[name].set_problem("")
        self._solo.setChecked(False)
        self.show_problem("")
        self._retranslate()
        self._lines["slug"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_desk(self, desk: DeskRow, language: str) -> None:
        """Show a desk as the newsroom knows it."""
        self._desk, self._language = desk, language
        self.show_problem("")
        self._retranslate()

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not done."""
        self.refuse_at(self._rows.get(field) if self._desk is None else None, sentence)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _edited(self, name: str) -> None:
        self._rows[name].set_problem("")
        self.show_problem("")

    def _open(self) -> None:
        words = [line.text().strip() for line in self._lines.values()]
        missing = {
            "slug": self.tr("Give the desk a short name."),
            "name": self.tr("Write the desk’s name; the sidebar calls it by it."),
        }
        for field, sentence in missing.items():
            if not self._lines[field].text().strip():
                self.refuse(sentence, field)
                return
        self.add_wanted.emit(*words, self._solo.isChecked())

    def _change_solo(self) -> None:
        if self._desk is not None:
            self.solo_wanted.emit(self._desk.slug, not self._desk.is_solo)

    def _retranslate(self) -> None:
        desk = self._desk
        self._rows["slug"].set_label(self.tr("Short name: small Latin letters, digits and hyphens"))
        self._rows["name"].set_label(self.tr("Name"))
        self._rows["name_ko"].set_label(self.tr("Name in Korean"))
        self._solo.setText(self.tr("Solo desk: people may approve their own articles"))
        for part in (*self._rows.values(), self._solo, self.primary):
            part.setVisible(desk is None)
        self._switch.setVisible(desk is not None)
        self.cancel.setText(self.tr("Cancel") if desk is None else self.tr("Close"))
        self.primary.setText(self.tr("Open the desk"))
        if desk is None:
            self.title.setText(self.tr("New desk"))
            self.line.setText(self.tr("Its articles have a place of their own in the sidebar."))
            self._solo_told.setText(
                self.tr(
                    "On a solo desk nobody else looks at an article before it is published. The ledger says so."
                )
            )
        else:
            self.title.setText(desk.name_in(self._language))
            self._show_solo(desk)
        self.show_acts()

    def _show_solo(self, desk: DeskRow) -> None:
        if desk.is_solo:
            self.line.setText(self.tr("Solo desk: people here may approve their own articles."))
            self._solo_told.setText(
                self.tr(
                    "Asking for a second pair of eyes again holds from the next approval on; the ledger says when."
                )
            )
            self._switch.setText(self.tr("Ask for a second pair of eyes"))
        else:
            self.line.setText(self.tr("Every article here is approved by somebody who did not write it."))
            self._solo_told.setText(
                self.tr(
                    "You can let people here approve their own articles. Then nobody else looks at an article before it "
                    "is published, and the ledger says for good who allowed that, and when."
                )
            )
            self._switch.setText(self.tr("Let people approve their own articles"))
