"""What agencies send, brought in from the window: files become drafts at a desk, and what did not is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from cms.domain.rows import DeskRow
from cms.domain.wire import Brought
from ui.controllers.desk.lists import Lists
from ui.controllers.text.writing import Writing
from ui.shell.language import Language
from ui.shell.window import Window
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

_KINDS = "*.xml *.json *.nitf *.newsml *.rss *.atom *.tst *.txt *.html *.htm *.docx"


class FromTheWire(QObject):
    """Asks for files and, of somebody at several desks, for the desk; has the newsroom make drafts of them."""

    def __init__(
        self, window: Window, lists: Lists, writing: Writing, runner: Runner, language: Language
    ) -> None:
        super().__init__(window)
        self._window, self._lists, self._writing = window, lists, writing
        self._runner, self._language = runner, language
        self._newsroom: Newsroom | None = None
        self._menu = QMenu(window)

    def use(self, newsroom: Newsroom) -> None:
        """Bring what comes into *newsroom* from now on."""
        self._newsroom = newsroom

    def choose_files(self) -> None:
        """Ask for files; nothing waits for the answer."""
        if not self._desks():
            self._window.messages.tell(
                self.tr("You are not a member of any desk, so you cannot start an article.")
            )
            return
        kinds = [self.tr("Wire items ({0})").format(_KINDS), self.tr("All files ({0})").format("*")]
        dialog = QFileDialog(self._window, self.tr("Bring in wire items"), "", ";;".join(kinds))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.bring)
        dialog.open()

    def bring(self, files: Sequence[str]) -> None:
        """Make drafts of *files*; whoever works at several desks is asked which of them gets these."""
        desks = self._desks()
        if len(desks) == 1:
            self._bring_to(files, desks[0].slug)
            return
        self._menu.clear()
        self._menu.setAccessibleName(self.tr("Which desk gets them?"))
        self._menu.addAction(self.tr("Which desk gets them?")).setEnabled(False)
        self._menu.addSeparator()
        for desk in desks:
            action = self._menu.addAction(desk.name_in(self._language.code).replace("&", "&&"))
            action.triggered.connect(partial(self._bring_to, files, desk.slug))
        middle = self._window.mapToGlobal(self._window.rect().center())
        self._menu.popup(middle - QPoint(self._menu.sizeHint().width() // 2, 0))

    def _desks(self) -> list[DeskRow]:
        newsroom = self._newsroom
        if newsroom is None:
            return []
        return [desk for desk in self._lists.desks if newsroom.person.roles.get(desk.slug)]

    def _bring_to(self, files: Sequence[str], desk: str, *_: object) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return

        def bring() -> list[Brought]:
            return [each for file in files for each in newsroom.wire.bring(Path(file), desk=desk)]

        self._runner.run(bring, owner=self, then=self._tell, lane=Lane.PICTURES)

    def _tell(self, brought: list[Brought]) -> None:
        self._lists.refresh()
        drafts = [each for each in brought if each.ok and each.slug]
        if drafts:
            told = self.tr("{0} came in from the wire.").format(len(drafts))
            if any(each.has_embargo for each in drafts):
                told += " " + self.tr("Under embargo: {0}.").format(sum(each.has_embargo for each in drafts))
            newest = drafts[-1].article_id
            self._window.messages.tell(told, action=self.tr("Open"), act=partial(self._writing.open, newest))
        refusals = [each.error for each in brought if each.error is not None]
        if len(refusals) > 1:
            self._window.messages.tell(self.tr("{0} did not come in.").format(len(refusals)))
        if refusals:
            self._window.messages.explain(refusals[0])
