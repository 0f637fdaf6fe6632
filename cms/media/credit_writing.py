"""Writing the credit into a reader's copy, where every program looks for it: IIM, XMP and EXIF.

Runs only in the darkroom's child process.
"""

import exiv2

from cms.media.rendition import RenditionCredit

_UTF8_DECLARED = "\x1b%G"
_IIM_VERSION = "4"
_SRGB = 1
# One segment of a JPEG holds 64 KB, and all EXIF, like all XMP, must fit into one.
_LONGEST_CAPTION = 16_000
_LONGEST_TEXT = 2_000

# IIM dataset, the bytes it may have, and the text it holds.
_IIM = (
    ("Caption", 2000, "caption"),
    ("Credit", 32, "credit_line"),
    ("Source", 32, "source"),
    ("Copyright", 128, "copyright"),
)
_IIM_BYLINE_LIMIT = 32
_XMP_BY_LANGUAGE = {
    "Xmp.dc.description": "caption",
    "Xmp.dc.rights": "copyright",
    "Xmp.xmpRights.UsageTerms": "usage_terms",
    "Xmp.iptc.AltTextAccessibility": "alt_text",
}
_XMP = {
    "Xmp.photoshop.Credit": "credit_line",
    "Xmp.photoshop.Source": "source",
    "Xmp.iptcExt.DigitalSourceType": "digital_source_type",
    "Xmp.plus.DataMining": "data_mining",
}
_EXIF = {
    "Exif.Image.ImageDescription": "caption",
    "Exif.Image.Artist": "creator",
    "Exif.Image.Copyright": "copyright",
}


def with_credit(picture: bytes, credit: RenditionCredit) -> bytes:
    """Return the bytes of *picture*, a copy made by us, with this credit and no other tag in it."""
    texts = {name: _writable(name, getattr(credit, name)) for name in RenditionCredit.__slots__}
    image = exiv2.ImageFactory.open(picture)
    image.readMetadata()
    for clear in (image.clearExifData, image.clearIptcData, image.clearXmpData, image.clearComment):
        clear()
    if image.checkMode(exiv2.MetadataId.Iptc) != exiv2.AccessMode.amNone:
        _write_iim(image, texts)
    _write_xmp(image, texts)
    _write_exif(image, texts)
    image.writeMetadata()
    return bytes(image.data())


def cut_to_bytes(text: str, limit: int) -> str:
    """Return as much of *text* as *limit* bytes of UTF-8 can hold, never half a character."""
    return text.encode()[:limit].decode("utf-8", "ignore")


def _writable(name: str, text: str) -> str:
    """Return *text* without what XML and C strings cannot carry, at a length one segment holds."""
    seen = "".join(character for character in text if character >= " " or character in "\n\t")
    whole = seen.encode("utf-8", "ignore").decode()
    return cut_to_bytes(whole, _LONGEST_CAPTION if name == "caption" else _LONGEST_TEXT)


def _creators(texts: dict[str, str]) -> list[str]:
    return [name for part in texts["creator"].split(";") if (name := part.strip())]


def _write_iim(image: exiv2.Image, texts: dict[str, str]) -> None:
    iim = image.iptcData()
    iim["Iptc.Envelope.CharacterSet"] = _UTF8_DECLARED
    iim["Iptc.Application2.RecordVersion"] = _IIM_VERSION
    for dataset, limit, name in _IIM:
        if text := cut_to_bytes(texts[name], limit):
            iim[f"Iptc.Application2.{dataset}"] = text
    for creator in _creators(texts):
        byline = exiv2.StringValue(cut_to_bytes(creator, _IIM_BYLINE_LIMIT))
        iim.add(exiv2.IptcKey("Iptc.Application2.Byline"), byline)


def _write_xmp(image: exiv2.Image, texts: dict[str, str]) -> None:
    xmp = image.xmpData()
    for key, name in _XMP_BY_LANGUAGE.items():
        if texts[name]:
            xmp[key] = exiv2.LangAltValue({"x-default": texts[name]})
    for key, name in _XMP.items():
        if texts[name]:
            xmp[key] = texts[name]
    if creators := _creators(texts):
        xmp["Xmp.dc.creator"] = exiv2.XmpArrayValue(creators, exiv2.TypeId.xmpSeq)


def _write_exif(image: exiv2.Image, texts: dict[str, str]) -> None:
    exif = image.exifData()
    exif["Exif.Photo.ColorSpace"] = _SRGB
    for key, name in _EXIF.items():
        if texts[name]:
            exif[key] = texts[name]
