"""The table of caption codes as its owner sees it: a line for each, kept whole or not at all."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cms.domain.photos.caption_codes import CodeTable, codes_as_text, codes_in
from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PrimaryButton, PushButton
from ui.widgets.composing import ComposedTextEdit
from ui.widgets.fields import FieldRow
from ui.widgets.labels import plain_label


class CodesPage(QWidget):
    """Lets the table be written in, pasted over, or filled from a file."""

    kept = Signal(object)
    file_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = ComposedTextEdit()
        self._row = FieldRow(self._text)
        self._title = plain_label(look="title")
        self._how = plain_label(look="secondary", wraps=True)
        self._keep = PrimaryButton()
        self._file = PushButton()
        self._leave = PushButton(look="quiet")
        self._build()
        self._retranslate()

    def show_codes(self, codes: CodeTable) -> None:
        """Show the newsroom's table."""
        self._text.setPlainText(codes_as_text(codes))
        self._look()

    def add_text(self, text: str) -> None:
        """Put the lines of a file below what is there."""
        there = self._text.toPlainText()
        self._text.setPlainText(there + ("\n" if there and not there.endswith("\n") else "") + text)
        self._look()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the table be read only."""
        self._text.setReadOnly(is_read_only)
        for button in (self._keep, self._file):
            button.setEnabled(not is_read_only)

    def focus_text(self) -> None:
        """Go to the table."""
        self._text.setFocus()

    # What Qt asks of us.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        # In a table tabs part the columns; F6 and Ctrl+Tab lead on.
        self._text.setTabChangesFocus(False)
        self._text.setTabStopDistance(120)
        self._text.setLineWrapMode(ComposedTextEdit.LineWrapMode.NoWrap)
        self._text.textChanged.connect(self._look)
        self._keep.clicked.connect(self._give)
        self._file.clicked.connect(self.file_wanted)
        self._leave.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_2)
        for button in (self._keep, self._file, self._leave):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addWidget(self._title)
        column.addWidget(self._how)
        column.addWidget(self._row, 1)
        column.addLayout(foot)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Caption codes"))
        self._how.setText(
            self.tr(
                "On each line a code, a tab, and its words; further words after further tabs. While a caption is "
                "typed, \\ offers the codes, and \\code\\ or \\code#2\\ becomes its words."
            )
        )
        self._row.set_label(self.tr("Codes and their words"))
        self._keep.set_step(self.tr("Keep the codes"))
        self._file.setText(self.tr("Add from a file…"))
        self._leave.setText(self.tr("Back"))
        self._look()

    def _look(self) -> None:
        unfit = codes_in(self._text.toPlainText()).unfit
        lines = ", ".join(str(number) for number in unfit[:12])
        words = (
            self.tr("No code, or no words behind a tab, on line {0}.")
            if len(unfit) == 1
            else self.tr("No code, or no words behind a tab, on lines {0}.")
        )
        self._row.set_problem(words.format(lines) if unfit else "")

    def _give(self) -> None:
        self._text.composition.commit()
        read = codes_in(self._text.toPlainText())
        if read.unfit:
            self.focus_text()
        else:
            self.kept.emit(read.codes)
