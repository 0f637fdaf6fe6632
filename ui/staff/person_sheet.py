"""The sheet of one person: their names, roles and rights, and what else can be done about them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit

from cms.domain.rows import DeskRow, PersonRow
from cms.domain.staff import Names, NewPerson, PersonChange, change_of
from ui.staff.first_password import FirstPassword
from ui.staff.role_rows import RoleRows
from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_2
from ui.widgets.buttons import PushButton
from ui.widgets.check_box import CheckBox
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import FieldLabel, FieldRow
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import Separator, plain_label
from ui.widgets.sheet import Sheet


class PersonSheet(Sheet):
    """Shows somebody, or asks for somebody new; it changes nothing itself."""

    add_wanted = Signal(object)
    change_wanted = Signal(object)
    password_asked = Signal(str)
    invite_asked = Signal(str)
    offboarding_asked = Signal(str)
    enable_wanted = Signal(str)
    # What was changed and not saved is not wanted after all: the login.
    reset_wanted = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._person: PersonRow | None = None
        self._desks: tuple[DeskRow, ...] = ()
        self._language = "en"
        self._is_me = self._is_shared = False
        self._build(icons)
        self._lay_out_fields()
        self._connect()
        self._retranslate()

    def _build(self, icons: Icons) -> None:
        self._lines = {
            "login": QLineEdit(),
            "name": ComposedLineEdit(),
            "name_ko": ComposedLineEdit(),
            "byline": ComposedLineEdit(),
        }
        self._lines["login"].setMaxLength(63)
        self._rows = {name: FieldRow(line) for name, line in self._lines.items()}
        self._language_box = DropDown(icons)
        self._language_box.addItem("English", "en")
        self._language_box.addItem("한국어", "ko")
        self._language_row = FieldRow(self._language_box)
        self._roles_label, self.roles = FieldLabel(), RoleRows(icons)
        self._admin = CheckBox(icons)
        self._admin_told = plain_label(look="meta", wraps=True)
        self.password = FirstPassword(is_first=True)
        self._line_above = Separator()
        self._new_password, self._invite, self._enable = PushButton(), PushButton(), PushButton()
        self._offboard = PushButton(look="danger_plain")
        self._enable_told = plain_label(look="meta", wraps=True)

    def _lay_out_fields(self) -> None:
        for part in (
            *self._rows.values(),
            self._language_row,
            self._roles_label,
            self.roles,
            self._admin,
            self._admin_told,
            self.password,
        ):
            self.fields.addWidget(part)
        self.fields.addWidget(self._line_above)
        others = FlowLayout(gap=SPACE_2)
        for button in (self._new_password, self._invite, self._enable, self._offboard):
            others.addWidget(button)
        self.fields.addLayout(others)
        self.fields.addWidget(self._enable_told)
        self.fields.addStretch(1)
        self.add_buttons()

    def _connect(self) -> None:
        for name, line in self._lines.items():
            line.textEdited.connect(lambda _text, name=name: self._edited(name))
            line.returnPressed.connect(self.press_primary)
        self._language_box.currentIndexChanged.connect(self.show_acts)
        self.roles.changed.connect(self.show_acts)
        self.roles.grown.connect(self.scroll_to)
        self._admin.toggled.connect(self.show_acts)
        self.password.entered.connect(self.press_primary)
        self.primary.clicked.connect(self._save)
        self.add_act(self.primary, self._why_not_save)
        self.add_act(self._offboard, self._why_not_offboard)
        for button, signal in (
            (self._new_password, self.password_asked),
            (self._invite, self.invite_asked),
            (self._enable, self.enable_wanted),
            (self._offboard, self.offboarding_asked),
        ):
            if button is not self._offboard:
                self.add_act(button)
            button.clicked.connect(lambda _on=False, told=signal: told.emit(self.key))

    @property
    def key(self) -> str:
        """Who is shown; nothing for somebody new."""
        return self._person.login if self._person else ""

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed or chosen that is not saved."""
        if self._person is None:
            typed = any(line.text() for line in self._lines.values())
            return typed or bool(self.roles.roles()) or bool(self.password.text)
        return self._change(self._person).is_any

    def ask(self, desks: Sequence[DeskRow], language: str) -> None:
        """Ask for somebody new."""
        self._person, self._is_me = None, False
        self._desks, self._language = tuple(desks), language
        for line in self._lines.values():
            line.clear()
        self._language_box.setCurrentIndex(max(0, self._language_box.findData(language)))
        self.roles.show_roles(desks, language, {})
        self._admin.setChecked(False)
        self._begin()
        self._lines["login"].setFocus()

    def show_person(
        self, person: PersonRow, desks: Sequence[DeskRow], language: str, *, is_me: bool, is_shared: bool
    ) -> None:
        """Show somebody as the newsroom knows them."""
        is_other = self.key != person.login
        self._person, self._is_me, self._is_shared = person, is_me, is_shared
        self._desks, self._language = tuple(desks), language
        for name, line in self._lines.items():
            line.setText(getattr(person, name))
        self._language_box.setCurrentIndex(max(0, self._language_box.findData(person.language)))
        self.roles.show_roles(desks, language, person.roles)
        self._admin.setChecked(person.is_admin)
        if is_other:
            self._begin()
        else:
            self._retranslate()

    def reword(self, desks: Sequence[DeskRow], language: str) -> None:
        """Name the desks anew; what was typed and chosen stays."""
        self._desks, self._language = tuple(desks), language
        self.roles.reword(desks, language)

    def leave(self) -> None:
        if self._person is not None and self.is_touched:
            self.show_problem("")
            self.reset_wanted.emit(self.key)
        else:
            self.left.emit()

    def show_acts(self) -> None:
        is_closing = self._person is not None and not self.is_touched
        self.cancel.setText(self.tr("Close") if is_closing else self.tr("Cancel"))
        super().show_acts()

    def forget(self) -> None:
        """Keep nobody, and no password."""
        self._person = None
        self.password.forget()

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not done: at *field* where it is about one, else above the buttons."""
        if field == "password" and self._person is None:
            self.password.show_problem(sentence)
            self.bring_into_sight(self.password.field)
        else:
            row = self._rows.get(field)
            self.refuse_at(row if row and not row.isHidden() else None, sentence)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _begin(self) -> None:
        self.password.forget()
        self.show_problem("")
        for row in self._rows.values():
            row.set_problem("")
        self._retranslate()
        self.go_to_top()

    def _edited(self, name: str) -> None:
        self._rows[name].set_problem("")
        self.show_problem("")
        self.show_acts()

    def _names(self) -> Names:
        words = {name: line.text().strip() for name, line in self._lines.items() if name != "login"}
        return Names(**words, language=self._language_box.currentData())

    def _change(self, person: PersonRow) -> PersonChange:
        return change_of(person, self._names(), self.roles.roles(), is_admin=self._admin.isChecked())

    def _save(self) -> None:
        self.show_problem("")
        if self._person is None and not self._lines["login"].text().strip():
            self.refuse(self.tr("Write the login they will sign in with."), "login")
            return
        if not self._lines["name"].text().strip():
            self.refuse(self.tr("Write the person’s name; articles and colleagues call them by it."), "name")
            return
        if self._person is not None:
            self.change_wanted.emit(self._change(self._person))
            return
        names = self._names()
        self.add_wanted.emit(
            NewPerson(
                login=self._lines["login"].text().strip(),
                name=names.name,
                roles=self.roles.roles(),
                name_ko=names.name_ko,
                byline=names.byline,
                language=names.language,
                is_admin=self._admin.isChecked(),
                password=self.password.text,
            )
        )

    def _why_not_save(self) -> str:
        if self._person is not None and not self.is_touched:
            return self.tr("Nothing was changed.")
        return ""

    def _why_not_offboard(self) -> str:
        return self.tr("You cannot disable your own login. Ask another administrator.") if self._is_me else ""

    def _retranslate(self) -> None:
        person = self._person
        labels = {
            "login": self.tr("Login: small Latin letters, digits, dots and hyphens"),
            "name": self.tr("Name"),
            "name_ko": self.tr("Name in Korean"),
            "byline": self.tr("Byline: how articles name them"),
        }
        for name, label in labels.items():
            self._rows[name].set_label(label)
        self._language_row.set_label(self.tr("Language"))
        self._roles_label.setText(self.tr("Roles at the desks"))
        self._admin.setText(self.tr("Administrator"))
        self._admin_told.setText(
            self.tr("Keeps people, desks and settings. It gives no right over articles.")
            if not self._is_me
            else self.tr("You cannot take the newsroom’s administration from yourself.")
        )
        self._admin.setEnabled(not self._is_me)
        self._new_password.setText(self.tr("Set a new password…"))
        self._invite.setText(self.tr("Invite…"))
        self._enable.setText(self.tr("Let in again"))
        self._offboard.setText(self.tr("Offboard…"))
        self._enable_told.setText(
            self.tr(
                "Let in again, they have the roles above and the password they had; give a new one if in doubt."
            )
        )
        self.primary.setText(self.tr("Add the person") if person is None else self.tr("Save the changes"))
        self._show_parts()

    def _show_parts(self) -> None:
        person = self._person
        is_here = person is not None and person.is_active
        if person is None:
            self.title.setText(self.tr("New person"))
            self.line.setText(self.tr("They sign in with the login and the first password you give them."))
        else:
            self.title.setText(person.name_in(self._language))
            said = self.tr("Signs in as “{0}”.") if is_here else self.tr("The login “{0}” is switched off.")
            self.line.setText(said.format(person.login))
        self._rows["login"].setVisible(person is None)
        self.password.setVisible(person is None)
        for part in (self._line_above, self._new_password):
            part.setVisible(person is not None)
        self._invite.setVisible(is_here and self._is_shared)
        self._offboard.setVisible(is_here)
        is_gone = person is not None and not is_here
        self._enable.setVisible(is_gone)
        self._enable_told.setVisible(is_gone)
        self.show_acts()
