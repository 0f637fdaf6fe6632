"""Writing what a picture says into a copy of it, where every program looks for it: IIM, XMP and EXIF.

Runs only in the darkroom's child process.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import exiv2

from cms.domain.photos.iim_room import IIM_BYTES, creators_in, cut_to_bytes
from cms.media.bare_gif import is_gif, with_xmp
from cms.media.iim_digest import with_digest
from cms.media.places import BELOW, FIRST, JOINED_BY, KEYWORDS, PEOPLE, TEXTS, Places
from cms.media.rendition import RenditionCredit

_IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
_UTF8_DECLARED = "\x1b%G"
_IIM_VERSION = "4"
_SRGB = "1"
# One segment of a JPEG holds 64 KB, and all EXIF, like all XMP, must fit into one.
_LONGEST_CAPTION = 16_000
_LONGEST_TEXT = 2_000
_MOST_IN_A_LIST = 100
_KEYWORD_BYTES = 64


def _teach_prefix() -> None:
    """Let exiv2 write inside structures of the IPTC Extension by the prefix under which it reads them.

    It knows that prefix only once a file that has it was read; and names whole facts by its own, so long as it is not
    told of another.
    """
    exiv2.XmpProperties.registerNs(_IPTC_EXTENSION, "Iptc4xmpExt")
    written = exiv2.XmpData()
    written["Xmp.iptcExt.Event"] = ""
    exiv2.XmpParser.encode(written)
    exiv2.XmpProperties.unregisterNs(_IPTC_EXTENSION)


_teach_prefix()


def with_credit(picture: bytes, credit: RenditionCredit) -> bytes:
    """Return the bytes of *picture*, a copy made by us in sRGB, with this credit and no other tag in it."""
    return with_texts(picture, asdict(credit), {}, exif={"Exif.Photo.ColorSpace": _SRGB})


def with_texts(
    picture: bytes,
    texts: Mapping[str, str],
    lists: Mapping[str, Sequence[str]],
    *,
    exif: Mapping[str, str],
) -> bytes:
    """Return the bytes of *picture* with these texts by the names of `PhotoFacts`, and no other tag in it."""
    if is_gif(picture):
        return with_xmp(picture, packet_of(texts, lists))
    said, several = _said(texts, lists)
    image = exiv2.ImageFactory.open(picture)
    image.readMetadata()
    for clear in (image.clearExifData, image.clearIptcData, image.clearXmpData, image.clearComment):
        clear()
    if image.checkMode(exiv2.MetadataId.Iptc) != exiv2.AccessMode.amNone:
        _write_iim(image.iptcData(), said, several)
    _write_xmp(image.xmpData(), said, several)
    _write_exif(image.exifData(), said, exif)
    image.writeMetadata()
    return with_digest(bytes(image.data()))


def packet_of(texts: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> bytes:
    """Return an XMP packet of these texts by the names of `PhotoFacts`: for a file beside a picture, or in a GIF."""
    xmp = exiv2.XmpData()
    _write_xmp(xmp, *_said(texts, lists))
    _, packet = exiv2.XmpParser.encode(xmp, exiv2.XmpParser.XmpFormatFlags.useCompactFormat, 0)
    return str(packet).encode()


def _said(
    texts: Mapping[str, str], lists: Mapping[str, Sequence[str]]
) -> tuple[dict[str, str], dict[str, list[str]]]:
    said = {name: writable for name, text in texts.items() if (writable := _writable(name, text))}
    return said, {name: [_writable(name, text) for text in found] for name, found in lists.items()}


def _writable(name: str, text: str) -> str:
    """Return *text* without what XML and C strings cannot carry, at a length one segment holds."""
    seen = "".join(character for character in text if character >= " " or character in "\n\t")
    return cut_to_bytes(seen, _LONGEST_CAPTION if name == "caption" else _LONGEST_TEXT)


def _write_iim(iim: exiv2.IptcData, texts: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> None:
    iim["Iptc.Envelope.CharacterSet"] = _UTF8_DECLARED
    iim["Iptc.Application2.RecordVersion"] = _IIM_VERSION
    for name, text in texts.items():
        for one in creators_in(text) if name == "creator" else [text]:
            _add_dataset(iim, TEXTS[name].iim, cut_to_bytes(one, IIM_BYTES.get(name, 0)))
    for keyword in lists.get("keywords", ())[:_MOST_IN_A_LIST]:
        _add_dataset(iim, KEYWORDS.iim, cut_to_bytes(keyword, _KEYWORD_BYTES))


def _add_dataset(iim: exiv2.IptcData, dataset: str, text: str) -> None:
    if dataset and text:
        record, _, number = dataset.partition(":")
        iim.add(exiv2.IptcKey(int(number), int(record)), exiv2.StringValue(text))


def _write_xmp(xmp: exiv2.XmpData, texts: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> None:
    in_structures: dict[str, dict[str, Sequence[str]]] = {}
    for name, text in texts.items():
        places = TEXTS[name]
        if places.only_read:
            continue
        if places.is_in_structures:
            structures, _, _ = places.xmp.partition(FIRST)
            each = [text] if places.first_only else text.split(BELOW)
            in_structures.setdefault(structures, {})[name] = each
        elif places.is_several:
            each = creators_in(text) if name == "creator" else text.split(JOINED_BY)
            kind = exiv2.TypeId.xmpBag if places.is_bag else exiv2.TypeId.xmpSeq
            xmp[places.xmp] = exiv2.XmpArrayValue(each, kind)
        else:
            xmp[places.xmp] = _value(places, text)
    for structures, parts in in_structures.items():
        _write_structures(xmp, structures, parts)
    for name, places in (("keywords", KEYWORDS), ("people", PEOPLE)):
        if several := lists.get(name):
            xmp[places.xmp] = exiv2.XmpArrayValue(list(several[:_MOST_IN_A_LIST]), exiv2.TypeId.xmpBag)


def _write_structures(xmp: exiv2.XmpData, key: str, parts: Mapping[str, Sequence[str]]) -> None:
    """Write several structures of the same *parts*, by the names of facts: owners, places, rights.

    A part that not every structure has is left out: it cannot be told whose it is.
    """
    many = max(map(len, parts.values()))
    whole = {name: each for name, each in parts.items() if len(each) == many}
    array = exiv2.XmpTextValue("")
    kinds = exiv2.XmpValue.XmpArrayType
    array.setXmpArrayType(kinds.xaBag if any(TEXTS[name].is_bag for name in parts) else kinds.xaSeq)
    xmp.add(exiv2.XmpKey(key), array)
    for number in range(1, min(many, _MOST_IN_A_LIST) + 1):
        for name, each in whole.items():
            place = TEXTS[name].xmp.replace(FIRST, f"[{number}]/", 1)
            xmp[place] = _value(TEXTS[name], each[number - 1])


def _value(places: Places, text: str) -> exiv2.LangAltValue | str:
    return exiv2.LangAltValue({"x-default": text}) if places.is_by_language else text


def _write_exif(exif: exiv2.ExifData, texts: Mapping[str, str], others: Mapping[str, str]) -> None:
    for key, said in others.items():
        exif[key] = said
    for name, text in texts.items():
        if TEXTS[name].exif and name != "image_guid":
            exif[TEXTS[name].exif] = text
