"""The article for search engines: schema.org NewsArticle as JSON-LD, with the credit of every photograph."""

import json
from typing import Any

from markupsafe import Markup

from cms.body.links import is_web
from cms.domain.edition import NoticeKind, PublishedAuthor, PublishedEdition, PublishedPhoto, Site
from cms.output.addresses import article_address, front_page_address, safe_link
from cms.output.authors import profile_of
from cms.output.templates import printable
from cms.output.times import machine_time

# Inside a script element only these could end it or begin another; in JSON they may be written as escapes.
_ESCAPES = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def news_article(edition: PublishedEdition, site: Site) -> Markup:
    """Return the JSON-LD of *edition*, safe to stand inside a script element."""
    written = json.dumps(_without_empty(_article(edition, site)), ensure_ascii=False)
    return Markup(printable(written).translate(_ESCAPES))  # noqa: S704 (nothing in it can end the script element)


def _article(edition: PublishedEdition, site: Site) -> dict[str, Any]:
    address = article_address(edition, site)
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": edition.headline,
        "alternativeHeadline": edition.subheadline,
        "description": edition.summary,
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": edition.language,
        "articleSection": edition.desk_name,
        "dateline": edition.dateline,
        "datePublished": machine_time(edition.first_published_at),
        "dateModified": machine_time(edition.published_at),
        "isAccessibleForFree": True,
        "author": [
            {"@type": "Person", "name": author.name, "url": _author_address(author, site)}
            for author in edition.authors
        ],
        "publisher": {"@type": "NewsMediaOrganization", "name": site.name, "url": front_page_address(site)},
        "image": [_image(photo, address) for photo in edition.photos if photo.renditions],
        "correction": [
            {"@type": "CorrectionComment", "text": notice.text, "datePublished": machine_time(notice.at)}
            for notice in edition.notices
            if notice.kind is NoticeKind.CORRECTION
        ],
    }


def _author_address(author: PublishedAuthor, site: Site) -> str:
    return safe_link(profile_of(author, front_page_address(site) or None))


def _image(photo: PublishedPhoto, address: str) -> dict[str, Any]:
    largest = max(photo.renditions, key=lambda rendition: rendition.width)
    return {
        "@type": "ImageObject",
        "url": address + largest.file_name,
        "contentUrl": address + largest.file_name,
        "width": largest.width,
        "height": largest.height,
        "caption": photo.caption,
        "creditText": photo.credit_line,
        "copyrightNotice": photo.copyright,
        "creator": {"@type": "Person", "name": photo.creator} if photo.creator else "",
        "license": _web_page(photo.web_statement),
        "acquireLicensePage": _web_page(photo.licensor_url),
    }


def _web_page(told: str) -> str:
    """Return the address a file told, if it is one of a web page; files hold all sorts of words there."""
    return safe_link(told) if is_web(told.strip()) else ""


def _without_empty(value: Any) -> Any:
    """Return *value* without the properties that say nothing."""
    if isinstance(value, dict):
        return {name: _without_empty(part) for name, part in value.items() if part not in ("", [])}
    if isinstance(value, list):
        return [_without_empty(part) for part in value]
    return value
