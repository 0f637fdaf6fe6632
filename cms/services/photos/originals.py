"""The photographs of a shared newsroom as a desk has them: the archive they are kept in, and a cache on this computer."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from cms.db.photo_bytes import PhotoBytes
from cms.domain.errors import UnreadableFile
from cms.media.cache import LIMIT, PhotoCache
from cms.media.photo_store import NAMELESS, PhotoArchive
from cms.media.s3_place import S3Keys, S3Place

# Loaded when keys are asked for, which a newsroom without such an archive never does.
_KEYRING = "cms.secrets.remembering"
# Between the two keys in the keyring's one entry for an archive; neither has such a sign.
_BETWEEN = "\n"


class SharedOriginals:
    """A photo store whose originals are the newsroom's; what was added or used lately is on this computer as well.

    Without the newsroom, what is in the cache can be read, and what is added waits in it to be handed in.
    """

    def __init__(self, archive: PhotoArchive, cache: PhotoCache) -> None:
        self._archive = archive
        self._cache = cache

    def add(self, path: Path, *, name: str = "") -> str:
        """Keep the file at *path* on this computer and return its SHA-256; *name* is what a refusal calls it."""
        return self._cache.waiting.add(path, name=name)

    def add_bytes(self, original: bytes, *, name: str = NAMELESS) -> str:
        """Keep a picture that has no file on this computer and return its SHA-256."""
        return self._cache.waiting.add_bytes(original, name=name)

    def hand_in(self, sha256: str) -> None:
        """Bring an original that waits into the newsroom; after a cut link it goes on where it stopped."""
        original = self._cache.waiting.path_of(sha256)
        if not original.exists():
            return
        if not self._cache.waiting.is_intact(sha256):
            raise UnreadableFile(
                "The photo was damaged on this computer before it reached the newsroom. Add it again; your text is safe."
            )
        self._archive.deliver(sha256, original)
        self._cache.handed_in(sha256)

    def waiting(self) -> list[str]:
        """Return the SHA-256 of every original the newsroom does not have yet."""
        return self._cache.waiting.kept()

    def path_of(self, sha256: str) -> Path:
        """Return a file with the original's bytes, fetched from the newsroom if it is not on this computer."""
        return self._cache.original(sha256) or self._cache.keep(sha256, b"".join(self._archive.fetch(sha256)))

    @contextmanager
    def in_use(self, sha256: str) -> Iterator[Path]:
        """Lend a file with the original's bytes, which the cache keeps until the block ends."""
        with self._cache.in_use(sha256):
            yield self.path_of(sha256)

    def is_intact(self, sha256: str) -> bool:
        """Return whether the newsroom, or what waits for it, has the original with every byte as it was."""
        return self._cache.waiting.is_intact(sha256) or self._archive.is_intact(sha256)

    def remove(self, sha256: str) -> None:
        """Let go of an original that waits and turned out to be no picture; the newsroom never loses one."""
        self._cache.waiting.remove(sha256)

    def renditions_of(self, sha256: str) -> Path:
        """Return the folder for the copies made from this original, each named by its width."""
        return self._cache.renditions_of(sha256)

    @property
    def published(self) -> Path:
        """The folder of the copies that readers get."""
        return self._cache.published


def originals_in_database(engine: Engine, folder: Path, *, limit: int = LIMIT) -> SharedOriginals:
    """Return the photo store of a newsroom whose database *engine* signs in to; its cache is in *folder*."""
    return SharedOriginals(PhotoBytes(engine), PhotoCache(folder, limit=limit))


def originals_in_s3(place: S3Place, keys: S3Keys, folder: Path, *, limit: int = LIMIT) -> SharedOriginals:
    """Return the photo store of a newsroom with an archive in S3; its cache is in *folder*."""
    # The S3 client takes a while to load, and only a newsroom with such an archive needs it.
    archive: PhotoArchive = importlib.import_module("cms.media.s3").S3Archive(place, keys)
    return SharedOriginals(archive, PhotoCache(folder, limit=limit))


def remembered_keys(newsroom_id: str, place: S3Place) -> S3Keys | None:
    """Return the keys to the archive that this computer's keyring keeps, or None: then they are asked for."""
    kept: str | None = importlib.import_module(_KEYRING).remembered(newsroom_id, _entry_of(place))
    if kept is None:
        return None
    access_key_id, _, secret_access_key = kept.partition(_BETWEEN)
    return S3Keys(access_key_id, secret_access_key)


def remember_keys(newsroom_id: str, place: S3Place, keys: S3Keys) -> bool:
    """Keep keys that were accepted in the keyring; return False where there is none, so that they are asked for again."""
    both = f"{keys.access_key_id}{_BETWEEN}{keys.secret_access_key}"
    is_kept: bool = importlib.import_module(_KEYRING).remember(newsroom_id, _entry_of(place), both)
    return is_kept


def _entry_of(place: S3Place) -> str:
    return f"s3 {place.endpoint} {place.bucket}"
