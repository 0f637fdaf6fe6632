"""Every form an article leaves the newsroom in, by the name people ask for it."""

from collections.abc import Callable

from cms.domain.edition import PublishedEdition, Site
from cms.output.exports import export_json, export_text
from cms.output.newsml_g2 import export_newsml_g2
from cms.output.ninjs import export_ninjs
from cms.output.nitf import export_nitf
from cms.output.release import Release

# A page holds its pictures, so it is made apart; every other form is text made of the edition alone.
PAGE_FORM = "html"
WRITERS: dict[str, Callable[[PublishedEdition, Site, Release], str]] = {
    "text": lambda edition, _, __: export_text(edition),
    "json": lambda edition, site, _: export_json(edition, site),
    "ninjs": export_ninjs,
    "newsml-g2": export_newsml_g2,
    "nitf": export_nitf,
}
EXPORTS = (PAGE_FORM, *WRITERS)
FILE_ENDINGS = {
    "html": ".html",
    "text": ".txt",
    "json": ".json",
    "ninjs": ".ninjs.json",
    "newsml-g2": ".newsml-g2.xml",
    "nitf": ".nitf.xml",
}
