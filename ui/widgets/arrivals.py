"""What a paste or a drop brings along: files, a picture, a page, or words."""

from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

# As bytes a picture keeps the caption and credit written into it; the formats that can carry them come first.
_PICTURE_FORMATS = ("image/jpeg", "image/tiff", "image/webp", "image/png", "image/gif")

DOCUMENTS = (".docx", ".html", ".htm", ".txt")


def files_in(brought: QMimeData) -> list[str]:
    """Return the paths of the files on this computer; addresses elsewhere are not fetched."""
    return [url.toLocalFile() for url in brought.urls() if url.isLocalFile()]


def documents_among(files: Iterable[str]) -> list[str]:
    """Return those of *files* whose words can be brought in."""
    return [file for file in files if file.lower().endswith(DOCUMENTS)]


def page_in(brought: QMimeData) -> str:
    """Return the HTML a web page or a word processor sends along, or none where there are files or a picture only."""
    return brought.html() if brought.hasHtml() and not is_for_photos(brought) else ""


def words_in(brought: QMimeData) -> str:
    """Return the plain text, or none where the text is only the names of files."""
    return "" if files_in(brought) else brought.text() if brought.hasText() else ""


def has_picture(brought: QMimeData) -> bool:
    """Say whether there is a picture and no words: a word processor sends a picture of copied words along."""
    return not words_in(brought).strip() and not files_in(brought) and brought.hasImage()


def picture_in(brought: QMimeData) -> bytes:
    """Return the picture as its program sent it, or encoded as PNG where only pixels were sent."""
    for kind in _offered(brought.formats()):
        if sent := bytes(brought.data(kind).data()):
            return sent
    picture = QImage(brought.imageData())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG", 90)  # type: ignore[call-overload]  # the stubs know only bytes as a format's name
    return bytes(buffer.data().data())


def is_for_photos(brought: QMimeData) -> bool:
    """Say whether the photo tray, and not the text, should take it."""
    return bool(files_in(brought)) or has_picture(brought)


def _offered(formats: Iterable[str]) -> list[str]:
    return [kind for kind in _PICTURE_FORMATS if kind in set(formats)]
