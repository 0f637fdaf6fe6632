"""What search engines get: every page with when it changed, the news of the last two days, and where both are."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from heapq import nlargest
from pathlib import Path

from lxml import etree

from cms.domain.edition import PublishedEdition, Site
from cms.output.addresses import article_address, desk_page, front_page_address
from cms.output.authors import authors_of
from cms.output.surroundings import usual_rendition
from cms.output.times import machine_time
from cms.output.xml_text import Vocabulary, written

SITEMAP, NEWS_SITEMAP, ROBOTS = "sitemap.xml", "news-sitemap.xml", "robots.txt"
# A newsroom may keep a robots.txt of its own; this is how ours begins.
ROBOTS_MARK = "# Written by Copydesk"
# Google reads no more of either.
_MOST_PAGES, _MOST_NEWS = 50_000, 1000
_NEWS_AGE = timedelta(hours=48)
_MAP = Vocabulary("http://www.sitemaps.org/schemas/sitemap/0.9")
_NEWS = Vocabulary("http://www.google.com/schemas/sitemap-news/0.9", "news")
_IMAGE = Vocabulary("http://www.google.com/schemas/sitemap-image/1.1", "image")
_XHTML = Vocabulary("http://www.w3.org/1999/xhtml", "xhtml")


def sitemaps_of(editions: Sequence[PublishedEdition], site: Site, now: datetime) -> dict[str, str]:
    """Return both sitemaps and robots.txt by their file names; none while the site has no address."""
    if not site.base_url:
        return {}
    standing = sorted(
        (edition for edition in editions if not edition.is_retracted),
        key=lambda edition: (edition.first_published_at, edition.slug),
        reverse=True,
    )
    home = front_page_address(site)
    lines = [f"Sitemap: {home}{name}" for name in (SITEMAP, NEWS_SITEMAP)]
    robots = "\n".join([ROBOTS_MARK, "User-agent: *", "Disallow:", "", *lines, ""])
    return {SITEMAP: _sitemap(standing, site), NEWS_SITEMAP: _news(standing, site, now), ROBOTS: robots}


def is_our_robots(path: Path) -> bool:
    """Return whether *path* is a robots.txt we may write: there is none yet, or we wrote it."""
    return not path.exists() or path.read_text(encoding="utf-8", errors="replace").startswith(ROBOTS_MARK)


def _sitemap(editions: Sequence[PublishedEdition], site: Site) -> str:
    root = _MAP.element("urlset")
    home = front_page_address(site)
    desks = sorted({desk_page(edition.desk_slug) for edition in editions})
    for page in ("", *desks, *sorted(authors_of(editions))):
        _MAP.add(_MAP.add(root, "url"), "loc", home + page)
    for edition in editions[: _MOST_PAGES - len(root)]:
        root.append(_article(edition, site))
    return written(root)


def _article(edition: PublishedEdition, site: Site) -> etree._Element:
    url = _MAP.element("url")
    address = article_address(edition, site)
    _MAP.add(url, "loc", address)
    _MAP.add(url, "lastmod", machine_time(edition.published_at))
    if edition.translations:
        for language, href in sorted((*edition.translations, (edition.language, address))):
            _XHTML.add(url, "link", rel="alternate", hreflang=language, href=href)
    for photo in edition.photos:
        if shown := usual_rendition(photo):
            _IMAGE.add(_IMAGE.add(url, "image"), "loc", address + shown.file_name)
    return url


def _news(editions: Sequence[PublishedEdition], site: Site, now: datetime) -> str:
    root = _MAP.element("urlset")
    fresh = (edition for edition in editions if edition.first_published_at > now - _NEWS_AGE)
    for edition in nlargest(_MOST_NEWS, fresh, key=lambda edition: edition.first_published_at):
        url = _MAP.add(root, "url")
        _MAP.add(url, "loc", article_address(edition, site))
        news = _NEWS.add(url, "news")
        publication = _NEWS.add(news, "publication")
        _NEWS.add(publication, "name", site.name)
        _NEWS.add(publication, "language", edition.language)
        _NEWS.add(news, "publication_date", machine_time(edition.first_published_at))
        _NEWS.add(news, "title", edition.headline)
    return written(root)
