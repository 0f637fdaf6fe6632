"""One field of the caption desk: its name, whether it was touched, how its words join those that are there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cms.domain.photos.captioning import FieldChange, Mode
from ui.photos.code_completion import CodeCompletion
from ui.photos.rights_choice import RightsChoice
from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import FieldLabel
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import plain_label

Field = GrowingText | ComposedLineEdit | RightsChoice
_MODES = (Mode.REPLACE, Mode.PREFIX, Mode.APPEND)


class CaptionRow(QWidget):
    """Shows what the photos have in common, or that they differ; only what is touched is ever written."""

    touched = Signal()

    def __init__(self, field: Field, icons: Icons) -> None:
        super().__init__()
        self.field = field
        self._common: str | None = ""
        self._is_touched = False
        self._label = FieldLabel(field=field)
        self._mark = plain_label(look="meta")
        self._mode = DropDown(icons)
        self.codes = None if isinstance(field, RightsChoice) else CodeCompletion(field)
        self._build()
        self._connect()

    @property
    def is_touched(self) -> bool:
        """Whether somebody chose other words than those shown at first."""
        return self._is_touched

    def change(self) -> FieldChange | None:
        """Return what is to be written, or None if nobody touched the field."""
        if not self._is_touched:
            return None
        return FieldChange(self._words(), _MODES[max(self._mode.currentIndex(), 0)])

    def show_words(self, common: str | None, *, is_many: bool) -> None:
        """Show what all photos say, None if they differ; nothing counts as touched any more."""
        self._common, self._is_touched = common, False
        self._mode.setCurrentIndex(0)
        # Words can be put before others only where there are words.
        self._mode.setVisible(is_many and not isinstance(self.field, RightsChoice))
        self._set_words(common or "")
        self._show_state()

    def take(self, change: FieldChange) -> None:
        """Take words over as if they had been typed."""
        self._mode.setCurrentIndex(_MODES.index(change.mode) if not self._mode.isHidden() else 0)
        alone = change.mode is Mode.REPLACE or not self._mode.isHidden()
        self._set_words(change.words if alone else change.made_of(self._words()))
        self._note_touch()

    def settle(self) -> None:
        """Take what was touched for written."""
        if self._is_touched and self._mode.currentIndex() <= 0:
            self._common = self._words()
        self._is_touched = False
        self._show_state()

    def leave(self) -> None:
        """Show again what the photos say."""
        self.show_words(self._common, is_many=not self._mode.isHidden())

    def set_words(self, name: str, modes: tuple[str, str, str], mixed: str, changed: str) -> None:
        """Name the field and its modes in the window's language."""
        self._name, self._mixed, self._changed = name, mixed, changed
        chosen = max(self._mode.currentIndex(), 0)
        self._mode.clear()
        self._mode.addItems(list(modes))
        self._mode.setCurrentIndex(chosen)
        if isinstance(self.field, RightsChoice):
            self.field.word()
        self._show_state()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the words be read only."""
        if isinstance(self.field, RightsChoice):
            self.field.setEnabled(not is_read_only)
        else:
            self.field.setReadOnly(is_read_only)
        self._mode.setEnabled(not is_read_only)

    def _build(self) -> None:
        self._name = self._mixed = self._changed = ""
        self._mode.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToContents)
        self._mode.setProperty("look", "small")
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(SPACE_2)
        top.addWidget(self._label)
        top.addWidget(self._mark)
        top.addStretch(1)
        top.addWidget(self._mode)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(top)
        column.addWidget(self.field)

    def _connect(self) -> None:
        if isinstance(self.field, RightsChoice):
            self.field.chosen.connect(self._note_touch)
        elif isinstance(self.field, ComposedLineEdit):
            self.field.textEdited.connect(self._note_touch)
        else:
            self.field.edited.connect(self._note_touch)
        self._mode.activated.connect(self._choose_mode)

    def _choose_mode(self, place: int) -> None:
        # What all photos said is not what is to be put before or behind it.
        if place and not self._is_touched:
            self._set_words("")
        self._show_state()

    def _note_touch(self) -> None:
        self._is_touched = True
        self._show_state()
        self.touched.emit()

    def _show_state(self) -> None:
        is_mixed = self._common is None and not self._is_touched
        self._label.setText(self._name)
        self._mark.setText(self._changed if self._is_touched else self._mixed if is_mixed else "")
        self.field.setPlaceholderText(self._mixed if is_mixed else "")
        self.field.setAccessibleName(self._name)
        self.field.setAccessibleDescription(self._mark.text())
        self._mode.setAccessibleName(f"{self._name}: {self._mode.currentText()}")

    def _words(self) -> str:
        if isinstance(self.field, RightsChoice):
            return self.field.currentData() or ""
        return self.field.text if isinstance(self.field, GrowingText) else self.field.text()

    def _set_words(self, words: str) -> None:
        if isinstance(self.field, RightsChoice):
            self.field.setCurrentIndex(self.field.findData(words) if words else -1)
        elif isinstance(self.field, GrowingText):
            self.field.set_text(words)
        else:
            self.field.setText(words)
