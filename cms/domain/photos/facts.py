"""What a photograph's file says about itself: its measure, its caption, who made it and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# Under this name the facts that have no column of their own are kept beside the raw tags.
_TOLD = "told"
_CREDENTIALS = "has_content_credentials"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """The facts found in one image file, as they stand there; an empty text means the file is silent.

    Width and height are as a reader sees the picture, its *orientation* (1 to 8, as in EXIF) applied.
    A *taken_at* without a zone in the file is taken as UTC, and *taken_at_zone_known* is then false.
    *text_encoding* names how texts older than Unicode were read, “none” when there are none.
    *embedded* keeps the raw tags for a second look, but no GPS position, serial number or thumbnail:
    those stay in the original.
    """

    sha256: str
    size_bytes: int
    format: str
    width: int
    height: int
    orientation: int = 1
    caption: str = ""
    headline: str = ""
    title: str = ""
    creator: str = ""
    byline_title: str = ""
    credit_line: str = ""
    source: str = ""
    copyright: str = ""
    usage_terms: str = ""
    web_statement: str = ""
    other_constraints: str = ""
    copyright_owner: str = ""
    image_creator: str = ""
    licensor: str = ""
    licensor_url: str = ""
    supplier: str = ""
    supplier_image_id: str = ""
    instructions: str = ""
    job_id: str = ""
    caption_writer: str = ""
    alt_text: str = ""
    extended_description: str = ""
    event: str = ""
    event_id: str = ""
    genre: str = ""
    genre_term: str = ""
    contributor: str = ""
    rating: str = ""
    sublocation: str = ""
    city: str = ""
    state: str = ""
    country: str = ""
    country_code: str = ""
    created_name: str = ""
    created_sublocation: str = ""
    created_city: str = ""
    created_state: str = ""
    created_country: str = ""
    created_country_code: str = ""
    shown_name: str = ""
    shown_sublocation: str = ""
    shown_city: str = ""
    shown_state: str = ""
    shown_country: str = ""
    shown_country_code: str = ""
    regions: str = ""
    digital_source_type: str = ""
    data_mining: str = ""
    image_guid: str = ""
    max_width: str = ""
    max_height: str = ""
    model_release: str = ""
    model_release_id: str = ""
    property_release: str = ""
    property_release_id: str = ""
    minor_model_age: str = ""
    rights_expression: str = ""
    rights_expression_type: str = ""
    rights_expression_language: str = ""
    linked_rights: str = ""
    linked_rights_type: str = ""
    linked_rights_language: str = ""
    keywords: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    taken_at: datetime | None = None
    taken_at_zone_known: bool = False
    text_encoding: str = "none"
    has_location: bool = False
    has_content_credentials: bool = False
    embedded: Mapping[str, object] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """Return what the library keeps of them beside its columns: the raw tags, and every answer given."""
        lists = {name: list(getattr(self, name)) for name in LIST_FACTS}
        texts = {name: getattr(self, name) for name in TEXT_FACTS}
        marks = {_CREDENTIALS: self.has_content_credentials}
        told = {name: said for name, said in (texts | lists | marks).items() if said}
        return {**self.embedded, _TOLD: told}


# Facts of which a file has several.
LIST_FACTS = ("keywords", "people")
# Every fact that is one text of the file's own.
TEXT_FACTS = tuple(
    name
    for name, kind in PhotoFacts.__annotations__.items()
    if kind is str and name not in {"sha256", "format", "text_encoding"}
)


def told_by(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers in what the library *kept* of a photograph's file; a silent file has none."""
    told: dict[str, Any] = dict(kept.get(_TOLD, {}))
    return told
