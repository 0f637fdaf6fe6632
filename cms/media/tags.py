"""The raw tags of a picture, IIM, XMP and EXIF, before anybody has decided which to believe.

Runs only in the darkroom's child process.
"""

import base64
import importlib
import os
import re
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import exiv2
from PIL import ImageFile

from cms.media.iim_digest import is_newer_than_its_digest
from cms.media.places import in_first

_RECORD_ENVELOPE, _CODED_CHARACTER_SET = 1, 90
_RECORD_APPLICATION = 2
_DECLARED = f"{_RECORD_ENVELOPE}:{_CODED_CHARACTER_SET}"
_XMP_BEGINS = b"<rdf:RDF"
# Loaded when a packet is broken, which few are: it brings the four megabytes of an XML library.
_READER_OF_BROKEN_XMP = "cms.media.broken_xmp"
_XMP_LISTS = {"XmpBag", "XmpSeq", "XmpAlt"}
_EXIF_GROUPS = ("Exif.Image.", "Exif.Photo.")
# What exiv2 says in place of a text where an array of structures begins.
_FRAME = "type="
_IS_A_FRAME = re.compile(r'type="(?:Seq|Bag|Alt|Struct)"')
_Found = TypeVar("_Found")
_NONE: Mapping[str, Any] = MappingProxyType({})
_LONGEST_KEPT = 4_000
_MOST_KEPT = 400
# Left out of what we keep: it tells where the photographer stands and which camera is theirs, or is no text.
_NOT_KEPT = (
    "gps",
    "serial",
    "makernote",
    "thumb",
    "preview",
    "ownername",
    "crs.",
    "history",
    "resources",
    "xmlpacket",
)


class Tags(NamedTuple):
    """IIM texts are bytes by dataset (“2:120”), XMP texts by key, EXIF texts bytes by key; *names* are all keys."""

    iim: Mapping[str, tuple[bytes, ...]] = _NONE
    iim_declared: bytes = b""
    iim_is_newer: bool = False
    xmp: Mapping[str, tuple[str, ...]] = _NONE
    exif: Mapping[str, bytes] = _NONE
    has_location: bool = False
    names: frozenset[str] = frozenset()

    def kept(self) -> dict[str, object]:
        """Return what is kept for a second look; IIM bytes in base64, so that they can be read otherwise."""
        return {
            "iim": {
                dataset: [base64.b64encode(raw[:_LONGEST_KEPT]).decode("ascii") for raw in raws]
                for dataset, raws in _first(self.iim)
            },
            "iim_declared": self.iim_declared.decode("latin-1"),
            "iim_is_newer": self.iim_is_newer,
            "xmp": {key: [text[:_LONGEST_KEPT] for text in texts] for key, texts in _first(self.xmp)},
            "exif": {key: raw[:_LONGEST_KEPT].decode("utf-8", "replace") for key, raw in _first(self.exif)},
        }


def read_tags(original: bytes, picture: ImageFile.ImageFile) -> Tags:
    """Read all tags, or of broken ones what can be read; a format that cannot hold any has none."""
    try:
        image = exiv2.ImageFactory.open(original)
    except exiv2.Exiv2Error:
        return Tags()
    return _tags_of(image, original, iim_is_newer=_is_newer_than_its_digest(picture))


class Head(NamedTuple):
    """How a file begins, with Photoshop's resources; *of_file* names it if its tags are not all in there."""

    content: bytes
    resources: Mapping[int, bytes]
    of_file: str = ""


def read_wanted_tags(heads: Sequence[Head], wanted: Container[str]) -> list[Tags]:
    """Read the *wanted* tags of each file; one kind of all files before the next, which is quicker."""
    images = [_image_of(head) for head in heads]
    iim = [_iim(image.iptcData()) if image else {} for image in images]
    xmp = [_wanted_xmp(image, head.content, wanted) for image, head in zip(images, heads, strict=True)]
    exif = [_wanted_exif(image, wanted) for image in images]
    newer = [is_newer_than_its_digest(head.resources) for head in heads]
    return [
        Tags(
            iim=datasets,
            iim_declared=datasets.pop(_DECLARED, (b"",))[0],
            iim_is_newer=is_newer,
            xmp=xs,
            exif=es,
        )
        for datasets, xs, es, is_newer in zip(iim, xmp, exif, newer, strict=True)
    ]


def _image_of(head: Head) -> exiv2.Image | None:
    try:
        image = exiv2.ImageFactory.open(
            os.fsencode(head.of_file).decode("utf-8") if head.of_file else head.content
        )
    except (exiv2.Exiv2Error, UnicodeDecodeError):
        return None
    with suppress(exiv2.Exiv2Error):
        image.readMetadata()
    return image


