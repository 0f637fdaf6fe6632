"""The sheet on which people choose how their texts are read for spelling and style."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cms.domain.style_choice import Wording
from ui.shell.overlay import Overlay
from ui.shell.tab_strip import TabStrip
from ui.shell.wording_pages import HousePage, RulesPage, WordsPage
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_3, SPACE_4, SPACE_6
from ui.widgets.buttons import IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import plain_label

_WIDTH, _HEIGHT = 680, 560
_RULES, _HOUSE, _WORDS = "rules", "house", "words"


class WordingSheet(Overlay):
    """Three pages behind tabs; while they are fetched, or where they cannot be, it says so."""

    def __init__(self, theme: Theme, icons: Icons, window: QWidget) -> None:
        super().__init__(theme, window, width=_WIDTH)
        self.rules, self.house, self.words = RulesPage(theme, icons), HousePage(icons), WordsPage()
        self._pages: dict[str, RulesPage | HousePage | WordsPage] = {
            _RULES: self.rules,
            _HOUSE: self.house,
            _WORDS: self.words,
        }
        self._current = _RULES
        self._has_wording = False
        self.nothing = EmptyState(theme, icons, "spell-check")
        self._build(icons)
        self._retranslate()

    def open(self) -> None:
        super().open()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_wording(self, wording: Wording) -> None:
        """Show how it all stands."""
        self._has_wording = True
        self.show_problem("")
        self._waiting.setVisible(wording.is_waiting)
        for page in self._pages.values():
            page.show_wording(wording)
        self._choose(self._current)

    def show_loading(self) -> None:
        """Say that it is being fetched, unless there is something to show already."""
        if not self._has_wording:
            self.nothing.set_icon("spell-check")
            self.nothing.set_words(self.tr("Fetching rules and words…"))
            self._stack.setCurrentWidget(self.nothing)

    def show_problem(self, sentence: str) -> None:
        """Say why something was not done; without anything to show, with a button to try again."""
        if sentence and not self._has_wording:
            self.nothing.set_icon("circle-alert")
            self.nothing.set_words(sentence, self.tr("Try again"))
            self._stack.setCurrentWidget(self.nothing)
            return
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def panel_height(self) -> int:
        return _HEIGHT

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self, icons: Icons) -> None:
        self._title = plain_label(look="title")
        self._close = IconButton(icons, "x")
        self._close.clicked.connect(self.close_panel)
        self._tabs = TabStrip(icons)
        self._problem = plain_label(look="danger", wraps=True)
        self._problem.hide()
        self._waiting = plain_label(look="secondary", wraps=True)
        self._waiting.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        for key, page in self._pages.items():
            self._tabs.add(key)
            self._stack.addWidget(page)
        self._tabs.chosen.connect(self._choose)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(SPACE_6, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        column.addLayout(head)
        column.addWidget(self._tabs)
        column.addWidget(self._problem)
        column.addWidget(self._waiting)
        column.addWidget(self._stack, 1)

    def _choose(self, key: str) -> None:
        self._current = key
        self._tabs.show_current(key)
        if self._has_wording:
            self._stack.setCurrentWidget(self._pages[key])

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Spelling and style"))
        self._waiting.setText(
            self.tr("The newsroom does not answer. What you changed waits here, and is sent when it does.")
        )
        self._close.set_words(self.tr("Close"), "Esc")
        for key, name in (
            (_RULES, self.tr("For me")),
            (_HOUSE, self.tr("The newsroom’s rules")),
            (_WORDS, self.tr("Words")),
        ):
            self._tabs.name(key, name)
        self._tabs.show_current(self._current)
