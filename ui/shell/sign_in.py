"""Who is at the keyboard: chosen from the demo's people, or a login and, where there is one, a password."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cms.domain.rows import PersonRow
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2
from ui.widgets.buttons import PrimaryButton, PushButton
from ui.widgets.centred_card import CentredCard
from ui.widgets.check_box import CheckBox
from ui.widgets.fields import FieldRow
from ui.widgets.labels import plain_label
from ui.words.states import StateWords

_WIDTH = 400


class SignIn(QWidget):
    """Asks who is there; whether the answer is right is for the newsroom to say."""

    signed_in = Signal(str, str)
    elsewhere_wanted = Signal()
    join_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._words = StateWords(self)
        self._people: tuple[PersonRow, ...] = ()
        self._language = "en"
        self._newsroom = ""
        self._has_keyring = False
        # Who was chosen last of those who need no password, as far as is known.
        self._asked_as = ""
        # Whether a newsroom is being opened, so that nothing is asked now.
        self.is_opening = False
        self._build()
        self._retranslate()
        theme.changed.connect(self._fill)

    def _build(self) -> None:
        self._title = plain_label(look="headline", wraps=True)
        self._line = plain_label(look="secondary", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_2)
        self._login_line, self._password_line = QLineEdit(), QLineEdit()
        self._password_line.setEchoMode(QLineEdit.EchoMode.Password)
        self._login, self._password = FieldRow(self._login_line), FieldRow(self._password_line)
        self._remember = CheckBox(self._icons)
        self._not_remembered = plain_label(look="meta", wraps=True)
        self._enter = PrimaryButton()
        self._enter.clicked.connect(self._sign_in)
        self._elsewhere, self._join = PushButton(look="quiet"), PushButton(look="quiet")
        self._elsewhere.clicked.connect(self.elsewhere_wanted)
        self._join.clicked.connect(self.join_wanted)
        for line in (self._login_line, self._password_line):
            line.returnPressed.connect(self._sign_in)
        self._lay_out()
        self._show_fields(login="", needs_password=False)
        self._login.hide()

    def _lay_out(self) -> None:
        others = QHBoxLayout()
        others.setSpacing(SPACE_2)
        others.addWidget(self._elsewhere)
        others.addWidget(self._join)
        others.addStretch(1)
        card = CentredCard(_WIDTH)
        column = card.column
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addSpacing(SPACE_2)
        column.addLayout(self._list)
        for part in (self._login, self._password, self._remember, self._not_remembered, self._enter):
            column.addWidget(part)
        column.addSpacing(SPACE_2)
        column.addLayout(others)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def ask(
        self, newsroom: str, people: Iterable[PersonRow], language: str, *, has_keyring: bool = False
    ) -> None:
        """Ask which of *people* is there; where nobody may be listed, ask for a login and password."""
        self._newsroom, self._people, self._language = newsroom, tuple(people), language
        self._has_keyring, self.is_opening = has_keyring, False
        self._fill()
        self._show_fields(login="", needs_password=not self._people)
        self._login.setVisible(not self._people)
        self._retranslate()
        first = self._list.itemAt(0)
        if first is not None and (button := first.widget()) is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_password(self, login: str) -> None:
        """After `ask`: have the login filled in already, so that only its password is missing."""
        self._show_fields(login=login, needs_password=True)
        self._remember.setChecked(self._has_keyring)
        field = self._password_line if login else self._login_line
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_opening(self, newsroom: str) -> None:
        """Say that *newsroom* is being opened; until it is, one can only go elsewhere."""
        self._newsroom, self._people, self.is_opening = newsroom, (), True
        self._fill()
        self._show_fields(login="", needs_password=False)
        self._login.hide()
        self._retranslate()

    @property
    def is_to_be_remembered(self) -> bool:
        """Whether the person wants the password kept in this computer's keyring."""
        return self._has_keyring and self._remember.isChecked()

    def show_problem(self, sentence: str) -> None:
        """Say why the answer was not accepted; of whoever was let in without a password before, one is asked now."""
        if self._password.isHidden():
            self.ask_password(self._asked_as)
        self._password.set_problem(sentence)
        self._password.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._password_line.selectAll()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        while (taken := self._list.takeAt(0)) is not None:
            if (button := taken.widget()) is not None:
                # Whoever clicks before it is gone would still be taken for who they were.
                button.hide()
                button.deleteLater()
        for person in self._people:
            self._list.addWidget(self._person_button(person))

    def _person_button(self, person: PersonRow) -> PushButton:
        roles = sorted({role for held in person.roles.values() for role in held})
        words = [self._words.role(role) for role in roles]
        if person.is_admin:
            words.append(self.tr("Administrator"))
        said = " · ".join([person.name_in(self._language), ", ".join(words)])
        button = PushButton(f"  {said}".replace("&", "&&"), "person")
        self._icons.dress(button, "lock" if person.has_password else "user")
        button.setIconSize(QSize(18, 18))
        button.clicked.connect(lambda: self._choose(person))
        return button

    def _choose(self, person: PersonRow) -> None:
        if person.has_password:
            self._show_fields(login=person.login, needs_password=True)
            self._password.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._asked_as = person.login
            self.signed_in.emit(person.login, "")

    def _show_fields(self, *, login: str, needs_password: bool) -> None:
        self._login_line.setText(login)
        self._password_line.clear()
        self._password.set_problem("")
        self._password.setVisible(needs_password)
        self._remember.setVisible(needs_password and self._has_keyring)
        self._not_remembered.setVisible(needs_password and not self._has_keyring)
        self._enter.setVisible(needs_password)

    def _sign_in(self) -> None:
        if self._login_line.text().strip():
            self.signed_in.emit(self._login_line.text().strip(), self._password_line.text())

    def _retranslate(self) -> None:
        self._title.setText(self._newsroom or self.tr("Copydesk"))
        self._line.setText(self._question())
        self._login.set_label(self.tr("Login"))
        self._password.set_label(self.tr("Password"))
        self._remember.setText(self.tr("Remember the password in this computer’s keyring"))
        self._not_remembered.setText(
            self.tr(
                "This computer has no keyring that could keep the password safe, so Copydesk asks for it at each start."
            )
        )
        self._enter.set_step(self.tr("Sign in"))
        self._elsewhere.setText(self.tr("Another newsroom…"))
        self._join.setText(self.tr("Join a newsroom…"))
        self._fill()

    def _question(self) -> str:
        if self.is_opening:
            return self.tr("Opening the newsroom…")
        return self.tr("Who is writing?") if self._people else self.tr("Sign in to your newsroom.")
