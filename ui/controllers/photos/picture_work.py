"""Photographs in the window: files that arrive, their small pictures, and the inspector's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from cms.domain.arrival import ArrivedPicture
from cms.domain.article import PhotoUse
from cms.domain.checks import Problem
from cms.domain.errors import CutOffPicture, NewsroomError
from cms.domain.photos.rights import usage_rights_named
from cms.domain.rows import OpenArticle, PhotoRow
from ui.controllers.photos.cut_off import CutOffPictures
from ui.controllers.text.writing import Writing
from ui.photos.inspector import PhotoInspector
from ui.photos.library import PhotoLibrary
from ui.shell.language import Language
from ui.shell.side_panes import Pane
from ui.shell.window import Window
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# Widths in pixels of the copies shown in the tray and library, and in the inspector.
_SMALL, _LARGE = 320, 640
# How many small copies are kept at hand; each takes about a quarter of a megabyte.
_SMALL_KEPT = 120
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".heic", ".heif", ".avif")
_PICTURES = " ".join(f"*{ending}" for ending in _ENDINGS)
_MOST_IN_TRAY = 12


@dataclass(slots=True)
class _Landing:
    """Where photos dropped into the text come: each behind the one before, the first *behind* a block."""

    behind: str


class PictureWork(QObject):
    """Takes photographs in, shows them, and brings what is written about them to the page."""

    newsroom_changed = Signal()
    # More files than an article's tray has room for, or folders: a batch of its own.
    many_wanted = Signal(list)

    def __init__(self, window: Window, writing: Writing, runner: Runner, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.page
        self._writing = writing
        self.runner = runner
        self.language = language
        self._newsroom: Newsroom | None = None
        self._small: dict[str, QImage] = {}
        self._pasted = 0
        self.cut_off = CutOffPictures(window.messages, language, self)
        self._connect()

    def _connect(self) -> None:
        page = self._page
        page.photos_dropped.connect(self.take_in)
        page.image_pasted.connect(self._take_in_pasted)
        page.photos_wanted.connect(self.choose_files)
        page.photo_selected.connect(self.inspect)
        page.photo_passed.connect(self._show_use)
        page.photos_dropped_in_text.connect(self.take_in)
        page.image_dropped_in_text.connect(self._take_in_pasted)
        page.photo_removed.connect(self._offer_return)
        page.text_shown.connect(self._close_fields)
        self._writing.article_shown.connect(self._show_article)
        self._window.middle.currentChanged.connect(lambda _place: self._leave_article_panes())
        self._window.on_demand.when_made(PhotoInspector, self._connect_inspector)
        self._window.on_demand.when_made(PhotoLibrary, self._connect_library)

    def _connect_inspector(self, inspector: PhotoInspector) -> None:
        inspector.use_edited.connect(self._page.change_photo)
        inspector.rights_chosen.connect(self._set_rights)

    def _connect_library(self, library: PhotoLibrary) -> None:
        library.photos_wanted.connect(self.choose_files)
        library.image_pasted.connect(self._take_in_pasted)
        library.photo_opened.connect(self._inspect_library)
        library.photo_chosen_for_article.connect(self._use_from_library)
        library.set_can_add(can_add=self._writing.may_write)

    def use(self, newsroom: Newsroom) -> None:
        """Work on the photographs of *newsroom* from now on."""
        self._newsroom = newsroom
        self.cut_off.forget()
        if self._window.on_demand.has(PhotoInspector):
            self._window.inspector.show_nothing()

    def choose_files(self) -> None:
        """Ask for picture files; nothing waits for the answer."""
        if self._newsroom is None:
            return
        # Nobody chooses quicker than it starts.
        self.runner.run(self._newsroom.connection.darkroom.warm_up, owner=self, lane=Lane.PICTURES)
        kinds = self.tr("Pictures ({0})").format(_PICTURES)
        dialog = QFileDialog(self._window, self.tr("Add photos"), "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.take_in)
        dialog.open()

    def take_in(self, files: Iterable[str], behind: str | None = None) -> None:
        """Take picture files into the library and, if one can be written in, into the article on the page.

        Dropped into its text they also stand there, *behind* a block.
        """
        newsroom, files = self._newsroom, list(files)
        if newsroom is None:
            return
        if len(files) > _MOST_IN_TRAY or any(Path(file).suffix.lower() not in _ENDINGS for file in files):
            self.many_wanted.emit(files)
            return
        landing = None if behind is None else _Landing(behind)
        for file in files:
            path = Path(file)
            self._bring(path.name, file, partial(newsroom.photos.add, path), landing)

    def choose_folder(self) -> None:
        """Ask for a folder of pictures; nothing waits for the answer."""
        if self._newsroom is None:
            return
        dialog = QFileDialog(self._window, self.tr("Add a folder of photos"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(self.many_wanted)
        dialog.open()

    def use_in_article(self, rows: Iterable[PhotoRow]) -> None:
        """Use photographs in the article on the page, each behind the one before."""
        if not self._writing.may_write:
            return
        self._window.show_middle(self._page)
        known = {use.photo_id for use in self._page.photos}
        added = {row.photo_id: row for row in rows if row.photo_id not in known}
        uses = [PhotoUse(row.photo_id, row.caption, row.credit_line, row.alt_text) for row in added.values()]
        self._page.set_photos((*self._page.photos, *uses), added)
        for row in added.values():
            self._load(row, _SMALL, self._page.set_thumbnail)

    def take_in_found(self, pictures: Iterable[ArrivedPicture]) -> None:
        """Take in the pictures of a document, as if each had been a file."""
        newsroom = self._newsroom
        if newsroom is None:
            return
        for picture in pictures:
            name = picture.file_name
            self._bring(name, name, partial(newsroom.photos.add_pasted, picture.content, name), None)

    def inspect(self, photo_id: str) -> None:
        """Bring the inspector into sight, with a photograph of the article."""
        self._show_use(photo_id)
        if self._window.inspector.photo_id:
            self._window.show_side(Pane.PHOTO)

    def return_to_article(self) -> None:
        """Show the article's photograph again where one of the library was looked at."""
        if self._writing.opened is not None:
            self._show_article(self._writing.opened)

    def _close_fields(self) -> None:
        """Take no words for an article that was left: the next one's photograph is not shown yet."""
        if not self._page.article_id and self._window.on_demand.has(PhotoInspector):
            self._window.inspector.set_read_only(is_read_only=True)

    def _leave_article_panes(self) -> None:
        # Checks and history are those of an article, not of the photographs in the library.
        if self._window.is_in_the_middle(PhotoLibrary):
            self._window.side.show_pane(Pane.PHOTO)

    def _show_use(self, photo_id: str) -> None:
        uses = self._page.photos
        position = next((n for n, use in enumerate(uses, start=1) if use.photo_id == photo_id), 0)
        row = self._page.photo_rows.get(photo_id)
        if not position or row is None:
            self._window.inspector.show_nothing()
            return
        if (opened := self._writing.opened) is not None:
            self._window.inspector.print_in(opened.demands.house)
        self._window.inspector.show_photo(uses[position - 1], row, position, len(uses))
        self._window.inspector.set_read_only(is_read_only=not self._writing.may_write)
        self._load(row, _LARGE, self._window.inspector.set_picture)

    def go_to(self, problem: Problem) -> None:
        """Go to the field in which *problem* can be put right."""
        self._window.show_middle(self._page)
        if not problem.photo_id:
            self._page.focus_field(problem.field)
            return
        self._page.tray.select_photo(problem.photo_id)
        self.inspect(problem.photo_id)
        self._window.inspector.focus_field(problem.field, self.language.sentence(problem))

    def _show_article(self, opened: OpenArticle) -> None:
        for row in opened.photos.values():
            self._load(row, _SMALL, self._page.set_thumbnail)
        if self._window.on_demand.has(PhotoLibrary):
            self._window.library.set_can_add(can_add=self._writing.may_write)
        known = [use.photo_id for use in self._page.photos]
        shown = self._window.inspector.photo_id
        if shown not in known:
            shown = known[0] if known else ""
            self._page.tray.select_photo(shown)
        self._show_use(shown)

    def _bring(self, name: str, key: str, add: Callable[..., PhotoRow], landing: _Landing | None) -> None:
        """Have a photograph taken in; *key* names its card in the tray until it is there."""
        is_for_article = self._window.middle.currentWidget() is self._page and self._writing.may_write
        article_id = self._writing.article_id if is_for_article else ""
        if article_id:
            self._page.tray.show_importing(key, name, 0)

        def again() -> None:
            self._bring(name, key, partial(add, accepts_cut_off=True), landing)

        self.runner.run(
            add,
            owner=self,
            then=partial(self._arrived, key, article_id, landing),
            otherwise=partial(self._unreadable, key, article_id, again),
            lane=Lane.PICTURES,
        )

    def _arrived(self, key: str, article_id: str, landing: _Landing | None, row: PhotoRow) -> None:
        self._page.tray.drop_arrival(key)
        if article_id and article_id == self._writing.article_id and self._writing.may_write:
            self._add_to_article(row)
            if landing is not None:
                landing.behind = self._page.place_in_text(row.photo_id, landing.behind)
        else:
            self._window.messages.tell(self.tr("“{0}” is in the library.").format(row.file_name))
        self.newsroom_changed.emit()

    def _add_to_article(self, row: PhotoRow) -> None:
        if any(use.photo_id == row.photo_id for use in self._page.photos):
            self._window.messages.tell(self.tr("The article has this photo already."))
        else:
            use = PhotoUse(row.photo_id, row.caption, row.credit_line, row.alt_text)
            self._page.set_photos((*self._page.photos, use), {row.photo_id: row})
        self._load(row, _SMALL, self._page.set_thumbnail)
        # Who is writing about another photograph goes on; this one is in the tray.
        if not (self._window.on_demand.has(PhotoInspector) and self._window.inspector.is_written_in):
            self._page.tray.select_photo(row.photo_id)
            self.inspect(row.photo_id)

    def _unreadable(
        self, key: str, article_id: str, as_it_is: Callable[[], None], error: NewsroomError
    ) -> None:
        if isinstance(error, CutOffPicture):
            self._page.tray.drop_arrival(key)
            self.cut_off.ask(error, as_it_is)
        elif article_id and article_id == self._writing.article_id:
            self._page.tray.show_unreadable(key, Path(key).name, self.language.sentence(error))
        else:
            self._page.tray.drop_arrival(key)
            self._window.messages.explain(error)

    def _take_in_pasted(self, picture: bytes, behind: str | None = None) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        landing = None if behind is None else _Landing(behind)
        self._pasted += 1
        name = self.tr("Pasted picture {0}").format(self._pasted)
        self._bring(name, name, partial(newsroom.photos.add_pasted, picture, name), landing)

    def _set_rights(self, photo_id: str, rights: str) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        self.runner.run(
            lambda: newsroom.photos.set_rights(photo_id, usage_rights_named(rights)),
            owner=self,
            then=self._rights_are_set,
            otherwise=partial(self._rights_are_not_set, photo_id),
        )

    def _rights_are_set(self, row: PhotoRow) -> None:
        if any(use.photo_id == row.photo_id for use in self._page.photos):
            self._page.set_photos(self._page.photos, {row.photo_id: row})
            if self._window.inspector.photo_id == row.photo_id:
                self._show_use(row.photo_id)
        self._writing.check_again()
        self.newsroom_changed.emit()

    def _rights_are_not_set(self, photo_id: str, error: NewsroomError) -> None:
        self._window.messages.explain(error)
        if self._window.inspector.photo_id == photo_id:
            self._show_use(photo_id)  # as they are in the newsroom

    def _offer_return(self, use: PhotoUse, position: int) -> None:
        article_id = self._writing.article_id

        def put_back() -> None:
            # By then another article may be on the page.
            if article_id == self._writing.article_id:
                self._page.put_back_photo(use, position)

        self._window.messages.tell(
            self.tr("The photo was taken out of the article."),
            action=self.tr("Undo"),
            act=put_back,
        )
        if self._window.inspector.photo_id == use.photo_id:
            self._window.inspector.show_nothing()

    def _inspect_library(self, photo_id: str) -> None:
        self._with_row(photo_id, self._show_of_library)

    def _show_of_library(self, row: PhotoRow) -> None:
        use = PhotoUse(row.photo_id, row.caption, row.credit_line, row.alt_text)
        self._window.inspector.show_photo(use, row, 0)
        self._window.inspector.set_read_only(is_read_only=True)
        self._window.show_side(Pane.PHOTO)
        self._load(row, _LARGE, self._window.inspector.set_picture)

    def _use_from_library(self, photo_id: str) -> None:
        self._with_row(photo_id, self._use_row)

    def _use_row(self, row: PhotoRow) -> None:
        if self._writing.may_write:
            self._window.show_middle(self._page)
            self._add_to_article(row)

    def _with_row(self, photo_id: str, act: Callable[[PhotoRow], None]) -> None:
        """Do *act* with what the library says of a photo; who was quicker than its row still gets what they asked for."""
        row, newsroom = self._window.library.photo_of(photo_id), self._newsroom
        if row is not None:
            act(row)
        elif newsroom is not None:
            self.runner.run(lambda: newsroom.photos.show(photo_id), owner=self, then=act)

    def take_row(self, row: PhotoRow) -> None:
        """Know what the library says of a photograph now, wherever it is shown."""
        if any(use.photo_id == row.photo_id for use in self._page.photos):
            self._page.set_photos(self._page.photos, {row.photo_id: row})
        if self._window.inspector.photo_id == row.photo_id:
            self._show_use(row.photo_id)

    def load_small(self, row: PhotoRow, show: Callable[[str, QImage], None]) -> None:
        """Have the small picture of a photograph shown."""
        self._load(row, _SMALL, show)

    def _load(self, row: PhotoRow, width: int, show: Callable[[str, QImage], None]) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        if width == _SMALL and row.sha256 in self._small:
            show(row.photo_id, self._small[row.sha256])
            return

        def load() -> QImage:
            # Our own copy, made by the darkroom: a plain JPEG of known size.
            return QImage(str(newsroom.photos.picture(row.sha256, width)))

        def shown(picture: QImage) -> None:
            if width == _SMALL:
                self._small[row.sha256] = picture
                if len(self._small) > _SMALL_KEPT:
                    self._small.pop(next(iter(self._small)))
            show(row.photo_id, picture)

        self.runner.run(load, owner=self, then=shown, otherwise=_leave_empty, lane=Lane.PICTURES)


def _leave_empty(_error: NewsroomError) -> None:
    # The place of a picture that cannot be had stays grey; who opens the photo is told why.
    return
