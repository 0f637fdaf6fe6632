"""The words of a photo on the clipboard: for other photos all of them, for other programs the printed line."""

import json

from PySide6.QtCore import QMimeData

from cms.domain.credits.credit import printed_line
from cms.domain.photos.captioning import WORDED, FieldChange, words_of
from cms.domain.rows import PhotoRow

_KIND = "application/x-copydesk-photo-words"


def copied_words(photo: PhotoRow) -> QMimeData:
    """Return the words of *photo* as the clipboard holds them."""
    copied = QMimeData()
    words = {name: words_of(photo, name) for name in WORDED}
    copied.setData(_KIND, json.dumps(words).encode())
    copied.setText(printed_line(photo.caption, photo.credit_line))
    return copied


def words_copied(brought: QMimeData) -> dict[str, FieldChange]:
    """Return the words of a photo that was copied; fields it said nothing in are left out."""
    if not brought.hasFormat(_KIND):
        return {}
    found = json.loads(bytes(brought.data(_KIND).data()))
    return {name: FieldChange(found[name]) for name in WORDED if found.get(name)}
