"""Four hundred real and hostile pictures, kept beside the project, are read as an independent judge does."""

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from cms.domain.errors import UnreadableFile
from cms.domain.photos.facts import told_by
from cms.media.bare_pictures import pixels_of_jpeg
from cms.media.darkroom import ChildDied, Darkroom
from cms.media.rendition import RenditionCredit, RenditionFormat
from tests.cms.media.judge import PLACES, believed, exiftool, flat, needs_exiftool, secrets_in

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
PHOTOS = SHARED / "photos"
CREDIT = RenditionCredit(caption="▲ 설명", credit_line="AP=연합뉴스", creator="홍길동", copyright="ⓒ AP")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (PHOTOS / "manifest.json").is_file(), reason=f"the shared photos are not at {PHOTOS}"
    ),
]

# Why we read some pictures differently than the judge does.
GRID = "guardian__grid__image-loader__test__resources__"
BELIEVED_OTHERWISE = {
    (f"credited/{GRID}cech.jpg", "*"): "two XMP packets: the first counts",
    ("credited/drewnoakes__metadata-extractor-images__jpg__Issue_80.jpg", "copyright"): "undeclared UTF-8",
    ("credited/Exiv2__exiv2__test__data__exiv2-bug937.jpg", "copyright"): "undeclared UTF-8",
    ("camera-exif/Exiv2__exiv2__test__data__exiv2-bug800-DCSR.jpg", "*"): "the judge skips its mirrored IIM",
    ("credited/Exiv2__exiv2__test__data__ReaganLargeJpg.jpg", "*"): "“x-default” is the name of no language",
    (
        "camera-exif/python-pillow__Pillow__Tests__images__jfif_unit_cm.jpg",
        "caption",
    ): "it ends before its text",
    ("credited/Exiv2__exiv2__test__data__imagemagick.png", "state"): "undeclared UTF-8",
    (
        "iim-structure/Exiv2__exiv2__test__data__iptc-psAPP13-wIPTCmid1-wIPTCempty-wIPTCmid2.jpg",
        "creator",
    ): "the second of three IIM blocks",
}


@pytest.fixture(scope="module")
def darkroom():
    """Give every picture all the time that a busy computer needs."""
    with Darkroom(seconds_per_job=120) as darkroom:
        yield darkroom


@pytest.fixture(scope="module")
def photos():
    return json.loads((PHOTOS / "manifest.json").read_text(encoding="utf-8"))["files"]


@pytest.fixture(scope="module")
def examined(darkroom, photos):
    """Examine every picture; what is refused is left out, and nothing may have died over it."""
    facts = {}
    for photo in photos:
        try:
            facts[photo["file"]] = darkroom.examine(PHOTOS / photo["file"])
        except UnreadableFile as refusal:
            if isinstance(refusal.__cause__, ChildDied):
                raise
    return facts


def test_every_caption_of_a_known_encoding_is_read_right(photos, examined):
    truths = {photo["file"]: photo["truth"] for photo in photos if "truth" in photo}
    assert truths
    for file, truth in truths.items():
        read = examined[file]
        assert (read.caption, read.creator, read.credit_line) == (
            truth["caption"],
            truth["byline"],
            truth["credit"],
        )


@pytest.mark.parametrize("fact", PLACES)
def test_every_fact_is_read_as_the_judge_reads_it(photos, examined, fact):
    told = {photo["file"]: photo["exiftool_12_57"] for photo in photos if "truth" not in photo}
    otherwise = {file for file, name in BELIEVED_OTHERWISE if name in (fact, "*")}
    compared = told.keys() & examined.keys() - otherwise
    expected = {file: believed(told[file], PLACES[fact]) for file in compared}
    assert sum(map(bool, expected.values())) > 1
    assert {file: flat(getattr(examined[file], fact)) for file in compared} == expected


def test_what_only_xmp_says_is_read_from_the_standards_own_example(examined):
    read = examined["iptc-reference/aidin36__xmp__tests__images__IPTC-PhotometadataRef-Std2024.1.jpg"]
    told = "(ref2023.2)"
    events = (f"https://example.com/events/ref2023.2-{one}" for one in "ab")
    expected = {
        "image_creator": f"Image Creator Name 1 {told}",
        "event_id": "; ".join(events),
        "genre": "Actuality",
        "rating": "1.0",
        "max_width": "23",
        "max_height": "20",
        "genre_term": f"Genre CV-Term Name 1 {told}",
        "created_name": f"Location Name (Location created1) {told}",
        "created_sublocation": f"Sublocation (Location created1) {told}",
        "created_city": f"City (Location created1) {told}",
        "created_state": f"Province/State (Location created1) {told}",
        "created_country": f"CountryName (Location created1) {told}",
        "created_country_code": "R23",
        "shown_name": f"Location Name (Location shown1) {told}\nLocation Name (Location shown2) {told}",
        "shown_city": f"City (Location shown1) {told}\nCity (Location shown2) {told}",
        "shown_country_code": "R23\nR23",
        "contributor": f"Contributor Name 1 {told}\nContributor Name 2 {told}",
        "copyright_owner": f"Copyright Owner Name 1 {told}\nCopyright Owner Name 2 {told}",
        "licensor": f"Licensor Name 1 {told}\nLicensor Name 2 {told}",
        "licensor_url": "\n".join(f"https://example.com/LicensorURL_{one}_ref2023.2" for one in "12"),
        "regions": "Listener 1\nListener 2\nSpeaker 1",
        "rights_expression": f"The Encoded Rights Expression (ERE) {told}",
        "rights_expression_type": f"IANA Media Type of ERE {told}",
        "rights_expression_language": "http://example.org/RELids/id4711/ref2023.2",
        "linked_rights": "http://example.org/linkedrightsexpression/id986/ref2023.2",
        "linked_rights_language": "http://example.org/RELids/id4712/ref2023.2",
        "model_release_id": f"Model Release ID 1 {told}; Model Release ID 2 {told}",
        "property_release_id": f"Property Release ID 1 {told}; Property Release ID 2 {told}",
    }
    assert {fact: getattr(read, fact) for fact in expected} == expected
    assert read.people == (
        f"Person Shown 1 {told}",
        f"Person Shown 2 {told}",
        f"Person Name 1 {told}",
        f"Person name no 1 in region persltr1 {told}",
        f"Person name no 1 in region persltr2 {told}",
        f"Person name no 1 in region persspkr1 {told}",
    )


