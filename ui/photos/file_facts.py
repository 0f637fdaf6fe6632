"""What the photo's own file says of it: who took it, when, how large it is; shown, not edited."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cms.domain.legacy_text import NO_TEXT
from cms.domain.photos.facts import LIST_FACTS
from cms.domain.photos.papers import PhotoPapers
from cms.domain.rows import PhotoRow
from ui.theme.tokens import SPACE_1, SPACE_3
from ui.widgets.buttons import PushButton
from ui.widgets.labels import copyable_label, plain_label
from ui.words.facts import FactWords

translate = QCoreApplication.translate

# Encodings that need no remark: nothing had to be guessed to read the text, or there was none.
_PLAIN_ENCODINGS = frozenset({"", NO_TEXT, "ascii", "utf-8", "utf8"})


# The facts that always have a line.
_ALWAYS = ("creator", "credit_line", "source", "copyright")
# Before the terms of the standards' vocabularies, which then say enough.
_VOCABULARIES = ("http://cv.iptc.org/", "https://cv.iptc.org/", "http://ns.useplus.org/")


class FileFacts(QWidget):
    """A line for each fact the file gives; what it does not give has no line.

    First the few that are always asked for, then all others if somebody wants to see them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._photo: PhotoRow | None = None
        self._told: Mapping[str, Any] = {}
        self._shows_all = False
        self._words = FactWords(self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_3)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnStretch(1, 1)
        self._more = PushButton(look="link")
        self._more.clicked.connect(self._show_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addLayout(self._grid)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()

    def show_photo(self, photo: PhotoRow) -> None:
        """Show the facts of a photo; those nobody always asks for come with its papers."""
        if photo != self._photo:
            if self._photo is None or photo.photo_id != self._photo.photo_id:
                self._told = {}
            self._photo = photo
            self._fill()

    def show_papers(self, papers: PhotoPapers) -> None:
        """Take in everything the file told, if it is still the photo that is shown."""
        if self._photo is not None and papers.photo_id == self._photo.photo_id:
            self._told = papers.told
            self._fill()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _show_more(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()

    def _fill(self) -> None:
        if self._photo is None:
            return
        others = list(self._others())
        self._more.setText(self.tr("Show less") if self._shows_all else self.tr("Everything the file says"))
        self._more.setVisible(bool(others))
        while (cell := self._grid.takeAt(0)) is not None:
            if (line := cell.widget()) is not None:
                line.hide()
                line.deleteLater()
        shown = [*facts_of(self._photo), *(others if self._shows_all else ())]
        for row, (name, fact) in enumerate(shown):
            label, words = plain_label(name, "meta", wraps=True), copyable_label(fact, wraps=True)
            words.setAccessibleName(f"{name}: {fact}")
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)

    def _others(self) -> Iterator[tuple[str, str]]:
        for name, word in self._words.all().items():
            if name not in _ALWAYS and (said := self._told.get(name)):
                yield word, ", ".join(said) if name in LIST_FACTS else _plain(said)


def _plain(said: str) -> str:
    """Return a term of a standard's vocabulary by its own name, any other text as it is."""
    return said.rstrip("/").rpartition("/")[2] if said.startswith(_VOCABULARIES) else said


def facts_of(photo: PhotoRow) -> list[tuple[str, str]]:
    """Return what the file says, worded, in the order a picture editor asks for it."""
    locale = QLocale()
    taken = (
        locale.toString(
            QDateTime.fromSecsSinceEpoch(int(photo.taken_at.timestamp())),
            translate("file facts", "d MMM yyyy, HH:mm"),
        )
        if photo.taken_at
        else ""
    )
    size = locale.formattedDataSize(photo.size_bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    facts = [
        (translate("file facts", "Photographer"), photo.creator),
        (translate("file facts", "Credit in the file"), photo.credit_line),
        (translate("file facts", "Source"), photo.source),
        (translate("file facts", "Copyright"), photo.copyright),
        (translate("file facts", "Taken"), taken),
        (
            translate("file facts", "File"),
            f"{photo.file_name}\n{photo.width} × {photo.height} · {photo.format} · {size}",
        ),
    ]
    if photo.text_encoding.lower() not in _PLAIN_ENCODINGS:
        facts.append(
            (
                translate("file facts", "Its text"),
                translate("file facts", "read as {0}, a guess: check the names").format(photo.text_encoding),
            )
        )
    return [(name, fact) for name, fact in facts if fact]
