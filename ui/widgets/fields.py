"""Fields and what stands around them: the label above, the mark of a required one, what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.buttons import set_look
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.labels import plain_label


def set_in(field: QAbstractSpinBox) -> None:
    """Let what stands in a stepped field begin where it begins in all others; the style sheet cannot."""
    field.lineEdit().setTextMargins(SPACE_2, 0, SPACE_2, 0)


class FieldLabel(QLabel):
    """The name of a field, which leads to it for the keyboard and for screen readers."""

    def __init__(self, text: str = "", *, field: QWidget | None = None) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "label")
        if field is not None:
            self.setBuddy(field)


class FieldRow(QWidget):
    """A field with its label above and, when something is wrong, a sentence below and a red frame."""

    def __init__(self, field: QWidget, label: str = "") -> None:
        super().__init__()
        self.field = field
        self._label = FieldLabel(field=field)
        self._problem = plain_label(look="danger", wraps=True)
        self._problem.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_1)
        for part in (self._label, field, self._problem):
            rows.addWidget(part)
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Name the field, to the eye and to screen readers."""
        self._label.setText(label)
        self._label.setVisible(bool(label))
        self.field.setAccessibleName(label)

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong with the field, or with no sentence that it is right."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        set_look(self.field, "marked", "true" if sentence else "false")


class SearchField(ComposedLineEdit):
    """A line to search with: a magnifying glass before it, a cross to empty it."""

    def __init__(self, icons: Icons, *, parent: QWidget | None = None) -> None:
        super().__init__()
        self.setParent(parent)
        self.setProperty("look", "search")
        self._glass = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        icons.dress(self._glass, "search", 16, "text3")
        self.setClearButtonEnabled(True)

    def set_words(self, placeholder: str) -> None:
        """Say what can be searched."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        # Screen readers come to the glass and the cross, too.
        self._glass.setText(placeholder)
        for button in self.findChildren(QAbstractButton):
            if button.actions() != [self._glass] and not button.text():
                button.setAccessibleName(self.tr("Clear the search"))
