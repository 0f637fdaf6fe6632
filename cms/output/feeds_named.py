"""Where the feeds of a site are, for every page to say so."""

from dataclasses import dataclass

from cms.domain.edition import Site
from cms.output.addresses import front_page_address

RSS, ATOM, JSON_FEED = "feed.xml", "atom.xml", "feed.json"
_KINDS = {
    RSS: ("application/rss+xml", "RSS"),
    ATOM: ("application/atom+xml", "Atom"),
    JSON_FEED: ("application/feed+json", "JSON Feed"),
}


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed as the head of a page names it."""

    href: str
    media_type: str
    title: str


def feed_links(site: Site) -> tuple[FeedLink, ...]:
    """Return the feeds of *site*; none while it has no address."""
    home = front_page_address(site)
    if not home:
        return ()
    return tuple(
        FeedLink(home + name, media_type, f"{site.name} ({title})")
        for name, (media_type, title) in _KINDS.items()
    )
