"""The page of one article: everything readers see of an edition, or the tombstone of a retracted one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from cms.body.model import BlockType
from cms.domain.edition import Notice, PublishedAuthor, PublishedEdition, Site
from cms.domain.workflow import EditionKind
from cms.output.addresses import article_address, desk_page, safe_link
from cms.output.authors import profile_of
from cms.output.feeds_named import feed_links
from cms.output.layout import lay_out
from cms.output.structured import news_article
from cms.output.surroundings import Picture, Surroundings, picture_of
from cms.output.templates import render
from cms.output.times import machine_time, printed_time
from cms.output.wording import LANGUAGE_NAMES, Wording, wording

COMMENT_LIMIT = 300
_DESCRIPTION_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Byliner:
    """An author as the page shows them."""

    name: str
    profile_url: str
    portrait: str
    portrait_alt: str


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """A notice to readers under its heading; *what* says which parts changed."""

    heading: str
    text: str
    at: datetime
    what: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """The same article in another language."""

    language: str
    name: str
    href: str


def article_page(edition: PublishedEdition, site: Site, *, assets_prefix: str = "../") -> str:
    """Return the page of *edition*; *assets_prefix* leads from the page's folder to the site's front page."""
    return page_in(edition, site, Surroundings(root=assets_prefix))


def page_in(edition: PublishedEdition, site: Site, surroundings: Surroundings) -> str:
    """Return the page of *edition* as it stands in *surroundings*."""
    words = wording(edition.language)
    address = article_address(edition, site)
    return render(
        "tombstone.html.j2" if edition.is_retracted else "article.html.j2",
        edition=edition,
        site=site,
        language=edition.language,
        words=words,
        surroundings=surroundings,
        address=address,
        desk_page=desk_page(edition.desk_slug),
        description=excerpt(edition, _DESCRIPTION_LENGTH),
        structured="" if edition.is_retracted else news_article(edition, site),
        lead_picture=_lead_picture(edition, address) if address else None,
        picture_of=picture_of,
        pieces=lay_out(edition.blocks, edition.photos),
        byliners=_byliners(edition.authors, words, surroundings),
        notices=_notices(edition, words),
        log=_log(edition, words),
        changed=_changed(edition, words),
        translations=_translations(edition),
        default_address=_default_address(edition, site, address),
        feeds=feed_links(site),
        mail_link=_mail_link(edition, address),
        comment_limit=COMMENT_LIMIT,
        printed_time=printed_time,
        machine_time=machine_time,
        wording=wording,
    )


def excerpt(edition: PublishedEdition, length: int) -> str:
    """Return what the article is about in at most *length* characters, cut between words."""
    first = next((block.text for block in edition.blocks if block.type is BlockType.PARAGRAPH), "")
    text = " ".join((edition.summary or edition.subheadline or first).split())
    if len(text) <= length:
        return text
    words, space, _ = text[:length].rpartition(" ")
    return (words if space else text[: length - 1]).rstrip(" ,;:") + "…"


def portrait_file(author: PublishedAuthor, number: int) -> str:
    """Return the file name of an author's picture; *number* counts an article's authors from 1."""
    return author.portrait_file or f"author-{number}.svg"


def _byliners(
    authors: Sequence[PublishedAuthor], words: Wording, surroundings: Surroundings
) -> tuple[Byliner, ...]:
    return tuple(
        Byliner(
            name=author.name,
            profile_url=safe_link(author.profile_url) or profile_of(author, surroundings.root),
            portrait=surroundings.picture(portrait_file(author, number)),
            portrait_alt=words.profile_image.format(name=author.name),
        )
        for number, author in enumerate(authors, start=1)
    )


def _notices(edition: PublishedEdition, words: Wording) -> tuple[NoticeShown, ...]:
    newest_first = sorted(edition.notices, key=lambda notice: notice.at, reverse=True)
    return tuple(
        NoticeShown(words.notice_headings[notice.kind], notice.text, notice.at)
        for notice in newest_first
        if notice.text
    )


def _log(edition: PublishedEdition, words: Wording) -> tuple[NoticeShown, ...]:
    """Return every change to the article, the newest first; nothing for editions that were not compared."""
    if not any(notice.changed for notice in edition.notices):
        return ()
    newest_first = sorted(edition.notices, key=lambda notice: notice.at, reverse=True)
    return tuple(
        NoticeShown(words.notice_headings[each.kind], each.text, each.at, _what(each, words))
        for each in newest_first
    )


def _what(notice: Notice, words: Wording) -> str:
    parts = ", ".join(words.changed_parts.get(part, part) for part in notice.changed)
    if not parts:
        return ""
    return words.what_changed.format(parts=parts, added=notice.words_added, removed=notice.words_removed)


def _changed(edition: PublishedEdition, words: Wording) -> str:
    """Return the word before the time of a later edition, or nothing for the first one."""
    if edition.published_at == edition.first_published_at:
        return ""
    if edition.is_retracted:
        return words.retracted
    return words.corrected if edition.kind is EditionKind.CORRECTION else words.updated


def _translations(edition: PublishedEdition) -> tuple[Translation, ...]:
    return tuple(
        Translation(language, LANGUAGE_NAMES.get(language, language), safe_link(href))
        for language, href in edition.translations
        if safe_link(href)
    )


def _default_address(edition: PublishedEdition, site: Site, address: str) -> str:
    """Return where readers of any third language are led: to the language of the site, if there is that one."""
    return dict(edition.translations).get(site.language, address)


def _mail_link(edition: PublishedEdition, address: str) -> str:
    body = f"{edition.headline}\n{address}" if address else edition.headline
    return "mailto:?" + "&".join(
        f"{field}={quote(text, safe='', errors='replace')}"
        for field, text in (("subject", edition.headline), ("body", body))
    )


def _lead_picture(edition: PublishedEdition, address: str) -> tuple[Picture, str] | None:
    """Return the picture shown where the article is shared, and its alt text."""
    beside = Surroundings(pictures_in=address)
    shown = (
        (picture_of(photo, beside), photo.alt_text or photo.caption)
        for photo in sorted(edition.photos, key=lambda photo: photo.position)
    )
    return next(((picture, alt) for picture, alt in shown if picture), None)
