"""A document file becomes a body: plain text, a saved web page, or a Word document."""

import sys
from pathlib import Path

from cms.body.model import Body, body_from_text
from cms.domain.arrival import ArrivedDocument
from cms.domain.errors import UnreadableFile
from cms.domain.legacy_text import read_texts
from cms.intake.arriving_file import content_of
from cms.intake.web_text import body_from_html
from cms.intake.word_text import document_from_word

KINDS = (".txt", ".html", ".htm", ".docx")


def body_of(name: str) -> Body:
    """Return the words of the file *name* as blocks; `-` is standard input, read as plain text."""
    if name == "-":
        return body_from_text(_decoded(sys.stdin.buffer.read()))
    return document_of(name).body


def document_of(name: str) -> ArrivedDocument:
    """Return all that the file *name* holds: its words and, of a Word document, its pictures."""
    path = Path(name)
    if path.suffix.lower() not in KINDS:
        raise UnreadableFile(
            "“{file}” is not a kind of document Copydesk reads. Use .txt, .html or .docx.", file=path.name
        )
    content = content_of(path)
    if path.suffix.lower() == ".docx":
        return document_from_word(content, path.name)
    text = _decoded(content)
    is_plain = path.suffix.lower() == ".txt"
    return ArrivedDocument(path.name, body_from_text(text) if is_plain else body_from_html(text))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    return read_texts([content.removeprefix(b"\xef\xbb\xbf")]).texts[0]