def _wanted_xmp(image: exiv2.Image | None, head: bytes, wanted: Container[str]) -> dict[str, tuple[str, ...]]:
    if image is None:
        return {}
    found = image.xmpData()
    return _xmp(found, wanted) if found.count() else _broken_xmp(head)


def _wanted_exif(image: exiv2.Image | None, wanted: Container[str]) -> dict[str, bytes]:
    if image is None:
        return {}
    return {key: _bytes(datum.toString()) for datum in image.exifData() if (key := datum.key()) in wanted}


def _tags_of(image: exiv2.Image, original: bytes, *, iim_is_newer: bool) -> Tags:
    with suppress(exiv2.Exiv2Error):
        image.readMetadata()
    iim = _iim(image.iptcData())
    declared = iim.pop(_DECLARED, (b"",))
    exif_keys = [datum.key() for datum in image.exifData()]
    xmp = _xmp(image.xmpData()) or _broken_xmp(original)
    return Tags(
        iim=iim,
        iim_declared=declared[0],
        iim_is_newer=iim_is_newer,
        xmp=xmp,
        exif=_exif(image.exifData()),
        has_location=any("GPSLatitude" in key for key in (*exif_keys, *xmp)),
        names=frozenset((*exif_keys, *xmp)),
    )


def _broken_xmp(original: bytes) -> dict[str, tuple[str, ...]]:
    if _XMP_BEGINS not in original:
        return {}
    found: dict[str, tuple[str, ...]] = importlib.import_module(_READER_OF_BROKEN_XMP).read_broken_xmp(
        original
    )
    return found


def _iim(data: Any) -> dict[str, tuple[bytes, ...]]:
    found: dict[str, tuple[bytes, ...]] = {}
    for datum in data:
        record, number = datum.record(), datum.tag()
        if record == _RECORD_APPLICATION or (record, number) == (_RECORD_ENVELOPE, _CODED_CHARACTER_SET):
            dataset = f"{record}:{number}"
            found[dataset] = (*found.get(dataset, ()), _bytes(datum.toString()))
    return found


def _xmp(data: Any, wanted: Container[str] | None = None) -> dict[str, tuple[str, ...]]:
    found = {}
    for datum in data:
        key = datum.key()
        if wanted is None or key in wanted or ("]/" in key and in_first(key) in wanted):
            texts = _xmp_texts(datum)
            if not any(text.startswith(_FRAME) and _IS_A_FRAME.fullmatch(text) for text in texts):
                found[key] = texts
    return found


def _xmp_texts(datum: Any) -> tuple[str, ...]:
    kind = datum.typeName()
    if kind == "LangAlt":
        by_language = _languages(datum.value())
        texts = [by_language.pop("x-default", ""), *by_language.values()]
    elif kind in _XMP_LISTS:
        texts = [datum.toString(position) for position in range(datum.count())]
    else:
        texts = [datum.toString()]
    return tuple(readable for text in texts if (readable := _readable(text)))


def _readable(text: str) -> str:
    # What can be printed has none of the surrogates that stand for broken bytes.
    return text if text.isprintable() else _bytes(text).decode("utf-8", "replace")


def _languages(value: Any) -> dict[str, str]:
    return {language: value[language] for language in value.keys()}  # noqa: SIM118 (iterating the value itself is deprecated in exiv2)


def _exif(data: Any) -> dict[str, bytes]:
    """Return the plain tags; the maker's own, which are mostly secrets of cameras, are left alone."""
    return {datum.key(): _bytes(datum.toString()) for datum in data if datum.key().startswith(_EXIF_GROUPS)}


def _bytes(text: str) -> bytes:
    """Return the bytes as they stand in the file: exiv2 hands on what is not UTF-8 as surrogates."""
    return text.encode("utf-8", "surrogateescape")


def _is_newer_than_its_digest(picture: ImageFile.ImageFile) -> bool:
    """Say whether a program that knows only IIM changed it after the XMP was written.

    Photoshop's resources can be spread over several segments, which Pillow does not join: then nothing is said.
    """
    segments = [content for marker, content in getattr(picture, "applist", ()) if marker == "APP13"]
    return len(segments) == 1 and is_newer_than_its_digest(picture.info.get("photoshop", {}))


def _first(tags: Mapping[str, _Found]) -> list[tuple[str, _Found]]:
    wanted = [
        (key, found) for key, found in tags.items() if not any(word in key.lower() for word in _NOT_KEPT)
    ]
    return wanted[:_MOST_KEPT]
