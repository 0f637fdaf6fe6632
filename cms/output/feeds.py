"""What feed readers get: RSS 2.0 with Media RSS, Atom, and JSON Feed, all of the newest articles."""

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from heapq import nlargest
from typing import Any

from lxml import etree

from cms.domain.edition import PublishedEdition, PublishedPhoto, Site
from cms.output.addresses import article_address, front_page_address
from cms.output.body_markup import body_markup
from cms.output.feeds_named import ATOM, JSON_FEED, RSS
from cms.output.media_types import media_type_of
from cms.output.page import excerpt
from cms.output.release import address_of_item
from cms.output.surroundings import usual_rendition
from cms.output.templates import printable
from cms.output.times import machine_time
from cms.output.xml_text import XML_LANG, Vocabulary, written

_SHOWN = 40
_SUMMARY_LENGTH = 300
_PLAIN = Vocabulary("")
_ATOM = Vocabulary("http://www.w3.org/2005/Atom", "atom")
_MEDIA = Vocabulary("http://search.yahoo.com/mrss/", "media")
_DC = Vocabulary("http://purl.org/dc/elements/1.1/", "dc")
_CONTENT = Vocabulary("http://purl.org/rss/1.0/modules/content/", "content")
_ENTRY = Vocabulary("http://www.w3.org/2005/Atom")


def feeds_of(editions: Sequence[PublishedEdition], site: Site) -> dict[str, str]:
    """Return the feeds by their file names; none while the site has no address, for feeds are read elsewhere."""
    if not site.base_url:
        return {}
    newest = nlargest(
        _SHOWN,
        (edition for edition in editions if not edition.is_retracted),
        key=lambda edition: (edition.first_published_at, edition.slug),
    )
    return {RSS: _rss(newest, site), ATOM: _atom(newest, site), JSON_FEED: _json_feed(newest, site)}


def _rss(editions: Sequence[PublishedEdition], site: Site) -> str:
    root = _PLAIN.element("rss", version="2.0")
    channel = _PLAIN.add(root, "channel")
    home = front_page_address(site)
    _PLAIN.add(channel, "title", site.name)
    _PLAIN.add(channel, "link", home)
    _PLAIN.add(channel, "description", site.name)
    _PLAIN.add(channel, "language", site.language)
    if editions:
        _PLAIN.add(channel, "lastBuildDate", format_datetime(_changed_at(editions)))
    _ATOM.add(channel, "link", href=home + RSS, rel="self", type="application/rss+xml")
    for edition in editions:
        channel.append(_rss_item(edition, site))
    return written(root)


def _rss_item(edition: PublishedEdition, site: Site) -> etree._Element:
    item = _PLAIN.element("item")
    address = article_address(edition, site)
    _PLAIN.add(item, "title", edition.headline)
    _PLAIN.add(item, "link", address)
    _PLAIN.add(item, "guid", address_of_item(edition.article_id), isPermaLink="false")
    _PLAIN.add(item, "pubDate", format_datetime(edition.first_published_at))
    _PLAIN.add(item, "category", edition.desk_name)
    for author in edition.authors:
        _DC.add(item, "creator", author.name)
    _PLAIN.add_if(item, "description", excerpt(edition, _SUMMARY_LENGTH))
    _CONTENT.add(item, "encoded", body_markup(edition, site))
    for photo in sorted(edition.photos, key=lambda photo: photo.position):
        _add_media(item, photo, address)
    return item


def _add_media(item: etree._Element, photo: PublishedPhoto, address: str) -> None:
    shown = usual_rendition(photo)
    if shown is None:
        return
    media = _MEDIA.add(
        item,
        "content",
        url=address + shown.file_name,
        type=media_type_of(shown.file_name),
        medium="image",
        width=str(shown.width),
        height=str(shown.height),
    )
    _MEDIA.add_if(media, "description", photo.caption, type="plain")
    _MEDIA.add_if(media, "credit", photo.credit_line, role="credit")
    _MEDIA.add_if(media, "credit", photo.creator, role="photographer")
    _MEDIA.add_if(media, "copyright", photo.copyright)


def _atom(editions: Sequence[PublishedEdition], site: Site) -> str:
    feed = _ENTRY.element("feed")
    feed.set(XML_LANG, site.language)
    home = front_page_address(site)
    _ENTRY.add(feed, "id", home)
    _ENTRY.add(feed, "title", site.name)
    _ENTRY.add(feed, "updated", machine_time(_changed_at(editions)) if editions else "1970-01-01T00:00:00Z")
    _ENTRY.add(_ENTRY.add(feed, "author"), "name", site.name)
    _ENTRY.add(feed, "link", rel="self", type="application/atom+xml", href=home + ATOM)
    _ENTRY.add(feed, "link", rel="alternate", type="text/html", href=home)
    for edition in editions:
        feed.append(_atom_entry(edition, site))
    return written(feed)


def _atom_entry(edition: PublishedEdition, site: Site) -> etree._Element:
    entry = _ENTRY.element("entry")
    entry.set(XML_LANG, edition.language)
    _ENTRY.add(entry, "id", address_of_item(edition.article_id))
    _ENTRY.add(entry, "title", edition.headline)
    _ENTRY.add(entry, "published", machine_time(edition.first_published_at))
    _ENTRY.add(entry, "updated", machine_time(edition.published_at))
    for author in edition.authors:
        _ENTRY.add(_ENTRY.add(entry, "author"), "name", author.name)
    _ENTRY.add(entry, "link", rel="alternate", type="text/html", href=article_address(edition, site))
    _ENTRY.add(entry, "category", term=edition.desk_slug, label=edition.desk_name)
    _ENTRY.add_if(entry, "summary", excerpt(edition, _SUMMARY_LENGTH))
    _ENTRY.add(entry, "content", body_markup(edition, site), type="html")
    return entry


def _json_feed(editions: Sequence[PublishedEdition], site: Site) -> str:
    home = front_page_address(site)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": printable(site.name),
        "home_page_url": home,
        "feed_url": home + JSON_FEED,
        "language": site.language,
        "items": [_json_item(edition, site) for edition in editions],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _json_item(edition: PublishedEdition, site: Site) -> dict[str, Any]:
    address = article_address(edition, site)
    shown = [(photo, size) for photo in edition.photos if (size := usual_rendition(photo))]
    item = {
        "id": address_of_item(edition.article_id),
        "url": address,
        "title": printable(edition.headline),
        "content_html": body_markup(edition, site),
        "summary": printable(excerpt(edition, _SUMMARY_LENGTH)),
        "image": address + shown[0][1].file_name if shown else "",
        "date_published": machine_time(edition.first_published_at),
        "date_modified": machine_time(edition.published_at),
        "authors": [{"name": printable(author.name)} for author in edition.authors],
        "tags": [printable(edition.desk_name)],
        "language": edition.language,
        "attachments": [
            {
                "url": address + size.file_name,
                "mime_type": media_type_of(size.file_name),
                "title": printable(photo.printed),
            }
            for photo, size in shown
        ],
    }
    return {name: value for name, value in item.items() if value not in ("", [])}


def _changed_at(editions: Sequence[PublishedEdition]) -> datetime:
    return max(edition.published_at for edition in editions)
