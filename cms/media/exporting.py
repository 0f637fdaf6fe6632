"""The original as it goes to somebody else: its own pixels, the newsroom's words, none of its secrets.

Runs only in the darkroom's child process.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cms.domain.errors import UnreadableFile
from cms.media.bare_pictures import bare, whole_again
from cms.media.bare_tiff import CannotBeWritten
from cms.media.credit_writing import packet_of, with_texts
from cms.media.opening import opened_picture
from cms.media.safe_write import write_whole
from cms.media.tags import Tags, read_tags

# What EXIF knows that is needed to show the picture or to print its date, and is nobody's secret.
_KEPT_EXIF = (
    "Exif.Image.Orientation",
    "Exif.Photo.ColorSpace",
    "Exif.Photo.DateTimeOriginal",
    "Exif.Photo.OffsetTimeOriginal",
)
# A file with one of these in its tags goes out labelled, without them, or not at all.
_SECRETS = ("GPS", "Serial", "MakerNote", "OwnerName")
_EXIF = b"Exif"


def export_original(
    original: bytes,
    copy: Path,
    *,
    texts: Mapping[str, str],
    lists: Mapping[str, Sequence[str]],
    name: str,
) -> bool:
    """Write *original* at *copy* with these texts and lists, by the names of `PhotoFacts`, in place of its own.

    Of a kind that cannot be labelled only a side-car is written there; whether it was is returned.
    """
    with opened_picture(original, name) as picture:
        tags = read_tags(original, picture)
    kept = {key: tags.exif[key].decode("ascii", "ignore") for key in _KEPT_EXIF if key in tags.exif}
    try:
        labelled = with_texts(bare(original, name=name), texts, lists, exif=kept)
        whole = whole_again(original, labelled, name=name)
    except CannotBeWritten:
        if _has_secrets(tags, original):
            raise _cannot_be_taken_out(name) from None
        write_whole(copy, packet_of(texts, lists))
        return True
    write_whole(copy, whole)
    return False


def _has_secrets(tags: Tags, original: bytes) -> bool:
    if not tags.names:
        # Tags that could not be read may tell anything.
        return _EXIF in original
    return any(secret in name for name in tags.names for secret in _SECRETS)


def _cannot_be_taken_out(name: str) -> UnreadableFile:
    return UnreadableFile(
        "“{file}” tells where it was taken or with which camera, and Copydesk cannot take that out of a "
        "file of its kind. Export it from another program as a JPEG.",
        file=name,
    )
