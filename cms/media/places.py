"""Where each fact about a photograph stands in its file: in XMP, IIM and EXIF, for whoever reads or writes it.

The names are those of the IPTC Photo Metadata Standard 2024.1, as exiv2 spells them.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """Where one fact can stand in a file, and how XMP keeps it.

    By language, as several texts in a row or, where *is_bag* says so, as some whose order does not matter: then the texts
    are joined by `JOINED_BY`. Those of several structures (owners, places) stand on a line each; *xmp* names the first of
    them. Of a part that may itself have lines only the *first_only* counts. A fact that is *only_read* says too little of
    its structure to be written.
    """

    xmp: str = ""
    iim: str = ""
    exif: str = ""
    is_by_language: bool = False
    is_row: bool = False
    is_bag: bool = False
    only_read: bool = False
    first_only: bool = False

    @property
    def is_in_structures(self) -> bool:
        """Whether each of them is a part of a structure of its own."""
        return FIRST in self.xmp

    @property
    def is_several(self) -> bool:
        """Whether a file may have several of them, each a text."""
        return self.is_row or self.is_bag or self.is_in_structures


JOINED_BY = "; "
# Between the same parts of several structures; no name of a person, house or place has a line break in it.
BELOW = "\n"
# How exiv2 names a part of the first of several structures.
FIRST = "[1]/"
_OF_ANY = re.compile(r"(?<=\w)\[(?P<number>\d+)\]/")


def in_first(key: str) -> str:
    """Return the name that a part of one of several structures has in the first of them."""
    return _OF_ANY.sub(FIRST, key, count=1)


def structure_of(key: str) -> tuple[str, int]:
    """Return of a part of a structure which array it is in, and its number there from 1 on; 0 of what is in none."""
    match = _OF_ANY.search(key)
    return (key[: match.start()], int(match["number"])) if match else (key, 0)


_EXTENSION = "Iptc4xmpExt:"
_CREATOR = f"Xmp.plus.ImageCreator{FIRST}plus:ImageCreator"
_CREATED, _SHOWN = (f"Xmp.iptcExt.Location{how}{FIRST}{_EXTENSION}" for how in ("Created", "Shown"))
_OWNER = f"Xmp.plus.CopyrightOwner{FIRST}plus:CopyrightOwner"
_LICENSOR = f"Xmp.plus.Licensor{FIRST}plus:Licensor"
_SUPPLIER = f"Xmp.plus.ImageSupplier{FIRST}plus:ImageSupplier"
_EMBEDDED, _LINKED = (f"Xmp.iptcExt.{how}EncRightsExpr{FIRST}{_EXTENSION}" for how in ("Embd", "Linked"))
_REGION = f"Xmp.iptcExt.ImageRegion{FIRST}{_EXTENSION}"

TEXTS = {
    "caption": Places("Xmp.dc.description", "2:120", "Exif.Image.ImageDescription", is_by_language=True),
    "headline": Places("Xmp.photoshop.Headline", "2:105"),
    "title": Places("Xmp.dc.title", "2:5", is_by_language=True),
    "creator": Places("Xmp.dc.creator", "2:80", "Exif.Image.Artist", is_row=True),
    "byline_title": Places("Xmp.photoshop.AuthorsPosition", "2:85"),
    "credit_line": Places("Xmp.photoshop.Credit", "2:110"),
    "source": Places("Xmp.photoshop.Source", "2:115"),
    "copyright": Places("Xmp.dc.rights", "2:116", "Exif.Image.Copyright", is_by_language=True),
    "usage_terms": Places("Xmp.xmpRights.UsageTerms", is_by_language=True),
    "web_statement": Places("Xmp.xmpRights.WebStatement"),
    "other_constraints": Places("Xmp.plus.OtherConstraints", is_by_language=True),
    "copyright_owner": Places(f"{_OWNER}Name"),
    "image_creator": Places(f"{_CREATOR}Name"),
    "licensor": Places(f"{_LICENSOR}Name"),
    "licensor_url": Places(f"{_LICENSOR}URL"),
    "supplier": Places(f"{_SUPPLIER}Name"),
    "supplier_image_id": Places("Xmp.plus.ImageSupplierImageID"),
    "instructions": Places("Xmp.photoshop.Instructions", "2:40"),
    "job_id": Places("Xmp.photoshop.TransmissionReference", "2:103"),
    "caption_writer": Places("Xmp.photoshop.CaptionWriter", "2:122"),
    "alt_text": Places("Xmp.iptc.AltTextAccessibility", is_by_language=True),
    "extended_description": Places("Xmp.iptc.ExtDescrAccessibility", is_by_language=True),
    "event": Places("Xmp.iptcExt.Event", is_by_language=True),
    "event_id": Places("Xmp.iptcExt.EventId", is_bag=True),
    "genre": Places("Xmp.iptc.IntellectualGenre"),
    "genre_term": Places(f"Xmp.iptcExt.Genre{FIRST}{_EXTENSION}CvTermName", is_by_language=True, is_bag=True),
    "contributor": Places(
        f"Xmp.iptcExt.Contributor{FIRST}{_EXTENSION}Name", is_by_language=True, is_bag=True
    ),
    "rating": Places("Xmp.xmp.Rating"),
    "sublocation": Places("Xmp.iptc.Location", "2:92"),
    "city": Places("Xmp.photoshop.City", "2:90"),
    "state": Places("Xmp.photoshop.State", "2:95"),
    "country": Places("Xmp.photoshop.Country", "2:101"),
    "country_code": Places("Xmp.iptc.CountryCode", "2:100"),
    "created_name": Places(f"{_CREATED}LocationName", is_by_language=True, is_bag=True),
    "created_sublocation": Places(f"{_CREATED}Sublocation", is_bag=True),
    "created_city": Places(f"{_CREATED}City", is_bag=True),
    "created_state": Places(f"{_CREATED}ProvinceState", is_bag=True),
    "created_country": Places(f"{_CREATED}CountryName", is_bag=True),
    "created_country_code": Places(f"{_CREATED}CountryCode", is_bag=True),
    "shown_name": Places(f"{_SHOWN}LocationName", is_by_language=True, is_bag=True),
    "shown_sublocation": Places(f"{_SHOWN}Sublocation", is_bag=True),
    "shown_city": Places(f"{_SHOWN}City", is_bag=True),
    "shown_state": Places(f"{_SHOWN}ProvinceState", is_bag=True),
    "shown_country": Places(f"{_SHOWN}CountryName", is_bag=True),
    "shown_country_code": Places(f"{_SHOWN}CountryCode", is_bag=True),
    "regions": Places(f"{_REGION}Name", is_by_language=True, is_bag=True, only_read=True),
    "digital_source_type": Places("Xmp.iptcExt.DigitalSourceType"),
    "data_mining": Places("Xmp.plus.DataMining"),
    "image_guid": Places("Xmp.iptcExt.DigImageGUID", exif="Exif.Photo.ImageUniqueID"),
    "max_width": Places("Xmp.iptcExt.MaxAvailWidth"),
    "max_height": Places("Xmp.iptcExt.MaxAvailHeight"),
    "model_release": Places("Xmp.plus.ModelReleaseStatus"),
    "model_release_id": Places("Xmp.plus.ModelReleaseID", is_bag=True),
    "property_release": Places("Xmp.plus.PropertyReleaseStatus"),
    "property_release_id": Places("Xmp.plus.PropertyReleaseID", is_bag=True),
    "minor_model_age": Places("Xmp.plus.MinorModelAgeDisclosure"),
    "rights_expression": Places(f"{_EMBEDDED}EncRightsExpr", is_bag=True, first_only=True),
    "rights_expression_type": Places(f"{_EMBEDDED}RightsExprEncType", is_bag=True, first_only=True),
    "rights_expression_language": Places(f"{_EMBEDDED}RightsExprLangId", is_bag=True, first_only=True),
    "linked_rights": Places(f"{_LINKED}LinkedRightsExpr", is_bag=True, first_only=True),
    "linked_rights_type": Places(f"{_LINKED}RightsExprEncType", is_bag=True, first_only=True),
    "linked_rights_language": Places(f"{_LINKED}RightsExprLangId", is_bag=True, first_only=True),
}
# Facts of which a file has several.
KEYWORDS = Places("Xmp.dc.subject", "2:25")
PEOPLE = Places("Xmp.iptcExt.PersonInImage")
# Where people are named, too: with details, and in parts of the picture.
PEOPLE_ELSEWHERE = (
    Places(f"Xmp.iptcExt.PersonInImageWDetails{FIRST}{_EXTENSION}PersonName", is_by_language=True),
    Places(f"{_REGION}PersonInImage"),
)
