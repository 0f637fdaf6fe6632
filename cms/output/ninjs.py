"""An edition as ninjs 3.1, the IPTC's news in JSON."""

import json
from typing import Any

from cms.body.model import WITHOUT_WORDS
from cms.domain.counts import length_of
from cms.domain.edition import PublishedEdition, PublishedPhoto, Site
from cms.output.addresses import article_address
from cms.output.body_markup import body_markup
from cms.output.media_types import media_type_of
from cms.output.release import Release, ReleaseStatus, address_of_item, editors_note, is_gone, status_of
from cms.output.templates import printable
from cms.output.times import machine_time

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}


def export_ninjs(edition: PublishedEdition, site: Site, release: Release) -> str:
    """Return *edition* as ninjs; what was retracted keeps its address and says only that it was."""
    item = (_frame if is_gone(edition, release) else _whole)(edition, site, release)
    return json.dumps(_without_empty(item), ensure_ascii=False, indent=2) + "\n"


def _whole(edition: PublishedEdition, site: Site, release: Release) -> dict[str, Any]:
    length = length_of(_plain(edition), edition.language)
    return {
        **_frame(edition, site, release),
        "headlines": [
            _text("main", edition.headline),
            *([_text("subheadline", edition.subheadline)] if edition.subheadline else []),
        ],
        "descriptions": [_text("summary", edition.summary)] if edition.summary else [],
        "bodies": [
            {
                "role": "main",
                "contentType": "text/html",
                "charCount": length.characters,
                "wordCount": length.words,
                "value": body_markup(edition, site),
            }
        ],
        "by": edition.byline,
        "located": edition.dateline,
        "people": [{"name": author.name, "rel": "author"} for author in edition.authors],
        "subjects": [{"name": edition.desk_name, "rel": "desk", "literal": edition.desk_slug}],
        "associations": [
            _picture(photo, edition, site)
            for photo in sorted(edition.photos, key=lambda photo: photo.position)
        ],
    }


def _frame(edition: PublishedEdition, site: Site, release: Release) -> dict[str, Any]:
    address = article_address(edition, site)
    embargo = release.embargo_until
    return {
        "uri": address_of_item(edition.article_id),
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "version": str(release.number),
        "firstCreated": machine_time(edition.first_published_at),
        "versionCreated": machine_time(edition.published_at),
        "embargoedUntil": machine_time(embargo) if embargo else "",
        "pubStatus": status_of(edition, release).value,
        "language": edition.language,
        "slugline": edition.slug,
        "edNote": editors_note(edition),
        "copyrightHolder": site.name,
        "copyrightNotice": f"© {edition.first_published_at.year} {site.name}",
        "infoSources": [{"name": site.name, "role": "publisher"}],
        "altIds": [{"role": "web", "value": address}] if address else [],
    }


def _picture(photo: PublishedPhoto, edition: PublishedEdition, site: Site) -> dict[str, Any]:
    """Return the photograph; ninjs has no place for a credit line, so it stands in the copyright notice."""
    return {
        "name": f"photo-{photo.position}",
        "uri": address_of_item(photo.photo_id),
        "type": "picture",
        "pubStatus": ReleaseStatus.USABLE.value,
        "language": edition.language,
        "descriptions": [
            *([_text("caption", photo.caption)] if photo.caption else []),
            *([_text("altText", photo.alt_text)] if photo.alt_text else []),
        ],
        "by": photo.creator,
        "copyrightNotice": f"ⓒ{photo.credit_line}" if photo.credit_line else photo.copyright,
        "copyrightHolder": photo.copyright or photo.credit_line,
        "infoSources": [{"name": photo.credit_line, "role": "photo"}] if photo.credit_line else [],
        "renditions": _renditions(photo, article_address(edition, site)),
    }


def _renditions(photo: PublishedPhoto, address: str) -> list[dict[str, Any]]:
    if not address:
        return []
    return [
        {
            "name": f"{size.width}w",
            "href": address + size.file_name,
            "contentType": media_type_of(size.file_name),
            "width": size.width,
            "height": size.height,
        }
        for size in photo.renditions
    ]


def _plain(edition: PublishedEdition) -> str:
    return "\n\n".join(block.text for block in edition.blocks if block.type not in WITHOUT_WORDS)


def _text(role: str, value: str) -> dict[str, str]:
    return {"role": role, "contentType": "text/plain", "value": value}


def _without_empty(item: Any) -> Any:
    if isinstance(item, dict):
        return {name: _without_empty(part) for name, part in item.items() if part not in ("", [], None)}
    if isinstance(item, list):
        return [_without_empty(part) for part in item]
    return printable(item) if isinstance(item, str) else item
