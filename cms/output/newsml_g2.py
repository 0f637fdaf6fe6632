"""An edition as NewsML-G2 2.35: one message with the text and each photograph as news items of their own."""

from lxml import etree

from cms.body.model import WITHOUT_WORDS
from cms.domain.counts import length_of
from cms.domain.edition import PublishedEdition, PublishedPhoto, Site
from cms.domain.workflow import EditionKind
from cms.output.addresses import article_address
from cms.output.media_types import media_type_of
from cms.output.nitf_text import NITF, nitf_body
from cms.output.release import Release, address_of_item, editors_note, is_gone, status_of
from cms.output.times import machine_time
from cms.output.wording import wording
from cms.output.xml_text import XML_LANG, Vocabulary, written

_NAR = Vocabulary("http://iptc.org/std/nar/2006-10-01/")
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
_SIGNALS = {EditionKind.UPDATE: "sig:update", EditionKind.CORRECTION: "sig:correction"}
# The smallest and the largest copy of a photograph have names of their own in the IPTC's list.
_SMALLEST, _BETWEEN, _LARGEST = "rnd:thumbnail", "rnd:web", "rnd:highRes"


def export_newsml_g2(edition: PublishedEdition, site: Site, release: Release) -> str:
    """Return *edition* as NewsML-G2; of what was retracted only its guid, its status and the notice are sent."""
    message = _NAR.element("newsMessage")
    header = _NAR.add(message, "header")
    _NAR.add(header, "sent", machine_time(edition.published_at))
    _NAR.add(header, "sender", site.name)
    _NAR.add(header, "transmitId", f"{address_of_item(edition.edition_id)}#{release.number}")
    items = _NAR.add(message, "itemSet")
    items.append(_text_item(edition, site, release))
    if not is_gone(edition, release):
        for photo in sorted(edition.photos, key=lambda photo: photo.position):
            items.append(_picture_item(photo, edition, site, release))
    return written(message)


def _text_item(edition: PublishedEdition, site: Site, release: Release) -> etree._Element:
    item = _item(address_of_item(edition.article_id), release.number, edition.language)
    rights = _NAR.add(item, "rightsInfo")
    _NAR.add(_NAR.add(rights, "copyrightHolder", literal=site.name), "name", site.name)
    _NAR.add(rights, "copyrightNotice", f"© {edition.first_published_at.year} {site.name}")
    item.append(_item_meta(edition, site, release, "ninat:text"))
    item.append(_text_meta(edition, release))
    content = _NAR.add(item, "contentSet")
    if is_gone(edition, release):
        words = wording(edition.language)
        note = editors_note(edition) or words.retracted_text
        _NAR.add(content, "inlineData", note, contenttype="text/plain")
        return item
    count = length_of(_plain(edition), edition.language).words
    inline = _NAR.add(content, "inlineXML", contenttype="application/nitf+xml", wordcount=str(count))
    nitf = NITF.element("nitf")
    nitf.append(nitf_body(edition, site))
    inline.append(nitf)
    return item


def _text_meta(edition: PublishedEdition, release: Release) -> etree._Element:
    meta = _NAR.element("contentMeta")
    _NAR.add(meta, "contentCreated", machine_time(edition.first_published_at))
    if is_gone(edition, release):
        _NAR.add(meta, "language", tag=edition.language)
        _NAR.add(meta, "slugline", edition.slug)
        _NAR.add(meta, "headline", wording(edition.language).retracted_headline)
        return meta
    if edition.dateline:
        _NAR.add(_NAR.add(meta, "located", literal=edition.dateline), "name", edition.dateline)
    for author in edition.authors:
        _NAR.add(_NAR.add(meta, "creator", literal=author.name), "name", author.name)
    _NAR.add(meta, "language", tag=edition.language)
    subject = _NAR.add(meta, "subject", literal=edition.desk_slug, type="cpnat:abstract")
    _NAR.add(subject, "name", edition.desk_name)
    _NAR.add(meta, "slugline", edition.slug)
    _NAR.add(meta, "headline", edition.headline)
    _NAR.add_if(meta, "headline", edition.subheadline, role="hld:subHeadline")
    _NAR.add_if(meta, "by", edition.byline)
    _NAR.add_if(meta, "dateline", edition.dateline)
    _NAR.add_if(meta, "description", edition.summary, role="drol:summary")
    return meta


def _item_meta(edition: PublishedEdition, site: Site, release: Release, kind: str) -> etree._Element:
    meta = _NAR.element("itemMeta")
    _NAR.add(meta, "itemClass", qcode=kind)
    _NAR.add(_NAR.add(meta, "provider", literal=site.name), "name", site.name)
    _NAR.add(meta, "versionCreated", machine_time(edition.published_at))
    _NAR.add(meta, "firstCreated", machine_time(edition.first_published_at))
    if release.embargo_until:
        _NAR.add(meta, "embargoed", machine_time(release.embargo_until))
    _NAR.add(meta, "pubStatus", qcode=f"stat:{status_of(edition, release).value}")
    if kind == "ninat:text":
        _NAR.add_if(meta, "edNote", editors_note(edition))
        if signal := _SIGNALS.get(edition.kind):
            _NAR.add(meta, "signal", qcode=signal)
        if address := article_address(edition, site):
            _NAR.add(meta, "link", rel="irel:seeAlso", href=address)
    return meta


def _picture_item(
    photo: PublishedPhoto, edition: PublishedEdition, site: Site, release: Release
) -> etree._Element:
    item = _item(address_of_item(photo.photo_id), release.number, edition.language)
    holder = photo.copyright or photo.credit_line
    if holder:
        rights = _NAR.add(item, "rightsInfo")
        _NAR.add(_NAR.add(rights, "copyrightHolder", literal=holder), "name", holder)
        notice = f"ⓒ{photo.credit_line}" if photo.credit_line else photo.copyright
        _NAR.add(rights, "copyrightNotice", notice)
    item.append(_item_meta(edition, site, release, "ninat:picture"))
    meta = _NAR.add(item, "contentMeta")
    if photo.creator:
        _NAR.add(_NAR.add(meta, "creator", literal=photo.creator), "name", photo.creator)
    _NAR.add_if(meta, "creditline", photo.credit_line)
    _NAR.add_if(meta, "description", photo.caption, role="drol:caption")
    _NAR.add_if(meta, "description", photo.alt_text, role="drol:altText")
    _add_renditions(item, photo, article_address(edition, site))
    return item


def _add_renditions(item: etree._Element, photo: PublishedPhoto, address: str) -> None:
    sizes = sorted(photo.renditions, key=lambda size: size.width)
    if not sizes or not address:
        return
    content = _NAR.add(item, "contentSet")
    for size in sizes:
        name = _LARGEST if size is sizes[-1] else _SMALLEST if size is sizes[0] else _BETWEEN
        _NAR.add(
            content,
            "remoteContent",
            rendition=name,
            href=address + size.file_name,
            contenttype=media_type_of(size.file_name),
            width=str(size.width),
            height=str(size.height),
        )


def _item(guid: str, number: int, language: str) -> etree._Element:
    item = _NAR.element(
        "newsItem",
        guid=guid,
        version=str(number),
        standard="NewsML-G2",
        standardversion="2.35",
        conformance="power",
    )
    item.set(XML_LANG, language)
    _NAR.add(item, "catalogRef", href=_CATALOG)
    return item


def _plain(edition: PublishedEdition) -> str:
    return "\n\n".join(block.text for block in edition.blocks if block.type not in WITHOUT_WORDS)
