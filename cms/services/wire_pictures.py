"""The pictures an item of an agency carries: those that lie beside its file come into the library."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cms.domain.article import PhotoUse
from cms.domain.errors import UnreadableFile
from cms.domain.rows import PhotoRow
from cms.domain.wire import WirePicture
from cms.services.photos import Photos, Wording


def bring_pictures(photos: Photos, pictures: Sequence[WirePicture], folder: Path) -> tuple[PhotoUse, ...]:
    """Take the *pictures* that are in *folder* into the library and return how the article uses them.

    What cannot be read, or is only on the sender's server, stays where it is: nothing is fetched.
    """
    uses: dict[str, PhotoUse] = {}
    for picture in pictures:
        row = _brought(photos, picture, folder)
        if row is not None:
            row = _worded(photos, row, picture)
            uses[row.photo_id] = PhotoUse(
                row.photo_id,
                picture.caption or row.caption,
                picture.credit_line or row.credit_line,
                picture.alt_text or row.alt_text,
            )
    return tuple(uses.values())


def _brought(photos: Photos, picture: WirePicture, folder: Path) -> PhotoRow | None:
    try:
        if picture.content:
            return photos.add_pasted(picture.content, picture.file_name)
        file = _beside(folder, picture.hrefs)
        return photos.add(file) if file is not None else None
    except UnreadableFile:
        return None


def _worded(photos: Photos, row: PhotoRow, picture: WirePicture) -> PhotoRow:
    """Let the library say what the item says of the picture, where the picture itself says nothing."""
    wording = Wording(
        caption=picture.caption if not row.caption and picture.caption else None,
        credit_line=picture.credit_line if not row.credit_line and picture.credit_line else None,
        alt_text=picture.alt_text if not row.alt_text and picture.alt_text else None,
    )
    return row if wording == Wording() else photos.reword(row.photo_id, wording)


def _beside(folder: Path, hrefs: Sequence[str]) -> Path | None:
    """Return the first file that *hrefs* name in *folder* or below; nothing outside is ever opened."""
    home = folder.resolve()
    for href in hrefs:
        address = urlsplit(href)
        path = unquote(address.path)
        # A picture that was sent along with its item is often still named by its address on the sender's server.
        names = [Path(path).name] if address.scheme or path.startswith("/") else [path, Path(path).name]
        for name in names:
            found = (home / name).resolve() if name and "\0" not in name else home
            if found.is_relative_to(home) and found.is_file():
                return found
    return None
