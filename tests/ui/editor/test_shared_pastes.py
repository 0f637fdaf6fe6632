"""What Word, Google Docs and LibreOffice put on the clipboard becomes plain paragraphs and nothing else."""

import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData

from cms.body.model import BlockType
from ui.editor.body_edit import BodyEdit

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
PASTES = sorted(path for path in (SHARED / "paste").rglob("*.html") if "readability" not in path.parts[-3])

pytestmark = pytest.mark.skipif(not PASTES, reason="../shared/data/paste is not here")


def test_real_pastes_become_plain_paragraphs(on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    for path in PASTES:
        html = path.read_text(encoding="utf-8", errors="replace")
        mime = QMimeData()
        mime.setHtml(html)
        mime.setText(re.sub(r"<[^>]*>", "\n", html))
        body.show_body((), "en")
        body.insertFromMimeData(mime)
        assert {block.type for block in body.body} <= {BlockType.PARAGRAPH}, path
        assert not any(block.marks for block in body.body), path
        assert "\ufffc" not in body.document().toRawText(), path


def test_real_pastes_without_plain_words_bring_nothing(on_screen, theme):
    body = BodyEdit(theme)
    on_screen(body)
    body.show_body((), "en")
    for path in PASTES:
        mime = QMimeData()
        mime.setHtml(path.read_text(encoding="utf-8", errors="replace"))
        body.insertFromMimeData(mime)
    assert body.body == ()
