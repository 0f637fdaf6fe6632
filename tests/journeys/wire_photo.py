"""A photograph as an agency sends it: its caption, photographer and credit stand in the file."""

from pathlib import Path

import exiv2
from PIL import Image

CAPTION = "A spokesperson answers questions in Washington on Friday."


def take_wire_photo(path: Path) -> Path:
    """Write an agency's JPEG to *path* and return it."""
    Image.new("RGB", (900, 600), "slategray").save(path)
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    image.xmpData()["Xmp.dc.description"] = CAPTION
    image.xmpData()["Xmp.dc.creator"] = "Jacquelyn Martin"
    image.xmpData()["Xmp.photoshop.Credit"] = "AP"
    image.writeMetadata()
    return path
