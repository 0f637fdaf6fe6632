"""Which file names and addresses may stand on a page: checked slugs and picture names, harmless links."""

import re
from urllib.parse import quote

from cms.body.links import is_allowed
from cms.domain.edition import PublishedEdition, Site
from cms.domain.errors import RuleBroken

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_PICTURE = re.compile(r"[a-z0-9][a-z0-9-]{0,99}\.(?:jpg|jpeg|png|webp|gif|avif|svg)")
_SITE = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?")
DESK_PAGES = "desk-"
# Everything a link may hold unquoted (RFC 3986); the rest is percent-encoded.
_URL_CHARACTERS = "%/:=&?~#+!$,;'@()*[]-._"


def checked_slug(slug: str) -> str:
    """Return *slug* if a folder may be named after it."""
    if _SLUG.fullmatch(slug) is None:
        raise RuleBroken(
            "“{slug}” cannot be the address of a page. Use up to 80 small letters a–z, digits and hyphens,"
            " beginning with a letter or digit.",
            slug=slug,
        )
    return slug


def checked_picture(file_name: str) -> str:
    """Return *file_name* if a picture on a page may be called that; our own renditions always are."""
    if _PICTURE.fullmatch(file_name) is None:
        raise ValueError(f"No picture of ours is called {file_name!r}.")
    return file_name


def safe_link(href: str) -> str:
    """Return *href* as a page writes it if it leads to a web page or a mailbox, otherwise nothing."""
    href = href.strip()
    return quote(href, safe=_URL_CHARACTERS) if is_allowed(href) else ""


def is_site_address(address: str) -> bool:
    """Return whether *address* can be where a site is: a host, and perhaps a folder on it."""
    return _SITE.fullmatch(address) is not None


def front_page_address(site: Site) -> str:
    """Return the public address of the front page, or nothing while the site has none."""
    return f"{site.base_url.rstrip('/')}/" if site.base_url else ""


def article_address(edition: PublishedEdition, site: Site) -> str:
    """Return the public address of the article, or nothing while the site has none."""
    front_page = front_page_address(site)
    return f"{front_page}{checked_slug(edition.slug)}/" if front_page else ""


def desk_page(desk_slug: str) -> str:
    """Return the file name of a desk's page; its dot keeps it apart from every article's folder."""
    return f"{DESK_PAGES}{checked_slug(desk_slug)}.html"
