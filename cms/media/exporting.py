"""The original as it goes to somebody else: its own pixels, the newsroom's words, none of its secrets.

Runs only in the darkroom's child process.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cms.media.bare_pictures import bare
from cms.media.credit_writing import with_texts
from cms.media.opening import opened_picture
from cms.media.safe_write import write_whole
from cms.media.tags import read_tags

# What EXIF knows that is needed to show the picture or to print its date, and is nobody's secret.
_KEPT_EXIF = (
    "Exif.Image.Orientation",
    "Exif.Photo.ColorSpace",
    "Exif.Photo.DateTimeOriginal",
    "Exif.Photo.OffsetTimeOriginal",
)


def export_original(
    original: bytes,
    copy: Path,
    *,
    texts: Mapping[str, str],
    lists: Mapping[str, Sequence[str]],
    name: str,
) -> None:
    """Write *original* at *copy* with these texts and lists, by the names of `PhotoFacts`, in place of its own."""
    with opened_picture(original, name) as picture:
        exif = read_tags(original, picture).exif
    kept = {key: exif[key].decode("ascii", "ignore") for key in _KEPT_EXIF if key in exif}
    write_whole(copy, with_texts(bare(original, name=name), texts, lists, exif=kept))
