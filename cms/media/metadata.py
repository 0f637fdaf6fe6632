"""What a picture says about itself, one answer per question: the more trusted tag wins.

XMP is asked first, then IIM, then EXIF, where cameras also leave their makers' slogans. When the file shows
that its IIM was changed after its XMP, IIM goes first. Runs only in the darkroom's child process.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

from cms.domain.legacy_text import NO_TEXT, ReadText, read_texts
from cms.media.tags import Tags
from cms.media.taken_at import Moment, taken_moment

_CREATORS_JOINED_BY = "; "


@dataclass(frozen=True, slots=True)
class _Places:
    """Where one answer can stand in a file, and how many bytes IIM has for it."""

    xmp: str = ""
    iim: str = ""
    exif: str = ""
    iim_limit: int = 0


# The first of several owners, licensors or suppliers; structures are told apart by exiv2's own paths.
_OWNER = "Xmp.plus.CopyrightOwner[1]/plus:CopyrightOwner"
_LICENSOR = "Xmp.plus.Licensor[1]/plus:Licensor"
_SUPPLIER = "Xmp.plus.ImageSupplier[1]/plus:ImageSupplier"

_TEXTS = {
    "caption": _Places("Xmp.dc.description", "2:120", "Exif.Image.ImageDescription", 2000),
    "headline": _Places("Xmp.photoshop.Headline", "2:105", iim_limit=256),
    "title": _Places("Xmp.dc.title", "2:5", iim_limit=64),
    "creator": _Places("Xmp.dc.creator", "2:80", "Exif.Image.Artist", 32),
    "byline_title": _Places("Xmp.photoshop.AuthorsPosition", "2:85", iim_limit=32),
    "credit_line": _Places("Xmp.photoshop.Credit", "2:110", iim_limit=32),
    "source": _Places("Xmp.photoshop.Source", "2:115", iim_limit=32),
    "copyright": _Places("Xmp.dc.rights", "2:116", "Exif.Image.Copyright", 128),
    "usage_terms": _Places("Xmp.xmpRights.UsageTerms"),
    "web_statement": _Places("Xmp.xmpRights.WebStatement"),
    "other_constraints": _Places("Xmp.plus.OtherConstraints"),
    "copyright_owner": _Places(f"{_OWNER}Name"),
    "licensor": _Places(f"{_LICENSOR}Name"),
    "supplier": _Places(f"{_SUPPLIER}Name"),
    "supplier_image_id": _Places("Xmp.plus.ImageSupplierImageID"),
    "instructions": _Places("Xmp.photoshop.Instructions", "2:40", iim_limit=256),
    "job_id": _Places("Xmp.photoshop.TransmissionReference", "2:103", iim_limit=32),
    "caption_writer": _Places("Xmp.photoshop.CaptionWriter", "2:122", iim_limit=32),
    "alt_text": _Places("Xmp.iptc.AltTextAccessibility"),
    "extended_description": _Places("Xmp.iptc.ExtDescrAccessibility"),
    "event": _Places("Xmp.iptcExt.Event"),
    "sublocation": _Places("Xmp.iptc.Location", "2:92", iim_limit=32),
    "city": _Places("Xmp.photoshop.City", "2:90", iim_limit=32),
    "state": _Places("Xmp.photoshop.State", "2:95", iim_limit=32),
    "country": _Places("Xmp.photoshop.Country", "2:101", iim_limit=64),
    "country_code": _Places("Xmp.iptc.CountryCode", "2:100", iim_limit=3),
    "digital_source_type": _Places("Xmp.iptcExt.DigitalSourceType"),
    "data_mining": _Places("Xmp.plus.DataMining"),
    "image_guid": _Places("Xmp.iptcExt.DigImageGUID", exif="Exif.Photo.ImageUniqueID"),
    "model_release": _Places("Xmp.plus.ModelReleaseStatus"),
    "property_release": _Places("Xmp.plus.PropertyReleaseStatus"),
    "minor_model_age": _Places("Xmp.plus.MinorModelAgeDisclosure"),
}
_KEYWORDS = _Places("Xmp.dc.subject", "2:25", iim_limit=64)
_PEOPLE = _Places("Xmp.iptcExt.PersonInImage")
_MANY = {"creator"}
_DATE_DATASETS = ("2:55", "2:60")

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The answers: texts by the names they have in `PhotoFacts`, and what is not a text."""

    texts: Mapping[str, str]
    keywords: tuple[str, ...]
    people: tuple[str, ...]
    taken: Moment | None
    text_encoding: str


