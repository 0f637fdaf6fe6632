"""A darkroom, and pictures made on the spot: an agency's, a camera's, an old picture desk's."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import exiv2
import pytest
from PIL import Image, ImageCms
from pillow_heif import register_heif_opener

from cms.media.darkroom import Darkroom

# The tests make HEIC pictures too.
register_heif_opener()

MakePicture = Callable[..., Path]


@pytest.fixture(scope="session")
def darkroom() -> Iterator[Darkroom]:
    with Darkroom() as darkroom:
        yield darkroom


@pytest.fixture
def make_picture(tmp_path: Path) -> MakePicture:
    """Write a picture file: its left half red, its right half blue, so that a turned one can be told."""

    def make(
        name: str = "wire.jpg", *, size: tuple[int, int] = (600, 400), mode: str = "RGB", **saving
    ) -> Path:
        picture = Image.new("RGB", size, "red")
        picture.paste("blue", (size[0] // 2, 0, *size))
        path = tmp_path / name
        picture.convert(mode).save(path, **saving)
        return path

    return make


@pytest.fixture
def make_wire_photo(make_picture: MakePicture) -> Callable[..., Path]:
    """Write a JPEG as an agency sends it, its texts in IIM in the given encoding, declared or not."""

    def make(texts: dict[str, str], *, encoding: str = "utf-8", is_declared: bool = False) -> Path:
        path = make_picture()
        image = exiv2.ImageFactory.open(str(path))
        image.readMetadata()
        iim = image.iptcData()
        if is_declared:
            iim["Iptc.Envelope.CharacterSet"] = "\x1b%G"
        for name, text in texts.items():
            value = exiv2.DataValue(text.encode(encoding))
            iim.add(exiv2.IptcKey(f"Iptc.Application2.{name}"), value)
        image.writeMetadata()
        return path

    return make


@pytest.fixture
def tag() -> Callable[..., None]:
    """Write XMP and EXIF tags into a picture file that is already there."""

    def write(
        path: Path, *, xmp: dict[str, object] | None = None, exif: dict[str, object] | None = None
    ) -> None:
        image = exiv2.ImageFactory.open(str(path))
        image.readMetadata()
        for key, text in (xmp or {}).items():
            image.xmpData()[key] = text
        for key, text in (exif or {}).items():
            image.exifData()[key] = text
        image.writeMetadata()

    return write


@pytest.fixture
def monstrous_png(tmp_path: Path) -> Path:
    """Write 100 bytes that claim to be a picture of 900 million pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    content = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    path = tmp_path / "monster.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + content)
    return path


@pytest.fixture
def truncated_jpeg(make_picture: MakePicture) -> Path:
    path = make_picture("half.jpg", size=(1200, 900))
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


@pytest.fixture(scope="session")
def red_called_blue() -> bytes:
    """A colour profile that says that what the file calls red is blue, and the other way round."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = profile.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    return bytes(exchanged.replace("sRGB".encode("utf-16-be"), "fRGB".encode("utf-16-be")))


@pytest.fixture
def pasted_picture() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (300, 200), "green").save(content, "PNG")
    return content.getvalue()
