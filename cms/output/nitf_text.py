"""The body of an article in the elements of NITF, for NITF itself and inside NewsML-G2."""

from collections.abc import Sequence

from lxml import etree

from cms.body.model import BlockType
from cms.domain.edition import PublishedEdition, PublishedPhoto, Site
from cms.output.addresses import article_address
from cms.output.layout import Card, Figure, Listing, Passage, Run, lay_out
from cms.output.media_types import media_type_of
from cms.output.surroundings import usual_rendition
from cms.output.templates import printable
from cms.output.xml_text import Vocabulary

NITF = Vocabulary("http://iptc.org/std/NITF/2006-10-18/")


def nitf_body(edition: PublishedEdition, site: Site) -> etree._Element:
    """Return the `body` element: headlines, byline, place and summary, then the text with its pictures."""
    body = NITF.element("body")
    body.append(_head(edition))
    content = NITF.add(body, "body.content")
    address = article_address(edition, site)
    for piece in lay_out(edition.blocks, edition.photos):
        _add_piece(content, piece, address)
    return body


def _head(edition: PublishedEdition) -> etree._Element:
    head = NITF.element("body.head")
    headline = NITF.add(head, "hedline")
    NITF.add(headline, "hl1", edition.headline)
    NITF.add_if(headline, "hl2", edition.subheadline)
    for notice in (each for each in edition.notices if each.text):
        NITF.add(NITF.add(NITF.add(head, "note", noteclass="editorsnote"), "body.content"), "p", notice.text)
    if edition.byline:
        byline = NITF.add(head, "byline", edition.byline)
        for author in edition.authors:
            if author.name not in edition.byline:
                byline.text = f"{byline.text} "
                NITF.add(byline, "person", author.name)
    if edition.dateline:
        NITF.add(NITF.add(head, "dateline"), "location", edition.dateline)
    if edition.summary:
        NITF.add(NITF.add(head, "abstract"), "p", edition.summary)
    return head


def _add_piece(content: etree._Element, piece: Passage | Listing | Figure | Card, address: str) -> None:
    if isinstance(piece, Figure):
        _add_photo(content, piece.photo, address)
    elif isinstance(piece, Listing):
        _add_listing(content, piece)
    elif isinstance(piece, Card):
        link = NITF.add(NITF.add(content, "p"), "a", piece.title, href=piece.href)
        link.tail = printable(f" {piece.description}") if piece.description else None
    else:
        _add_passage(content, piece)


def _add_passage(content: etree._Element, passage: Passage) -> None:
    if passage.kind == BlockType.DIVIDER:
        NITF.add(content, "hr")
    elif passage.kind == BlockType.SUBHEADING:
        _add_runs(NITF.add(content, "hl2"), passage.runs)
    elif passage.kind in (BlockType.QUOTE, BlockType.PULL_QUOTE):
        quote = NITF.add(content, "bq", class_="pull" if passage.kind == BlockType.PULL_QUOTE else "")
        _add_runs(NITF.add(NITF.add(quote, "block"), "p"), passage.runs)
    else:
        _add_runs(NITF.add(content, "p"), passage.runs)


def _add_listing(place: etree._Element, listing: Listing) -> None:
    made = NITF.add(place, "ol" if listing.is_numbered else "ul")
    for entry in listing.entries:
        item = NITF.add(made, "li")
        _add_runs(item, entry.runs)
        for inner in entry.lists:
            _add_listing(item, inner)


def _add_runs(place: etree._Element, runs: Sequence[Run]) -> None:
    for run in runs:
        target = NITF.add(place, "a", href=run.href) if run.href else place
        for span in run.spans:
            if span.is_strong or span.is_emphasis:
                NITF.add(target, "em", span.text, class_="strong" if span.is_strong else "")
            else:
                _append_text(target, span.text)


def _append_text(place: etree._Element, text: str) -> None:
    if len(place):
        place[-1].tail = (place[-1].tail or "") + printable(text)
    else:
        place.text = (place.text or "") + printable(text)


def _add_photo(content: etree._Element, photo: PublishedPhoto, address: str) -> None:
    media = NITF.add(content, "media", **{"media-type": "image"})
    shown = usual_rendition(photo)
    reference = NITF.add(media, "media-reference", alternate_text=photo.alt_text, copyright=photo.copyright)
    if shown:
        reference.set("source", address + shown.file_name)
        reference.set("mime-type", media_type_of(shown.file_name))
        reference.set("width", str(shown.width))
        reference.set("height", str(shown.height))
    NITF.add_if(media, "media-caption", photo.caption)
    NITF.add_if(media, "media-producer", photo.credit_line)
