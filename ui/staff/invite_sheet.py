"""The sheet with somebody's invite into a shared newsroom, to be copied; and how colleagues reach the server."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from ui.theme.tokens import SPACE_2
from ui.widgets.buttons import PushButton
from ui.widgets.fields import FieldRow, set_in
from ui.widgets.labels import plain_label
from ui.widgets.sheet import Sheet

_TEXT_HEIGHT = 96
_LAST_PORT = 65535


class InviteSheet(Sheet):
    """Shows the invite; asks for host, port and certificate where the newsroom does not know them."""

    # The login; host and port (none: as they are reached here) and the file of the certificate (none: the known one).
    invite_wanted = Signal(str, str, int, object)

    def __init__(self) -> None:
        super().__init__()
        self._login = self._name = ""
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setFixedHeight(_TEXT_HEIGHT)
        self._text.setTabChangesFocus(True)
        self._invite = FieldRow(self._text)
        self._copy = PushButton()
        self._copy.clicked.connect(self._copy_text)
        self._copied = plain_label(look="meta")
        self._elsewhere = plain_label(look="meta", wraps=True)
        self._host_line, self._port_box, self._file_line = QLineEdit(), QSpinBox(), QLineEdit()
        set_in(self._port_box)
        self._port_box.setRange(0, _LAST_PORT)
        self._port_box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._host, self._port = FieldRow(self._host_line), FieldRow(self._port_box)
        self._file = FieldRow(self._file_line)
        self._choose, self._again = PushButton(), PushButton()
        self._choose.clicked.connect(self._ask_for_file)
        self._again.clicked.connect(self._ask)
        self.add_act(self._again)
        self.primary.clicked.connect(self.left)
        self.cancel.hide()
        for line in (self._host_line, self._file_line):
            line.returnPressed.connect(self._ask)
        self._lay_out_fields()
        self._retranslate()

    def _lay_out_fields(self) -> None:
        copying = QHBoxLayout()
        copying.setSpacing(SPACE_2)
        copying.addWidget(self._copy)
        copying.addWidget(self._copied, 1)
        where = QHBoxLayout()
        where.setSpacing(SPACE_2)
        where.addWidget(self._host, 3)
        where.addWidget(self._port, 1)
        last = QHBoxLayout()
        last.setSpacing(SPACE_2)
        last.addWidget(self._choose)
        last.addStretch(1)
        last.addWidget(self._again)
        self.fields.addWidget(self._invite)
        self.fields.addLayout(copying)
        self.fields.addWidget(self._elsewhere)
        self.fields.addLayout(where)
        self.fields.addWidget(self._file)
        self.fields.addLayout(last)
        self.fields.addStretch(1)
        self.add_buttons()

    @property
    def key(self) -> str:
        """Who is invited."""
        return self._login

    def ask(self, login: str, name: str) -> None:
        """Ask for the invite of the person called *name*, the server being reached as it is here."""
        self._login, self._name = login, name
        self._text.clear()
        self._copied.clear()
        self._host_line.clear()
        self._port_box.setValue(0)
        self._file_line.clear()
        self._retranslate()
        self.go_to_top()
        self._ask()

    def show_invite(self, text: str) -> None:
        """Show the invite."""
        self.show_problem("")
        self._invite.set_problem("")
        self._text.setPlainText(text)
        self._show_copy()
        self._copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why there is no invite yet, and go where it can be helped."""
        self._text.clear()
        self._show_copy()
        self.show_problem(sentence)
        fields: dict[str, QWidget] = {"file": self._file_line}
        self.bring_into_sight(fields.get(field, self._host_line))

    def forget(self) -> None:
        """Keep no invite."""
        self._text.clear()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self) -> None:
        chosen = self._file_line.text().strip()
        file = Path(chosen) if chosen else None
        self.invite_wanted.emit(self._login, self._host_line.text().strip(), self._port_box.value(), file)

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("The server’s certificate"), "", "*.pem *.crt *.cer")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._file_line.setText)
        dialog.open()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copied.setText(self.tr("Copied."))

    def _show_copy(self) -> None:
        self._copied.clear()
        self._copy.setEnabled(bool(self._text.toPlainText()))

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Invite for {0}").format(self._name))
        self.line.setText(
            self.tr(
                "Send this text by any way you like: it tells their Copydesk where the newsroom is and how to know its "
                "server. It holds no password."
            )
        )
        self._invite.set_label(self.tr("Invite"))
        self._copy.setText(self.tr("Copy the invite"))
        self._elsewhere.setText(
            self.tr("If colleagues reach the server by another name than this computer, say so here:")
        )
        self._host.set_label(self.tr("Host"))
        self._host_line.setPlaceholderText(self.tr("as from here"))
        self._port.set_label(self.tr("Port"))
        self._port_box.setSpecialValueText("–")
        self._file.set_label(self.tr("File of the certificate"))
        self._file_line.setPlaceholderText(self.tr("the one this computer knows"))
        self._choose.setText(self.tr("Choose a file…"))
        self._again.setText(self.tr("Make it anew"))
        self.primary.setText(self.tr("Done"))
        self._show_copy()
