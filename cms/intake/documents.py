"""A document file becomes a body: plain text, a saved web page, or a Word document."""

import io
import sys
import zipfile
import zlib
from pathlib import Path
from xml.parsers.expat import ExpatError

import mammoth

from cms.body.model import Body, body_from_text
from cms.domain.errors import UnreadableFile
from cms.domain.legacy_text import read_texts
from cms.intake.web_text import body_from_html

KINDS = (".txt", ".html", ".htm", ".docx")
# A Word document larger than this is a bundle of pictures, not copy.
_LARGEST = 50 * 1024 * 1024


def body_of(name: str) -> Body:
    """Return the words of the file *name* as blocks; `-` is standard input, read as plain text."""
    if name == "-":
        return body_from_text(_decoded(sys.stdin.buffer.read()))
    path = Path(name)
    if path.suffix.lower() not in KINDS:
        raise UnreadableFile(
            "“{file}” is not a kind of document Copydesk reads. Use .txt, .html or .docx.", file=path.name
        )
    content = _bytes_of(path)
    if path.suffix.lower() == ".docx":
        return _body_of_word(content, path.name)
    text = _decoded(content)
    return body_from_text(text) if path.suffix.lower() == ".txt" else body_from_html(text)


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile("“{file}” is larger than 50 MB and was not read.", file=path.name)
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableFile(
            "“{file}” cannot be read: {reason}. Nothing was changed.", file=path, reason=reason
        ) from error


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    return read_texts([content.removeprefix(b"\xef\xbb\xbf")]).texts[0]


def _body_of_word(content: bytes, name: str) -> Body:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > 8 * _LARGEST:
                raise UnreadableFile("“{file}” unpacks to more than 400 MB and was not read.", file=name)
        converted = mammoth.convert_to_html(io.BytesIO(content), convert_image=_NO_PICTURES)
    except _DAMAGE as error:
        raise UnreadableFile(
            "“{file}” is not a Word document Copydesk can read. Save it again as .docx.", file=name
        ) from error
    return body_from_html(converted.value)


# All that reading a damaged or forged Word file makes the libraries under it raise.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    EOFError,
    LookupError,
    ValueError,
    OSError,
    RuntimeError,
    AttributeError,
    TypeError,
)
# Pictures of a Word document come in as photographs, with a credit, or not at all.
_NO_PICTURES = mammoth.images.img_element(lambda _: {"src": ""})
