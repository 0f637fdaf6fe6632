"""RSS and Atom: every entry of a feed is an item of its own."""

from lxml import etree

from cms.body.model import Body
from cms.domain.wire import WireForm, WireItem, WirePicture
from cms.intake.wire.markup import body_of_elements, body_of_lines, body_of_markup
from cms.intake.wire.safe_xml import (
    XML_LANG,
    all_of,
    attribute,
    children_of,
    first_of,
    name_of,
    raw_text_of,
    text_of,
)
from cms.intake.wire.times import moment


def items_of(root: etree._Element, own_id: str) -> list[WireItem]:
    """Return the entries of a feed, or of an entry by itself."""
    if name_of(root) == "entry":
        return [_entry(root, None, own_id)]
    if name_of(root) == "feed":
        return [_entry(entry, root, own_id) for entry in children_of(root, "entry")]
    channel = first_of(root, "channel")
    return [_rss(item, channel, own_id) for item in all_of(root, "item")]


def _rss(item: etree._Element, channel: etree._Element | None, own_id: str) -> WireItem:
    guid, link = _line(item, "guid"), _line(item, "link")
    content = raw_text_of(_content(item))
    summary = raw_text_of(first_of(item, "description"))
    return WireItem(
        form=WireForm.RSS,
        guid=guid or link or f"{own_id}#{_line(item, 'title')}",
        version=_line(item, "pubDate") or _line(item, "date"),
        headline=_line(item, "title"),
        summary=_words(summary) if content.strip() else "",
        byline=_line(item, "creator") or _line(item, "author"),
        body=_body(content) or _body(summary),
        language_tag=_line(channel, "language"),
        source=_line(item, "source") or _line(channel, "title"),
        credit=_line(item, "source") or _line(channel, "title"),
        copyright=_line(item, "rights") or _line(channel, "copyright"),
        created_at=moment(_line(item, "pubDate") or _line(item, "date")),
        pictures=tuple(_media(item)),
    )


def _entry(entry: etree._Element, feed: etree._Element | None, own_id: str) -> WireItem:
    content, summary = first_of(entry, "content"), first_of(entry, "summary")
    author = first_of(entry, "author", "name")
    source = _line(first_of(entry, "source"), "title") or _line(feed, "title")
    return WireItem(
        form=WireForm.ATOM,
        guid=_line(entry, "id") or f"{own_id}#{_line(entry, 'title')}",
        version=_line(entry, "updated"),
        headline=_line(entry, "title"),
        summary=_words(raw_text_of(summary)) if content is not None else "",
        byline=text_of(author),
        body=_atom_body(content) or _atom_body(summary),
        language_tag=entry.get(XML_LANG) or (feed.get(XML_LANG) if feed is not None else "") or "",
        source=source,
        credit=source,
        copyright=_line(entry, "rights") or _line(feed, "rights"),
        created_at=moment(_line(entry, "published") or _line(entry, "updated")),
        pictures=tuple(_media(entry)),
    )


def _content(item: etree._Element) -> etree._Element | None:
    return first_of(item, "encoded") if first_of(item, "encoded") is not None else first_of(item, "fulltext")


def _atom_body(content: etree._Element | None) -> Body:
    if content is None:
        return ()
    return body_of_elements(content) if len(content) else _body(raw_text_of(content))


def _body(text: str) -> Body:
    return body_of_markup(text) if "</" in text or "/>" in text else body_of_lines(text)


def _words(text: str) -> str:
    return " ".join(block.text for block in _body(text))


def _line(element: etree._Element | None, name: str) -> str:
    return text_of(first_of(element, name))


def _media(item: etree._Element) -> list[WirePicture]:
    """Return the pictures that Media RSS or an enclosure names."""
    found = [each for each in all_of(item, "content", "enclosure") if _is_picture(each)]
    return [
        WirePicture(
            hrefs=(attribute(each, "url"),),
            caption=_line(each, "description") or _line(each, "title"),
            credit_line=_line(each, "credit") or _line(item, "credit"),
        )
        for each in found
        if attribute(each, "url")
    ]


def _is_picture(media: etree._Element) -> bool:
    return attribute(media, "type").startswith("image/") or attribute(media, "medium") == "image"
