"""Originals in an S3-compatible store, for archives too large for a database: one object each, named by its SHA-256."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final, Literal

import obstore
from obstore.exceptions import (
    AlreadyExistsError,
    BaseError,
    GenericError,
    PermissionDeniedError,
    UnauthenticatedError,
)
from obstore.store import S3Store

from cms.domain.errors import DatabaseUnavailable, NotAllowed, NotFound
from cms.media.s3_place import S3Keys, S3Place
from cms.media.store import place_of

_PIECE: Final = 1024 * 1024
_CONNECT_WITHIN = timedelta(seconds=10)
# A link over which nothing at all comes for so long is as good as cut.
# So often an original is sent anew after a cut.
_ATTEMPTS = 3
_SILENCE = timedelta(seconds=30)
# What the largest original takes over 10 Mbit/s.
_LONGEST = timedelta(minutes=5)


class S3Archive:
    """The originals of a shared newsroom in one bucket; none is written over, unless it is damaged."""

    def __init__(self, place: S3Place, keys: S3Keys) -> None:
        self._place = place
        self._bucket = S3Store(
            place.bucket,
            endpoint=place.endpoint,
            region=place.region,
            access_key_id=keys.access_key_id,
            secret_access_key=keys.secret_access_key,
            # The server compares the bytes with it before it keeps them.
            checksum_algorithm="sha256",
            client_options={
                "allow_http": place.is_plain,
                "connect_timeout": _CONNECT_WITHIN,
                "read_timeout": _SILENCE,
                "timeout": _LONGEST,
                **({"root_certificate": place.authority} if place.authority else {}),
            },
            retry_config={"max_retries": 2, "retry_timeout": _SILENCE},
        )

    def deliver(self, sha256: str, original: Path) -> None:
        """Bring the file *original* in under its SHA-256; what is there already is not sent again."""
        with _worded(self._place):
            if not self._is_there(sha256):
                try:
                    self._put(sha256, original, mode="create")
                except AlreadyExistsError:
                    # A colleague brought the same picture in at the same moment.
                    pass
                else:
                    return
            if not self._is_whole(sha256):
                self._put(sha256, original, mode="overwrite")

    def fetch(self, sha256: str) -> Iterator[bytes]:
        """Yield the original's bytes, piece by piece; whoever keeps them compares them with their SHA-256."""
        with _worded(self._place):
            try:
                yield from self._pieces(sha256)
            except FileNotFoundError as error:
                raise NotFound(
                    "The photo archive “{bucket}” has no original of this photo. Ask who added it to add it again.",
                    bucket=self._place.bucket,
                ) from error

    def is_intact(self, sha256: str) -> bool:
        """Return whether the bucket has the original, every byte as it was; all of it is read."""
        with _worded(self._place):
            return self._is_there(sha256) and self._is_whole(sha256)

    def _put(self, sha256: str, original: Path, *, mode: Literal["create", "overwrite"]) -> None:
        # The client tries again what was never sent; what was cut off halfway is for us, and the same bytes do no harm.
        for attempt in range(_ATTEMPTS):
            try:
                obstore.put(self._bucket, _key(sha256), original, mode=mode, use_multipart=False)
            except GenericError:
                if attempt == _ATTEMPTS - 1:
                    raise
            else:
                return

    def _is_there(self, sha256: str) -> bool:
        try:
            obstore.head(self._bucket, _key(sha256))
        except FileNotFoundError:
            return False
        return True

    def _is_whole(self, sha256: str) -> bool:
        digest = hashlib.sha256()
        for piece in self._pieces(sha256):
            digest.update(piece)
        return digest.hexdigest() == sha256

    def _pieces(self, sha256: str) -> Iterator[bytes]:
        return (bytes(piece) for piece in obstore.get(self._bucket, _key(sha256)).stream(_PIECE))


def _key(sha256: str) -> str:
    """Return the object's name; what is no SHA-256 never becomes one."""
    return place_of(sha256).name


@contextmanager
def _worded(place: S3Place) -> Iterator[None]:
    try:
        yield
    except (PermissionDeniedError, UnauthenticatedError) as error:
        raise NotAllowed(
            "The photo archive “{bucket}” does not accept these keys. Ask an administrator for the right ones.",
            bucket=place.bucket,
        ) from error
    except (BaseError, OSError) as error:
        raise DatabaseUnavailable(
            "The photo archive “{bucket}” at {endpoint} does not answer, so the photo could not be carried there or "
            "back. What is on this computer is safe; try again when the archive answers.",
            bucket=place.bucket,
            endpoint=place.endpoint,
        ) from error
