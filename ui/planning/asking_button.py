"""A button that asks for one thing before it does anything."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_3
from ui.widgets.buttons import PushButton
from ui.widgets.fields import FieldRow


class AskingButton(QWidget):
    """Pressed first it shows its field, pressed again it tells that what stands there is wanted."""

    wanted = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.row, self.button = FieldRow(field), PushButton()
        self._ask = self._do = ""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE_3)
        rows.addWidget(self.row)
        rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._press)
        self.close_field()

    @property
    def is_asking(self) -> bool:
        """Whether its field is open."""
        return not self.row.isHidden()

    def close_field(self) -> None:
        """Ask for nothing yet."""
        self.row.set_problem("")
        self.row.hide()
        self._word()

    def set_words(self, label: str, *, ask: str, do: str) -> None:
        """Call the field *label*, and the button *ask* before and *do* once the field is open."""
        self.row.set_label(label)
        self._ask, self._do = ask, do
        self._word()

    def _press(self) -> None:
        if self.is_asking:
            self.wanted.emit()
            return
        self.row.show()
        self._word()
        self.row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _word(self) -> None:
        self.button.setText(self._do if self.is_asking else self._ask)
