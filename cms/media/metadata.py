"""What a picture says about itself, one answer per question: the more trusted tag wins.

XMP is asked first, then IIM, then EXIF, where cameras also leave their makers' slogans. When the file shows
that its IIM was changed after its XMP, IIM goes first. Runs only in the darkroom's child process.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import NamedTuple

from cms.domain.legacy_text import NO_TEXT, ReadText, read_texts, read_texts_as
from cms.domain.photos.iim_room import IIM_BYTES
from cms.media.places import (
    BELOW,
    JOINED_BY,
    KEYWORDS,
    PEOPLE,
    PEOPLE_ELSEWHERE,
    TEXTS,
    Places,
    in_first,
    structure_of,
)
from cms.media.tags import Tags
from cms.media.taken_at import Moment, taken_moment

_FACT_AT = {
    key: name for name, places in TEXTS.items() for key in (places.xmp, places.iim, places.exif) if key
}
_DATE_DATASETS = ("2:55", "2:60")
_SHUTTER, _SHUTTER_ZONE = "Exif.Photo.DateTimeOriginal", "Exif.Photo.OffsetTimeOriginal"
_CREATED = "Xmp.photoshop.DateCreated"
_TEXT_DATASETS = frozenset({places.iim for places in (*TEXTS.values(), KEYWORDS) if places.iim})
_TEXT_EXIF = frozenset({places.exif for places in TEXTS.values() if places.exif})
_PEOPLE = (PEOPLE, *PEOPLE_ELSEWHERE)
# Whoever wants the answers only needs no other tag of XMP and EXIF.
ASKED_FOR = frozenset(
    {*_FACT_AT, KEYWORDS.xmp, _SHUTTER, _SHUTTER_ZONE, _CREATED} | {places.xmp for places in _PEOPLE}
)
_ONE_TEXT = {
    places.xmp
    for places in (*TEXTS.values(), *PEOPLE_ELSEWHERE)
    if places.is_by_language and places.is_in_structures
}
_WRITTEN_IN_STRUCTURES = {
    places.xmp for places in TEXTS.values() if places.is_in_structures and not places.only_read
}
_FIRST_ONLY = {places.xmp for places in TEXTS.values() if places.first_only}

# What cameras write where a caption belongs.
_SLOGANS = {
    "dcim",
    "default",
    "digital camera",
    "exif_jpeg_picture",
    "jpeg",
    "kodak digital still camera",
    "minolta digital camera",
    "olympus digital camera",
    "samsung camera pictures",
    "sony dsc",
    "untitled",
    "x-default",
}


class Metadata(NamedTuple):
    """The answers: the texts there are, by the names they have in `PhotoFacts`, and what is not a text."""

    texts: Mapping[str, str]
    keywords: tuple[str, ...]
    people: tuple[str, ...]
    taken: Moment | None
    text_encoding: str


def reconcile(tags: Tags, *, now: datetime | None = None, encoding: str = "") -> Metadata:
    """Read *tags*, old texts in the *encoding* if one is given, and settle what they disagree on."""
    iim, iim_encoding = _read_iim(tags, encoding)
    exif, exif_encoding = _read_exif(tags, encoding)
    told = _Told(_of_all_structures(tags.xmp), iim, exif, iim_is_newer=tags.iim_is_newer)
    return Metadata(
        texts={name: text for name in told.facts() if (text := told.one(name, TEXTS[name]))},
        keywords=tuple(dict.fromkeys(told.all(KEYWORDS))),
        people=tuple(
            dict.fromkeys(name for places in _PEOPLE if places.xmp in told.xmp for name in told.all(places))
        ),
        taken=taken_moment(_moments_written(told), now=now or datetime.now(UTC)),
        text_encoding=exif_encoding if iim_encoding == NO_TEXT else iim_encoding,
    )


class _Told(NamedTuple):
    """The texts of the three kinds of tags, all readable by now."""

    xmp: Mapping[str, Sequence[str]]
    iim: Mapping[str, Sequence[str]]
    exif: Mapping[str, Sequence[str]]
    iim_is_newer: bool

    def facts(self) -> set[str]:
        """Return which facts are told at all: most files tell few."""
        return {_FACT_AT[key] for key in chain(self.xmp, self.iim, self.exif) if key in _FACT_AT}

    def one(self, name: str, places: Places) -> str:
        """Return one text: where several belong together they are joined, of several others the first is taken."""
        texts = self.all(places, IIM_BYTES.get(name, 0))
        if places.is_in_structures:
            return BELOW.join(texts)
        return JOINED_BY.join(texts) if places.is_several else next(iter(texts), "")

    def all(self, places: Places, iim_limit: int = 0) -> list[str]:
        """Return every text of the first kind of tag that has any."""
        xmp = _tidied(self.xmp.get(places.xmp, ()))
        if xmp and not self.iim_is_newer:
            return xmp
        iim = _tidied(self.iim.get(places.iim, ()))
        if self.iim_is_newer and iim and not _is_cut_from(iim, xmp, iim_limit):
            return iim
        return xmp or iim or _tidied(self.exif.get(places.exif, ()))


def _of_all_structures(xmp: Mapping[str, tuple[str, ...]]) -> Mapping[str, Sequence[str]]:
    """Return the texts by their keys, those of each further structure (another licensor) behind those of the first.

    Of a part that not every structure has only the first structure's counts: nobody could tell later whose it was.
    """
    if not any("]/" in key for key in xmp):
        return xmp
    found: dict[str, list[str]] = {}
    holders: dict[str, set[int]] = {}
    for key, texts in xmp.items():
        first, (array, number) = in_first(key), structure_of(key)
        # Of one name in several languages the first is enough.
        found.setdefault(first, []).extend(texts[:1] if first in _ONE_TEXT else texts)
        if number:
            for held in (array, first):
                holders.setdefault(held, set()).add(number)
    for first in _WRITTEN_IN_STRUCTURES & found.keys():
        if first in _FIRST_ONLY or holders[first] != holders[structure_of(first)[0]]:
            found[first] = found[first][:1] if 1 in holders[first] else []
    return found


def _is_cut_from(iim: Sequence[str], xmp: Sequence[str], limit: int) -> bool:
    """Say whether the IIM texts are the XMP ones, shortened only because IIM has no room for more."""
    cut = "".join(iim)
    return len(cut.encode()) >= limit - 3 and "".join(xmp).startswith(cut)


def _read_iim(tags: Tags, encoding: str) -> tuple[dict[str, list[str]], str]:
    """Read all IIM texts of the file together, as one desk wrote them; the dates are plain ASCII."""
    texts = [dataset for dataset in tags.iim if dataset in _TEXT_DATASETS]
    read = _read([raw for dataset in texts for raw in tags.iim[dataset]], encoding)
    in_turn = iter(read.texts)
    found = {dataset: [next(in_turn) for _ in tags.iim[dataset]] for dataset in texts}
    for dataset in _DATE_DATASETS:
        if dataset in tags.iim:
            found[dataset] = [raw.decode("ascii", "replace") for raw in tags.iim[dataset]]
    return found, read.encoding


def _read_exif(tags: Tags, encoding: str) -> tuple[dict[str, list[str]], str]:
    """Read the EXIF texts; they should be ASCII, so the bytes beyond it are anybody's guess."""
    texts = [key for key in tags.exif if key in _TEXT_EXIF]
    read = _read([tags.exif[key] for key in texts], encoding)
    found = {key: [raw.decode("ascii", "replace")] for key, raw in tags.exif.items()}
    found.update((key, [text]) for key, text in zip(texts, read.texts, strict=True))
    return found, read.encoding


def _read(raw_texts: Sequence[bytes], encoding: str) -> ReadText:
    if encoding and any(raw_texts):
        return read_texts_as(raw_texts, encoding)
    return read_texts(raw_texts)


def _moments_written(told: _Told) -> list[str]:
    """Return the dates as written: the shutter, then the picture desk's date and time, then a mere date."""
    shutter = _first(told.exif, _SHUTTER)
    offset = _first(told.exif, _SHUTTER_ZONE)
    day, time = (_first(told.iim, dataset) for dataset in _DATE_DATASETS)
    created = _first(told.xmp, _CREATED)
    return [f"{shutter} {offset}" if shutter else "", f"{day} {time}" if time else "", created, day]


def _first(told: Mapping[str, Sequence[str]], key: str) -> str:
    return next(iter(told.get(key, ())), "").strip("\0 ")


def _tidied(texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    tidy = [_tidy(text) for whole in texts for text in (whole.split("\0") if "\0" in whole else (whole,))]
    return [text for text in tidy if text and text.lower() not in _SLOGANS]


def _tidy(text: str) -> str:
    """Return *text* without what cannot be seen or was only padding; line breaks stay."""
    if text.isprintable():
        return text.strip()
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in lines if character >= " " or character in "\n\t").strip()
