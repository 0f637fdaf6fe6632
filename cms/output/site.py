"""The site on disk: a folder for each article, the front pages beside them; no reader sees half a page."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cms.domain.edition import PublishedEdition, Site
from cms.domain.errors import RuleBroken
from cms.output.addresses import DESK_PAGES, checked_picture, checked_slug, desk_page
from cms.output.authors import AUTHOR_PAGES, authors_of
from cms.output.feeds import feeds_of
from cms.output.front import author_front_page, desk_front_page, desks_of, front_page, missing_page
from cms.output.mark import (
    PAGE,
    articles_in,
    is_current,
    is_our_page,
    leave_mark,
    owner_of,
    pictures_in,
    take_away,
)
from cms.output.page import article_page, portrait_file
from cms.output.portrait import drawn_portrait
from cms.output.shelf import bring_picture, explained, put_text
from cms.output.sitemaps import ROBOTS, is_our_robots, sitemaps_of
from cms.output.templates import style_sheet

# Given the file name of a rendition or portrait, answers where its bytes lie.
PictureSource = Callable[[str], Path]


def write_article(
    edition: PublishedEdition, site: Site, folder: Path, rendition_source: PictureSource
) -> Path:
    """Write the page of *edition* with its pictures under *folder* and return it.

    Pictures come first and the page last, so that a reader never gets a page without its pictures; what an
    earlier edition had and this one has not is taken away afterwards.
    """
    place = folder / checked_slug(edition.slug)
    with explained(place):
        _refuse_address_of_another(edition, place)
        place.mkdir(parents=True, exist_ok=True)
        put_text(folder / "site.css", style_sheet())
        pictures = _bring_pictures(edition, place, rendition_source)
        put_text(place / PAGE, article_page(edition, site))
        leave_mark(edition, site, place, pictures)
        for left_over in pictures_in(place) - pictures:
            (place / left_over).unlink(missing_ok=True)
    return place / PAGE


def write_front_pages(
    editions: Sequence[PublishedEdition], site: Site, folder: Path, now: datetime | None = None
) -> list[Path]:
    """Write front page, desk and author pages, 404, feeds and sitemaps of a site that has *editions*.

    A desk or author without an article any more loses the page, and with it the headline of what was retracted.
    The pages are returned; by *now*, if not by the newest edition, is told what is still news.
    """
    now = now or max((edition.published_at for edition in editions), default=datetime.now(UTC))
    desks = desks_of(editions)
    pages = {
        "site.css": style_sheet(),
        **{desk_page(slug): desk_front_page(editions, site, slug) for slug in desks},
        **{
            page: author_front_page(editions, site, page, name) for page, name in authors_of(editions).items()
        },
        **feeds_of(editions, site),
        **sitemaps_of(editions, site, now),
        "404.html": missing_page(site),
        PAGE: front_page(editions, site),
    }
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            if name != ROBOTS or is_our_robots(folder / name):
                put_text(folder / name, text)
        for pattern in (f"{DESK_PAGES}*.html", f"{AUTHOR_PAGES}*.html"):
            for page in folder.glob(pattern):
                if page.name not in pages and is_our_page(page):
                    page.unlink(missing_ok=True)
    return [folder / name for name in pages if name.endswith(".html")]


def build_site(
    editions: Sequence[PublishedEdition],
    site: Site,
    folder: Path,
    rendition_source: PictureSource,
    now: datetime | None = None,
) -> list[Path]:
    """Write the whole site of *editions*, one for each article, and return its pages.

    A page made from the same edition before is left as it is. Articles written here earlier that are no
    longer among *editions* are taken away; files that are not ours are never touched.
    """
    _refuse_shared_slugs(editions)
    places = {folder / checked_slug(edition.slug): edition for edition in editions}
    with explained(folder):
        for place in articles_in(folder):
            if place not in places or owner_of(place) != places[place].article_id:
                take_away(place)
    pages = [
        place / PAGE
        if is_current(edition, site, place)
        else write_article(edition, site, folder, rendition_source)
        for place, edition in places.items()
    ]
    return pages + write_front_pages(editions, site, folder, now)


def take_away_article(slug: str, folder: Path) -> None:
    """Remove the page of a withdrawn article from the site in *folder*, if it is there."""
    place = folder / checked_slug(slug)
    with explained(place):
        if owner_of(place):
            take_away(place)


def _bring_pictures(edition: PublishedEdition, place: Path, source: PictureSource) -> set[str]:
    """Bring every picture of the page into its folder and return their names. A tombstone has none."""
    if edition.is_retracted:
        return set()
    renditions = [rendition for photo in edition.photos for rendition in photo.renditions]
    names = {checked_picture(rendition.file_name) for rendition in renditions}
    names |= {checked_picture(rendition.webp_name) for rendition in renditions if rendition.webp_name}
    names |= {checked_picture(author.portrait_file) for author in edition.authors if author.portrait_file}
    for name in sorted(names):
        bring_picture(source(name), place / name)
    for number, author in enumerate(edition.authors, start=1):
        if not author.portrait_file:
            name = portrait_file(author, number)
            put_text(place / name, drawn_portrait(author.name))
            names.add(name)
    return names


def _refuse_address_of_another(edition: PublishedEdition, place: Path) -> None:
    if owner_of(place) not in ("", edition.article_id):
        raise _address_taken(edition.slug)


def _refuse_shared_slugs(editions: Sequence[PublishedEdition]) -> None:
    seen: set[str] = set()
    for edition in editions:
        if edition.slug in seen:
            raise _address_taken(edition.slug)
        seen.add(edition.slug)


def _address_taken(slug: str) -> RuleBroken:
    return RuleBroken(
        "Another published article already has the address “{slug}”, so the page was not written."
        " Give one of the two another slug.",
        slug=slug,
    )
