"""Pictures of every format, damaged at random as bad disks, bad lines and bad people do, shown to the darkroom."""

import random
import struct
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import exiv2
from PIL import Image
from pillow_heif import register_heif_opener

from cms.domain.errors import UnreadableFile
from cms.media.darkroom import ChildDied, Darkroom
from cms.media.rendition import RenditionCredit

FORMATS = ("jpg", "png", "webp", "tiff", "gif", "heic", "avif")
_SIZE = (48, 32)
_HOLDING_XMP = {"jpg", "png", "webp", "tiff"}
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it)
_PNG = b"\x89PNG\r\n\x1a\n"
_MALICE = 3 / 4
_MOST_CHANGES = 6
_EXTREMES = (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"\0\0\xff\xff")


@dataclass
class Damage:
    """What came of so many damaged pictures; *wrong* names the seeds of those that did what none may do."""

    shown: int = 0
    refused: int = 0
    deaths: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def show_damaged(ending: str, count: int, *, seed: int = 0) -> Damage:
    """Damage one whole picture of the format in *count* ways; have half of them examined and half rendered."""
    damage = Damage()
    with _folder() as folder, Darkroom() as darkroom:
        whole = whole_picture(folder, ending)
        path = folder / f"damaged.{ending}"
        for number in range(count):
            chance = random.Random(f"{ending} {seed} {number}")  # noqa: S311 (a run must be repeatable)
            path.write_bytes(damaged(whole, chance))
            damage.shown += 1
            try:
                _look(darkroom, path, number)
            except UnreadableFile as refusal:
                damage.refused += 1
                _judge(refusal, path, damage, f"{ending} {seed} {number}")
    return damage


def whole_picture(folder: Path, ending: str) -> bytes:
    """Return a small picture with texts in every kind of tag its format has."""
    path = folder / f"whole.{ending}"
    register_heif_opener()
    picture = Image.new("RGB", _SIZE, "red")
    picture.paste("blue", (_SIZE[0] // 2, 0, *_SIZE))
    picture.save(path)
    if ending in _HOLDING_XMP:
        image = exiv2.ImageFactory.open(str(path))
        image.readMetadata()
        image.xmpData()["Xmp.photoshop.Credit"] = "AP=연합뉴스"
        image.xmpData()["Xmp.dc.creator"] = exiv2.XmpArrayValue(["홍길동", "Kim"], exiv2.TypeId.xmpSeq)
        image.exifData()["Exif.Image.Artist"] = "Kim Min-su"
        image.exifData()["Exif.Photo.DateTimeOriginal"] = "2026:05:14 09:30:00"
        if image.checkMode(exiv2.MetadataId.Iptc) != exiv2.AccessMode.amNone:
            image.iptcData()["Iptc.Application2.Caption"] = "미국 국방부"
        image.writeMetadata()
    return path.read_bytes()


def damaged(whole: bytes, chance: random.Random) -> bytes:
    """Return the picture with one to six changes of any kind."""
    changed = bytearray(whole)
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        chance.choice(_CHANGES)(changed, chance)
    # A checksum that is wrong is all a reader looks at; malice gets it right.
    return _with_right_checksums(bytes(changed)) if chance.random() < _MALICE else bytes(changed)


def _with_right_checksums(picture: bytes) -> bytes:
    """Return a PNG whose every chunk that can still be told apart has the checksum of what is in it."""
    if not picture.startswith(_PNG):
        return picture
    mended = bytearray(picture)
    start = len(_PNG)
    while start + 12 <= len(picture):
        (length,) = struct.unpack_from(">I", picture, start)
        end = start + 8 + length
        if end + 4 > len(picture):
            break
        struct.pack_into(">I", mended, end, zlib.crc32(picture[start + 4 : end]))
        start = end + 4
    return bytes(mended)


def _overwrite(picture: bytearray, chance: random.Random) -> None:
    picture[chance.randrange(len(picture))] = chance.randrange(256)


def _flip_a_bit(picture: bytearray, chance: random.Random) -> None:
    picture[chance.randrange(len(picture))] ^= 1 << chance.randrange(8)


def _put_an_extreme(picture: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(picture))
    picture[at : at + 4] = chance.choice(_EXTREMES)


def _cut_out(picture: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(picture))
    if len(picture) > 2 * _MOST_CHANGES * 8:
        del picture[at : at + chance.randint(1, 8)]


def _repeat(picture: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(picture))
    picture[at:at] = picture[at : at + chance.randint(1, 64)]


def _cut_off(picture: bytearray, chance: random.Random) -> None:
    if chance.random() < 1 / 8:
        del picture[chance.randrange(len(picture) // 2, len(picture)) :]


_CHANGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _overwrite,
    _flip_a_bit,
    _put_an_extreme,
    _cut_out,
    _repeat,
    _cut_off,
)


def _look(darkroom: Darkroom, path: Path, number: int) -> None:
    if number % 2:
        darkroom.examine(path)
    else:
        darkroom.render(path, path.with_name("copies"), credit=RenditionCredit(caption="설명"), widths=[32])


def _judge(refusal: UnreadableFile, path: Path, damage: Damage, which: str) -> None:
    sentence = str(refusal)
    if not sentence.startswith(f"“{path.name}” ") or "\n" in sentence or not sentence.endswith("."):
        damage.wrong.append(f"{which}: {sentence}")
    if isinstance(refusal.__cause__, ChildDied):
        damage.deaths.append(f"{which}: {refusal.__cause__}")


@contextmanager
def _folder() -> Iterator[Path]:
    """Lend a folder in memory where there is one: nothing here needs to outlive a power cut."""
    inside = _IN_MEMORY if _IN_MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="copydesk-damaged-", dir=inside) as folder:
        yield Path(folder)
