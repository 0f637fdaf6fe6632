"""A crop belongs to one article's use of a photograph: kept with the text, covered by its approval, merged like words."""

from dataclasses import replace

import pytest
from PIL import Image

from cms.db.queries.editions import editions_out
from cms.db.transaction import reading
from cms.domain.article import PhotoUse
from cms.domain.edition import from_json
from cms.domain.photos.crop import Crop, Shape
from cms.domain.photos.rights import UsageRights
from cms.services.photos.library import Wording
from tests.cms.staffed_newsroom import text

SQUARE = Crop(0.25, 0.0, 0.5, 0.8, Shape.SQUARE, (0.4, 0.33333))


@pytest.fixture
def photo(as_, picture):
    return as_("minji").photos.add(picture("quay.jpg", "teal", (640, 400)))


@pytest.fixture
def ferry(as_, photo):
    use = PhotoUse(photo.photo_id, "The quay.", "AP=Associated Press", "A quay.")
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=text("Ferry", "Dawn.", use))
    return "ferry"


def cropped(newsroom, slug, crop):
    words = newsroom.reading.open(slug).text
    (use,) = words.photos
    return replace(words, photos=(replace(use, crop=crop),))


def test_a_crop_is_kept_with_the_article_and_not_with_the_photo(as_, ferry, photo):
    as_("minji").drafting.save(ferry, cropped(as_("minji"), ferry, SQUARE), base=1)
    opened = as_("daniel").reading.open(ferry)
    assert opened.text.photos[0].crop == SQUARE
    other = as_("minji").photos.attach(
        as_("minji").drafting.new_article("other", desk="world", language="en", text=text()).slug,
        photo.photo_id,
        Wording(),
    )
    assert as_("daniel").reading.open(other.slug).text.photos[0].crop is None


def test_saving_the_same_crop_again_makes_no_version(as_, ferry):
    saved = as_("minji").drafting.save(ferry, cropped(as_("minji"), ferry, SQUARE), base=1)
    again = as_("minji").drafting.save(ferry, cropped(as_("minji"), ferry, SQUARE), base=saved.version)
    assert again.version == saved.version == 2


def test_a_changed_crop_revokes_the_approval(as_, ferry):
    as_("yuri").photos.reword(
        as_("yuri").reading.open(ferry).text.photos[0].photo_id, Wording(), usage_rights=UsageRights.AGENCY
    )
    as_("minji").review.submit(ferry)
    as_("daniel").review.approve(ferry)
    words = cropped(as_("sora"), ferry, SQUARE)
    assert as_("sora").drafting.save(ferry, words, base=1).revoked_approval


def test_an_unfinished_text_keeps_its_crop(as_, ferry):
    newsroom = as_("minji")
    article_id = newsroom.reading.open(ferry).row.article_id
    newsroom.drafting.keep_working_copy(article_id, cropped(newsroom, ferry, SQUARE), base=1)
    assert newsroom.reading.open(ferry).working_copy.photos[0].crop == SQUARE


def test_readers_get_the_part_that_was_cropped_with_the_credit_inside(as_, picture, tmp_path):
    halves = tmp_path / "halves.png"
    whole = Image.new("RGB", (1000, 500), "red")
    whole.paste("blue", (500, 0, 1000, 500))
    whole.save(halves)
    desk = as_("minji")
    photo = desk.photos.add(halves)
    desk.photos.set_rights(photo.photo_id, UsageRights.STAFF)
    use = PhotoUse(
        photo.photo_id, "The quay.", "Minji Kim", "A quay.", Crop(0.5, 0.0, 0.5, 1.0, Shape.SQUARE)
    )
    desk.drafting.new_article("ferry", desk="world", language="en", text=text("Ferry", "Dawn.", use))
    desk.review.submit("ferry")
    as_("daniel").review.approve("ferry")
    as_("daniel").publishing.publish("ferry")
    with reading(as_("daniel").connection.engine) as session:
        (shown,) = from_json(editions_out(session)[0][0]).photos
    assert (shown.width, shown.height) == (500, 500)
    assert [(size.width, size.height) for size in shown.renditions] == [(320, 320), (500, 500)]
    copy = as_("daniel").connection.store.published / shown.renditions[1].file_name
    with Image.open(copy) as seen:
        assert seen.size == (500, 500)
        assert seen.getpixel((10, 250))[2] > 200
        assert seen.getpixel((490, 250))[0] < 60
