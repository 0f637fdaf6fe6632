"""Where each fact about a photograph stands in its file: in XMP, IIM and EXIF, for whoever reads or writes it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """Where one fact can stand in a file, and whether XMP keeps it by language."""

    xmp: str = ""
    iim: str = ""
    exif: str = ""
    is_by_language: bool = False


# The first of several owners, licensors or suppliers; structures are told apart by exiv2's own paths.
_OWNER = "Xmp.plus.CopyrightOwner[1]/plus:CopyrightOwner"
_LICENSOR = "Xmp.plus.Licensor[1]/plus:Licensor"
_SUPPLIER = "Xmp.plus.ImageSupplier[1]/plus:ImageSupplier"

TEXTS = {
    "caption": Places("Xmp.dc.description", "2:120", "Exif.Image.ImageDescription", is_by_language=True),
    "headline": Places("Xmp.photoshop.Headline", "2:105"),
    "title": Places("Xmp.dc.title", "2:5", is_by_language=True),
    "creator": Places("Xmp.dc.creator", "2:80", "Exif.Image.Artist"),
    "byline_title": Places("Xmp.photoshop.AuthorsPosition", "2:85"),
    "credit_line": Places("Xmp.photoshop.Credit", "2:110"),
    "source": Places("Xmp.photoshop.Source", "2:115"),
    "copyright": Places("Xmp.dc.rights", "2:116", "Exif.Image.Copyright", is_by_language=True),
    "usage_terms": Places("Xmp.xmpRights.UsageTerms", is_by_language=True),
    "web_statement": Places("Xmp.xmpRights.WebStatement"),
    "other_constraints": Places("Xmp.plus.OtherConstraints", is_by_language=True),
    "copyright_owner": Places(f"{_OWNER}Name"),
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
    "sublocation": Places("Xmp.iptc.Location", "2:92"),
    "city": Places("Xmp.photoshop.City", "2:90"),
    "state": Places("Xmp.photoshop.State", "2:95"),
    "country": Places("Xmp.photoshop.Country", "2:101"),
    "country_code": Places("Xmp.iptc.CountryCode", "2:100"),
    "digital_source_type": Places("Xmp.iptcExt.DigitalSourceType"),
    "data_mining": Places("Xmp.plus.DataMining"),
    "image_guid": Places("Xmp.iptcExt.DigImageGUID", exif="Exif.Photo.ImageUniqueID"),
    "model_release": Places("Xmp.plus.ModelReleaseStatus"),
    "property_release": Places("Xmp.plus.PropertyReleaseStatus"),
    "minor_model_age": Places("Xmp.plus.MinorModelAgeDisclosure"),
}
# Facts of which a file has several.
KEYWORDS = Places("Xmp.dc.subject", "2:25")
PEOPLE = Places("Xmp.iptcExt.PersonInImage")
