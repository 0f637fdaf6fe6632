"""What surrounds the writing surface: the commands that find, and show the page in another way."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from cms.domain.counts import length_of
from ui.controllers.text.writing import Writing
from ui.editor.outline import OutlinePanel
from ui.shell.shortcuts import Command
from ui.shell.side_panes import Pane
from ui.shell.window import Window
from ui.theme.theme import ZOOMS, Theme


class PageTools(QObject):
    """Acts on the page that is open; without one its commands do nothing."""

    def __init__(self, window: Window, writing: Writing, settings: QSettings, theme: Theme) -> None:
        super().__init__(window)
        self._settings = settings
        self._is_typewriter = settings.value("page/typewriter", "false") == "true"
        self._window, self._page = window, window.page
        self._writing = writing
        self._page.finding.replaced.connect(self._tell_replaced)
        self._page.left.connect(window.show_all)
        window.page_alone_left.connect(self._use_typewriter)
        self._use_typewriter()
        self._theme = theme
        theme.zoom_changed.connect(self._resize_side)
        theme.set_zoom(int(str(settings.value("page/zoom", 100))))
        self._resize_side()
        self._page.zoom_wanted.connect(self._zoom)
        QShortcut(QKeySequence("Ctrl++"), window, lambda: self._zoom(1))
        window.on_demand.when_made(OutlinePanel, self._follow_outline)
        # Counted once for all that one pull of the mouse selects.
        self._count_later = QTimer(self, interval=0, singleShot=True)
        self._count_later.timeout.connect(self._count_selected)
        self._page.body.selectionChanged.connect(self._count_later.start)

    def acts(self) -> dict[Command, Callable[[], None]]:
        """Return what each command does."""
        finding = self._page.finding
        return {
            Command.FIND: lambda: self._on_page(finding.open),
            Command.REPLACE: lambda: self._on_page(lambda: finding.open(replacing=True)),
            Command.FIND_NEXT: lambda: self._on_page(lambda: finding.step(1)),
            Command.FIND_PREVIOUS: lambda: self._on_page(lambda: finding.step(-1)),
            Command.OUTLINE: self._show_outline,
            Command.FOCUS_MODE: self._toggle_focus_mode,
            Command.TYPEWRITER: self._toggle_typewriter,
            Command.ZOOM_IN: lambda: self._zoom(1),
            Command.ZOOM_OUT: lambda: self._zoom(-1),
            Command.ZOOM_RESET: lambda: self._zoom(0),
        }

    def _show_outline(self) -> None:
        if self._writing.opened is not None:
            self._window.show_side(Pane.OUTLINE)
            self._window.outline.list.setFocus()

    def _toggle_focus_mode(self) -> None:
        if self._window.is_page_alone:
            self._window.show_all()
        elif self._writing.opened is not None:
            self._on_page(self._window.show_page_alone)
        if self._window.is_page_alone:
            self._page.set_typewriter(is_on=True)
            self._page.focus_if_left()
            self._window.messages.tell(
                self.tr("Only the page is shown. Esc brings everything back."),
                until=self._window.page_alone_left,
            )

    def _toggle_typewriter(self) -> None:
        self._is_typewriter = not self._is_typewriter
        self._settings.setValue("page/typewriter", "true" if self._is_typewriter else "false")
        self._use_typewriter()
        self._window.messages.tell(
            self.tr("The line you write stays where it is; the page moves.")
            if self._is_typewriter
            else self.tr("The page moves only when the line would leave it.")
        )

    def _zoom(self, step: int) -> None:
        """Make text one step larger (1) or smaller (-1), or with 0 as large as usual."""
        if step:
            self._theme.set_zoom(ZOOMS[min(max(ZOOMS.index(self._theme.zoom) + step, 0), len(ZOOMS) - 1)])
        else:
            self._theme.set_zoom(100)
        self._settings.setValue("page/zoom", self._theme.zoom)

    def _resize_side(self) -> None:
        self._window.set_zoom(self._theme.zoom)

    def _use_typewriter(self) -> None:
        self._page.set_typewriter(is_on=self._is_typewriter or self._window.is_page_alone)

    def _follow_outline(self, outline: OutlinePanel) -> None:
        outline.heading_chosen.connect(self._go_to_heading)

    def _go_to_heading(self, block_id: str) -> None:
        self._window.show_middle(self._page)
        self._window.hide_floating_side()
        self._page.go_to_heading(block_id)

    def _on_page(self, act: Callable[[], None]) -> None:
        if self._writing.opened is not None and self._page.isVisible():
            act()

    def _tell_replaced(self, count: int) -> None:
        words = self.tr("1 match was replaced.") if count == 1 else self.tr("{0} matches were replaced.")
        self._window.messages.tell(
            words.format(count), action=self.tr("Undo"), act=self._page.finding.undo_replace_all
        )

    def _count_selected(self) -> None:
        opened, words = self._writing.opened, self._page.selected_words
        language = opened.row.language if opened is not None else "en"
        self._window.status.show_selected(length_of(words, language) if words else None)
