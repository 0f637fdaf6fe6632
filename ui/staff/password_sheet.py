"""The sheet on which somebody gets a new password, and the one that shows once what a new colleague is to be told."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from ui.staff.first_password import FirstPassword
from ui.theme.tokens import SPACE_2
from ui.widgets.buttons import PushButton
from ui.widgets.labels import copyable_label, plain_label
from ui.widgets.sheet import Sheet


class PasswordSheet(Sheet):
    """Asks for a new password of somebody."""

    password_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._login = self._name = ""
        self.password = FirstPassword(is_first=False)
        self.fields.addWidget(self.password)
        self.fields.addStretch(1)
        self.add_buttons()
        self.password.edited.connect(self.show_acts)
        self.password.entered.connect(self.press_primary)
        self.primary.clicked.connect(lambda: self.password_wanted.emit(self._login, self.password.text))
        self.add_act(self.primary, self._why_not)
        self._retranslate()

    @property
    def key(self) -> str:
        """Whose password it is."""
        return self._login

    @property
    def is_touched(self) -> bool:
        """Whether a password was typed that is not set."""
        return bool(self.password.text)

    def ask(self, login: str, name: str) -> None:
        """Ask for a new password of the person called *name*."""
        self._login, self._name = login, name
        self.password.forget()
        self.show_problem("")
        self._retranslate()
        self.password.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not set."""
        if field == "password":
            self.password.show_problem(sentence)
            self.bring_into_sight(self.password.field)
        else:
            self.show_problem(sentence)

    def forget(self) -> None:
        """Keep no password."""
        self.password.forget()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _why_not(self) -> str:
        return "" if self.password.text else self.tr("Type a password, or generate one.")

    def _retranslate(self) -> None:
        self.title.setText(self.tr("New password for {0}").format(self._name))
        self.line.setText(
            self.tr(
                "The old one is good for nothing from then on. The newsroom keeps no password, only a proof of it."
            )
        )
        self.cancel.setText(self.tr("Cancel"))
        self.primary.setText(self.tr("Set the password"))
        self.show_acts()


class PasswordOnce(Sheet):
    """Shows a password once, for the administrator to tell its owner; it is forgotten with the sheet."""

    invite_asked = Signal(str)
    # It was read, and is shown no more: the login.
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._login = self._name = ""
        self._is_new = self._is_shared = False
        self._password = copyable_label(look="headline", is_tab_stop=True)
        self._told = plain_label(look="secondary", wraps=True)
        self._copy, self._invite = PushButton(), PushButton()
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._password.text()))
        self._invite.clicked.connect(lambda: self.invite_asked.emit(self._login))
        self.primary.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._invite)
        buttons.addStretch(1)
        for part in (self._password, self._told):
            self.fields.addWidget(part)
        self.fields.addLayout(buttons)
        self.fields.addStretch(1)
        self.add_buttons()
        self.cancel.hide()
        self._retranslate()

    @property
    def key(self) -> str:
        """Whose password it is."""
        return self._login

    def tell(self, login: str, name: str, password: str, *, is_new: bool, is_shared: bool) -> None:
        """Show the password of *name*, who *is_new* or had another before."""
        self._login, self._name = login, name
        self._is_new, self._is_shared = is_new, is_shared
        self._password.setText(password)
        self._retranslate()
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep no password."""
        if self._password.text():
            self._password.clear()
            self.told.emit(self._login)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        has_password = bool(self._password.text())
        is_new = self._is_new
        title = self.tr("{0} is added") if is_new else self.tr("{0} has a new password")
        self.title.setText(title.format(self._name))
        self.line.setText(
            self.tr("Signs in as “{0}” with this password:").format(self._login)
            if has_password
            else self.tr("Signs in as “{0}”, without a password.").format(self._login)
        )
        self._told.setText(
            self.tr(
                "It is shown only now. Tell it to them in person or by telephone, never beside the invite."
            )
        )
        for part in (self._password, self._told, self._copy):
            part.setVisible(has_password)
        self._copy.setText(self.tr("Copy the password"))
        self._invite.setText(self.tr("Invite…"))
        self._invite.setVisible(is_new and self._is_shared)
        self.primary.setText(self.tr("Done"))
