"""One file from an agency becomes its items, whatever standard it is in: found out from its content, not its name."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from cms.body.model import plain_text
from cms.domain.errors import UnreadableFile
from cms.domain.wire import NotAWireItem, WireForm, WireItem, WirePicture
from cms.intake.arriving_file import content_of
from cms.intake.documents import document_of
from cms.intake.wire import feeds, newsml_1, newsml_g2, ninjs, nitf, telegrams
from cms.intake.wire.markup import body_of_lines
from cms.intake.wire.safe_xml import name_of, parsed
from cms.intake.wire.tidying import tidied

# The lines a saved e-mail begins with.
_MAIL = re.compile(r"(?:Delivered-To|Received|Return-Path|Message-ID|MIME-Version): ")
_DOCUMENTS = {".docx": WireForm.DOCX, ".html": WireForm.HTML, ".htm": WireForm.HTML, ".txt": WireForm.TEXT}
_READERS: dict[str, Callable[[etree._Element, str], list[WireItem]]] = {
    "newsItem": newsml_g2.items_of,
    "newsMessage": newsml_g2.items_of,
    "NewsML": newsml_1.items_of,
    "nitf": lambda root, own_id: [nitf.item_of(root, own_id)],
    "rss": feeds.items_of,
    "RDF": feeds.items_of,
    "feed": feeds.items_of,
    "entry": feeds.items_of,
}


def items_in(path: Path) -> list[WireItem]:
    """Return the items the file holds; a file that is broken, or holds neither text nor picture, is refused."""
    content = content_of(path)
    own_id = f"sha256:{hashlib.sha256(content).hexdigest()}"
    items = [tidied(item) for item in _items(path, content, own_id)]
    brought = [item for item in items if item.says_something]
    if not brought:
        raise NotAWireItem("“{file}” holds no text that could become an article.", file=path.name)
    return brought


def _items(path: Path, content: bytes, own_id: str) -> list[WireItem]:
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n\0")[:1]
    if telegrams.is_telegram(content):
        return [telegrams.item_of(content, own_id)]
    if path.suffix.lower() in (".docx", ".html", ".htm"):
        return [_document(path, own_id)]
    if start == b"<":
        return _xml(path, content.removeprefix(b"\xef\xbb\xbf"), own_id)
    if start in (b"{", b"["):
        return ninjs.items_of(_json(path, content), own_id)
    if path.suffix.lower() == ".txt":
        return [_plain(path, own_id)]
    raise NotAWireItem(
        "“{file}” is in no format Copydesk reads: text, DOCX, ninjs, NITF, NewsML, IPTC 7901, ANPA, RSS or Atom.",
        file=path.name,
    )


def _xml(path: Path, content: bytes, own_id: str) -> list[WireItem]:
    root = parsed(content, path.name)
    name = name_of(root)
    reader = _READERS.get(name)
    if reader is None:
        raise NotAWireItem(
            "“{file}” is XML of a kind (“{name}”) that carries no article Copydesk could read.",
            file=path.name,
            name=name,
        )
    return reader(root, own_id)


def _json(path: Path, content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(
            "“{file}” is not whole JSON: it breaks in line {line}. It was left where it is; ask its sender for it again.",
            file=path.name,
            line=getattr(error, "lineno", 1),
        ) from error


def _document(path: Path, own_id: str) -> WireItem:
    document = document_of(str(path))
    return WireItem(
        form=_DOCUMENTS[path.suffix.lower()],
        guid=own_id,
        headline=document.headline,
        body=document.below_headline,
        pictures=tuple(
            WirePicture(content=each.content, file_name=each.file_name) for each in document.pictures
        ),
    )


def _plain(path: Path, own_id: str) -> WireItem:
    """Return a plain text: its first line by itself is its headline."""
    text = plain_text(document_of(str(path)).body)
    if _MAIL.match(text):
        raise NotAWireItem("“{file}” is an e-mail, which no article is made of.", file=path.name)
    first, _, rest = text.partition("\n\n")
    has_headline = bool(rest) and not first.endswith((".", "。", "?", "!", "”"))
    return WireItem(
        form=WireForm.TEXT,
        guid=own_id,
        headline=first if has_headline else "",
        body=body_of_lines(rest if has_headline else text),
    )
