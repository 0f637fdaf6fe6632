"""Many picture files at once: looked at, taken in one after the other, stopped whenever somebody likes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from cms.domain.errors import CutOffPicture, NewsroomError
from ui.controllers.photos.picture_work import PictureWork
from ui.controllers.text.writing import Writing
from ui.photos.import_files import FileState, ImportFile
from ui.photos.import_sheet import ImportSheet
from ui.shell.window import Window
from ui.work.runner import Lane

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom
    from cms.domain.rows import PhotoRow


class BatchImport(QObject):
    """Brings folders and hundreds of files into the library, a file at a time, so that the window never waits."""

    captions_wanted = Signal(list)
    newsroom_changed = Signal()

    def __init__(self, window: Window, writing: Writing, pictures: PictureWork) -> None:
        super().__init__(window)
        self._window, self._writing, self._pictures = window, writing, pictures
        self._runner, self._language = pictures.runner, pictures.language
        self._newsroom: Newsroom | None = None
        # What is still to be taken in, in the order it will be; and whether somebody said stop.
        self._waiting: list[Path] = []
        self._is_stopped, self._is_over = False, True
        # Files that end too early and are taken in all the same.
        self._as_they_are: set[Path] = set()
        # Another batch begins another round; what an older one answers is dropped.
        self._round = 0
        pictures.many_wanted.connect(self.take_in)
        window.on_demand.when_made(ImportSheet, self._connect)

    def use(self, newsroom: Newsroom) -> None:
        """Take files into *newsroom* from now on."""
        self._newsroom = newsroom
        self._waiting, self._round = [], self._round + 1

    def take_in(self, files: Iterable[str]) -> None:
        """Take in files, and the pictures of folders among them."""
        newsroom = self._newsroom
        if newsroom is None:
            return
        paths = [Path(file) for file in files]
        self._runner.run(
            lambda: [(path, _facts(newsroom, path)) for path in newsroom.importing.found_in(paths)],
            owner=self,
            then=self._begin,
            otherwise=self._window.messages.explain,
            lane=Lane.PICTURES,
        )

    def _connect(self, sheet: ImportSheet) -> None:
        sheet.cancel_wanted.connect(self._stop)
        sheet.captions_wanted.connect(self.captions_wanted)
        sheet.use_wanted.connect(self._use_in_article)
        sheet.left.connect(self._leave)

    def _begin(self, found: list[tuple[Path, str]]) -> None:
        sheet = self._window.imports
        self._is_stopped, self._is_over, self._round = False, False, self._round + 1
        self._waiting, self._as_they_are = [path for path, _ in found], set()
        sheet.begin([ImportFile(str(path), path.name, facts) for path, facts in found])
        sheet.set_can_use(can_use=self._writing.may_write)
        self._window.show_middle(sheet)
        self._take_next()

    def _take_next(self) -> None:
        newsroom, number = self._newsroom, self._round
        if newsroom is None:
            return
        if not self._waiting:
            self._is_over = True
            self._window.imports.end(is_cancelled=self._is_stopped)
            self.newsroom_changed.emit()
            return
        path = self._waiting.pop(0)
        self._window.imports.set_state(str(path), FileState.READING)
        accepts = path in self._as_they_are
        self._runner.run(
            lambda: newsroom.photos.take(path, accepts_cut_off=accepts),
            owner=self,
            then=lambda taken: self._taken(number, path, *taken),
            otherwise=lambda error: self._refused(number, path, error),
            lane=Lane.PICTURES,
        )

    def _taken(self, number: int, path: Path, photo: PhotoRow, was_known: bool) -> None:  # noqa: FBT001 (an answer)
        if number != self._round:
            return
        state = FileState.KNOWN if was_known else FileState.ADDED
        self._window.imports.set_state(str(path), state, photo_id=photo.photo_id)
        self._pictures.load_small(photo, self._window.imports.set_thumbnail)
        self._take_next()

    def _refused(self, number: int, path: Path, error: NewsroomError) -> None:
        if number == self._round:
            self._window.imports.set_state(
                str(path), FileState.REFUSED, sentence=self._language.sentence(error)
            )
            if isinstance(error, CutOffPicture):
                self._pictures.cut_off.ask(error, lambda: self._take_as_it_is(number, path))
            self._take_next()

    def _take_as_it_is(self, number: int, path: Path) -> None:
        if number != self._round:
            return
        self._as_they_are.add(path)
        self._waiting.append(path)
        self._window.imports.set_state(str(path), FileState.WAITING)
        if self._is_over:
            self._is_over = False
            self._window.imports.go_on()
            self._take_next()

    def _stop(self) -> None:
        self._is_stopped = True
        self._waiting.clear()

    def _use_in_article(self, photo_ids: list[str]) -> None:
        newsroom = self._newsroom
        if newsroom is None or not self._writing.may_write:
            return
        self._runner.run(
            lambda: newsroom.captions.photos(photo_ids),
            owner=self,
            then=self._pictures.use_in_article,
            otherwise=self._window.messages.explain,
        )

    def _leave(self) -> None:
        self._window.show_middle(self._window.page if self._writing.opened else self._window.library)


def _facts(newsroom: Newsroom, path: Path) -> str:
    """Return kind and measure of a file from its first bytes, empty where it tells neither."""
    (glance,) = newsroom.importing.glance([path])
    if not glance.width:
        return glance.kind
    locale = QLocale()
    return f"{glance.kind} · {locale.toString(glance.width)} × {locale.toString(glance.height)}"
