"""Joins the caption desk to the newsroom: what was written about many photos, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from cms.domain.errors import NewsroomError
from cms.domain.photos.caption_codes import CodeTable
from cms.domain.photos.captioning import CaptionTemplate, Rewording
from cms.domain.rows import PhotoRow, StepTaken
from ui.controllers.photos.picture_work import PictureWork
from ui.photos.caption_desk import CaptionDesk
from ui.shell.window import Window
from ui.work.runner import Lane

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# So many photos are put on one contact sheet; so many acts can be taken back.
_MOST_PHOTOS, _MOST_UNDONE = 2000, 50


class Captioning(QObject):
    """Lets people word photographs of the library at the caption desk."""

    newsroom_changed = Signal()
    # The slug of an article that uses a photograph.
    article_wanted = Signal(str)
    # Where whoever leaves the desk came from.
    left = Signal()

    def __init__(self, window: Window, pictures: PictureWork) -> None:
        super().__init__(window)
        self._window, self._pictures = window, pictures
        self._runner, self._language = pictures.runner, pictures.language
        self._newsroom: Newsroom | None = None
        self._asked: tuple[tuple[str, ...], tuple[str, ...], str] = ((), (), "")
        self._undo: list[list[Rewording]] = []
        window.on_demand.when_made(CaptionDesk, self._connect)
        window.closing.connect(self._write_before_closing)

    def use(self, newsroom: Newsroom) -> None:
        """Word the photographs of *newsroom* from now on."""
        self._newsroom = newsroom
        self._undo.clear()

    def open(self, photo_ids: Sequence[str], selected: Sequence[str] = (), name: str = "") -> None:
        """Put photographs on the contact sheet and show the desk."""
        self._asked = (tuple(photo_ids[:_MOST_PHOTOS]), tuple(selected), name)
        desk = self._window.captions
        self._window.show_middle(desk)
        desk.show_loading()
        self._fetch()

    def refresh(self) -> None:
        """Look at the photographs again that are on the sheet, as somebody may have worded them elsewhere."""
        newsroom = self._newsroom
        if newsroom is None or not self._window.is_in_the_middle(CaptionDesk):
            return
        desk = self._window.captions
        shown = list(desk.photo_ids)
        self._follow_line()
        if shown:
            self._runner.run(
                lambda: newsroom.captions.photos(shown),
                owner=self,
                then=desk.take_rows,
                otherwise=lambda _: None,  # what is shown stays
            )

    def _connect(self, desk: CaptionDesk) -> None:
        desk.rewording_wanted.connect(self._reword)
        desk.undo_wanted.connect(self._take_back)
        desk.thumbnails_wanted.connect(self._fetch_thumbnails)
        desk.template_kept.connect(self._keep_template)
        desk.codes_kept.connect(self._keep_codes)
        desk.code_file_wanted.connect(self._choose_table)
        desk.retry_wanted.connect(self._fetch)
        desk.uses_wanted.connect(self._fetch_uses)
        desk.words_given.connect(self._give_words)
        desk.article_wanted.connect(self.article_wanted)
        desk.left.connect(self.left)

    def _write_before_closing(self) -> None:
        # Earlier than the desk is hidden: by then nothing can be asked of the newsroom any more.
        if self._window.on_demand.has(CaptionDesk):
            self._window.captions.save()

    def _fetch(self) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        asked = self._asked
        self._runner.run(
            lambda: (
                newsroom.captions.photos(asked[0]),
                newsroom.captions.codes(),
                newsroom.captions.templates(),
            ),
            owner=self,
            then=lambda found: self._show(asked, *found),
            otherwise=lambda error: self._window.captions.show_error(self._language.sentence(error)),
        )

    def _show(
        self,
        asked: tuple[tuple[str, ...], tuple[str, ...], str],
        photos: list[PhotoRow],
        codes: CodeTable,
        templates: list[CaptionTemplate],
    ) -> None:
        if asked != self._asked:
            return
        desk = self._window.captions
        desk.use_codes(codes)
        desk.use_templates(templates)
        desk.show_photos(photos, asked[1], asked[2])
        self._follow_line()
        desk.sheet.setFocus()

    def _follow_line(self) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._window.captions.set_read_only(is_read_only=newsroom.connection.is_away)

    def _reword(self, changes: list[Rewording]) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        self._runner.run(
            lambda: newsroom.captions.reword(changes),
            owner=self,
            then=lambda rows: self._reworded(changes, rows),
            otherwise=self._not_reworded,
        )

    def _reworded(self, changes: list[Rewording], rows: list[PhotoRow]) -> None:
        self._undo.append([change.undone() for change in changes])
        del self._undo[:-_MOST_UNDONE]
        self._window.captions.take_rows(rows)
        words = self.tr("{0} photos were worded.") if len(rows) != 1 else self.tr("The photo was worded.")
        told = words.format(len(rows))
        if articles := {slug for row in rows for slug in row.used_in}:
            told += " " + self.tr("Articles keep their own words: {0}").format(
                ", ".join(sorted(articles)[:3])
            )
        self._window.messages.tell(told, action=self.tr("Undo"), act=self._take_back)
        self.newsroom_changed.emit()

    def _fetch_uses(self, photo_id: str) -> None:
        newsroom = self._newsroom
        if newsroom is not None:
            self._runner.run(
                lambda: newsroom.captions.uses(photo_id),
                owner=self,
                then=lambda uses: self._window.captions.show_uses(photo_id, uses),
                otherwise=lambda _: None,  # the photo's own row names the articles
            )

    def _give_words(self, slug: str, photo_id: str) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return

        def given(taken: StepTaken) -> None:
            self._fetch_uses(photo_id)
            self._window.messages.tell(
                self.tr(
                    "Somebody is writing in {0}. The words are kept beside its text, as version {1}."
                ).format(slug, taken.kept_aside)
                if taken.kept_aside
                else self.tr("{0} says it now, too.").format(slug)
            )
            self.newsroom_changed.emit()

        self._runner.run(
            lambda: newsroom.captions.give_words(slug, photo_id),
            owner=self,
            then=given,
            otherwise=self._window.messages.explain,
        )

    def _not_reworded(self, error: NewsroomError) -> None:
        desk = self._window.captions
        if desk.has_unwritten:
            self._window.messages.explain(
                error, action=self.tr("Show what was not written"), act=desk.take_up_again
            )
        else:
            desk.take_up_again()
            self._window.messages.explain(error)

    def _take_back(self) -> None:
        newsroom = self._newsroom
        if newsroom is None or not self._undo:
            return
        changes = self._undo.pop()

        def shown(rows: list[PhotoRow]) -> None:
            self._window.captions.take_rows(rows)
            self._window.messages.tell(self.tr("The photos say again what they said before."))
            self.newsroom_changed.emit()

        self._runner.run(
            lambda: newsroom.captions.reword(changes),
            owner=self,
            then=shown,
            otherwise=self._window.messages.explain,
        )

    def _keep_template(self, template: CaptionTemplate) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return

        def keep() -> list[CaptionTemplate]:
            newsroom.captions.keep_template(template)
            return newsroom.captions.templates()

        self._runner.run(
            keep,
            owner=self,
            then=self._window.captions.use_templates,
            otherwise=self._window.messages.explain,
        )

    def _keep_codes(self, codes: CodeTable) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        self._runner.run(
            lambda: newsroom.captions.keep_codes(codes),
            owner=self,
            then=self._window.captions.use_codes,
            otherwise=self._window.messages.explain,
        )

    def _choose_table(self) -> None:
        dialog = QFileDialog(
            self._window,
            self.tr("Add caption codes"),
            "",
            self.tr("Tables ({0})").format("*.txt *.tsv *.csv"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._read_table)
        dialog.open()

    def _read_table(self, file: str) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return
        self._runner.run(
            lambda: newsroom.captions.table_in(Path(file)),
            owner=self,
            then=self._window.captions.codes_page.add_text,
            otherwise=self._window.messages.explain,
            lane=Lane.PICTURES,
        )

    def _fetch_thumbnails(self, photo_ids: list[str]) -> None:
        desk = self._window.captions
        for photo_id in photo_ids:
            if (row := desk.photo_of(photo_id)) is not None:
                self._pictures.load_small(row, desk.set_thumbnail)
