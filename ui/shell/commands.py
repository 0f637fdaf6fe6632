"""The window's commands: one action each, in the menu bar, on its keys and in the palette."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from cms.domain.rows import ArticleRow, DeskRow, PersonRow
from ui.models.palette_match import Kind, PaletteEntry
from ui.shell.language import Language
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.shortcuts import BY_COMMAND, Command, Group
from ui.shell.sidebar import desk_place
from ui.shell.window import Window
from ui.words.states import StateWords

Act = Callable[[], None]


class Commands(QObject):
    """Makes an action of every command that *acts* names, and offers them all in the palette.

    On Linux and Windows the menu bar is out of sight until the Alt key is pressed alone.
    """

    def __init__(self, window: Window, language: Language, acts: Mapping[Command, Act]) -> None:
        super().__init__(window)
        self._window = window
        self._language = language
        self._acts = acts
        self._states = StateWords(self)
        self._actions: dict[Command, QAction] = {}
        self._menus: dict[Group, QMenu] = {}
        self.articles: Callable[[], tuple[ArticleRow, ...]] = tuple
        self.desks: Callable[[], tuple[DeskRow, ...]] = tuple
        self.people: Callable[[], tuple[PersonRow, ...]] = tuple
        self._build()
        self._reword()
        language.changed.connect(self._reword)
        self._is_alt_alone = False
        window.palette_.offer(self._entries)
        window.installEventFilter(self)

    def _build(self) -> None:
        bar = self._window.menuBar()
        for command, act in self._acts.items():
            line = BY_COMMAND[command]
            if line.group not in self._menus:
                self._menus[line.group] = bar.addMenu("")
            action = QAction(self._window)
            action.setShortcut(QKeySequence(line.keys))
            # Qt says whether an action is checked; no act asks that.
            action.triggered.connect(lambda _is_checked, act=act: self._do(act))
            self._menus[line.group].addAction(action)
            # The keys work while the menu bar is out of sight, too.
            self._window.addAction(action)
            self._actions[command] = action
        self._actions[Command.QUIT].setMenuRole(QAction.MenuRole.QuitRole)
        if not bar.isNativeMenuBar():
            bar.hide()

    def offer(self, command: Command, *, is_offered: bool) -> None:
        """Let *command* be given, or let it be in no menu, on no key, not in the palette and not on the sheet of keys."""
        self._actions[command].setVisible(is_offered)
        self._actions[command].setEnabled(is_offered)
        self._window.on_demand.when_made(
            ShortcutSheet, lambda sheet: sheet.leave_out(command, is_left_out=not is_offered)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._window:
            if event.type() is QEvent.Type.Show:
                # Before any part of the window can take a key for itself, it passes here.
                self._window.windowHandle().installEventFilter(self)
        elif isinstance(event, QKeyEvent):
            self._note_key(event)
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut):
            self._is_alt_alone = False
        return super().eventFilter(watched, event)

    def _do(self, act: Act) -> None:
        # The keys of a command never come to the window's filter: Alt was not pressed alone after all.
        self._is_alt_alone = False
        act()

    def _note_key(self, event: QKeyEvent) -> None:
        """Show or hide the menu bar when Alt is pressed and let go with no other key between."""
        is_alt = event.key() == Qt.Key.Key_Alt
        if event.type() is QEvent.Type.KeyPress:
            self._is_alt_alone = is_alt
        elif event.type() is QEvent.Type.KeyRelease and is_alt and self._is_alt_alone:
            self._is_alt_alone = False
            if not self._window.menuBar().isNativeMenuBar():
                self._window.menuBar().setVisible(not self._window.menuBar().isVisible())

    def _reword(self) -> None:
        for command, action in self._actions.items():
            action.setText(BY_COMMAND[command].name)
            action.setStatusTip(BY_COMMAND[command].name)
        names = {
            Group.GO: self.tr("&Go"),
            Group.WRITE: self.tr("&Edit"),
            Group.ARTICLE: self.tr("&Article"),
            Group.PHOTO: self.tr("&Photo"),
            Group.WINDOW: self.tr("&Window"),
        }
        for group, menu in self._menus.items():
            menu.setTitle(names[group])

    def _entries(self) -> list[PaletteEntry]:
        code = self._language.code
        found = [
            PaletteEntry(
                Kind.COMMAND,
                command.value,
                (BY_COMMAND[command].name, BY_COMMAND[command].english),
                shortcut=BY_COMMAND[command].keys,
            )
            for command in self._acts
            if command is not Command.PALETTE and self._actions[command].isEnabled()
        ]
        found += [
            PaletteEntry(
                Kind.ARTICLE,
                row.article_id,
                (row.headline or row.slug, row.slug),
                detail=self._states.state_of(row).word,
                icon="file-text",
            )
            for row in self.articles()
        ]
        found += [
            PaletteEntry(
                Kind.DESK, desk_place(desk.slug), (desk.name_in(code), desk.name, desk.slug), icon="folder"
            )
            for desk in self.desks()
        ]
        found += [
            PaletteEntry(
                Kind.PERSON, person.login, (person.name_in(code), person.name, person.login), icon="user"
            )
            for person in self.people()
        ]
        return found
