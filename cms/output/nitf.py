"""An edition as NITF 3.6, the IPTC's news text in XML."""

from datetime import datetime

from lxml import etree

from cms.domain.edition import PublishedEdition, Site
from cms.domain.workflow import EditionKind
from cms.output.nitf_text import NITF, nitf_body
from cms.output.release import Release, address_of_item, editors_note, is_gone, status_of
from cms.output.wording import wording
from cms.output.xml_text import XML_LANG, written

_VERSION = "-//IPTC//DTD NITF 3.6//EN"


def export_nitf(edition: PublishedEdition, site: Site, release: Release) -> str:
    """Return *edition* as NITF; what was retracted keeps its id and says only that it was."""
    root = NITF.element("nitf", version=_VERSION, uno=address_of_item(edition.article_id))
    root.set(XML_LANG, edition.language)
    root.append(_head(edition, site, release))
    root.append(_tombstone(edition) if is_gone(edition, release) else nitf_body(edition, site))
    return written(root)


def _head(edition: PublishedEdition, site: Site, release: Release) -> etree._Element:
    head = NITF.element("head")
    title = wording(edition.language).retracted_headline if is_gone(edition, release) else edition.headline
    NITF.add(head, "title", title)
    NITF.add(head, "tobject", **{"tobject.type": "news"})
    head.append(_docdata(edition, site, release))
    published = _norm(edition.published_at)
    NITF.add(head, "pubdata", type="web", name=site.name, **{"date.publication": published})
    NITF.add(
        head,
        "revision-history",
        name=site.name,
        function="editor",
        norm=published,
        comment=f"{edition.kind.value} {release.number}",
    )
    return head


def _docdata(edition: PublishedEdition, site: Site, release: Release) -> etree._Element:
    item_id = address_of_item(edition.article_id)
    docdata = NITF.element("docdata", management_status=status_of(edition, release).value)
    if edition.kind in (EditionKind.CORRECTION, EditionKind.RETRACTION):
        NITF.add(docdata, "correction", info=editors_note(edition), id_string=item_id, regsrc=site.name)
    NITF.add(docdata, "doc-id", id_string=item_id, regsrc=site.name)
    NITF.add(docdata, "date.issue", norm=_norm(edition.first_published_at))
    NITF.add(docdata, "date.release", norm=_norm(release.embargo_until or edition.published_at))
    if note := editors_note(edition):
        NITF.add(docdata, "ed-msg", msg_type=edition.kind.value, info=note)
    NITF.add(docdata, "du-key", key=edition.slug, version=str(release.number))
    NITF.add(docdata, "doc.copyright", year=str(edition.first_published_at.year), holder=site.name)
    NITF.add(NITF.add(docdata, "key-list"), "keyword", key=edition.desk_name)
    return docdata


def _tombstone(edition: PublishedEdition) -> etree._Element:
    words = wording(edition.language)
    body = NITF.element("body")
    NITF.add(NITF.add(NITF.add(body, "body.head"), "hedline"), "hl1", words.retracted_headline)
    NITF.add(NITF.add(body, "body.content"), "p", editors_note(edition) or words.retracted_text)
    return body


def _norm(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S%z}"
