"""The files behind the library: read again in another encoding, exported with the newsroom's words."""

import exiv2
import pytest

from cms.domain.errors import RuleBroken, UnreadableFile
from cms.media.darkroom import Darkroom
from cms.services.photos import Wording

CAPTION, BYLINE, CREDIT = "Élysée : l'arrivée du président", "José Müller", "AFP"


@pytest.fixture
def misread(as_, picture):
    """A photo of a French picture desk, whose texts somebody has mistaken for Korean ones."""
    path = picture("elysee.jpg", "teal", (640, 400))
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    for name, text in {"Caption": CAPTION, "Byline": BYLINE, "Credit": CREDIT}.items():
        value = exiv2.DataValue(text.encode("mac_roman"))
        image.iptcData().add(exiv2.IptcKey(f"Iptc.Application2.{name}"), value)
    image.exifData()["Exif.GPSInfo.GPSLatitude"] = "37/1 33/1 57/1"
    image.writeMetadata()
    photo = as_("minji").photos.add(path)
    return as_("minji").photos.read_again(photo.photo_id, "cp949")


def test_photo_read_again_says_what_was_meant(as_, misread):
    assert misread.caption != CAPTION
    right = as_("jun").photos.read_again(misread.photo_id, "MacRoman")
    assert (right.caption, right.creator, right.credit_line) == (CAPTION, BYLINE, CREDIT)
    assert (right.text_encoding, right.embedded_credit) == ("mac_roman", CREDIT)
    assert as_("jun").photos.told(right.photo_id)["caption"] == CAPTION
    history = as_("root").reading.newsroom_history()
    assert [row.step for row in history][:3] == ["read_photo_again", "read_photo_again", "add_photo"]


def test_words_a_person_has_written_outlive_another_reading(as_, misread):
    as_("minji").photos.reword(misread.photo_id, Wording(caption="Our own words."))
    right = as_("minji").photos.read_again(misread.photo_id, "mac_roman")
    assert (right.caption, right.creator) == ("Our own words.", BYLINE)


def test_encoding_nobody_knows_is_refused_with_those_that_are_read(as_, misread):
    with pytest.raises(RuleBroken, match=r"does not read “klingon”\. Choose one of: utf-8, cp949"):
        as_("minji").photos.read_again(misread.photo_id, "klingon")


def test_exported_original_carries_the_librarys_words(as_, misread, tmp_path):
    photos = as_("minji").photos
    photos.reword(misread.photo_id, Wording(caption="회견하는 대통령", credit_line="연합뉴스" * 4))
    exported = photos.export(misread.photo_id, tmp_path / "out" / "elysee.jpg")
    with Darkroom() as darkroom:
        facts = darkroom.examine(exported.file)
    assert (facts.caption, facts.credit_line) == ("회견하는 대통령", "연합뉴스" * 4)
    assert exported.cut_short == ("credit_line",)
    assert not facts.has_location


def test_place_that_cannot_be_written_is_said_in_words(as_, misread, tmp_path):
    with pytest.raises(UnreadableFile, match="cannot be written: it is a folder"):
        as_("minji").photos.export(misread.photo_id, tmp_path)
