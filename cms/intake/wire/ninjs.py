"""ninjs from 1.0 to 3.1, and the dialects that agencies and newsroom systems made of it."""

import html
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cms.body.model import Body
from cms.domain.wire import WireForm, WireItem, WirePicture, WireStatus
from cms.intake.wire.markup import body_of_lines, body_of_markup
from cms.intake.wire.nitf import item_of as nitf_item
from cms.intake.wire.safe_xml import parsed
from cms.intake.wire.times import moment

# No service wraps its items in more; a hostile file might.
_DEEPEST = 8
_Fields = dict[str, Any]
_KNOWN = (
    "uri",
    "guid",
    "urn",
    "headline",
    "headlines",
    "bodyhtml",
    "bodytext",
    "bodies",
    "pubstatus",
    "versioncreated",
)
_BODIES = ("body_html", "body_xhtml", "body_richtext", "article_html", "body_text", "body_main", "body_plain")


def items_of(document: Any, own_id: str) -> list[WireItem]:
    """Return the items of a JSON document: one, or those an answer of an agency's service wraps."""
    found = list(_unwrapped(document))
    ids = [own_id if len(found) == 1 else f"{own_id}/{number}" for number in range(1, len(found) + 1)]
    return [_as_picture(item, _item(item, its_id)) for item, its_id in zip(found, ids, strict=True)]


def _unwrapped(document: Any, depth: int = 0) -> Iterator[_Fields]:
    if depth > _DEEPEST:
        return
    if isinstance(document, list):
        for part in document:
            yield from _unwrapped(part, depth + 1)
    elif isinstance(document, dict):
        inner = next(
            (
                document[key]
                for key in ("data", "items", "item")
                if isinstance(document.get(key), dict | list)
            ),
            None,
        )
        if _is_item(document):
            yield document
        elif inner is not None:
            # Some services send the words beside what they tell of them.
            beside = document.get("nitf")
            words = beside if isinstance(beside, dict) else {}
            yield from ({**words, **item} for item in _unwrapped(inner, depth + 1))


def _is_item(document: _Fields) -> bool:
    return bool({_plain_key(key) for key in document} & set(_KNOWN)) and "data" not in document


def _item(item: _Fields, own_id: str) -> WireItem:
    fields = {_plain_key(key): value for key, value in item.items()}
    headlines = _texts(fields.get("headlines"))
    embargo = _first(fields, "embargoeduntil", "embargoed")
    source = _first(fields, "source", "provider") or _names(
        fields.get("infosources") or fields.get("infosource")
    )
    return WireItem(
        form=WireForm.NINJS,
        guid=_first(fields, "uri", "guid", "urn", "id") or own_id,
        version=_first(fields, "version"),
        status=_status(_first(fields, "pubstatus")),
        headline=next(iter(headlines), "") or _headline(fields) or _first(fields, "title"),
        subheadline=headlines[1] if len(headlines) > 1 else _first(fields, "subheadline", "subhead"),
        summary=next(iter(_texts(fields.get("descriptions"))), "")
        or _first(fields, "descriptiontext", "teaser", "abstract"),
        slugline=_first(fields, "slugline", "kicker"),
        byline=_first(fields, "by", "byline") or _bylines(fields.get("bylines")),
        dateline=_first(fields, "dateline", "located").rstrip(" -–—_"),
        body=_body(item),
        language_tag=_first(fields, "language"),
        source=source,
        credit=_first(fields, "creditline", "copyrightholder") or source,
        copyright=_first(fields, "copyrightnotice"),
        usage_terms=_first(fields, "usageterms"),
        editors_note=_first(fields, "ednote"),
        created_at=next(
            (
                at
                for key in ("versioncreated", "firstcreated", "contentcreated")
                if (at := moment(_first(fields, key)))
            ),
            None,
        ),
        has_embargo=bool(embargo),
        embargo_until=moment(embargo),
        pictures=tuple(_pictures(fields.get("associations"))),
        is_text=_first(fields, "type") in ("", "text"),
    )


