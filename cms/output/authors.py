"""Where the page of an author is, and which authors have one."""

import hashlib
from collections.abc import Iterable

from cms.domain.edition import PublishedAuthor, PublishedEdition
from cms.domain.slugs import latin_slug

AUTHOR_PAGES = "author-"


def author_page(name: str) -> str:
    """Return the file name of an author's page; its dot keeps it apart from every article's folder.

    A name without Latin letters is told from others by a few digits of its hash.
    """
    digits = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:10]
    return f"{AUTHOR_PAGES}{latin_slug(name) or digits}.html"


def authors_of(editions: Iterable[PublishedEdition]) -> dict[str, str]:
    """Return the names of the authors that have an article out and no page elsewhere, by the file name of their page."""
    return {
        author_page(author.name): author.name
        for edition in editions
        if not edition.is_retracted
        for author in edition.authors
        if not author.profile_url
    }


def profile_of(author: PublishedAuthor, root: str | None) -> str:
    """Return where readers find more of *author*; nothing where there are no other pages."""
    if author.profile_url or root is None:
        return author.profile_url
    return f"{root}{author_page(author.name)}"
