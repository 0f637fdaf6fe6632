"""The files behind the library: what they say, read again in another encoding, and exported with the newsroom's words."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from cms.db.queries.photos import photo_by_id, photo_rows
from cms.db.tables import Photo
from cms.db.transaction import reading
from cms.domain.errors import NewsroomError, UnreadableFile
from cms.domain.legacy_text import encoding_named
from cms.domain.photos.facts import LIST_FACTS, TEXT_FACTS, PhotoFacts, told_by
from cms.domain.photos.iim_room import cut_short_in_iim
from cms.domain.rows import PhotoRow
from cms.media.safe_write import write_whole
from cms.services.connection import Connection
from cms.services.photos.library_words import names_in, words_in_library

# What the library says in words of its own once a person has changed it; the rest is always the file's.
_WORDED = ("caption", "credit_line", "alt_text")
_FROM_FILE = ("creator", "source", "copyright")
_SIDECAR = ".xmp"


@dataclass(frozen=True, slots=True)
class Exported:
    """A copy that went out: which facts old programs will show cut short, and what only the original still has.

    A picture into which nothing can be written goes out as it is, its words beside it in a *sidecar*.
    """

    file: Path
    cut_short: tuple[str, ...]
    leaves_content_credentials: bool
    sidecar: Path | None = None


class PhotoFiles:
    """What is done with the original files of the library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def told(self, photo_id: str) -> dict[str, Any]:
        """Return every fact the photograph's file told when it was added, by the names of `PhotoFacts`."""
        with reading(self._connection.readable) as session:
            return told_by(photo_by_id(session, photo_id).embedded)

    def read_again(self, photo_id: str, encoding: str, *, command_id: str = "") -> PhotoRow:
        """Read the file's old texts in another *encoding*; what a person has written since stays.

        An empty *encoding* goes back to the likeliest.
        """
        encoding = encoding_named(encoding) if encoding else ""
        photo = self._row(photo_id)
        before = self._examined(photo, photo.text_encoding)
        after = self._examined(photo, encoding)

        def change(session: Session) -> dict[str, Any]:
            kept = photo_by_id(session, photo.photo_id)
            names = names_in(session)
            was, now = words_in_library(before, names), words_in_library(after, names)
            return self._connection.keeper.read_photo_again(session, kept, _changed(kept, was, now))

        return self._row(self._connection.command("read_photo_again", change, command_id)["photo_id"])

    def export(self, photo_id: str, file: Path) -> Exported:
        """Write a copy of the original with the library's words in it, pixel for pixel, to *file*."""
        photo = self._row(photo_id)
        facts = self._examined(photo, photo.text_encoding)
        texts = {name: getattr(facts, name) for name in TEXT_FACTS}
        texts |= {name: getattr(photo, name) for name in (*_WORDED, *_FROM_FILE)}
        lists = {name: list(getattr(facts, name)) for name in LIST_FACTS}
        with (
            tempfile.TemporaryDirectory(prefix="copydesk-") as folder,
            self._connection.store.in_use(photo.sha256) as original,
        ):
            copy = Path(folder, "copy")
            is_beside = self._connection.darkroom.export(
                original, copy, texts=texts, lists=lists, name=photo.file_name
            )
            if is_beside:
                sidecar = file.with_suffix(_SIDECAR)
                _put(copy.read_bytes(), sidecar)
                _put(original.read_bytes(), file)
                return Exported(file, (), leaves_content_credentials=False, sidecar=sidecar)
            _put(copy.read_bytes(), file)
        return Exported(file, cut_short_in_iim(texts), facts.has_content_credentials)

    def _row(self, photo_id: str) -> PhotoRow:
        with reading(self._connection.readable) as session:
            return photo_rows(session, self._connection.clock(), [photo_by_id(session, photo_id).photo_id])[0]

    def _examined(self, photo: PhotoRow, encoding: str) -> PhotoFacts:
        with self._connection.store.in_use(photo.sha256) as original:
            return self._connection.darkroom.examine(
                original, name=photo.file_name, encoding="" if encoding == "none" else encoding
            )


def _changed(photo: Photo, was: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """Return what becomes of the photo's columns; words that are no longer the file's are somebody's own."""
    own = {name for name in _WORDED if getattr(photo, name) != was[name]}
    return {name: words for name, words in now.items() if name not in own}


def _put(content: bytes, file: Path) -> None:
    try:
        if file.is_dir():
            raise IsADirectoryError(0, "it is a folder")
        write_whole(file, content)
    except NewsroomError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableFile(
            "“{file}” cannot be written: {reason}. Choose another place.", file=file, reason=reason
        ) from error
