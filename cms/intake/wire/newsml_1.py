"""NewsML 1.0 to 1.2: every agency's own dialect of it."""

from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from cms.body.model import Body, plain_text
from cms.domain.wire import WireForm, WireItem, WirePicture, WireStatus
from cms.intake.wire.markup import body_of_elements, body_of_lines, body_of_markup
from cms.intake.wire.safe_xml import (
    XML_LANG,
    all_of,
    attribute,
    children_of,
    first_of,
    first_text,
    raw_text_of,
    text_of,
)
from cms.intake.wire.times import moment

_CANCELED = ("canceled", "cancelled", "killed")


def items_of(root: etree._Element, own_id: str) -> list[WireItem]:
    """Return the texts of a NewsML document."""
    found = all_of(root, "NewsItem")
    sent = moment(first_text(first_of(root, "NewsEnvelope"), "DateAndTime"))
    return [
        _item(item, own_id if len(found) == 1 else f"{own_id}/{number}", sent)
        for number, item in enumerate(found, start=1)
    ]


def _item(item: etree._Element, own_id: str, sent: datetime | None) -> WireItem:
    identity = first_of(item, "Identification", "NewsIdentifier")
    management = first_of(item, "NewsManagement")
    status = attribute(first_of(management, "Status"), "FormalName").lower()
    created = moment(first_text(management, "ThisRevisionCreated")) or moment(
        first_text(management, "FirstCreated")
    )
    lifted = moment(first_text(first_of(management, "StatusWillChange"), "DateAndTime"))
    content = list(_content_items(item))
    return WireItem(
        form=WireForm.NEWSML_1,
        guid=_guid(identity) or own_id,
        version=first_text(identity, "RevisionId"),
        status=WireStatus.CANCELED
        if status in _CANCELED
        else WireStatus.WITHHELD
        if status == "withheld"
        else WireStatus.USABLE,
        headline=first_text(item, "HeadLine", "Headline") or _hl1(content) or first_text(item, "NameLabel"),
        subheadline=first_text(item, "SubHeadLine"),
        summary=_abstract(content),
        slugline=first_text(item, "SlugLine") or first_text(item, "NameLabel"),
        byline=first_text(item, "ByLine") or _first_in(content, "byline"),
        dateline=first_text(item, "DateLine") or _first_in(content, "dateline"),
        body=_body(content),
        language_tag=_language(item),
        source=_party(item, "Source") or _party(item, "Provider") or first_text(identity, "ProviderId"),
        credit=first_text(item, "CreditLine"),
        copyright=first_text(item, "CopyrightLine"),
        usage_terms=first_text(item, "UsageType", "RightsLine"),
        editors_note=first_text(management, "Instruction"),
        created_at=created or sent,
        has_embargo=status == "embargoed",
        embargo_until=lifted if status == "embargoed" else None,
        pictures=tuple(_pictures(item)),
    )


def _guid(identity: etree._Element | None) -> str:
    """Return the id that stays the same for every revision of the item."""
    parts = [first_text(identity, name) for name in ("ProviderId", "DateId", "NewsItemId")]
    public = first_text(identity, "PublicIdentifier")
    return f"urn:newsml:{':'.join(parts)}" if all(parts) else public


def _content_items(item: etree._Element) -> Iterator[etree._Element]:
    for content in all_of(item, "ContentItem"):
        kind = attribute(first_of(content, "MediaType"), "FormalName").lower()
        if kind in ("", "text", "xhtml", "complexdata") and first_of(content, "DataContent") is not None:
            yield content


def _body(contents: list[etree._Element]) -> Body:
    """Return the longest text: headlines and style sheets are content items of their own, too."""
    bodies = [_body_in(data) for each in contents if (data := first_of(each, "DataContent")) is not None]
    return max(bodies, key=lambda body: len(plain_text(body)), default=())


def _body_in(data: etree._Element) -> Body:
    if len(data):
        inner = all_of(data, "body.content") or all_of(data, "body") or [data]
        return body_of_elements(inner[0])
    text = raw_text_of(data)
    return body_of_markup(text) if "</" in text else body_of_lines(text)


def _hl1(contents: list[etree._Element]) -> str:
    return _first_in(contents, "hl1")


def _abstract(contents: list[etree._Element]) -> str:
    return _first_in(contents, "abstract")


def _first_in(contents: list[etree._Element], name: str) -> str:
    return next((text for content in contents if (text := first_text(content, name))), "")


def _language(item: etree._Element) -> str:
    named = next((attribute(each, "FormalName") for each in all_of(item, "Language")), "")
    return named or item.get(XML_LANG) or ""


def _party(item: etree._Element, role: str) -> str:
    for element in all_of(item, role):
        for party in children_of(element, "Party"):
            if name := attribute(party, "FormalName"):
                return name
    return ""


def _pictures(item: etree._Element) -> Iterator[WirePicture]:
    """Yield each picture: the component around its copies says what it shows and whose it is."""
    seen: list[etree._Element] = []
    for content in all_of(item, "ContentItem"):
        kind = attribute(first_of(content, "MediaType"), "FormalName").lower()
        component = content.getparent()
        if kind not in ("photo", "picture", "graphic", "image") or component is None or component in seen:
            continue
        seen.append(component)
        around = component.getparent()
        copies = children_of(component, "ContentItem")
        lines = [component, *([around] if around is not None else [])]
        yield WirePicture(
            hrefs=tuple(href for each in reversed(copies) if (href := attribute(each, "Href"))),
            headline=first_text(component, "HeadLine"),
            caption=next((text for each in lines if (text := _caption(each))), ""),
            credit_line=next((text for each in lines if (text := first_text(each, "CreditLine"))), ""),
            creator=first_text(component, "ByLine"),
        )


def _caption(component: etree._Element) -> str:
    for part in all_of(component, "NewsComponent"):
        if "caption" in attribute(first_of(part, "Role"), "FormalName").lower():
            return text_of(next(iter(all_of(part, "DataContent")), None))
    return first_text(component, "Caption")
