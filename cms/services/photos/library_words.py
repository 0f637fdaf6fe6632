"""What the library says of a photograph at first: its file's own words, tidied as the newsroom prints them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from cms.db.queries.credits import photographers_in
from cms.db.queries.people import the_newsroom
from cms.domain.credits.cleaning import Attribution, cleaned, library_credit
from cms.domain.credits.photographers import NOBODY_KNOWN, Photographers
from cms.domain.photos.facts import PhotoFacts
from cms.domain.photos.stipulations import stipulations_in, stipulations_to_json


@dataclass(frozen=True, slots=True)
class NamesHere:
    """What the newsroom calls itself, and the photographers it knows."""

    own: tuple[str, ...] = ()
    photographers: Photographers = NOBODY_KNOWN


def words_in_library(facts: PhotoFacts, names: NamesHere) -> dict[str, Any]:
    """Return the photo's columns that hold words of its file, with the names as they are known here."""
    said = _attribution_of(facts)
    tidy = cleaned(said, names.own)
    known = names.photographers
    asked = f"{facts.instructions}; {facts.usage_terms}"
    return {
        "caption": tidy.caption,
        "creator": known.printed(tidy.byline),
        "credit_line": known.printed_in(library_credit(said, tidy)),
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


def names_in(session: Session) -> NamesHere:
    """Return what the newsroom calls itself, in either language, and whom it knows."""
    newsroom = the_newsroom(session)
    without_article = newsroom.name.removeprefix("The ")
    own = tuple(name for name in (newsroom.name, without_article, newsroom.name_ko) if name)
    return NamesHere(own, photographers_in(session))


def _attribution_of(facts: PhotoFacts) -> Attribution:
    """Return what a file says of who made the picture and through whom it came."""
    xmp = facts.embedded.get("xmp", {})
    is_getty = isinstance(xmp, dict) and any("GettyImagesGIFT" in key for key in xmp)
    return Attribution(
        facts.creator, facts.credit_line, facts.source, facts.copyright, facts.caption, is_getty=is_getty
    )
