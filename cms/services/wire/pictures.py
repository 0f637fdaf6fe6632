"""The pictures an item of an agency carries: those that lie beside its file come in with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy.orm import Session

from cms.db.commands import part_of_command
from cms.domain.article import PhotoUse
from cms.domain.errors import UnreadableFile
from cms.domain.wire import WirePicture
from cms.services.photos.library import ExaminedPicture, Photos, Wording


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture of an item, and what its own file says."""

    told: WirePicture
    examined: ExaminedPicture


def found_pictures(photos: Photos, pictures: Sequence[WirePicture], folder: Path) -> tuple[FoundPicture, ...]:
    """Return those of *pictures* that came along or are in *folder*.

    What cannot be read, or is only on the sender's server, stays where it is: nothing is fetched.
    """
    found = ((told, _examined(photos, told, folder)) for told in pictures)
    return tuple(FoundPicture(told, examined) for told, examined in found if examined is not None)


def uses_of(session: Session, photos: Photos, pictures: Sequence[FoundPicture]) -> tuple[PhotoUse, ...]:
    """Have *pictures* in the library, as part of the act that uses them, and return how the article does."""
    uses: dict[str, PhotoUse] = {}
    for picture in pictures:
        told = picture.told
        words = Wording(told.caption, told.credit_line, told.alt_text)
        with part_of_command(session, picture.examined.facts.sha256):
            photo = photos.enter(session, picture.examined, words)
        uses[photo.photo_id] = PhotoUse(
            photo.photo_id,
            told.caption or photo.caption or "",
            told.credit_line or photo.credit_line or "",
            told.alt_text or photo.alt_text or "",
        )
    return tuple(uses.values())


def _examined(photos: Photos, picture: WirePicture, folder: Path) -> ExaminedPicture | None:
    try:
        if picture.content:
            return photos.examine_pasted(picture.content, picture.file_name)
        file = _beside(folder, picture.hrefs)
        return photos.examine(file) if file is not None else None
    except UnreadableFile:
        return None


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
