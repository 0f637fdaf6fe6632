"""NewsML-G2: a news item, or a message with several, whose pictures belong to its texts."""

import base64
import binascii
from dataclasses import replace

from lxml import etree

from cms.body.model import Body
from cms.domain.wire import WireForm, WireItem, WirePicture, WireStatus
from cms.intake.wire.markup import body_of_elements, body_of_lines, body_of_markup
from cms.intake.wire.nitf import byline_of, pictures_in
from cms.intake.wire.safe_xml import (
    XML_LANG,
    all_of,
    attribute,
    children_of,
    first_of,
    first_text,
    name_of,
    raw_text_of,
    text_of,
)
from cms.intake.wire.times import moment

_PICTURES = ("picture", "graphic", "photo")


def items_of(root: etree._Element, own_id: str) -> list[WireItem]:
    """Return the texts of a message, or the one of an item by itself, each with the pictures sent beside it.

    Pictures sent without any text are items of their own.
    """
    found = [root] if name_of(root) == "newsItem" else all_of(root, "newsItem")
    if found and all(_is_picture(item) for item in found):
        return [
            replace(_text_item(item, own_id), body=(), is_picture=True, pictures=(picture_of(item),))
            for item in found
        ]
    pictures = tuple(picture_of(item) for item in found if _is_picture(item))
    texts = [
        _text_item(item, own_id if len(found) == 1 else f"{own_id}/{number}")
        for number, item in enumerate(found, start=1)
        if not _is_picture(item)
    ]
    return [replace(text, pictures=(*text.pictures, *pictures)) for text in texts]


def picture_of(item: etree._Element) -> WirePicture:
    """Return the picture a news item is, with the best copy first."""
    meta, rights = first_of(item, "contentMeta"), first_of(item, "rightsInfo")
    copies = all_of(item, "remoteContent")
    by_width = sorted(copies, key=lambda each: -_number(attribute(each, "width")))
    descriptions = {attribute(each, "role"): text_of(each) for each in children_of_meta(meta, "description")}
    caption = next((text for role, text in descriptions.items() if "caption" in role.lower()), "")
    return WirePicture(
        hrefs=tuple(href for each in by_width if (href := attribute(each, "href"))),
        headline=first_text(meta, "headline"),
        caption=caption or next(iter(descriptions.values()), ""),
        alt_text=next((text for role, text in descriptions.items() if "alt" in role.lower()), ""),
        credit_line=first_text(meta, "creditline") or first_text(rights, "copyrightNotice").lstrip("ⓒ© "),
        creator=_named(first_of(meta, "creator")),
    )


def children_of_meta(meta: etree._Element | None, name: str) -> list[etree._Element]:
    """Return the properties called *name*."""
    return children_of(meta, name) if meta is not None else []


def _text_item(item: etree._Element, own_id: str) -> WireItem:
    management, meta = first_of(item, "itemMeta"), first_of(item, "contentMeta")
    rights = first_of(item, "rightsInfo")
    content = first_of(item, "contentSet")
    inline_head = next(iter(all_of(content, "body.head")), None) if content is not None else None
    embargoed = first_of(management, "embargoed")
    headlines = [text for each in children_of_meta(meta, "headline") if (text := text_of(each))]
    return WireItem(
        form=WireForm.NEWSML_G2,
        guid=attribute(item, "guid") or own_id,
        version=attribute(item, "version"),
        status=_status(management),
        headline=next(iter(headlines), "")
        or first_text(inline_head, "hl1")
        or first_text(management, "title"),
        subheadline=headlines[1] if len(headlines) > 1 else first_text(inline_head, "hl2"),
        summary=next((text for each in children_of_meta(meta, "description") if (text := text_of(each))), ""),
        slugline=first_text(meta, "slugline"),
        byline=first_text(meta, "by") or byline_of(inline_head) or _creators(meta),
        dateline=first_text(meta, "dateline") or first_text(inline_head, "dateline"),
        body=_body(content),
        language_tag=attribute(first_of(meta, "language"), "tag") or item.get(XML_LANG) or "",
        source=_named(first_of(management, "provider")) or _named(first_of(meta, "infoSource")),
        credit=first_text(meta, "creditline") or _named(first_of(rights, "copyrightHolder")),
        copyright=first_text(rights, "copyrightNotice") or _named(first_of(rights, "copyrightHolder")),
        usage_terms=first_text(rights, "usageTerms"),
        editors_note="; ".join(
            text for each in children_of_meta(management, "edNote") if (text := text_of(each))
        ),
        created_at=moment(first_text(management, "versionCreated"))
        or moment(first_text(meta, "contentCreated")),
        # An embargo without a time stands until the sender lifts it.
        has_embargo=embargoed is not None,
        embargo_until=moment(text_of(embargoed)),
        pictures=pictures_in(content),
        is_text=_class_of(item) in ("", "text"),
    )


def _status(management: etree._Element | None) -> WireStatus:
    code = attribute(first_of(management, "pubStatus"), "qcode") or attribute(
        first_of(management, "pubStatus"), "uri"
    )
    word = code.replace("/", ":").rpartition(":")[2].lower()
    return {"canceled": WireStatus.CANCELED, "withheld": WireStatus.WITHHELD}.get(word, WireStatus.USABLE)


def _body(content: etree._Element | None) -> Body:
    """Return the words of the first copy of the text that has any: marked up, or plain."""
    if content is None:
        return ()
    for inline in children_of(content, "inlineXML"):
        inner = all_of(inline, "body.content") or all_of(inline, "body") or [inline]
        if body := body_of_elements(inner[0]):
            return body
    for inline in children_of(content, "inlineData"):
        text = _decoded(inline)
        is_marked = "html" in attribute(inline, "contenttype") or text.lstrip().startswith("<")
        if body := (body_of_markup(text) if is_marked else body_of_lines(text)):
            return body
    return ()


def _decoded(inline: etree._Element) -> str:
    text = raw_text_of(inline)
    if "base64" not in attribute(inline, "encoding").lower():
        return text
    try:
        return base64.b64decode(text, validate=False).decode("utf-8", errors="replace")
    except binascii.Error:
        return ""


def _is_picture(item: etree._Element) -> bool:
    return _class_of(item) in _PICTURES


def _class_of(item: etree._Element) -> str:
    """Return what kind of news it is, like `text` or `picture`; nothing where its sender does not say."""
    kind = first_of(item, "itemMeta", "itemClass")
    code = attribute(kind, "qcode") or attribute(kind, "uri")
    return code.replace("/", ":").rpartition(":")[2].lower()


def _creators(meta: etree._Element | None) -> str:
    return ", ".join(name for each in children_of_meta(meta, "creator") if (name := _named(each)))


def _named(element: etree._Element | None) -> str:
    """Return what an element stands for: its name, or else its code without the scheme."""
    if element is None:
        return ""
    code = attribute(element, "literal") or attribute(element, "qcode").rpartition(":")[2]
    return first_text(element, "name") or code


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
