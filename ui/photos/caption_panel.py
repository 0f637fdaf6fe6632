"""Beside the contact sheet: the words of the photos that are selected, one or many."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cms.domain.counts import length_of
from cms.domain.credits.credit import parse_credit, printed_line
from cms.domain.photos.caption_codes import CodeTable
from cms.domain.photos.caption_hints import Hint, hints_in
from cms.domain.photos.captioning import WORDED, CaptionTemplate, FieldChange, in_common, words_of
from cms.domain.rows import PhotoRow
from ui.photos.caption_row import CaptionRow
from ui.photos.credit_in_words import credit_in_words
from ui.photos.rights_choice import RightsChoice
from ui.photos.where_used import WhereUsed
from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_1, SPACE_3, SPACE_4, SPACE_6
from ui.widgets.buttons import PrimaryButton, PushButton, put_into
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.fields import FieldLabel
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import plain_label


class CaptionPanel(QWidget):
    """Tells which fields were touched and when they are to be written; it writes nothing itself."""

    edited = Signal()
    saving_wanted = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._photos: tuple[PhotoRow, ...] = ()
        self._rows = {
            "caption": CaptionRow(GrowingText(min_lines=4), icons),
            "credit_line": CaptionRow(ComposedLineEdit(), icons),
            "alt_text": CaptionRow(GrowingText(min_lines=2), icons),
            "usage_rights": CaptionRow(RightsChoice(icons), icons),
        }
        self._title = plain_label(look="title", wraps=True)
        self._counts = plain_label(look="meta", wraps=True)
        self._hints = plain_label(look="meta", wraps=True)
        self._credit_words = plain_label(look="meta", wraps=True)
        self.used = WhereUsed()
        self._printed_label = FieldLabel()
        self._printed = plain_label(wraps=True)
        self._save = PrimaryButton()
        self._leave = PushButton(look="quiet")
        self._build()
        self._connect()
        self._retranslate()

    @property
    def photos(self) -> tuple[PhotoRow, ...]:
        """The photos whose words are shown."""
        return self._photos

    @property
    def texts(self) -> dict[str, GrowingText]:
        """The fields in which sentences are written, by name."""
        return {name: row.field for name, row in self._rows.items() if isinstance(row.field, GrowingText)}

    @property
    def is_composing(self) -> bool:
        """Whether a syllable is being composed in one of the fields."""
        return any(field.composition.is_open for field in self._typed())

    def touched(self) -> dict[str, FieldChange]:
        """Return what is to be written, by field."""
        self.commit_preedit()
        found = {name: row.change() for name, row in self._rows.items()}
        return {name: change for name, change in found.items() if change is not None}

    def commit_preedit(self) -> None:
        """Take in a syllable being composed."""
        for field in self._typed():
            field.composition.commit()

    def show_photos(self, photos: Sequence[PhotoRow]) -> None:
        """Show the words of these photos; nothing counts as touched any more."""
        self._photos = tuple(photos)
        for name, row in self._rows.items():
            row.show_words(in_common(photos, name), is_many=len(photos) > 1)
        self._show_title()
        self._show_remarks()

    def take(self, changes: Mapping[str, FieldChange]) -> None:
        """Take words over as if they had been typed: a template's, or those copied from another photo."""
        for name in WORDED:
            if name in changes:
                self._rows[name].take(changes[name])

    def leave_untouched(self) -> None:
        """Show again what the photos say."""
        for row in self._rows.values():
            row.leave()
        self._show_remarks()

    def settle(self) -> None:
        """Take what was touched for written: it is on its way."""
        for row in self._rows.values():
            row.settle()
        self._show_remarks()

    def template(self, name: str) -> CaptionTemplate:
        """Return what was touched as a template called *name*."""
        return CaptionTemplate(name, self.touched())

    def use_codes(self, codes: CodeTable) -> None:
        """Offer these codes in every field that is typed in."""
        for row in self._rows.values():
            if row.codes is not None:
                row.codes.use(codes)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the words be read only, as while the newsroom does not answer."""
        for row in self._rows.values():
            row.set_read_only(is_read_only=is_read_only)

    def focus_caption(self) -> None:
        """Go to the caption."""
        self._rows["caption"].field.setFocus()

    # What Qt asks of us.

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _typed(self) -> list[GrowingText | ComposedLineEdit]:
        return [row.field for row in self._rows.values() if not isinstance(row.field, RightsChoice)]

    def _build(self) -> None:
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_6)
        column.setSpacing(SPACE_3)
        column.addWidget(self._title)
        for group in (
            (self._rows["caption"], self._counts, self._hints),
            (self._rows["credit_line"], self._credit_words),
            (self._rows["alt_text"],),
            (self._rows["usage_rights"],),
            (self._printed_label, self._printed),
            (self.used,),
        ):
            parts = QVBoxLayout()
            parts.setSpacing(SPACE_1)
            for part in group:
                parts.addWidget(part)
            column.addLayout(parts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        put_into(scroll, inside)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_3)
        foot.setSpacing(SPACE_1)
        foot.addWidget(self._save)
        foot.addWidget(self._leave)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll, 1)
        around.addLayout(foot)

    def _connect(self) -> None:
        for row in self._rows.values():
            row.touched.connect(self._note_touch)
        self._save.clicked.connect(self.saving_wanted)
        self._leave.clicked.connect(self.leave_untouched)

    def _retranslate(self) -> None:
        modes = (self.tr("in place of it"), self.tr("before it"), self.tr("behind it"))
        mixed, changed = self.tr("Mixed"), self.tr("changed")
        for name, words in (
            ("caption", self.tr("Caption")),
            ("credit_line", self.tr("Credit (required)")),
            ("alt_text", self.tr("Alternative text")),
            ("usage_rights", self.tr("Usage rights")),
        ):
            row = self._rows[name]
            row.set_words(words, modes, mixed, changed)
            if row.codes is not None:
                row.codes.name_list(self.tr("Caption codes"))
        self._printed_label.setText(self.tr("Published as"))
        self._leave.setText(self.tr("Leave as it was"))
        self._show_title()
        self._show_remarks()

    def _note_touch(self) -> None:
        self._show_remarks()
        self.edited.emit()

    def _show_title(self) -> None:
        if len(self._photos) == 1:
            self._title.setText(self._photos[0].file_name)
        elif self._photos:
            self._title.setText(self.tr("{0} photos").format(len(self._photos)))
        else:
            self._title.setText(self.tr("Select photos to write their captions."))
        for row in self._rows.values():
            row.setEnabled(bool(self._photos))

    def _show_remarks(self) -> None:
        """Show what the words of the first photo will be, how long they are, and what they leave out."""
        touched = {name: row.change() for name, row in self._rows.items()}
        is_touched = any(touched.values())
        self._save.set_step(self.tr("Save and go on"), tip=self.tr("Ctrl+Enter"))
        self._save.setEnabled(is_touched)
        self._leave.setVisible(is_touched)
        words = dict.fromkeys(("caption", "credit_line"), "")
        for name in words if self._photos else ():
            there, change = words_of(self._photos[0], name), touched[name]
            words[name] = change.made_of(there) if change else there
        self._say_of_caption(words["caption"])
        self._credit_words.setText(credit_in_words(parse_credit(words["credit_line"])))
        self._credit_words.setVisible(bool(self._credit_words.text()))
        self._printed.setText(printed_line(words["caption"], words["credit_line"]))
        for part in (self._printed_label, self._printed):
            part.setVisible(bool(self._photos))

    def _say_of_caption(self, caption: str) -> None:
        is_korean = any("가" <= letter <= "힣" for letter in caption)
        length = length_of(caption, "ko" if is_korean else "en")
        locale = QLocale()
        counts = self.tr("{0} words · {1} characters")
        self._counts.setText(counts.format(locale.toString(length.words), locale.toString(len(caption))))
        names = {
            Hint.WHO: self.tr("who"),
            Hint.WHAT: self.tr("what"),
            Hint.WHERE: self.tr("where"),
            Hint.WHEN: self.tr("when"),
        }
        missing = [names[hint] for hint in Hint if hint not in hints_in(caption)]
        self._hints.setText(self.tr("Does it say {0}?").format(", ".join(missing)) if missing else "")
        self._hints.setVisible(bool(missing and self._photos))
        self._counts.setVisible(bool(self._photos))
