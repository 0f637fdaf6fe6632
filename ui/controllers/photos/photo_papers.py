"""Leases and files of the photo in the inspector: fetched when it is shown, changed when somebody says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from cms.domain.photos.usage_leases import LeaseTerms
from cms.domain.rows import PhotoRow
from ui.controllers.photos.picture_work import PictureWork
from ui.controllers.text.writing import Writing
from ui.photos.inspector import PhotoInspector
from ui.shell.window import Window
from ui.words.facts import FactWords
from ui.work.runner import Lane

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# What is told of an export: the names of file and side-car, the facts cut short, whether credentials stay behind.
_Told = tuple[str, str, tuple[str, ...], bool]


class PhotoPapersWork(QObject):
    """Keeps the inspector's papers as the newsroom has them."""

    newsroom_changed = Signal()

    def __init__(self, window: Window, writing: Writing, pictures: PictureWork) -> None:
        super().__init__(window)
        self._window, self._writing, self._pictures = window, writing, pictures
        self._runner = pictures.runner
        self._newsroom: Newsroom | None = None
        self._facts = FactWords(self)
        window.on_demand.when_made(PhotoInspector, self._connect)

    def use(self, newsroom: Newsroom) -> None:
        """Fetch the papers of *newsroom* from now on."""
        self._newsroom = newsroom
        if self._window.on_demand.has(PhotoInspector):
            self._window.inspector.papers.set_time_zone(newsroom.time_zone)

    def _connect(self, inspector: PhotoInspector) -> None:
        inspector.photo_shown.connect(self._fetch)
        papers = inspector.papers
        if self._newsroom is not None:
            papers.set_time_zone(self._newsroom.time_zone)
        papers.lease_granted.connect(self._grant)
        papers.lease_withdrawn.connect(self._withdraw)
        papers.reading_wanted.connect(self._read_again)
        papers.export_wanted.connect(self._choose_export)

    def _fetch(self, photo_id: str) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._runner.run(
                lambda: newsroom.captions.papers(photo_id),
                owner=self,
                then=self._window.inspector.show_papers,
                otherwise=lambda _: None,  # without an answer the photo is shown without its papers
            )

    def _grant(self, photo_id: str, terms: LeaseTerms) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._change(photo_id, lambda: newsroom.photos.grant(photo_id, terms))

    def _withdraw(self, lease_id: str) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            photo_id = self._window.inspector.photo_id
            self._change(photo_id, lambda: newsroom.photos.withdraw_lease(lease_id))

    def _change(self, photo_id: str, act: Callable[[], Any]) -> None:
        def changed(_answer: object) -> None:
            self._fetch(photo_id)
            self._writing.check_again()
            self.newsroom_changed.emit()

        self._runner.run(act, owner=self, then=changed, otherwise=self._window.messages.explain)

    def _read_again(self, photo_id: str, encoding: str) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return

        def read(row: PhotoRow) -> None:
            self._pictures.take_row(row)
            self._window.messages.tell(self.tr("The file’s text was read again as {0}.").format(encoding))
            self.newsroom_changed.emit()

        self._runner.run(
            lambda: newsroom.photos.read_again(photo_id, encoding),
            owner=self,
            then=read,
            otherwise=self._window.messages.explain,
            lane=Lane.PICTURES,
        )

    def _choose_export(self, photo_id: str) -> None:
        dialog = QFileDialog(self._window, self.tr("Export original with credit"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(self._window.inspector.file_name)
        dialog.fileSelected.connect(lambda file: self._export(photo_id, file))
        dialog.open()

    def _export(self, photo_id: str, file: str) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return

        def export() -> _Told:
            made = newsroom.photos.export(photo_id, Path(file))
            sidecar = made.sidecar.name if made.sidecar else ""
            return made.file.name, sidecar, made.cut_short, made.leaves_content_credentials

        self._runner.run(
            export,
            owner=self,
            then=self._exported,
            otherwise=self._window.messages.explain,
            lane=Lane.PICTURES,
        )

    def _exported(self, made: _Told) -> None:
        name, sidecar, cut_short, leaves_credentials = made
        told = [self.tr("“{0}” has the picture as it was, with the credit in it.").format(name)]
        if sidecar:
            told = [
                self.tr(
                    "“{0}” is the original, into which nothing can be written; its credit is beside it in “{1}”."
                ).format(name, sidecar)
            ]
        if cut_short:
            facts = ", ".join(self._facts.word(fact) for fact in cut_short)
            told.append(self.tr("Old programs, which read IIM only, show cut short: {0}.").format(facts))
        if leaves_credentials:
            told.append(self.tr("Its Content Credentials stay with the original."))
        self._window.messages.tell(" ".join(told))