def reconcile(tags: Tags, *, now: datetime | None = None) -> Metadata:
    """Read *tags* and settle what they disagree on."""
    iim, iim_encoding = _read_iim(tags)
    exif, exif_encoding = _read_exif(tags)
    told = _Told(tags.xmp, iim, exif, iim_is_newer=tags.iim_is_newer)
    return Metadata(
        texts={name: told.one(places, joined=name in _MANY) for name, places in _TEXTS.items()},
        keywords=tuple(dict.fromkeys(told.all(_KEYWORDS))),
        people=tuple(dict.fromkeys(told.all(_PEOPLE))),
        taken=taken_moment(_moments_written(told), now=now or datetime.now(UTC)),
        text_encoding=exif_encoding if iim_encoding == NO_TEXT else iim_encoding,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The texts of the three kinds of tags, all readable by now."""

    xmp: Mapping[str, Sequence[str]]
    iim: Mapping[str, Sequence[str]]
    exif: Mapping[str, Sequence[str]]
    iim_is_newer: bool

    def one(self, places: _Places, *, joined: bool = False) -> str:
        """Return one text, several being joined or else the first taken."""
        texts = self.all(places)
        return _CREATORS_JOINED_BY.join(texts) if joined else next(iter(texts), "")

    def all(self, places: _Places) -> list[str]:
        """Return every text of the first kind of tag that has any."""
        xmp = _tidied(self.xmp.get(places.xmp, ()))
        iim = _tidied(self.iim.get(places.iim, ()))
        if self.iim_is_newer and iim and not _is_cut_from(iim, xmp, places.iim_limit):
            return iim
        return xmp or iim or _tidied(self.exif.get(places.exif, ()))


def _is_cut_from(iim: Sequence[str], xmp: Sequence[str], limit: int) -> bool:
    """Say whether the IIM texts are the XMP ones, shortened only because IIM has no room for more."""
    cut = "".join(iim)
    return len(cut.encode()) >= limit - 3 and "".join(xmp).startswith(cut)


def _read_iim(tags: Tags) -> tuple[dict[str, list[str]], str]:
    """Read all IIM texts of the file together, as one desk wrote them; the dates are plain ASCII."""
    datasets = {places.iim for places in (*_TEXTS.values(), _KEYWORDS) if places.iim}
    written = [(dataset, raw) for dataset in sorted(datasets) for raw in tags.iim.get(dataset, ())]
    read = read_texts([raw for _, raw in written], declared=tags.iim_declared)
    found = _by_key([key for key, _ in written], read)
    for dataset in _DATE_DATASETS:
        found[dataset] = [raw.decode("ascii", "replace") for raw in tags.iim.get(dataset, ())]
    return found, read.encoding


def _read_exif(tags: Tags) -> tuple[dict[str, list[str]], str]:
    """Read the EXIF texts; they should be ASCII, so the bytes beyond it are anybody's guess."""
    keys = [places.exif for places in _TEXTS.values() if places.exif in tags.exif]
    read = read_texts([tags.exif[key] for key in keys])
    found = _by_key(keys, read)
    for key, raw in tags.exif.items():
        found.setdefault(key, [raw.decode("ascii", "replace")])
    return found, read.encoding


def _by_key(keys: Sequence[str], read: ReadText) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, text in zip(keys, read.texts, strict=True):
        found.setdefault(key, []).append(text)
    return found


def _moments_written(told: _Told) -> list[str]:
    """Return the dates as written: the shutter, then the picture desk's date and time, then a mere date."""
    shutter = _first(told.exif, "Exif.Photo.DateTimeOriginal")
    offset = _first(told.exif, "Exif.Photo.OffsetTimeOriginal")
    day, time = (_first(told.iim, dataset) for dataset in _DATE_DATASETS)
    created = _first(told.xmp, "Xmp.photoshop.DateCreated")
    return [f"{shutter} {offset}", f"{day} {time}" if time else "", created, day]


def _first(told: Mapping[str, Sequence[str]], key: str) -> str:
    return next(iter(told.get(key, ())), "").strip("\0 ")


def _tidied(texts: Sequence[str]) -> list[str]:
    tidy = [_tidy(text) for text in chain.from_iterable(text.split("\0") for text in texts)]
    return [text for text in tidy if text and text.lower() not in _SLOGANS]


def _tidy(text: str) -> str:
    """Return *text* without what cannot be seen or was only padding; line breaks stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in lines if character >= " " or character in "\n\t").strip()
