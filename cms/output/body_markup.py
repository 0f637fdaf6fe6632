"""The body of an edition as HTML without a page around it, as feeds and other newsrooms take it."""

from dataclasses import replace
from functools import lru_cache

from cms.domain.edition import PublishedEdition, PublishedPhoto, Site
from cms.output.addresses import article_address
from cms.output.layout import lay_out
from cms.output.surroundings import Picture, Surroundings, picture_of
from cms.output.templates import render


# Three feeds show the same bodies, most of them again after each step.
@lru_cache(maxsize=128)
def body_markup(edition: PublishedEdition, site: Site) -> str:
    """Return the body of *edition*; its pictures have full addresses, or only their lines where there is none."""
    address = article_address(edition, site)

    def picture(photo: PublishedPhoto) -> Picture | None:
        shown = picture_of(photo, Surroundings(pictures_in=address)) if address else None
        return replace(shown, srcset="", webp="") if shown else None

    pieces = lay_out(edition.blocks, edition.photos)
    return render("body.html.j2", pieces=pieces, picture_of=picture).strip()
