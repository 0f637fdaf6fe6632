"""A Word document becomes a body: its words, and the pictures that stand among them."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mammoth
from mammoth import documents

from cms.domain.arrival import ArrivedDocument, ArrivedPicture
from cms.intake.web_text import LARGEST_MARKUP, body_from_html
from cms.intake.word_package import DAMAGE, check_package, not_word, too_large

# Pictures beyond these are no copy for an article but a brochure.
_MOST_PICTURES = 30
_LARGEST_PICTURE = 25 * 1024 * 1024
_LARGEST_TOGETHER = 80 * 1024 * 1024
# What each part of a document adds to its words as markup, at least.
_SIGNS_AROUND = 4
_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/webp": ".webp",
}
# Word's own style for the head of a document is no numbered heading.
_STYLES = "p[style-name='Title'] => h1:fresh"


def document_from_word(content: bytes, name: str) -> ArrivedDocument:
    """Return what the Word file *name* holds, or refuse it in a sentence before it takes memory or time."""
    pictures = _Pictures(name)
    try:
        check_package(content, name)
        converted = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            # A file does not say how it is to be read.
            include_embedded_style_map=False,
            transform_document=_bounded(name),
            convert_image=mammoth.images.img_element(pictures.take),
        )
    except DAMAGE as error:
        raise not_word(name) from error
    return ArrivedDocument(name, body_from_html(converted.value), tuple(pictures.taken), pictures.unread)


class _Pictures:
    """Takes the pictures of a document out of it, each once, in reading order."""

    def __init__(self, name: str) -> None:
        self._stem = Path(name).stem
        self._seen: set[bytes] = set()
        self._size = self._asked = 0
        self.taken: list[ArrivedPicture] = []
        self.unread = 0

    def take(self, picture: documents.Image) -> dict[str, str]:
        """Take *picture* if it is one; to the words it leaves nothing."""
        ending = _ENDINGS.get((picture.content_type or "").lower())
        self._asked += 1
        content = self._content_of(picture) if ending and self._asked <= 2 * _MOST_PICTURES else b""
        mark = hashlib.sha256(content).digest()
        if not content:
            self.unread += 1
        elif mark not in self._seen:
            self._seen.add(mark)
            self._size += len(content)
            self.taken.append(ArrivedPicture(f"{self._stem}-{len(self.taken) + 1}{ending}", content))
        return {"src": ""}

    def _content_of(self, picture: documents.Image) -> bytes:
        room = min(_LARGEST_PICTURE, _LARGEST_TOGETHER - self._size)
        if room <= 0 or len(self.taken) == _MOST_PICTURES:
            return b""
        try:
            with picture.open() as file:
                content: bytes = file.read(room + 1)
        except DAMAGE:
            # Missing, damaged, or somewhere else: no file but this one is opened.
            return b""
        return content if len(content) <= room else b""


def _bounded(name: str) -> Callable[[documents.Document], documents.Document]:
    """Return what measures the words before they are written out, where each use repeats a note or an address."""

    def measure(document: documents.Document) -> documents.Document:
        size = 0
        waiting: list[tuple[Any, bool]] = [(document, False)]
        while waiting:
            part, is_in_note = waiting.pop()
            size += (
                _SIGNS_AROUND + len(getattr(part, "value", "") or "") + len(getattr(part, "href", "") or "")
            )
            if size > LARGEST_MARKUP:
                raise too_large(name)
            waiting += [(child, is_in_note) for child in getattr(part, "children", ())]
            if isinstance(part, documents.NoteReference) and not is_in_note:
                waiting += [(child, True) for child in document.notes.resolve(part).body]
        return document

    return measure
