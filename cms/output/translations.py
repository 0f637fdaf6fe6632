"""Which published articles are the same in different languages: each page names the others."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cms.domain.edition import PublishedEdition, Site
from cms.output.addresses import article_address


def linked(
    editions: Sequence[PublishedEdition], originals: Mapping[str, str], site: Site
) -> list[PublishedEdition]:
    """Return *editions*, each with the addresses of its translations that readers can have now.

    *originals* tells of an article's id the id of the article all of its translations name.
    """
    together: dict[str, list[PublishedEdition]] = defaultdict(list)
    for edition in editions:
        if not edition.is_retracted:
            together[originals.get(edition.article_id, edition.article_id)].append(edition)
    return [
        _with_others(edition, together[originals.get(edition.article_id, edition.article_id)], site)
        for edition in editions
    ]


def _with_others(
    edition: PublishedEdition, family: Sequence[PublishedEdition], site: Site
) -> PublishedEdition:
    if edition.is_retracted or not site.base_url:
        return edition
    # Of two in one language the one published first speaks for it.
    others = {
        other.language: article_address(other, site)
        for other in sorted(family, key=lambda each: each.first_published_at, reverse=True)
        if other.language != edition.language
    }
    return replace(edition, translations=tuple(sorted(others.items()))) if others else edition
