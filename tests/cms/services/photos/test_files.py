"""The files behind the library: read again in another encoding, exported with the newsroom's words."""

import exiv2
import pytest

from cms.domain.article import PhotoUse
from cms.domain.errors import RuleBroken, UnreadableFile
from cms.domain.photos.rights import UsageRights
from cms.domain.workflow import Stage
from cms.media.darkroom import Darkroom
from cms.services.photos.library import Wording
from tests.cms.staffed_newsroom import BODY, text

CAPTION, BYLINE, CREDIT = "Élysée : l'arrivée du président", "José Müller", "AFP"

CAMERA = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
NO_MINING = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"
MAY_BE_DONE = {
    "Xmp.photoshop.Source": "AP",
    "Xmp.xmpRights.UsageTerms": "lang=x-default News use only",
    "Xmp.iptcExt.DigitalSourceType": CAMERA,
    "Xmp.plus.DataMining": NO_MINING,
}


@pytest.fixture
def misread(as_, picture):
    """A photo of a French picture desk, whose texts somebody has mistaken for Korean ones."""
    path = picture("elysee.jpg", "teal", (640, 400))
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    for name, words in {"Caption": CAPTION, "Byline": BYLINE, "Credit": CREDIT}.items():
        value = exiv2.DataValue(words.encode("mac_roman"))
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


def test_readers_pictures_say_what_may_be_done_with_them(as_, file_article, picture):
    path = picture("ferry.jpg", "teal", (640, 400))
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    for key, said in MAY_BE_DONE.items():
        image.xmpData()[key] = said
    image.writeMetadata()
    photos = as_("minji").photos
    photo = photos.add(path)
    photos.reword(photo.photo_id, Wording("The quay.", "AP"), usage_rights=UsageRights.AGENCY)
    use = PhotoUse(photo.photo_id, "The quay.", "AP", "A quay.")
    file_article("ferry", Stage.APPROVED, words=text("Ferry leaves", BODY, use))
    as_("daniel").publishing.publish("ferry")
    copies = list(as_("daniel").connection.store.published.glob("*.jpg"))
    assert copies
    with Darkroom() as darkroom:
        for copy in copies:
            facts = darkroom.examine(copy)
            said = (facts.source, facts.usage_terms, facts.digital_source_type, facts.data_mining)
            assert said == ("AP", "News use only", CAMERA, NO_MINING)


def test_picture_that_cannot_be_labelled_goes_out_as_it_is_with_a_sidecar(as_, picture, tmp_path):
    path = picture("quay.avif", "teal", (640, 400))
    photo = as_("minji").photos.add(path)
    as_("minji").photos.reword(photo.photo_id, Wording(caption="항구", credit_line="연합뉴스" * 4))
    exported = as_("minji").photos.export(photo.photo_id, tmp_path / "out" / "quay.avif")
    assert exported.file.read_bytes() == path.read_bytes()
    assert exported.sidecar == tmp_path / "out" / "quay.xmp"
    assert "연합뉴스" * 4 in exported.sidecar.read_text(encoding="utf-8")
    assert exported.cut_short == ()
