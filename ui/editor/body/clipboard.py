"""The body on the clipboard: words for every program, plain and as HTML, and blocks that only we read."""

import json

from PySide6.QtCore import QMimeData

from cms.body.markup import as_markup
from cms.body.model import Body, BodyError, from_json, plain_text, to_json
from cms.body.rules import check
from cms.body.suggestions import as_read

# Words copied here come back as the blocks they were.
_BLOCKS = "application/vnd.copydesk.body+json"


def copied_words(body: Body) -> QMimeData:
    """Return what is put on the clipboard for *body*; other programs get it as readers would, without suggestions."""
    copied, read = QMimeData(), as_read(body)
    copied.setText(plain_text(read))
    copied.setHtml(as_markup(read))
    copied.setData(_BLOCKS, json.dumps(to_json(body)).encode())
    return copied


def has_words(brought: QMimeData) -> bool:
    """Say whether there are words to be pasted."""
    return brought.hasText() or brought.hasHtml() or brought.hasFormat(_BLOCKS)


def own_body_in(brought: QMimeData) -> Body:
    """Return the blocks copied here; what claims to be ours and is not is nothing."""
    if not brought.hasFormat(_BLOCKS):
        return ()
    try:
        return check(from_json(json.loads(bytes(brought.data(_BLOCKS).data()))))
    except (BodyError, ValueError, AttributeError):
        return ()