def _as_picture(item: _Fields, told: WireItem) -> WireItem:
    """Return *told* as the picture it is, where the item has no text."""
    if told.body or item.get("type") not in ("picture", "graphic"):
        return told
    return replace(told, is_picture=True, pictures=tuple(_pictures([item])))


def _plain_key(key: str) -> str:
    return key.lower().replace("_", "")


def _first(fields: _Fields, *keys: str) -> str:
    """Return the first of *keys* that says something, in one line."""
    for key in keys:
        value = fields.get(key)
        if isinstance(value, list):
            value = " ".join(part for part in value if isinstance(part, str))
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return " ".join(html.unescape(value).split())
    return ""


def _headline(fields: _Fields) -> str:
    return _first(fields, "headline", *sorted(key for key in fields if key.startswith("headline")))


def _texts(values: Any) -> list[str]:
    """Return the texts of a list like `headlines`, the main one first."""
    found = [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
    found.sort(key=lambda value: value.get("role") not in ("main", "headline", "caption", "summary"))
    return [text for value in found if (text := _first(value, "value"))]


def _names(values: Any) -> str:
    named = (
        [value.get("name", "") for value in values if isinstance(value, dict)]
        if isinstance(values, list)
        else []
    )
    return ", ".join(name for name in named if isinstance(name, str) and name)


def _bylines(values: Any) -> str:
    found = (
        [_first(value, "by", "byline") for value in values if isinstance(value, dict)]
        if isinstance(values, list)
        else []
    )
    return ", ".join(byline for byline in found if byline)


def _status(word: str) -> WireStatus:
    known = {
        "canceled": WireStatus.CANCELED,
        "cancelled": WireStatus.CANCELED,
        "withheld": WireStatus.WITHHELD,
    }
    return known.get(word.lower(), WireStatus.USABLE)


def _body(item: _Fields) -> Body:
    """Return the words of the first body that has any; marked up ones come before plain ones."""
    for text, kind in _bodies(item):
        if "nitf" in kind.lower():
            return nitf_item(parsed(text.encode(), "the item"), "").body
        is_marked = "html" in kind.lower() or "</" in text
        if body := (body_of_markup(text) if is_marked else body_of_lines(text)):
            return body
    return ()


def _bodies(item: _Fields) -> Iterator[tuple[str, str]]:
    listed = item.get("bodies")
    if isinstance(listed, list):
        found = [each for each in listed if isinstance(each, dict) and isinstance(each.get("value"), str)]
        for each in sorted(
            found, key=lambda each: "html" not in str(each.get("contentType") or each.get("contenttype"))
        ):
            yield each["value"], str(each.get("contentType") or each.get("contenttype") or "")
    others = [key for key in item if key.lower().startswith("body_") and key not in _BODIES]
    for key in (*_BODIES, *sorted(others)):
        if isinstance(value := item.get(key), str) and value.strip():
            yield value, "text/html" if "html" in key else ""


def _pictures(associations: Any) -> Iterator[WirePicture]:
    """Yield the pictures of an item, which 1.x keeps by name and later versions in a list."""
    found = list(associations.values()) if isinstance(associations, dict) else associations
    for item in found if isinstance(found, list) else []:
        if isinstance(item, dict) and item.get("type") in ("picture", "graphic", None):
            fields = {_plain_key(key): value for key, value in item.items()}
            texts = _texts(fields.get("descriptions"))
            yield WirePicture(
                hrefs=tuple(_hrefs(fields.get("renditions"))),
                headline=_headline(fields),
                caption=next(iter(texts), "") or _first(fields, "descriptiontext"),
                alt_text=_first(fields, "alttext", "bodytext"),
                credit_line=_first(
                    fields, "creditline", "copyrightnotice", "copyrightholder", "source"
                ).lstrip("ⓒ© "),
                creator=_first(fields, "by", "byline"),
            )


def _hrefs(renditions: Any) -> list[str]:
    found = list(renditions.values()) if isinstance(renditions, dict) else renditions
    copies = [copy for copy in found if isinstance(copy, dict)] if isinstance(found, list) else []
    copies.sort(key=lambda copy: -copy["width"] if isinstance(copy.get("width"), int) else 0)
    return [href for copy in copies if isinstance(href := copy.get("href"), str) and href]
