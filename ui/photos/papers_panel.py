"""The papers of a photo in the inspector: leases, what its sender stipulates, and what can be done with its file."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cms.domain.legacy_text import ENCODINGS, NO_TEXT
from cms.domain.photos.papers import PhotoPapers
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms, UsageLeaseRow
from cms.domain.rows import PhotoRow
from ui.photos.lease_form import LeaseForm
from ui.photos.remark import Remark
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.buttons import PushButton
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import FieldLabel, FieldRow
from ui.widgets.labels import plain_label
from ui.words.times import TimeWords

# Encodings nothing had to be guessed for.
_CERTAIN = frozenset({"", NO_TEXT, "ascii", "utf-8", "utf8"})


class PapersPanel(QWidget):
    """Shows and asks; whether somebody may grant a lease is the newsroom's to say."""

    # The photo's id and a LeaseTerms; the id of a lease that is taken back; the photo's id.
    lease_granted = Signal(str, object)
    lease_withdrawn = Signal(str)
    export_wanted = Signal(str)
    # The photo's id and the encoding its old texts are to be read in.
    reading_wanted = Signal(str, str)

    def __init__(self, theme: Theme, icons: Icons, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now, self._times = now, TimeWords(now, self)
        self._papers = PhotoPapers("")
        self._photo: PhotoRow | None = None
        self._warning = Remark(theme, icons, "triangle-alert", "retracted")
        self._credentials = Remark(theme, icons, "shield-check", "published")
        self._label = FieldLabel()
        self._stipulated = plain_label(look="meta", wraps=True)
        self._lines = QVBoxLayout()
        self._add = PushButton(look="link")
        self._form = LeaseForm(icons, now=now)
        self._encoding = DropDown(icons)
        self._reading = FieldRow(self._encoding)
        self._export = PushButton()
        self._build()
        self._retranslate()

    def set_time_zone(self, time_zone: str) -> None:
        """Ask for times by the newsroom's clocks."""
        self._form.set_time_zone(time_zone)

    def show_photo(self, photo: PhotoRow) -> None:
        """Show another photo; its papers come later."""
        self._photo = photo
        if self._papers.photo_id != photo.photo_id:
            self._papers = PhotoPapers(photo.photo_id)
            self._form.hide()
        self._reading.setVisible(photo.text_encoding.lower() not in _CERTAIN)
        self._encoding.setCurrentIndex(self._encoding.findData(photo.text_encoding.lower()))
        self._show()

    def show_papers(self, papers: PhotoPapers) -> None:
        """Show what is agreed, if it is still the photo that is shown."""
        if self._photo is not None and papers.photo_id == self._photo.photo_id:
            self._papers = papers
            self._show()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._lines.setSpacing(SPACE_1)
        self._encoding.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for encoding in ENCODINGS:
            self._encoding.addItem(encoding, encoding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        above: tuple[QWidget, ...] = (self._warning, self._credentials, self._label, self._stipulated)
        below: tuple[QWidget, ...] = (self._add, self._form, self._reading, self._export)
        for part in above:
            column.addWidget(part)
        column.addLayout(self._lines)
        for part in below:
            column.addWidget(part)
        column.setAlignment(self._add, Qt.AlignmentFlag.AlignLeft)
        self._form.hide()
        self._add.clicked.connect(self._form.ask)
        self._form.granted.connect(self._grant)
        self._encoding.activated.connect(self._read_again)
        self._export.clicked.connect(lambda: self.export_wanted.emit(self._papers.photo_id))

    def _retranslate(self) -> None:
        self._label.setText(self.tr("May it be used?"))
        self._add.setText(self.tr("Allow or forbid…"))
        self._credentials.say(
            self.tr("This file has Content Credentials. The original keeps them; copies for readers do not.")
        )
        self._reading.set_label(self.tr("Read its text again as"))
        self._export.setText(self.tr("Export with credit…"))
        self._show()

    def _show(self) -> None:
        now, papers = self._now(), self._papers
        denied, ending = papers.denied_by(now), papers.ending_soon(now)
        if denied is not None:
            self._warning.say(self.tr("Must not be used: {0}").format(denied.reason))
        elif ending is not None:
            day = self._day(ending.ends_at if ending.kind is LeaseKind.ALLOW else ending.starts_at)
            self._warning.say(self.tr("May be used until {0}: {1}").format(day, ending.reason))
        self._warning.setVisible(denied is not None or ending is not None)
        self._credentials.setVisible(papers.has_content_credentials)
        said = ", ".join(papers.stipulated)
        self._stipulated.setText(self.tr("Its sender says: {0}").format(said))
        self._stipulated.setVisible(bool(said))
        self._fill()

    def _fill(self) -> None:
        while (line := self._lines.takeAt(0)) is not None:
            if (widget := line.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for lease in self._papers.leases:
            if not lease.is_withdrawn:
                self._lines.addWidget(self._of_lease(lease))
        for terms in self._papers.proposals:
            self._lines.addWidget(self._of_proposal(terms))

    def _of_lease(self, lease: UsageLeaseRow) -> QWidget:
        words = " · ".join((self._terms(lease.terms), lease.terms.reason, lease.granted_by_name))
        return _line(words, self.tr("Take back"), lambda: self.lease_withdrawn.emit(lease.lease_id))

    def _of_proposal(self, terms: LeaseTerms) -> QWidget:
        words = self.tr("Asked for: {0}").format(f"{self._terms(terms)} · {terms.reason}")
        return _line(words, self.tr("Grant it"), lambda: self._grant(terms))

    def _terms(self, terms: LeaseTerms) -> str:
        allows = terms.kind is LeaseKind.ALLOW
        if terms.ends_at is not None:
            words = self.tr("May be used until {0}") if allows else self.tr("Must not be used until {0}")
            return words.format(self._day(terms.ends_at))
        if terms.starts_at is not None and terms.starts_at > self._now():
            words = self.tr("May be used from {0}") if allows else self.tr("Must not be used from {0}")
            return words.format(self._day(terms.starts_at))
        return self.tr("May be used") if allows else self.tr("Must not be used")

    def _day(self, at: datetime | None) -> str:
        if at is None:
            return ""
        return self._times.date(at)

    def _grant(self, terms: LeaseTerms) -> None:
        self.lease_granted.emit(self._papers.photo_id, terms)

    def _read_again(self, place: int) -> None:
        self.reading_wanted.emit(self._papers.photo_id, str(self._encoding.itemData(place)))


def _line(words: str, act: str, do: Callable[[], None]) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(plain_label(words, wraps=True))
    button = PushButton(act, "link")
    button.setAccessibleName(f"{act}: {words}")
    button.clicked.connect(do)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return line
