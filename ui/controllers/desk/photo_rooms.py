"""The two screens of the library's photographs, finding and captioning them, and the ways between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from ui.controllers.desk.licence_watch import LicenceWatch
from ui.controllers.desk.lists import Lists
from ui.controllers.desk.notices import Notices
from ui.controllers.photos.batch_import import BatchImport
from ui.controllers.photos.caption_proof import CaptionProof
from ui.controllers.photos.captioning import Captioning
from ui.controllers.photos.photo_finding import PhotoFinding
from ui.controllers.photos.photo_papers import PhotoPapersWork
from ui.controllers.photos.picture_work import PictureWork
from ui.controllers.text.proofreading import Proofreading
from ui.controllers.text.writing import Writing
from ui.photos.caption_desk import CaptionDesk
from ui.photos.inspector import PhotoInspector
from ui.photos.library import PhotoLibrary
from ui.shell.sidebar import PHOTOS
from ui.shell.window import Window
from ui.theme.theme import Theme
from ui.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class PhotoRooms(QObject):
    """Leads from the library and from an article to the caption desk, and back."""

    # The place in the sidebar whose list is to be shown.
    place_wanted = Signal(str)
    newsroom_changed = Signal()

    def __init__(self, window: Window, writing: Writing, lists: Lists, pictures: PictureWork) -> None:
        super().__init__(window)
        self._window, self._writing, self._lists = window, writing, lists
        self.finding = PhotoFinding(window, pictures)
        self.captioning = Captioning(window, pictures)
        self.batch = BatchImport(window, writing, pictures)
        self._papers = PhotoPapersWork(window, writing, pictures)
        self._papers.newsroom_changed.connect(self.newsroom_changed)
        self._pictures = pictures
        self.licence_watch: LicenceWatch | None = None
        self.caption_proof: CaptionProof | None = None
        self.inspector_proof: CaptionProof | None = None
        self.batch.captions_wanted.connect(self.captioning.open)
        self.batch.newsroom_changed.connect(self.newsroom_changed)
        lists.looked_again.connect(self.finding.look_again)
        lists.looked_again.connect(self.captioning.refresh)
        self.captioning.left.connect(self._leave_captions)
        self.captioning.newsroom_changed.connect(self.newsroom_changed)
        self.captioning.article_wanted.connect(self._open_article)
        window.on_demand.when_made(PhotoLibrary, self._connect)
        window.on_demand.when_made(PhotoInspector, self._connect_inspector)

    def use(self, newsroom: Newsroom) -> None:
        """Show the photographs of *newsroom* from now on."""
        self.finding.use(newsroom)
        self.captioning.use(newsroom)
        self.batch.use(newsroom)
        self._papers.use(newsroom)
        if self.licence_watch is not None:
            self.licence_watch.use(newsroom)
        for proof in (self.caption_proof, self.inspector_proof):
            if proof is not None:
                proof.use(newsroom)

    def watch_licences(self, notices: Notices, settings: QSettings) -> None:
        """Tell through *notices* whose rights end, and keep in *settings* what was told."""
        self.licence_watch = LicenceWatch(
            self._writing, self._lists, notices, self._pictures.runner, settings
        )
        self.licence_watch.endings_wanted.connect(self.show_endings)

    def read_captions(self, proofreading: Proofreading, theme: Theme) -> None:
        """Have captions read as the page is, at their desk and beside an article."""

        def of(fields: Mapping[str, GrowingText], *, is_of_article: bool) -> CaptionProof:
            return CaptionProof(
                fields,
                proofreading,
                self._pictures.runner,
                theme,
                self._pictures.language,
                is_of_article=is_of_article,
            )

        def at_the_desk(desk: CaptionDesk) -> None:
            self.caption_proof = of(desk.panel.texts, is_of_article=False)

        def beside_an_article(inspector: PhotoInspector) -> None:
            self.inspector_proof = of(inspector.texts, is_of_article=True)

        self._window.on_demand.when_made(CaptionDesk, at_the_desk)
        self._window.on_demand.when_made(PhotoInspector, beside_an_article)

    def stop(self) -> None:
        """Ask the newsroom nothing more."""
        if self.licence_watch is not None:
            self.licence_watch.stop()

    def write_captions(self) -> None:
        """Open the caption desk on the photographs that are in sight: the article's, or the library's."""
        opened = self._writing.opened
        if self._window.middle.currentWidget() is self._window.page and opened is not None:
            uses = [use.photo_id for use in self._window.page.photos]
            self.captioning.open(uses, name=opened.row.slug)
        elif self._window.is_in_the_middle(PhotoLibrary):
            self._window.library.ask_for_captions()
        else:
            self.place_wanted.emit(PHOTOS.place)

    def show_endings(self) -> None:
        """Show the photographs whose rights end soon, in the library."""
        self._window.library.show_endings()
        self.place_wanted.emit(PHOTOS.place)

    def _connect(self, library: PhotoLibrary) -> None:
        library.captions_wanted.connect(self.captioning.open)
        library.files_dropped.connect(self._pictures.take_in)
        library.folder_wanted.connect(self._pictures.choose_folder)

    def _connect_inspector(self, inspector: PhotoInspector) -> None:
        inspector.article_wanted.connect(self._open_article)

    def _open_article(self, slug: str) -> None:
        row = next((row for row in self._lists.everything if row.slug == slug), None)
        if row is not None:
            self._writing.open(row.article_id)
            self._window.show_middle(self._window.page)

    def _leave_captions(self) -> None:
        if self._lists.place == PHOTOS.place:
            self.place_wanted.emit(PHOTOS.place)
        else:
            self._window.show_middle(self._window.page if self._writing.opened else self._window.nothing)
