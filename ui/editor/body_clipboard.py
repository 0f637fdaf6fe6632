"""The body on the clipboard: words for every program, plain and as HTML, and blocks that only we read."""

import json

from PySide6.QtCore import QMimeData

from cms.body.links import is_allowed
from cms.body.markup import as_markup
from cms.body.model import Body, BodyError, MarkType, from_json, to_json

# Words copied here come back as the blocks they were.
_BLOCKS = "application/vnd.copydesk.body+json"


def copied_words(body: Body) -> QMimeData:
    """Return what is put on the clipboard for *body*."""
    copied = QMimeData()
    copied.setText("\n\n".join(block.text for block in body))
    copied.setHtml(as_markup(body))
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
        body = from_json(json.loads(bytes(brought.data(_BLOCKS).data())))
    except (BodyError, ValueError, AttributeError):
        return ()
    hrefs = {mark.href for block in body for mark in block.marks if mark.type is MarkType.LINK}
    return body if all(is_allowed(href) for href in hrefs) else ()
