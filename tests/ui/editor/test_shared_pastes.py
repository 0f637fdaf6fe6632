"""What Word, Google Docs and LibreOffice put on the clipboard comes into the body as our blocks, each paste one step."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData

from cms.body.model import from_json, to_json
from cms.intake.web_text import body_from_html
from ui.editor.body.adapter import body_of
from ui.editor.body.edit import BodyEdit

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
PASTES = sorted(path for path in (SHARED / "paste").rglob("*.html") if "readability" not in path.parts[-3])

pytestmark = pytest.mark.skipif(not PASTES, reason="../shared/data/paste is not here")


def test_real_pastes_become_our_blocks_and_go_again_in_one_step(on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    body.page_brought.connect(lambda page, _words: body.take_in(body_from_html(page)))
    for path in PASTES:
        mime = QMimeData()
        mime.setHtml(path.read_text(encoding="utf-8", errors="replace"))
        body.show_body((), "en")
        body.insertFromMimeData(mime)
        assert body.body == body_of(body.document()), path
        assert from_json(to_json(body.body)) == body.body, path
        assert "\ufffc" not in body.document().toRawText(), path
        body.undo()
        assert body.body == (), path
