"""The bar across the top: where one is, the search, and the one next step of the open article."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from cms.domain.rows import PersonRow
from ui.shell.person_menu import PersonButton
from ui.shell.search_button import SearchButton
from ui.theme.icons import Icons
from ui.theme.theme import Look, Theme
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4, TOP_BAR_HEIGHT
from ui.widgets.buttons import IconButton, PrimaryButton, PushButton
from ui.widgets.labels import ElidedLabel

_LOOK_ICONS = {Look.SYSTEM: "monitor", Look.LIGHT: "sun", Look.DARK: "moon"}


class TopBar(QWidget):
    """Says where one is and asks for what is pressed; it does nothing itself."""

    sidebar_toggled = Signal()
    search_wanted = Signal()
    history_wanted = Signal()
    notes_wanted = Signal()
    preview_wanted = Signal()
    primary_pressed = Signal()
    shortcuts_wanted = Signal()
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    person_chosen = Signal(str)
    sign_out_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.setProperty("look", "top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(TOP_BAR_HEIGHT)
        self._build()
        self._lay_out()
        self._connect()
        self._retranslate()
        self.set_article_open(is_open=False)
        self.set_step("")

    def _build(self) -> None:
        self._toggle = IconButton(self._icons, "panel-left")
        self._trail = ElidedLabel(look="strong")
        self._search = SearchButton(self._icons)
        self._history = IconButton(self._icons, "history")
        self._notes = IconButton(self._icons, "message-square")
        self._view = IconButton(self._icons, "sun")
        self._view_menu = QMenu(self)
        self._looks, self._languages = QActionGroup(self), QActionGroup(self)
        self._build_view_menu()
        self._person = PersonButton(self._theme)
        self._person.hide()
        self._preview = PushButton()
        self.primary = PrimaryButton()

    def _build_view_menu(self) -> None:
        self._look_actions = {look: self._choice(self._looks, look.value) for look in Look}
        self._view_menu.addSeparator()
        self._language_actions = {code: self._choice(self._languages, code) for code in ("en", "ko")}
        # A language is always named in itself, so that who does not read the other one finds it.
        self._language_actions["en"].setText("English")
        self._language_actions["ko"].setText("한국어")
        self._view_menu.addSeparator()
        self._shortcuts = self._view_menu.addAction("")
        self._shortcuts.triggered.connect(self.shortcuts_wanted)

    def _choice(self, group: QActionGroup, value: str) -> QAction:
        action = self._view_menu.addAction("")
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
        return action

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, 0, SPACE_3, 1)
        row.setSpacing(SPACE_1)
        row.setSpacing(SPACE_4)
        where, acts = QHBoxLayout(), QHBoxLayout()
        for half in (where, acts):
            half.setSpacing(SPACE_2)
        where.addWidget(self._toggle)
        where.addSpacing(SPACE_1)
        where.addWidget(self._trail, 1)
        acts.addStretch(1)
        for button in (self._history, self._notes, self._view, self._person):
            acts.addWidget(button)
        acts.addSpacing(SPACE_1)
        acts.addWidget(self._preview)
        acts.addSpacing(SPACE_1)
        acts.addWidget(self.primary)
        # Two halves of one width: the search stays where it is whatever stands beside it.
        row.addLayout(where, 1)
        row.addWidget(self._search, 1)
        row.addLayout(acts, 1)
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self._toggle.clicked.connect(self.sidebar_toggled)
        self._search.clicked.connect(self.search_wanted)
        self._history.clicked.connect(self.history_wanted)
        self._notes.clicked.connect(self.notes_wanted)
        self._preview.clicked.connect(self.preview_wanted)
        self.primary.clicked.connect(self.primary_pressed)
        self._person.person_chosen.connect(self.person_chosen)
        self._person.sign_out_wanted.connect(self.sign_out_wanted)
        self._view.clicked.connect(self._open_view_menu)
        self._looks.triggered.connect(lambda action: self.theme_chosen.emit(action.data()))
        self._languages.triggered.connect(lambda action: self.language_chosen.emit(action.data()))
        self._theme.changed.connect(self._show_look)

    def set_trail(self, *names: str) -> None:
        """Show where one is: the desk, then the article."""
        self._trail.setText(" › ".join(name for name in names if name))

    def set_article_open(self, *, is_open: bool) -> None:
        """Offer what can be done with an open article, or not."""
        for button in (self._history, self._notes, self._preview):
            button.setVisible(is_open)

    def set_step(self, text: str, *, tip: str = "", is_blocked: bool = False) -> None:
        """Name the next step, or with no text show none; *tip* explains it, or says what blocks it."""
        self.primary.set_step(text, tip=tip, is_blocked=is_blocked)
        self.primary.setVisible(bool(text))

    def show_people(self, people: Iterable[PersonRow], me: PersonRow, language: str) -> None:
        """Show who is signed in and who one can switch to."""
        self._person.show_people(people, me, language)
        self._person.show()
        self._language_actions[language].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _open_view_menu(self) -> None:
        self._show_look()
        self._view_menu.popup(self._view.mapToGlobal(self._view.rect().bottomLeft()))

    def _show_look(self) -> None:
        self._icons.dress(self._view, _LOOK_ICONS[self._theme.look])
        self._look_actions[self._theme.look].setChecked(True)

    def _retranslate(self) -> None:
        self._toggle.set_words(self.tr("Show or hide the sidebar"), "Ctrl+Alt+S")
        self._search.set_words(self.tr("Search or run a command"), "Ctrl+K")
        self._history.set_words(self.tr("History"), "Ctrl+Shift+H")
        self._notes.set_words(self.tr("Notes"), "Ctrl+Shift+M")
        self._view.set_words(self.tr("Theme and language"))
        self._look_actions[Look.SYSTEM].setText(self.tr("Theme of this computer"))
        self._look_actions[Look.LIGHT].setText(self.tr("Light theme"))
        self._look_actions[Look.DARK].setText(self.tr("Dark theme"))
        self._shortcuts.setText(self.tr("Keyboard shortcuts"))
        self._preview.setText(self.tr("Preview"))
        self._show_look()
