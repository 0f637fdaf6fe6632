"""Where a page stands: beside the rest of the site, or alone in one file; and what it may therefore load."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from cms.domain.edition import PublishedPhoto, PublishedRendition
from cms.output.addresses import checked_picture
from cms.output.templates import style_sheet

_NOTHING_ELSE = "default-src 'none'; {}; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a page needs to know of the files around it.

    *root* is the way from the page to the front page's folder, None if there is none; *pictures_in* the
    way to its photographs. A page that *is_alone* loads no file: it holds its style sheet, and its pictures
    as they stand in *embedded*.
    """

    root: str | None = ""
    pictures_in: str = ""
    is_alone: bool = False
    embedded: Mapping[str, str] = field(default_factory=dict)

    def picture(self, file_name: str) -> str:
        """Return what an img element loads for the picture called *file_name*."""
        if self.is_alone:
            return self.embedded[file_name]
        return self.pictures_in + checked_picture(file_name)

    @property
    def style(self) -> Markup:
        """The style sheet of a page that is alone."""
        return Markup(style_sheet())  # noqa: S704 (our own file)

    @property
    def policy(self) -> str:
        """The Content-Security-Policy: a page loads what lies beside it, or only itself, and runs nothing."""
        if not self.is_alone:
            return _NOTHING_ELSE.format("img-src 'self'; style-src 'self'")
        digest = base64.b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()
        return _NOTHING_ELSE.format(f"img-src data:; style-src 'sha256-{digest}'")


@dataclass(frozen=True, slots=True)
class Picture:
    """What an img element says: the usual size, and all others for the browser to choose from.

    *webp* are the same sizes as WebP, which browsers that know it take instead.
    """

    src: str
    srcset: str
    width: int
    height: int
    webp: str = ""


# The column readers read is at most this wide on paper-white; twice that for dense screens is in the srcset.
_USUAL_WIDTH = 1024


def picture_of(photo: PublishedPhoto, surroundings: Surroundings) -> Picture | None:
    """Return how *photo* is shown on a page, or None if no rendition of it was published."""
    usual = usual_rendition(photo)
    if usual is None:
        return None
    src = surroundings.picture(usual.file_name)
    if surroundings.is_alone:
        return Picture(src, "", usual.width, usual.height)
    sizes = sorted(photo.renditions, key=lambda size: size.width)
    srcset = ", ".join(f"{surroundings.picture(size.file_name)} {size.width}w" for size in sizes)
    webp = ", ".join(
        f"{surroundings.picture(size.webp_name)} {size.width}w" for size in sizes if size.webp_name
    )
    return Picture(src, srcset, usual.width, usual.height, webp)


def usual_rendition(photo: PublishedPhoto) -> PublishedRendition | None:
    """Return the rendition that suits most readers: the smallest that is sharp, or else the largest."""
    sizes = sorted(photo.renditions, key=lambda size: size.width)
    return next((size for size in sizes if size.width >= _USUAL_WIDTH), sizes[-1] if sizes else None)
