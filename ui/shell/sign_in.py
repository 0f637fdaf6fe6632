"""Who is at the keyboard: chosen from the demo's people, or a login and, where there is one, a password."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cms.domain.rows import PersonRow
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_8
from ui.widgets.buttons import PrimaryButton, PushButton, put_into
from ui.widgets.fields import FieldRow
from ui.widgets.labels import plain_label
from ui.words.states import StateWords

_WIDTH = 400


class SignIn(QWidget):
    """Asks who is there; whether the answer is right is for the newsroom to say."""

    signed_in = Signal(str, str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._words = StateWords(self)
        self._people: tuple[PersonRow, ...] = ()
        self._language = "en"
        self._newsroom = ""
        self._build()
        self._retranslate()
        theme.changed.connect(self._fill)

    def _build(self) -> None:
        self._title = plain_label(look="headline")
        self._line = plain_label(look="secondary", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_2)
        self._login_line, self._password_line = QLineEdit(), QLineEdit()
        self._password_line.setEchoMode(QLineEdit.EchoMode.Password)
        self._login, self._password = FieldRow(self._login_line), FieldRow(self._password_line)
        self._enter = PrimaryButton()
        self._enter.clicked.connect(self._sign_in)
        for line in (self._login_line, self._password_line):
            line.returnPressed.connect(self._sign_in)
        self._lay_out()
        self._login.hide()
        self._password.hide()

    def _lay_out(self) -> None:
        card = QFrame()
        card.setFixedWidth(_WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, SPACE_8, 0, SPACE_8)
        column.setSpacing(SPACE_3)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addSpacing(SPACE_2)
        column.addLayout(self._list)
        column.addWidget(self._login)
        column.addWidget(self._password)
        column.addWidget(self._enter)
        middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.addStretch(2)
        rows.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        put_into(scroll, middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def ask(self, newsroom: str, people: Iterable[PersonRow], language: str) -> None:
        """Ask which of *people* is there; where nobody may be listed, ask for a login and password."""
        self._newsroom, self._people, self._language = newsroom, tuple(people), language
        self._fill()
        self._show_fields(login="", needs_password=not self._people)
        self._login.setVisible(not self._people)
        self._retranslate()

    def show_problem(self, sentence: str) -> None:
        """Say why the answer was not accepted."""
        self._password.set_problem(sentence)
        self._password.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        while (taken := self._list.takeAt(0)) is not None:
            if (button := taken.widget()) is not None:
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
            self.signed_in.emit(person.login, "")

    def _show_fields(self, *, login: str, needs_password: bool) -> None:
        self._login_line.setText(login)
        self._password_line.clear()
        self._password.set_problem("")
        self._password.setVisible(needs_password)
        self._enter.setVisible(needs_password)

    def _sign_in(self) -> None:
        if self._login_line.text().strip():
            self.signed_in.emit(self._login_line.text().strip(), self._password_line.text())

    def _retranslate(self) -> None:
        self._title.setText(self._newsroom or self.tr("Copydesk"))
        self._line.setText(
            self.tr("Who is writing?") if self._people else self.tr("Sign in to your newsroom.")
        )
        self._login.set_label(self.tr("Login"))
        self._password.set_label(self.tr("Password"))
        self._enter.set_step(self.tr("Sign in"))
        self._fill()
