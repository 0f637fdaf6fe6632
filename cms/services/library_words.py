"""What the library says of a photograph at first: its file's own words, tidied as the newsroom prints them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy.orm import Session

from cms.db.queries.people import the_newsroom
from cms.domain.credit_cleaning import Attribution, cleaned, library_credit
from cms.domain.photo_facts import PhotoFacts
from cms.domain.stipulations import stipulations_in, stipulations_to_json


def words_in_library(facts: PhotoFacts, own_names: Collection[str]) -> dict[str, Any]:
    """Return the photo's columns that hold words of its file; *own_names* are what the newsroom calls itself."""
    said = _attribution_of(facts)
    tidy = cleaned(said, own_names)
    asked = f"{facts.instructions}; {facts.usage_terms}"
    return {
        "caption": tidy.caption,
        "creator": tidy.byline,
        "credit_line": library_credit(said, tidy),
        "source": facts.source,
        "copyright": facts.copyright,
        "alt_text": facts.alt_text,
        "text_encoding": facts.text_encoding,
        "embedded_credit": facts.credit_line,
        "instructions": facts.instructions,
        "digital_source_type": facts.digital_source_type,
        "stipulations": stipulations_to_json(stipulations_in(asked, facts.byline_title)),
        "embedded": facts.kept(),
    }


def own_names_in(session: Session) -> tuple[str, ...]:
    """Return what the newsroom calls itself, in either language."""
    newsroom = the_newsroom(session)
    without_article = newsroom.name.removeprefix("The ")
    return tuple(name for name in (newsroom.name, without_article, newsroom.name_ko) if name)


def _attribution_of(facts: PhotoFacts) -> Attribution:
    """Return what a file says of who made the picture and through whom it came."""
    xmp = facts.embedded.get("xmp", {})
    is_getty = isinstance(xmp, dict) and any("GettyImagesGIFT" in key for key in xmp)
    return Attribution(
        facts.creator, facts.credit_line, facts.source, facts.copyright, facts.caption, is_getty=is_getty
    )
