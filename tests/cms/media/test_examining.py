"""What a photograph's file says about itself reaches the newsroom whole."""

import hashlib
from datetime import UTC, datetime

import exiv2
import pytest

CAPTION = "미국 국방부 부대변인이 브리핑에서 질문에 답하고 있다."
WIRE_TEXTS = {"Caption": CAPTION, "Byline": "홍길동", "Credit": "AP=연합뉴스"}


@pytest.mark.parametrize(
    ("encoding", "is_declared"), [("utf-8", True), ("utf-8", False), ("cp949", False), ("cp949", True)]
)
def test_korean_wire_photo_keeps_caption_creator_and_credit(darkroom, make_wire_photo, encoding, is_declared):
    facts = darkroom.examine(make_wire_photo(WIRE_TEXTS, encoding=encoding, is_declared=is_declared))
    assert (facts.caption, facts.creator, facts.credit_line) == tuple(WIRE_TEXTS.values())
    assert facts.text_encoding == encoding


def test_photo_is_known_by_the_fingerprint_of_its_bytes(darkroom, make_picture):
    path = make_picture()
    facts = darkroom.examine(path)
    assert facts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert facts.size_bytes == path.stat().st_size


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("a.jpg", "JPEG"),
        ("a.png", "PNG"),
        ("a.webp", "WEBP"),
        ("a.tiff", "TIFF"),
        ("a.gif", "GIF"),
        ("a.avif", "AVIF"),
        ("a.heic", "HEIC"),
    ],
)
def test_every_format_of_the_allow_list_is_examined(darkroom, make_picture, name, format_name):
    facts = darkroom.examine(make_picture(name))
    assert (facts.format, facts.width, facts.height) == (format_name, 600, 400)


@pytest.mark.parametrize("name", ["portrait.jpg", "portrait.tiff"])
def test_picture_taken_upright_is_measured_as_a_reader_sees_it(darkroom, make_picture, tag, name):
    path = make_picture(name)
    tag(path, exif={"Exif.Image.Orientation": 6})
    facts = darkroom.examine(path)
    assert (facts.orientation, facts.width, facts.height) == (6, 400, 600)


def test_xmp_of_a_modern_wire_photo_is_read(darkroom, make_picture, tag):
    path = make_picture()
    xmp = {
        "Xmp.dc.description": exiv2.LangAltValue({"ko": "회견", "x-default": "Talks"}),
        "Xmp.dc.creator": exiv2.XmpArrayValue(["Kim, Min-su", "Lee Ji-eun"], exiv2.TypeId.xmpSeq),
        "Xmp.photoshop.Credit": "AP=Associated Press",
        "Xmp.photoshop.Instructions": "NO ARCHIVE",
        "Xmp.iptc.AltTextAccessibility": exiv2.LangAltValue({"x-default": "Two men"}),
        "Xmp.photoshop.DateCreated": "2026-05-14T09:30:00+09:00",
    }
    tag(path, xmp=xmp)
    facts = darkroom.examine(path)
    assert (facts.caption, facts.creator) == ("Talks", "Kim, Min-su; Lee Ji-eun")
    assert (facts.credit_line, facts.instructions) == ("AP=Associated Press", "NO ARCHIVE")
    assert facts.alt_text == "Two men"
    assert (facts.taken_at, facts.taken_at_zone_known) == (datetime(2026, 5, 14, 0, 30, tzinfo=UTC), True)


def test_credit_in_xmp_that_is_not_quite_xml_is_still_found(darkroom, make_picture):
    path = make_picture()
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
        b"<photoshop:Credit>U.S. Navy</photoshop:Credit><photoshop:City>Busan</rdf:Description>"
        b"</rdf:RDF></x:xmpmeta>"
    )
    segment = b"http://ns.adobe.com/xap/1.0/\0" + packet
    jpeg = path.read_bytes()
    path.write_bytes(jpeg[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + jpeg[2:])
    assert darkroom.examine(path).credit_line == "U.S. Navy"


def test_place_of_the_photographer_is_noticed_but_not_copied_into_the_newsroom(darkroom, make_picture, tag):
    path = make_picture()
    tag(path, exif={"Exif.GPSInfo.GPSLatitude": "37/1 33/1 57/1", "Exif.Photo.BodySerialNumber": "SN-4711"})
    facts = darkroom.examine(path)
    assert facts.has_location
    assert not any(secret in repr(facts.embedded) for secret in ("GPS", "SN-4711"))


def test_content_credentials_are_noticed(darkroom, make_picture):
    path = make_picture()
    manifest = (
        b"JP\0\1\0\0\0\1\0\0\0\x26jumb\0\0\0\x1ejumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\x03c2pa\0"
    )
    jpeg = path.read_bytes()
    path.write_bytes(jpeg[:2] + b"\xff\xeb" + (len(manifest) + 2).to_bytes(2, "big") + manifest + jpeg[2:])
    assert darkroom.examine(path).has_content_credentials


def test_picture_that_says_nothing_is_examined_all_the_same(darkroom, make_picture):
    facts = darkroom.examine(make_picture("mute.png"))
    assert (facts.caption, facts.credit_line, facts.taken_at, facts.text_encoding) == ("", "", None, "none")
