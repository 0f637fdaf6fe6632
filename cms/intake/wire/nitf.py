"""NITF, every version of it, with a namespace or without."""

from lxml import etree

from cms.domain.wire import WireForm, WireItem, WirePicture, WireStatus
from cms.intake.wire.markup import body_of_elements
from cms.intake.wire.safe_xml import XML_LANG, all_of, attribute, children_of, first_of, first_text, text_of
from cms.intake.wire.times import moment

_STATUSES = {
    "canceled": WireStatus.CANCELED,
    "cancelled": WireStatus.CANCELED,
    "killed": WireStatus.CANCELED,
    "withheld": WireStatus.WITHHELD,
    "embargoed": WireStatus.USABLE,
}


def item_of(root: etree._Element, own_id: str) -> WireItem:
    """Return the item a `nitf` element is; *own_id* stands in for the id it may lack."""
    docdata = first_of(root, "head", "docdata")
    head = first_of(root, "body", "body.head")
    content = first_of(root, "body", "body.content")
    status = attribute(docdata, "management-status").lower()
    release = moment(attribute(first_of(docdata, "date.release"), "norm"))
    issued = moment(attribute(first_of(docdata, "date.issue"), "norm"))
    copyright_of = first_of(docdata, "doc.copyright")
    holder = attribute(copyright_of, "holder")
    return WireItem(
        form=WireForm.NITF,
        guid=attribute(first_of(docdata, "doc-id"), "id-string") or attribute(root, "uno") or own_id,
        version=attribute(first_of(docdata, "du-key"), "version")
        or attribute(first_of(docdata, "date.issue"), "norm"),
        status=_STATUSES.get(status, WireStatus.USABLE),
        headline=first_text(head, "hl1")
        or text_of(first_of(root, "head", "title"))
        or first_text(head, "hedline"),
        subheadline=first_text(head, "hl2"),
        summary=first_text(head, "abstract"),
        slugline=attribute(first_of(docdata, "du-key"), "key") or first_keyword(docdata),
        byline=byline_of(head),
        dateline=first_text(head, "dateline"),
        body=body_of_elements(content) if content is not None else (),
        language_tag=root.get(XML_LANG) or attribute(root, "baselang"),
        source=first_text(head, "distributor") or attribute(first_of(docdata, "doc-id"), "regsrc") or holder,
        credit=holder,
        copyright=" ".join(part for part in (attribute(copyright_of, "year"), holder) if part),
        usage_terms=attribute(first_of(docdata, "doc.rights"), "limitations"),
        editors_note=attribute(first_of(docdata, "ed-msg"), "info"),
        created_at=issued or release,
        # A release later than the issue is how NITF sets an embargo.
        has_embargo=status == "embargoed" or bool(release and issued and release > issued),
        embargo_until=release if status == "embargoed" or (release and issued and release > issued) else None,
        pictures=pictures_in(content),
    )


def byline_of(head: etree._Element | None) -> str:
    """Return who wrote it; of a byline in parts the names with their office."""
    if head is None:
        return ""
    return ", ".join(line for byline in children_of(head, "byline") if (line := text_of(byline)))


def first_keyword(docdata: etree._Element | None) -> str:
    """Return the first keyword, which agencies use as the slug."""
    if docdata is None:
        return ""
    return next((key for word in all_of(docdata, "keyword") if (key := attribute(word, "key"))), "")


def pictures_in(content: etree._Element | None) -> tuple[WirePicture, ...]:
    """Return the pictures of a text, each with what its file may be called."""
    if content is None:
        return ()
    return tuple(
        _picture(media)
        for media in all_of(content, "media")
        if attribute(media, "media-type").lower() in ("image", "photo", "graphic", "")
    )


def _picture(media: etree._Element) -> WirePicture:
    references = children_of(media, "media-reference")
    by_width = sorted(references, key=lambda each: -_number(attribute(each, "width")))
    first = references[0] if references else None
    return WirePicture(
        hrefs=tuple(source for each in by_width if (source := attribute(each, "source"))),
        caption=text_of(first_of(media, "media-caption")),
        alt_text=attribute(first, "alternate-text"),
        credit_line=text_of(first_of(media, "media-producer")) or attribute(first, "source-credit"),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
