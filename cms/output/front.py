"""The pages around the articles: front page, desk pages and the page for an address that leads nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest

from cms.domain.edition import PublishedEdition, Site
from cms.output.addresses import checked_slug, desk_page, front_page_address
from cms.output.feeds_named import feed_links
from cms.output.page import excerpt
from cms.output.surroundings import Picture, Surroundings, picture_of
from cms.output.templates import render
from cms.output.times import machine_time, printed_time
from cms.output.wording import wording

_EXCERPT_LENGTH = 200
# A front page has to stay light on a phone when the newsroom has years of articles.
_STORIES_SHOWN = 60


@dataclass(frozen=True, slots=True)
class DeskLink:
    """A desk in the top menu."""

    name: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article as a list shows it."""

    href: str
    language: str
    desk_name: str
    headline: str
    excerpt: str
    byline: str
    published_at: datetime
    picture: Picture | None
    picture_alt: str


def desks_of(editions: Sequence[PublishedEdition]) -> dict[str, str]:
    """Return the names of the desks that have an article, by slug, in the order of their names."""
    names = {edition.desk_slug: edition.desk_name for edition in editions if not edition.is_retracted}
    return dict(sorted(names.items(), key=lambda desk: desk[1]))


def front_page(editions: Sequence[PublishedEdition], site: Site) -> str:
    """Return the front page: the newest articles of all desks, the newest first."""
    return _list_page(
        editions, site, desks=desks_of(editions), desk_name="", address=front_page_address(site)
    )


def desk_front_page(editions: Sequence[PublishedEdition], site: Site, desk_slug: str) -> str:
    """Return the page of one desk out of all *editions* of the site."""
    desks = desks_of(editions)
    own = [edition for edition in editions if edition.desk_slug == desk_slug]
    front = front_page_address(site)
    address = front + desk_page(desk_slug) if front else ""
    return _list_page(own, site, desks=desks, desk_name=desks[desk_slug], address=address)


def author_front_page(editions: Sequence[PublishedEdition], site: Site, page: str, name: str) -> str:
    """Return the page of one author out of all *editions* of the site."""
    own = [edition for edition in editions if any(author.name == name for author in edition.authors)]
    front = front_page_address(site)
    return _list_page(
        own, site, desks=desks_of(editions), desk_name=name, address=front + page if front else ""
    )


def missing_page(site: Site) -> str:
    """Return the page for an address that leads nowhere; alone, for a server shows it at any depth."""
    return render(
        "missing.html.j2",
        site=site,
        language=site.language,
        words=wording(site.language),
        surroundings=Surroundings(root=front_page_address(site), is_alone=True),
    )


def _list_page(
    editions: Sequence[PublishedEdition], site: Site, *, desks: dict[str, str], desk_name: str, address: str
) -> str:
    standing = (edition for edition in editions if not edition.is_retracted)
    newest = nlargest(_STORIES_SHOWN, standing, key=lambda edition: edition.first_published_at)
    return render(
        "front.html.j2",
        site=site,
        language=site.language,
        words=wording(site.language),
        surroundings=Surroundings(),
        address=address,
        desk_name=desk_name,
        feeds=feed_links(site),
        desks=[DeskLink(name, desk_page(slug)) for slug, name in desks.items()],
        stories=[_story(edition) for edition in newest],
        printed_time=printed_time,
        machine_time=machine_time,
    )


def _story(edition: PublishedEdition) -> Story:
    folder = f"{checked_slug(edition.slug)}/"
    photo = min(edition.photos, key=lambda photo: photo.position, default=None)
    return Story(
        href=f"{folder}index.html",
        language=edition.language,
        desk_name=edition.desk_name,
        headline=edition.headline,
        excerpt=excerpt(edition, _EXCERPT_LENGTH),
        byline=edition.byline,
        published_at=edition.first_published_at,
        picture=picture_of(photo, Surroundings(pictures_in=folder)) if photo else None,
        picture_alt=photo.alt_text if photo else "",
    )
