"""The pictures of a published article: copies of its photographs that carry this use's caption and credit inside."""

import hashlib
import json
from pathlib import Path

from cms.domain.edition import PublishedEdition, PublishedPhoto, PublishedRendition
from cms.domain.photos.crop import crop_of_key
from cms.media.darkroom import Darkroom
from cms.media.photo_store import PhotoStore
from cms.media.rendition import WIDTHS, RenditionCredit, RenditionFormat

_WHOLE = {RenditionFormat.JPEG: "whole", RenditionFormat.WEBP: "whole-webp"}


class LibraryPictures:
    """The copies screens show: made once for each original, without any use's words."""

    def __init__(self, store: PhotoStore, darkroom: Darkroom) -> None:
        self._store = store
        self._darkroom = darkroom

    def widths_of(
        self,
        sha256: str,
        *,
        crop_key: str = "",
        name: str = "",
        file_format: RenditionFormat = RenditionFormat.JPEG,
        accepts_cut_off: bool = True,
    ) -> list[int]:
        """Return the widths there are, the smallest first; they are made now if they are not there.

        *crop_key* names the part of the picture that is copied, *name* is what a refusal calls the picture. A file that
        ends too early was accepted by whoever added it; who is just adding one may refuse it.
        """
        folder = self._folder(sha256, crop_key)
        widths = sorted(int(path.stem) for path in folder.glob(f"*.{file_format}") if path.stem.isdigit())
        # Copies are written the smallest first, so the mark says that none is missing after a crash.
        if widths and (folder / _WHOLE[file_format]).exists():
            return widths
        with self._store.in_use(sha256) as original:
            made = self._darkroom.render(
                original,
                folder,
                credit=RenditionCredit(),
                widths=WIDTHS,
                file_format=file_format,
                part=crop_of_key(crop_key),
                accepts_cut_off=accepts_cut_off,
                name=name,
            )
            (folder / _WHOLE[file_format]).touch(mode=0o600)
        return [rendition.width for rendition in made]

    def path_of(
        self,
        sha256: str,
        width: int,
        crop_key: str = "",
        file_format: RenditionFormat = RenditionFormat.JPEG,
    ) -> Path:
        """Return the copy of *width* pixels, or the nearest wider, or the widest there is."""
        widths = self.widths_of(sha256, crop_key=crop_key, file_format=file_format)
        nearest = next((known for known in widths if known >= width), widths[-1])
        return self._folder(sha256, crop_key) / f"{nearest}.{file_format}"

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
        """Make every copy of *edition* that is not there yet, as JPEG and as WebP."""
        for photo in edition.photos:
            names = [name for size in photo.renditions for name in (size.file_name, size.webp_name) if name]
            missing = [
                (self._made(name), self.path_of(name)) for name in names if not self.path_of(name).exists()
            ]
            if missing:
                self._darkroom.label(missing, credit=_credit_of(photo), name=f"photo {photo.position}")

    def path_of(self, file_name: str) -> Path:
        """Return where the copy called *file_name* lies."""
        return self._store.published / file_name

    def _made(self, file_name: str) -> Path:
        """Return the library's copy from which the one called *file_name* is made."""
        stem, _, ending = file_name.rpartition(".")
        sha256, *crop_key, _, width = stem.split("-")
        return self._library.path_of(sha256, int(width), "".join(crop_key), RenditionFormat(ending))


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
