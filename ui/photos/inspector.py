"""The pane beside the page in which a photo gets its caption, credit, alternative text and usage rights."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cms.domain.article import PhotoUse
from cms.domain.credits.credit import contradicts, parse_credit, printed_line
from cms.domain.credits.house_style import SEED, House
from cms.domain.photos.captioning import UseRow
from cms.domain.photos.crop import Crop
from cms.domain.photos.papers import PhotoPapers
from cms.domain.photos.rights import suggested_rights
from cms.domain.rows import PhotoRow
from ui.photos.credit_in_words import credit_in_words
from ui.photos.crop_editor import CropEditor
from ui.photos.file_facts import FileFacts
from ui.photos.library_difference import LibraryDifference
from ui.photos.papers_panel import PapersPanel
from ui.photos.remark import Remark
from ui.photos.rights_choice import RightsChoice
from ui.photos.where_used import WhereUsed
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import (
    INSPECTOR_WIDTH,
    INSPECTOR_WIDTH_MAX,
    INSPECTOR_WIDTH_MIN,
    SPACE_1,
    SPACE_3,
    SPACE_4,
    SPACE_6,
)
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import FieldLabel, FieldRow
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Separator, copyable_label, plain_label


def _now() -> datetime:
    return datetime.now(UTC)


class PhotoInspector(QWidget):
    """Shows one use of a photo and tells of every change to it; it saves nothing itself."""

    use_edited = Signal(object)
    rights_chosen = Signal(str, str)
    # The slug of an article that uses the photo, too.
    article_wanted = Signal(str)
    # Another photo is shown, or the same one again: its id.
    photo_shown = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, *, now: Callable[[], datetime] = _now) -> None:
        super().__init__()
        self._use: PhotoUse | None = None
        self._photo: PhotoRow | None = None
        self._place = (0, 0)
        self._house = SEED
        self._is_read_only = False
        self._caption = GrowingText(min_lines=3)
        self._credit = ComposedLineEdit()
        self._alt_text = GrowingText(min_lines=2)
        self._rights = RightsChoice(icons)
        self._rows = {
            "caption": FieldRow(self._caption),
            "credit_line": FieldRow(self._credit),
            "alt_text": FieldRow(self._alt_text),
            "usage_rights": FieldRow(self._rights),
        }
        self._title = plain_label(look="title")
        self._picture = CropEditor(theme, icons)
        self._difference = LibraryDifference(theme, icons)
        self._used = WhereUsed()
        self.papers = PapersPanel(theme, icons, now=now)
        self._credit_words = plain_label(look="meta", wraps=True)
        self._contradiction = Remark(theme, icons, "triangle-alert", "in_review")
        self._location = Remark(theme, icons, "map-pin", "approved")
        self._printed_label = FieldLabel()
        self._printed = copyable_label(wraps=True)
        self._facts_label = FieldLabel()
        self._facts = FileFacts()
        self._nothing = EmptyState(theme, icons, "image")
        self._build()
        self._connect()
        self._retranslate()
        self.show_nothing()

    @property
    def photo_id(self) -> str:
        """The photo shown, or an empty text."""
        return self._use.photo_id if self._use else ""

    @property
    def file_name(self) -> str:
        """What the photo's file was called."""
        return self._photo.file_name if self._photo else ""

    @property
    def is_composing(self) -> bool:
        """Whether a syllable is being composed in one of the fields."""
        return any(field.composition.is_open for field in (self._caption, self._credit, self._alt_text))

    @property
    def is_written_in(self) -> bool:
        """Whether the keyboard is in one of the fields, and what is typed is meant for the photo shown."""
        fields = (self._caption, self._credit, self._alt_text)
        return not self._is_read_only and any(field.hasFocus() for field in fields)

    def use(self) -> PhotoUse | None:
        """Return the use as it stands in the fields, or None if no photo is shown."""
        if self._use is None:
            return None
        return replace(
            self._use,
            caption=self._caption.text,
            credit_line=self._credit.text(),
            alt_text=self._alt_text.text,
        )

    @property
    def texts(self) -> dict[str, GrowingText]:
        """The fields whose words are read for spelling, by name."""
        return {"caption": self._caption, "alt_text": self._alt_text}

    def commit_preedit(self) -> None:
        """Take in a syllable being composed, before another photo is shown or the article is left."""
        for field in (self._caption, self._credit, self._alt_text):
            field.composition.commit()

    def print_in(self, house: House) -> None:
        """Show what is printed in *house*'s style, and read credits by the agencies it knows."""
        self._house = house
        self._show_printed()

    def show_photo(self, use: PhotoUse, photo: PhotoRow, position: int, count: int = 0) -> None:
        """Show the photo at *position* of *count*, from 1; a composition is never replaced."""
        is_other = use.photo_id != self.photo_id
        if is_other:
            self.commit_preedit()
            self._picture.show_picture(QImage())
            self._clear_problems()
        self._photo, self._place = photo, (position, count)
        if is_other or not self.is_composing:
            self._use = use
            self._caption.set_text(use.caption)
            if self._credit.text() != use.credit_line:
                self._credit.setText(use.credit_line)
            self._alt_text.set_text(use.alt_text)
        self._rights.show_rights(photo.usage_rights)
        self._facts.show_photo(photo)
        self._location.setVisible(photo.has_location)
        self._picture.show_crop((self._use or use).crop, photo, is_use=position > 0)
        self._used.show_uses([UseRow("", slug) for slug in photo.used_in], can_give=False)
        self._pages.setCurrentIndex(1)
        self.papers.show_photo(photo)
        if is_other:
            self.photo_shown.emit(photo.photo_id)
        self._show_position()
        self._show_printed()

    def show_papers(self, papers: PhotoPapers) -> None:
        """Show what is agreed on a photo and what its file told, if it is still the one that is shown."""
        self.papers.show_papers(papers)
        self._facts.show_papers(papers)

    def show_nothing(self) -> None:
        """Show that no photo is selected."""
        self.commit_preedit()
        self._use = self._photo = None
        self._pages.setCurrentIndex(0)

    def set_picture(self, photo_id: str, picture: QImage) -> None:
        """Show the photo, decoded by the caller, unless another one is shown by now."""
        if photo_id == self.photo_id:
            self._picture.show_picture(picture)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let everything be read and copied, but not changed."""
        if is_read_only:
            self.commit_preedit()
        self._is_read_only = is_read_only
        for field in (self._caption, self._credit, self._alt_text):
            field.setReadOnly(is_read_only)
        self._rights.setEnabled(not is_read_only)
        self._picture.set_read_only(is_read_only=is_read_only)
        self._show_printed()

    def focus_field(self, name: str, sentence: str = "") -> None:
        """Go to `caption`, `credit_line`, `alt_text` or `usage_rights`, marked, with what is wrong."""
        row = self._rows[name]
        row.set_problem(sentence or self.tr("Fill this in."))
        self._scroll.ensureWidgetVisible(row, 0, SPACE_6)
        row.field.setFocus()

    # What Qt asks of us.

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(INSPECTOR_WIDTH_MIN)
        self.setMaximumWidth(INSPECTOR_WIDTH_MAX)
        self.resize(INSPECTOR_WIDTH, self.height())
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nothing)
        self._scroll = _scrolling(self._column())
        self._pages.addWidget(self._scroll)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._pages)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_6)
        column.setSpacing(SPACE_3)
        column.addWidget(self._title)
        column.addWidget(self._picture)
        column.addWidget(self._rows["caption"])
        column.addWidget(self._difference)
        credit = QVBoxLayout()
        credit.setSpacing(SPACE_1)
        for part in (self._rows["credit_line"], self._credit_words, self._contradiction):
            credit.addWidget(part)
        column.addLayout(credit)
        column.addWidget(self._rows["alt_text"])
        column.addWidget(self._rows["usage_rights"])
        printed = QVBoxLayout()
        printed.setSpacing(SPACE_1)
        printed.addWidget(self._printed_label)
        printed.addWidget(self._printed)
        column.addLayout(printed)
        column.addWidget(self._location)
        column.addWidget(self._used)
        column.addWidget(Separator())
        column.addWidget(self.papers)
        column.addWidget(Separator())
        column.addWidget(self._facts_label)
        column.addWidget(self._facts)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        self._caption.edited.connect(lambda: self._note_edit("caption"))
        self._credit.textEdited.connect(lambda: self._note_edit("credit_line"))
        self._alt_text.edited.connect(lambda: self._note_edit("alt_text"))
        self._rights.chosen.connect(self._choose_rights)
        self._picture.cropped.connect(self._crop)
        self._difference.taken_over.connect(self._take_over)
        self._used.above = self._rights
        self._used.article_wanted.connect(self.article_wanted)

    def _retranslate(self) -> None:
        self._rows["caption"].set_label(self.tr("Caption"))
        self._rows["credit_line"].set_label(self.tr("Credit (required)"))
        self._rows["alt_text"].set_label(self.tr("Alternative text"))
        self._rows["usage_rights"].set_label(self.tr("Usage rights"))
        self._caption.setPlaceholderText(self.tr("Who, what, where, when"))
        self._credit.setPlaceholderText(self.tr("AP=Associated Press"))
        self._alt_text.setPlaceholderText(self.tr("What the photo shows, for readers who cannot see it"))
        self._printed_label.setText(self.tr("Published as"))
        self._facts_label.setText(self.tr("From the file"))
        self._location.say(self.tr("Location will be removed"))
        self._nothing.set_words(self.tr("Select a photo to write its caption and credit."))
        self._rights.word()
        self._show_position()
        self._show_printed()

    def _note_edit(self, name: str) -> None:
        use = self.use()
        if use is None or use == self._use:
            return
        self._use = use
        self._rows[name].set_problem("")
        self._show_printed()
        self.use_edited.emit(use)

    def _choose_rights(self, rights: str) -> None:
        self._rows["usage_rights"].set_problem("")
        self.rights_chosen.emit(self.photo_id, rights)

    def _crop(self, crop: Crop | None) -> None:
        if self._use is not None:
            self._use = replace(self._use, crop=crop)
            self.use_edited.emit(self._use)

    def _take_over(self, words: dict[str, str]) -> None:
        if self._use is None or self._photo is None or self._is_read_only:
            return
        for name, said in words.items():
            field = self.texts.get(name)
            if field is None:
                self._credit.setText(said)
            else:
                field.set_text(said)
        use = self.use()
        if use is not None:
            self._use = use
            self._show_printed()
            self.use_edited.emit(use)

    def _clear_problems(self) -> None:
        for row in self._rows.values():
            row.set_problem("")

    def _show_position(self) -> None:
        position, count = self._place
        one = self.tr("Photo {0} of {1}") if count > 1 else self.tr("Photo")
        self._title.setText(one.format(position, count))

    def _show_printed(self) -> None:
        """Show what readers will see, and what we understand of the credit."""
        if self._use is None or self._photo is None:
            return
        self._printed.setText(printed_line(self._use.caption, self._use.credit_line, self._house))
        self._difference.compare(self._use, self._photo, can_take=not self._is_read_only)
        book = self._house.agencies
        credit = parse_credit(self._use.credit_line, book)
        in_file = parse_credit(self._photo.credit_line, book)
        self._credit_words.setText(credit_in_words(credit) or self.tr("Credit missing"))
        contradiction = self.tr("The file says “{0}”.").format(self._photo.credit_line)
        self._contradiction.say(contradiction)
        self._contradiction.setVisible(contradicts(credit, in_file))
        suggested = suggested_rights(credit, book)
        self._rights.suggest(suggested if self._photo.usage_rights is None else None)


def _scrolling(column: QVBoxLayout) -> QScrollArea:
    inside, area = QWidget(), QScrollArea()
    inside.setLayout(column)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