@needs_exiftool
def test_keywords_and_people_are_read_as_the_judge_reads_them(examined):
    """The manifest is silent about lists, so the judge is asked anew."""
    places = {"keywords": ("XMP-dc:Subject", "IPTC:Keywords"), "people": ("XMP-iptcExt:PersonInImage",)}
    # People are also named with details and in parts of a picture: the standard's own examples, see above.
    # The judge splits the one keyword of the first at its commas, and joins two packets in the other.
    believed_otherwise = {
        "credited/Exiv2__exiv2__test__data__ReaganLargeTiff.tiff",
        f"credited/{GRID}cech.jpg",
    }
    files = [file for file in examined.keys() - believed_otherwise if not file.startswith("iptc-reference/")]
    tags = [f"-{place}" for fields in places.values() for place in fields]
    digests = ["-Photoshop:IPTCDigest", "-File:CurrentIPTCDigest"]
    for told in exiftool((PHOTOS / file for file in files), "-fast2", *tags, *digests):
        file = str(Path(told["SourceFile"]).relative_to(PHOTOS))
        for fact, fields in places.items():
            expected = dict.fromkeys(believed(told, fields).split("; "))
            assert flat(getattr(examined[file], fact)) == "; ".join(expected), (file, fact)


def test_pictures_of_the_wires_and_cameras_are_all_read(photos, examined):
    """What is refused in these folders holds no picture to show: side-cars, stubs, foreign formats."""
    endings = (".jpg", ".png", ".webp", ".tiff", ".gif", ".avif", ".heic", ".heif")
    expected = {
        photo["file"]
        for photo in photos
        if photo["category"] in {"credited", "iptc-reference", "orientation", "iim-structure", "c2pa"}
        and photo["file"].endswith(endings)
    }
    assert expected - examined.keys() == set()


@needs_exiftool
@pytest.mark.parametrize("file_format", RenditionFormat)
def test_judge_finds_the_credit_and_no_secret_in_any_copy(darkroom, examined, tmp_path, file_format):
    refused = 0
    for number, file in enumerate(examined):
        folder = tmp_path / str(number)
        try:
            darkroom.render(PHOTOS / file, folder, credit=CREDIT, widths=[320], file_format=file_format)
        except UnreadableFile as refusal:
            refused += 1
            assert file.startswith("corrupt/"), refusal  # noqa: PT017 (most are not refused, some must be)
            assert not isinstance(refusal.__cause__, ChildDied), refusal  # noqa: PT017
    assert refused < len(examined) / 10
    copies = list(tmp_path.glob("*/*"))
    told = exiftool(copies, "-ee")
    assert len(told) == len(copies) == len(examined) - refused
    for copy in told:
        assert flat(copy["XMP-photoshop:Credit"]) == CREDIT.credit_line
        assert flat(copy["IFD0:Copyright"]) == CREDIT.copyright
        assert not secrets_in(copy), copy["SourceFile"]


@needs_exiftool
def test_judge_finds_no_secret_in_any_exported_original(darkroom, examined, tmp_path):
    kinds = {"JPEG", "PNG", "WEBP", "GIF", "TIFF"}
    copies = []
    for number, (file, facts) in enumerate(examined.items()):
        if facts.format in kinds and not file.startswith("corrupt/"):
            copies.append(tmp_path / f"{number}.{facts.format.lower()}")
            original = PHOTOS / file
            if darkroom.export(original, copies[-1], texts=asdict(CREDIT), lists={}):
                # A camera's raw picture, which is none of the kinds it seems to be.
                assert file.endswith(".dng")
                copies.pop().unlink()
                continue
            if facts.format == "JPEG":
                pixels = pixels_of_jpeg(copies[-1].read_bytes())
                assert pixels in original.read_bytes(), file
    assert any(map(secrets_in, exiftool((PHOTOS / "camera-exif").glob("*.jpg")))), "the judge sees nothing"
    told = exiftool(copies, "-ee")
    assert len(told) == len(copies) > 100
    for copy in told:
        assert flat(copy["XMP-dc:Description"]) == CREDIT.caption
        assert not secrets_in(copy), copy["SourceFile"]


def test_look_tells_of_every_picture_what_its_examination_tells(darkroom, examined):
    files = [file for file in examined if not file.startswith("corrupt/")]
    looks = dict(zip(files, darkroom.look([PHOTOS / file for file in files]), strict=True))
    for file in files:
        facts = told_by(examined[file].kept())
        facts.pop("has_content_credentials", None)
        told = {name: said for name, said in looks[file].items() if name not in {"taken_at", "text_encoding"}}
        assert told == facts, file
