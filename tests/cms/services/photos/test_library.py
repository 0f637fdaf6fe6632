"""Photographs: what their files say, what people write of them, and what each use of them prints."""

import io
from dataclasses import replace

import exiv2
import pytest
from PIL import Image

from cms.domain.checks import Blocked
from cms.domain.errors import NotFound, RuleBroken, UnreadableFile
from cms.domain.photos.rights import UsageRights
from cms.services.photos.library import Wording
from tests.cms.staffed_newsroom import BODY, text


@pytest.fixture
def ferry(as_):
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text())
    return "ferry"


@pytest.fixture
def wire_photo(picture):
    """A JPEG with what an agency writes into it."""
    path = picture("wire.jpg", "teal", (1600, 1000))
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    xmp = image.xmpData()
    xmp["Xmp.dc.description"] = "lang=x-default The quay in Incheon."
    xmp["Xmp.dc.creator"] = "Ahn Young-joon"
    xmp["Xmp.photoshop.Credit"] = "AP"
    image.writeMetadata()
    return path


def width_of(path):
    with Image.open(path) as picture:
        return picture.width


def test_a_photos_own_words_fill_the_library(as_, wire_photo):
    photo = as_("minji").photos.add(wire_photo)
    assert (photo.caption, photo.creator, photo.credit_line) == (
        "The quay in Incheon.",
        "Ahn Young-joon",
        "AP",
    )
    assert (photo.width, photo.height, photo.format, photo.file_name) == (1600, 1000, "JPEG", "wire.jpg")
    assert photo.usage_rights is None
    assert photo.added_by_name == "Minji Kim"


def test_the_same_picture_twice_is_one_photo_that_keeps_its_wording(as_, wire_photo, tmp_path):
    photo = as_("minji").photos.add(wire_photo)
    as_("minji").photos.reword(photo.photo_id, Wording(caption="Our own words."))
    renamed = wire_photo.rename(tmp_path / "other-name.jpg")
    again = as_("jun").photos.add(renamed)
    assert (again.photo_id, again.caption, again.file_name) == (photo.photo_id, "Our own words.", "wire.jpg")
    assert len(as_("jun").photos.library()) == 1


def test_a_pasted_picture_is_a_photo_like_any_other(as_):
    pasted = io.BytesIO()
    Image.new("RGB", (64, 48), "gold").save(pasted, "PNG")
    photo = as_("minji").photos.add_pasted(pasted.getvalue(), "pasted.png")
    assert (photo.format, photo.width, photo.file_name) == ("PNG", 64, "pasted.png")
    assert width_of(as_("minji").photos.picture(photo.sha256, 64)) == 64


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"\xff\xd8\xff\xe0 not much of a JPEG" * 9])
def test_what_is_no_picture_is_refused_by_name_and_leaves_nothing_behind(newsroom, as_, tmp_path, content):
    path = tmp_path / "fake.jpg"
    path.write_bytes(content)
    as_("minji")
    before = newsroom.state_of_file()
    with pytest.raises(UnreadableFile, match=r"fake\.jpg") as refusal:
        as_("minji").photos.add(path)
    assert "\n" not in str(refusal.value)
    assert newsroom.state_of_file() == before
    originals = newsroom.path.with_name("newsroom.sqlite.photos") / "originals"
    assert not [kept for kept in originals.rglob("*") if kept.is_file()]


def test_a_picture_that_is_no_longer_there_or_is_a_folder_is_named(as_, tmp_path):
    with pytest.raises(UnreadableFile, match=r"“gone\.jpg” is no longer there"):
        as_("minji").photos.add(tmp_path / "gone.jpg")
    with pytest.raises(UnreadableFile, match="is a folder"):
        as_("minji").photos.add(tmp_path)


def test_an_attached_photo_takes_the_librarys_words_unless_others_are_given(as_, ferry, wire_photo):
    photo = as_("minji").photos.add(wire_photo)
    as_("minji").photos.attach(ferry, photo.photo_id, Wording(caption="The quay, as the ferry left."))
    (use,) = as_("jun").reading.open(ferry).text.photos
    assert (use.caption, use.credit_line) == ("The quay, as the ferry left.", "AP")
    assert as_("jun").photos.show(photo.photo_id).used_in == (ferry,)


