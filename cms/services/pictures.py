"""The pictures of a published article: copies of its photographs that carry this use's caption and credit inside."""

import hashlib
import json
from pathlib import Path

from cms.domain.crop import crop_of_key
from cms.domain.edition import PublishedEdition, PublishedPhoto, PublishedRendition
from cms.media.darkroom import Darkroom
from cms.media.photo_store import PhotoStore
from cms.media.rendition import WIDTHS, RenditionCredit

_WHOLE = "whole"


class LibraryPictures:
    """The copies screens show: made once for each original, without any use's words."""

    def __init__(self, store: PhotoStore, darkroom: Darkroom) -> None:
        self._store = store
        self._darkroom = darkroom

    def widths_of(self, sha256: str, *, crop_key: str = "", name: str = "") -> list[int]:
        """Return the widths there are, the smallest first; they are made now if they are not there.

        *crop_key* names the part of the picture that is copied, *name* is what a refusal calls the picture.
        """
        folder = self._folder(sha256, crop_key)
        widths = sorted(int(path.stem) for path in folder.glob("*.jpg") if path.stem.isdigit())
        # Copies are written the smallest first, so the mark says that none is missing after a crash.
        if widths and (folder / _WHOLE).exists():
            return widths
        with self._store.in_use(sha256) as original:
            made = self._darkroom.render(
                original,
                folder,
                credit=RenditionCredit(),
                widths=WIDTHS,
                part=crop_of_key(crop_key),
                name=name,
            )
            (folder / _WHOLE).touch(mode=0o600)
        return [rendition.width for rendition in made]

    def path_of(self, sha256: str, width: int, crop_key: str = "") -> Path:
        """Return the copy of *width* pixels, or the nearest wider, or the widest there is."""
        widths = self.widths_of(sha256, crop_key=crop_key)
        nearest = next((known for known in widths if known >= width), widths[-1])
        return self._folder(sha256, crop_key) / f"{nearest}.jpg"

    def _folder(self, sha256: str, crop_key: str) -> Path:
        whole = self._store.renditions_of(sha256)
        return whole / crop_key if crop_key else whole


class PublishedPictures:
    """The copies readers get. A file's name tells what is in it, so a corrected credit never hides behind a cache."""

    def __init__(self, store: PhotoStore, darkroom: Darkroom) -> None:
        self._store = store
        self._darkroom = darkroom
        self._library = LibraryPictures(store, darkroom)

    def renditions_of(
        self, photo: PublishedPhoto, sha256: str, crop_key: str = ""
    ) -> tuple[PublishedRendition, ...]:
        """Return the copies of this use, by the names they will have; of a part of the picture if it is cropped."""
        label = f"{crop_key}-{_label(photo)}" if crop_key else _label(photo)
        return tuple(
            PublishedRendition(
                width=width,
                height=max(1, round(photo.height * width / photo.width)),
                file_name=f"{sha256}-{label}-{width}.jpg",
            )
            for width in self._library.widths_of(sha256, crop_key=crop_key)
        )

    def prepare(self, edition: PublishedEdition) -> None:
        """Make every copy of *edition* that is not there yet."""
        for photo in edition.photos:
            missing = [
                (self._made(rendition), self.path_of(rendition.file_name))
                for rendition in photo.renditions
                if not self.path_of(rendition.file_name).exists()
            ]
            if missing:
                self._darkroom.label(missing, credit=_credit_of(photo), name=f"photo {photo.position}")

    def path_of(self, file_name: str) -> Path:
        """Return where the copy called *file_name* lies."""
        return self._store.published / file_name

    def _made(self, rendition: PublishedRendition) -> Path:
        sha256, *crop_key = rendition.file_name.split("-")[:-2]
        return self._library.path_of(sha256, rendition.width, "".join(crop_key))


def _credit_of(photo: PublishedPhoto) -> RenditionCredit:
    return RenditionCredit(
        caption=photo.caption,
        creator=photo.creator,
        credit_line=photo.credit_line,
        copyright=photo.copyright,
        alt_text=photo.alt_text,
        source=photo.source,
        usage_terms=photo.usage_terms,
        digital_source_type=photo.digital_source_type,
        data_mining=photo.data_mining,
    )


def _label(photo: PublishedPhoto) -> str:
    said = [photo.caption, photo.creator, photo.credit_line, photo.copyright, photo.alt_text]
    # Left out where the file was silent: copies made before these were told keep their names.
    told = [photo.source, photo.usage_terms, photo.digital_source_type, photo.data_mining]
    said += told if any(told) else []
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:12]
