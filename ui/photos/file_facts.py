"""What the photo's own file says of it: who took it, when, how large it is; shown, not edited."""

from PySide6.QtCore import QCoreApplication, QDateTime, QEvent, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cms.domain.legacy_text import NO_TEXT
from cms.domain.rows import PhotoRow
from ui.theme.tokens import SPACE_1, SPACE_3
from ui.widgets.labels import copyable_label, plain_label

translate = QCoreApplication.translate

# Encodings that need no remark: nothing had to be guessed to read the text, or there was none.
_PLAIN_ENCODINGS = frozenset({"", NO_TEXT, "ascii", "utf-8", "utf8"})


class FileFacts(QWidget):
    """A line for each fact the file gives; what it does not give has no line."""

    def __init__(self) -> None:
        super().__init__()
        self._photo: PhotoRow | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_3)
        self._grid.setVerticalSpacing(SPACE_1)
        self._grid.setColumnStretch(1, 1)

    def show_photo(self, photo: PhotoRow) -> None:
        """Show the facts of a photo."""
        if photo != self._photo:
            self._photo = photo
            self._fill(facts_of(photo))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Word everything again when the window's language changes."""
        if event.type() is QEvent.Type.LanguageChange and self._photo is not None:
            self._fill(facts_of(self._photo))
        super().changeEvent(event)

    def _fill(self, facts: list[tuple[str, str]]) -> None:
        while (cell := self._grid.takeAt(0)) is not None:
            if (line := cell.widget()) is not None:
                line.hide()
                line.deleteLater()
        for row, (name, fact) in enumerate(facts):
            label, words = plain_label(name, "meta", wraps=True), copyable_label(fact, wraps=True)
            words.setAccessibleName(f"{name}: {fact}")
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)


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
