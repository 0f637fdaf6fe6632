"""A part of a large JPEG: the same part, in the same colours, as if the whole had been decoded at once."""

import pytest
from PIL import Image, ImageChops, ImageStat

from cms.domain.errors import CutOffPicture
from cms.domain.photos.crop import Crop
from cms.media import two_passes
from cms.media.opening import opened_picture
from cms.media.rendition import RenditionCredit
from cms.media.resizing import resized

CREDIT = RenditionCredit(credit_line="AP=Associated Press")
LARGE = (4200, 2800)
PART = Crop(0.1, 0.2, 0.4, 0.5)


@pytest.fixture
def large_photo(tmp_path):
    """Colours that change slowly, brightness that changes at each pixel: as in a photograph."""
    colours = [
        Image.effect_noise((21, 14), spread).resize(LARGE, Image.Resampling.BICUBIC)
        for spread in (90, 60, 80)
    ]
    grain = Image.effect_noise(LARGE, 30)
    path = tmp_path / "large.jpg"
    Image.merge("RGB", [Image.blend(colour, grain, 0.3) for colour in colours]).save(path, quality=95)
    return path


def test_part_looks_as_if_the_whole_had_been_decoded_at_once(large_photo):
    box, size = PART.pixels_of(*LARGE), (1200, 1000)
    with Image.open(large_photo) as whole:
        at_once = resized(whole, size, box)
    with opened_picture(large_photo, "large.jpg") as picture:
        copy = two_passes.copy_in_two_passes(
            picture, lambda: opened_picture(large_photo, "large.jpg"), size, box, turn=None
        )
    difference = ImageChops.difference(at_once, copy)
    assert max(ImageStat.Stat(difference).mean) < 1
    assert max(high for _, high in difference.getextrema()) < 12


def test_jpeg_that_holds_red_green_and_blue_is_decoded_at_once(darkroom, tmp_path):
    path = tmp_path / "rgb.jpg"
    Image.new("RGB", LARGE, (200, 30, 90)).save(path, quality=95, keep_rgb=True)
    with opened_picture(path, "rgb.jpg") as picture:
        assert not two_passes.wants_two_passes(picture)
    copy = darkroom.render(path, tmp_path / "copies", credit=CREDIT, part=PART)[-1]
    with Image.open(copy.path) as picture:
        assert all(abs(a - b) < 4 for a, b in zip(picture.getpixel((50, 50)), (200, 30, 90), strict=True))


@pytest.mark.parametrize(
    ("save", "wants"), [({"subsampling": 0}, True), ({"progressive": True}, True), ({"mode": "L"}, False)]
)
def test_usual_coloured_jpeg_is_decoded_in_two_passes(tmp_path, save, wants):
    path = tmp_path / "usual.jpg"
    mode = save.pop("mode", "RGB")
    Image.new(mode, LARGE).save(path, **save)
    with opened_picture(path, "usual.jpg") as picture:
        assert two_passes.wants_two_passes(picture) is wants


def test_colour_profile_counts_in_two_passes_too(darkroom, tmp_path, red_called_blue):
    path = tmp_path / "foreign.jpg"
    Image.new("RGB", LARGE, (220, 20, 20)).save(path, icc_profile=red_called_blue)
    copy = darkroom.render(path, tmp_path / "copies", credit=CREDIT, part=PART)[-1]
    with Image.open(copy.path) as picture:
        red, _, blue = picture.getpixel((20, 20))
    assert blue > 200 > 60 > red


def test_large_picture_cut_off_is_asked_about_and_can_be_accepted(darkroom, large_photo, tmp_path):
    content = large_photo.read_bytes()
    large_photo.write_bytes(content[: len(content) // 3])
    bottom = Crop(0.1, 0.5, 0.4, 0.5)
    with pytest.raises(CutOffPicture):
        darkroom.render(large_photo, tmp_path / "copies", credit=CREDIT, part=bottom)
    made = darkroom.render(large_photo, tmp_path / "copies", credit=CREDIT, part=bottom, accepts_cut_off=True)
    assert made[-1].width == round(LARGE[0] * bottom.width)


@pytest.mark.parametrize(("size", "whole"), [((6001, 4003), (6001, 4003)), ((11_001, 7_003), (5501, 3502))])
def test_odd_measures_leave_no_seam_at_the_edges(tmp_path, size, whole):
    path = tmp_path / "odd.jpg"
    Image.new("RGB", size, (30, 160, 220)).save(path)
    with opened_picture(path, "odd.jpg") as picture:
        picture.draft(None, (5400, 3400))
        assert picture.size == whole
        copy = two_passes.copy_in_two_passes(
            picture, lambda: opened_picture(path, "odd.jpg"), (1999, 1333), (1.5, 2.25, *whole), turn=None
        )
    assert all(high - low <= 2 for low, high in copy.getextrema())
