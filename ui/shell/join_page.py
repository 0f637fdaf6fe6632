"""Joining a newsroom: the invite is pasted, the password typed, and every step of the way in is shown."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cms.domain.invite import Invite, UnreadableInvite, read_invite
from cms.domain.joining import JoinedNewsroom, JoinStep, StepChecked
from ui.shell.join_steps import JoinSteps, StepMark
from ui.shell.language import Language
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2
from ui.widgets.buttons import PrimaryButton, PushButton
from ui.widgets.centred_card import CentredCard
from ui.widgets.composing import ComposedTextEdit
from ui.widgets.fields import FieldRow
from ui.widgets.labels import plain_label

_WIDTH = 440
_INVITE_HEIGHT = 64


class JoinPage(QWidget):
    """Asks for the invite and the password; whether they are right is for the newsroom to say."""

    # The invite and the password, as they were given.
    join_wanted = Signal(object, str)
    # Everything was checked, and the person has seen what there was to see: the JoinedNewsroom and the password.
    joined = Signal(object, str)
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons, language: Language) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._language = language
        self._is_checking = False
        self._has_failed = False
        self._remarked: dict[JoinStep, StepChecked] = {}
        self._newsroom: JoinedNewsroom | None = None
        self._build(theme, icons)
        self._retranslate()

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._title = plain_label(look="headline")
        self._line = plain_label(look="secondary", wraps=True)
        self._invite_text, self._password_line = ComposedTextEdit(), QLineEdit()
        self._invite_text.setFixedHeight(_INVITE_HEIGHT)
        self._invite_text.textChanged.connect(self._look_at_invite)
        self._password_line.setEchoMode(QLineEdit.EchoMode.Password)
        self._password_line.returnPressed.connect(self._join)
        self._invite, self._password = FieldRow(self._invite_text), FieldRow(self._password_line)
        self._found = plain_label(look="strong", wraps=True)
        self._found.hide()
        self._steps = JoinSteps(theme, icons)
        self._steps.hide()
        self._cancel, self._enter = PushButton(), PrimaryButton()
        self._cancel.clicked.connect(self.left)
        self._enter.clicked.connect(self._join)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._enter)
        self._scroll = CentredCard(_WIDTH)
        parts = (self._title, self._line, self._invite, self._found, self._password, self._steps)
        for part in parts:
            self._scroll.column.addWidget(part)
        self._scroll.column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def ask(self) -> None:
        """Ask for an invite, forgetting what was typed before."""
        self._newsroom, self._is_checking, self._has_failed = None, False, False
        self._invite_text.clear()
        self._password_line.clear()
        for row in (self._invite, self._password):
            row.set_problem("")
        self._found.hide()
        self._steps.hide()
        self._show_fields()
        self._retranslate()
        self._invite_text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_step(self, checked: StepChecked) -> None:
        """Show how a step came out; the last one opens the newsroom, or waits where something was remarked."""
        remark = self._sentence(checked)
        self._remarked |= {checked.step: checked} if remark else {}
        if checked.has_failed:
            self._steps.show_step(checked.step, StepMark.FAILED, remark)
            self._ask_again(checked.step)
            return
        self._steps.show_step(checked.step, StepMark.REMARKED if remark else StepMark.DONE, remark)
        if checked.joined is not None:
            self._newsroom = checked.joined
            self._stop_checking()
            self._enter.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._remarked:
                self._open()

    def show_problem(self, sentence: str) -> None:
        """Say why nothing could be checked at all."""
        self._steps.hide()
        self._stop_checking()
        self._invite.set_problem(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._look_at_invite()
            for checked in self._remarked.values():
                self._steps.word_again(checked.step, self._sentence(checked))
        super().changeEvent(event)

    def _sentence(self, checked: StepChecked) -> str:
        return self._language.sentence(checked.remark) if checked.remark else ""

    def _look_at_invite(self) -> Invite | None:
        """Return the invite in the field and say whose it is, or what is wrong with it."""
        pasted = self._invite_text.toPlainText()
        try:
            invite = read_invite(pasted) if pasted.strip() else None
        except UnreadableInvite as error:
            self._found.hide()
            self._invite.set_problem(self._language.sentence(error))
            return None
        self._invite.set_problem("")
        self._found.setVisible(invite is not None)
        if invite is not None:
            said = self.tr("{0}, as {1}, at {2}")
            self._found.setText(said.format(invite.newsroom, invite.login, invite.host))
        return invite

    def _join(self) -> None:
        if self._newsroom is not None:
            self._open()
        elif not self._is_checking:
            self._check()

    def _check(self) -> None:
        invite = self._look_at_invite()
        if invite is None:
            if not self._invite_text.toPlainText().strip():
                self._invite.set_problem(self.tr("Paste the invite here first."))
            self._invite_text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._password_line.text():
            self._password.set_problem(self.tr("Type your password for this newsroom."))
            self._password_line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._password.set_problem("")
            self._is_checking, self._remarked = True, {}
            self._show_fields()
            self._steps.start()
            self._steps.show()
            self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)
            self._has_failed = False
            self._retranslate()
            self.join_wanted.emit(invite, self._password_line.text())

    def _ask_again(self, failed: JoinStep) -> None:
        self._has_failed = True
        self._stop_checking()
        field = self._password_line if failed is JoinStep.PASSWORD else self._invite_text
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        # The sentence under the step is measured first, then brought into sight.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._steps))

    def _stop_checking(self) -> None:
        self._is_checking = False
        self._show_fields()
        self._retranslate()

    def _show_fields(self) -> None:
        """Show the fields while something may be typed; the line above the steps says what was."""
        is_asking = not self._is_checking and self._newsroom is None
        for part in (self._line, self._invite, self._password):
            part.setVisible(is_asking)

    def _open(self) -> None:
        newsroom, password = self._newsroom, self._password_line.text()
        self._password_line.clear()
        self.joined.emit(newsroom, password)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Join a newsroom"))
        self._line.setText(
            self.tr("Your newsroom’s administrator sends you an invite and tells you your first password.")
        )
        self._invite.set_label(self.tr("Invite"))
        self._invite_text.setPlaceholderText(
            self.tr("Paste the whole text that begins with “copydesk-invite:”")
        )
        self._password.set_label(self.tr("Password"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setVisible(self._newsroom is None)
        if self._newsroom is not None:
            self._enter.set_step(self.tr("Open the newsroom"))
        elif self._is_checking:
            self._enter.set_step(self.tr("Joining…"), is_blocked=True)
        else:
            self._enter.set_step(self.tr("Try again") if self._has_failed else self.tr("Join"))
