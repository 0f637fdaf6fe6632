"""Where each fact about a photograph stands in its file: in XMP, IIM and EXIF, for whoever reads or writes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """Where one fact can stand in a file, and how XMP keeps it.

    By language, as several texts in a row or, where *is_bag* says so, as some whose order does not matter: then the texts
    are joined by `JOINED_BY`.
    """

    xmp: str = ""
    iim: str = ""
    exif: str = ""
    is_by_language: bool = False
    is_row: bool = False
    is_bag: bool = False

    @property
    def is_several(self) -> bool:
        """Whether a file may have several of them, each a text."""
        return self.is_row or (self.is_bag and "[" not in self.xmp)


JOINED_BY = "; "

# The first of several owners, licensors or suppliers; structures are told apart by exiv2's own paths.
_CREATOR = "Xmp.plus.ImageCreator[1]/plus:ImageCreator"
_CREATED, _SHOWN = (f"Xmp.iptcExt.Location{how}[1]/Iptc4xmpExt:" for how in ("Created", "Shown"))
_OWNER = "Xmp.plus.CopyrightOwner[1]/plus:CopyrightOwner"
_LICENSOR = "Xmp.plus.Licensor[1]/plus:Licensor"
_SUPPLIER = "Xmp.plus.ImageSupplier[1]/plus:ImageSupplier"

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
    "contributor": Places("Xmp.iptcExt.Contributor[1]/Iptc4xmpExt:Name", is_by_language=True, is_bag=True),
    "rating": Places("Xmp.xmp.Rating"),
    "sublocation": Places("Xmp.iptc.Location", "2:92"),
    "city": Places("Xmp.photoshop.City", "2:90"),
    "state": Places("Xmp.photoshop.State", "2:95"),
    "country": Places("Xmp.photoshop.Country", "2:101"),
    "country_code": Places("Xmp.iptc.CountryCode", "2:100"),
    "created_city": Places(f"{_CREATED}City", is_bag=True),
    "created_country": Places(f"{_CREATED}CountryName", is_bag=True),
    "shown_city": Places(f"{_SHOWN}City", is_bag=True),
    "shown_country": Places(f"{_SHOWN}CountryName", is_bag=True),
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
}
# Facts of which a file has several.
KEYWORDS = Places("Xmp.dc.subject", "2:25")
PEOPLE = Places("Xmp.iptcExt.PersonInImage")