def test_an_article_uses_a_photo_once(as_, ferry, wire_photo):
    photo = as_("minji").photos.add(wire_photo)
    as_("minji").photos.attach(ferry, photo.photo_id, Wording())
    with pytest.raises(RuleBroken, match="uses this photo already"):
        as_("minji").photos.attach(ferry, photo.photo_id, Wording())


def test_rewording_one_use_leaves_library_and_other_articles_alone(as_, ferry, wire_photo):
    photos = as_("minji").photos
    photo = photos.add(wire_photo)
    photos.attach(ferry, photo.photo_id, Wording())
    taken = photos.reword_use(ferry, photo.photo_id, Wording(credit_line="AP=Associated Press"))
    assert taken.version == 3
    assert photos.show(photo.photo_id).credit_line == "AP"
    photos.reword(photo.photo_id, Wording(caption="New in the library."))
    (use,) = as_("jun").reading.open(ferry).text.photos
    assert (use.caption, use.credit_line) == ("The quay in Incheon.", "AP=Associated Press")


def test_rewording_a_photo_an_article_does_not_use_is_refused(as_, ferry, wire_photo):
    photo = as_("minji").photos.add(wire_photo)
    with pytest.raises(NotFound, match="does not use the photo"):
        as_("minji").photos.reword_use(ferry, photo.photo_id, Wording("A caption"))


def test_a_photo_may_be_named_by_the_first_digits_of_its_id(as_, wire_photo):
    photo = as_("minji").photos.add(wire_photo)
    assert as_("minji").photos.show(photo.photo_id[:8]) == photo
    with pytest.raises(NotFound, match="no photo"):
        as_("minji").photos.show(photo.photo_id[:7])


@pytest.mark.parametrize(
    ("rights", "changes", "rule"),
    [
        (UsageRights.AGENCY, {"caption": ""}, "photo_caption_missing"),
        (UsageRights.AGENCY, {"credit_line": ""}, "photo_credit_missing"),
        (None, {}, "photo_rights_missing"),
    ],
)
def test_a_photo_without_its_whole_provenance_stops_submission(as_, picture, rights, changes, rule):
    photo = as_("minji").photos.add(picture())
    as_("minji").photos.reword(
        photo.photo_id, Wording("The quay.", "AP=Associated Press"), usage_rights=rights
    )
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text())
    as_("minji").photos.attach("ferry", photo.photo_id, Wording(**changes))
    with pytest.raises(Blocked) as refusal:
        as_("minji").review.submit("ferry")
    assert [problem.rule for problem in refusal.value.problems] == [rule]
    assert [problem.rule for problem in as_("minji").reading.open("ferry").blockers] == [rule]


def test_a_handout_credited_to_one_of_our_own_is_stopped(as_, library_photo):
    photo = library_photo(credit_line="Minji Kim")
    as_("minji").photos.reword(photo.photo_id, Wording(), usage_rights=UsageRights.HANDOUT)
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text("Ferry", BODY, photo))
    with pytest.raises(Blocked, match="Photo 1"):
        as_("minji").review.submit("ferry")


def test_a_missing_alternative_text_is_a_warning_only(as_, library_photo):
    photo = replace(library_photo(), alt_text="")
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text("Ferry", BODY, photo))
    opened = as_("minji").reading.open("ferry")
    assert "photo_alt_text_missing" in [problem.rule for problem in opened.warnings]
    assert as_("minji").review.submit("ferry").stage == "submitted"


def test_the_window_gets_a_copy_at_least_as_wide_as_it_asks_for(as_, wire_photo):
    photos = as_("minji").photos
    photo = photos.add(wire_photo)
    assert width_of(photos.picture(photo.sha256, 600)) >= 600
    assert width_of(photos.picture(photo.sha256, 9000)) == 1600


def test_byline_and_credit_are_tidied_at_import_and_what_the_file_said_is_kept(as_, wire_photo):
    image = exiv2.ImageFactory.open(str(wire_photo))
    image.readMetadata()
    image.xmpData()["Xmp.photoshop.Credit"] = "AHN YOUNG-JOON / ap"
    image.writeMetadata()
    photo = as_("minji").photos.add(wire_photo)
    assert (photo.creator, photo.credit_line, photo.embedded_credit) == (
        "Ahn Young-joon",
        "Ahn Young-joon/AP",
        "AHN YOUNG-JOON / ap",
    )
