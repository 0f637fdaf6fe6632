"""The bar above the page that says what is suggested, by whom, and asks what is to become of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cms.body.suggestions import OpenSuggestion
from ui.editor.page_column import PageColumn
from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.announce import announce
from ui.widgets.buttons import IconButton, PushButton
from ui.widgets.labels import ElidedLabel

# So much of what is suggested is told in the bar; the text shows it whole.
_MOST = 40


class SuggestionBar(QWidget):
    """Shown where edits are suggested, or where some are still to be decided on; it decides nothing itself."""

    step_wanted = Signal(int)
    accept_wanted = Signal()
    reject_wanted = Signal()
    accept_all_wanted = Signal()
    finished = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "find_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Says a person's name by their login.
        self.name_of: Callable[[str], str] = str
        self._said = ElidedLabel(look="meta")
        self._before, self._after = IconButton(icons, "chevron-up"), IconButton(icons, "chevron-down")
        self._accept, self._reject, self._accept_all = PushButton(), PushButton(), PushButton()
        self._finish = PushButton()
        self._shown: tuple[tuple[OpenSuggestion, ...], OpenSuggestion | None, bool, bool] = (
            (),
            None,
            False,
            False,
        )
        self._build()
        self._retranslate()
        self.hide()

    def show_suggestions(
        self,
        found: tuple[OpenSuggestion, ...],
        here: OpenSuggestion | None,
        *,
        is_suggesting: bool,
        is_read_only: bool,
    ) -> None:
        """Say how many there are and what the one *here* would change; with none and nothing suggested, go."""
        is_news = self._shown[1] != here and here is not None
        self._shown = (found, here, is_suggesting, is_read_only)
        self._say()
        for way in (self._before, self._after):
            way.setVisible(bool(found))
        for verdict in (self._accept, self._reject, self._accept_all):
            verdict.setVisible(bool(found) and not is_read_only)
            verdict.setEnabled(here is not None or verdict is self._accept_all)
        self._finish.setVisible(is_suggesting)
        self.setVisible(bool(found) or is_suggesting)
        if is_news and self.isVisible():
            announce(self, self.said())

    def said(self) -> str:
        """Return what the bar says."""
        return self._said.text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE_1, 0, SPACE_1)
        row.setSpacing(SPACE_2)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self._said, 1)
        for button in (self._before, self._after, self._accept, self._reject, self._accept_all, self._finish):
            row.addWidget(button)
        column, around = QVBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        around.setContentsMargins(0, 0, 0, 0)
        self.column = PageColumn(column)
        around.addWidget(self.column)
        self._before.clicked.connect(lambda: self.step_wanted.emit(-1))
        self._after.clicked.connect(lambda: self.step_wanted.emit(1))
        self._accept.clicked.connect(self.accept_wanted)
        self._reject.clicked.connect(self.reject_wanted)
        self._accept_all.clicked.connect(self.accept_all_wanted)
        self._finish.clicked.connect(self.finished)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Suggestions"))
        self._before.set_words(self.tr("Previous suggestion"), "Shift+F8")
        self._after.set_words(self.tr("Next suggestion"), "F8")
        self._accept.setText(self.tr("Accept"))
        self._reject.setText(self.tr("Reject"))
        self._accept_all.setText(self.tr("Accept all"))
        self._finish.setText(self.tr("Stop suggesting"))
        self._say()

    def _say(self) -> None:
        found, here, is_suggesting, _ = self._shown
        if here is not None:
            words = self._change_in_words(here)
        elif len(found) == 1:
            words = self.tr("1 suggestion")
        elif found:
            words = self.tr("{0} suggestions").format(len(found))
        else:
            words = self.tr("What you change is only suggested.") if is_suggesting else ""
        self._said.setText(words)
        self._said.setAccessibleName(words)

    def _change_in_words(self, here: OpenSuggestion) -> str:
        if here.deleted and here.inserted:
            words = self.tr("{0} would replace “{1}” by “{2}”")
        elif here.deleted:
            words = self.tr("{0} would delete “{1}”")
        else:
            words = self.tr("{0} would add “{2}”")
        name = self.name_of(here.suggestion.author)
        return words.format(name, _short(here.deleted), _short(here.inserted))


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MOST else f"{words[: _MOST - 1]}…"
