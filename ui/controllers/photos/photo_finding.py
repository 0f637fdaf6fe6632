"""The photo library in the window: what is looked for is found in the newsroom, and rows come for what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cms.domain.errors import NewsroomError
from cms.domain.line import NewsroomUnreachable
from cms.domain.photos.search import PhotoSearch, PhotosFound
from ui.controllers.photos.picture_work import PictureWork
from ui.photos.library import PhotoLibrary
from ui.shell.sidebar import PHOTOS
from ui.shell.window import Window

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class PhotoFinding(QObject):
    """Keeps the library as the newsroom is."""

    def __init__(self, window: Window, pictures: PictureWork) -> None:
        super().__init__(window)
        self._window, self._pictures = window, pictures
        self._runner, self._language = pictures.runner, pictures.language
        self._newsroom: Newsroom | None = None
        # What was asked for last: an answer to an older question is dropped.
        self._asked = PhotoSearch()
        window.on_demand.when_made(PhotoLibrary, self._connect)

    def use(self, newsroom: Newsroom) -> None:
        """Look into the library of *newsroom* from now on."""
        self._newsroom = newsroom

    def look_again(self, place: str) -> None:
        """Look at the library again, if it is the *place* that is shown."""
        if place == PHOTOS.place:
            self.refresh()

    def refresh(self) -> None:
        """Look at the library again."""
        self._find(self._window.library.search)
        self._fetch_choices()

    def _connect(self, library: PhotoLibrary) -> None:
        library.search_wanted.connect(self._find)
        library.rows_wanted.connect(self._fetch_rows)
        library.thumbnails_wanted.connect(self._fetch_thumbnails)
        library.retry_wanted.connect(self.refresh)

    def _find(self, search: PhotoSearch) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        self._asked = search
        self._runner.run(
            lambda: newsroom.finding_photos.find(search),
            owner=self,
            then=lambda found: self._show(search, found),
            otherwise=self._show_error,
        )

    def _show(self, search: PhotoSearch, found: PhotosFound) -> None:
        if search == self._asked:
            self._window.library.show_found(found)

    def _fetch_choices(self) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._runner.run(
                newsroom.finding_photos.choices,
                owner=self,
                then=self._window.library.show_choices,
                otherwise=lambda _: None,  # the library says itself why it cannot be looked at
            )

    def _fetch_rows(self, photo_ids: list[str]) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._runner.run(
                lambda: newsroom.finding_photos.rows(photo_ids),
                owner=self,
                then=self._window.library.take_rows,
                otherwise=self._show_error,
            )

    def _fetch_thumbnails(self, photo_ids: list[str]) -> None:
        library = self._window.library
        for photo_id in photo_ids:
            if (row := library.photo_of(photo_id)) is not None:
                self._pictures.load_small(row, library.set_thumbnail)

    def _show_error(self, error: NewsroomError) -> None:
        if isinstance(error, NewsroomUnreachable) and self._window.library.photo_ids:
            return  # what was seen last stays in sight
        self._window.library.show_error(self._language.sentence(error))
