"""What readers get: upright pictures of the right size and colour, with the credit and no secrets."""

import hashlib
import io
from itertools import product

import exiv2
import pytest
from PIL import Image, ImageChops, ImageOps

from cms.domain.photos.crop import Crop
from cms.media.rendition import RenditionCredit, RenditionFormat
from cms.media.resizing import resized
from tests.cms.media.judge import exiftool, needs_exiftool

CREDIT = RenditionCredit(
    caption="▲ 미국 국방부 부대변인이 브리핑에서 질문에 답하고 있다.",
    creator="홍길동; Kim Min-su",
    credit_line="AP=Associated Press",
    copyright="ⓒ AP",
    source="AP",
    usage_terms="News use only",
    alt_text="A man at a desk",
)
SECRETS = {
    "Exif.GPSInfo.GPSLatitude": "37/1 33/1 57/1",
    "Exif.Photo.BodySerialNumber": "SN-4711-SECRET",
    "Exif.Photo.CameraOwnerName": "OWNER-SECRET",
    "Exif.Image.Make": "MAKE-SECRET",
    "Exif.Photo.MakerNote": "77 65 75 69 82 45 83 69 67 82 69 84",
    "Exif.Photo.UserComment": "charset=Ascii USER-SECRET",
}
XMP_SECRETS = {"Xmp.exif.GPSLatitude": "37,33.95N-SECRET", "Xmp.aux.SerialNumber": "XMP-SECRET"}


@pytest.fixture
def secretive_photo(make_picture, tag):
    path = make_picture("secret.jpg", comment=b"COMMENT-SECRET", size=(1000, 600))
    tag(path, exif=SECRETS, xmp=XMP_SECRETS)
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    image.iptcData()["Iptc.Application2.SubLocation"] = "PLACE-SECRET"
    thumbnail = io.BytesIO()
    Image.new("RGB", (16, 12), "white").save(thumbnail, "JPEG", comment=b"THUMBNAIL-SECRET")
    exiv2.ExifThumb(image.exifData()).setJpegThumbnail(thumbnail.getvalue())
    image.writeMetadata()
    path.write_bytes(path.read_bytes() + b"TRAILER-SECRET")
    return path


def test_reader_gets_a_copy_for_each_width_and_none_is_enlarged(darkroom, make_picture, tmp_path):
    renditions = darkroom.render(make_picture(size=(900, 600)), tmp_path / "copies", credit=CREDIT)
    assert [(copy.width, copy.height) for copy in renditions] == [(320, 213), (640, 427), (900, 600)]
    assert [copy.path.name for copy in renditions] == ["320.jpg", "640.jpg", "900.jpg"]


# A camera's 24 megapixels, a telephone's 12, and what is seen by scrolling past it.
@pytest.mark.parametrize(
    ("size", "orientation", "widest"),
    [((6000, 4000), 6, (1500, 2250)), ((4000, 3000), 6, (1500, 2000)), ((2000, 9000), 1, (1280, 5760))],
)
def test_tall_picture_gets_no_copy_larger_than_a_screen_can_show(
    darkroom, make_picture, tag, tmp_path, size, orientation, widest
):
    path = make_picture(size=size)
    tag(path, exif={"Exif.Image.Orientation": orientation})
    renditions = darkroom.render(path, tmp_path / "copies", credit=CREDIT)
    assert [copy.width for copy in renditions] == [320, 640, 1024, widest[0]]
    assert (renditions[-1].width, renditions[-1].height) == widest


@pytest.mark.parametrize(("size", "widest"), [((6000, 4000), (2048, 1365)), ((2100, 1400), (2048, 1365))])
def test_copy_has_exactly_the_width_asked_for_where_half_the_picture_is_far_from_it(
    darkroom, make_picture, tmp_path, size, widest
):
    copy = darkroom.render(make_picture(size=size), tmp_path / "copies", credit=CREDIT)[-1]
    assert (copy.width, copy.height) == widest


def test_rendition_is_described_as_it_lies_on_the_disk(darkroom, make_picture, tmp_path):
    copy = darkroom.render(make_picture(), tmp_path, credit=CREDIT, widths=[320])[0]
    content = copy.path.read_bytes()
    assert (len(content), hashlib.sha256(content).hexdigest()) == (copy.size_bytes, copy.sha256)
    with Image.open(copy.path) as picture:
        assert (picture.format, picture.size) == ("JPEG", (copy.width, copy.height))


# Where the red half of the stored picture is seen, for each way the camera was held.
@pytest.mark.parametrize(
    ("orientation", "red_side"),
    [
        (1, "left"),
        (2, "right"),
        (3, "right"),
        (4, "left"),
        (5, "top"),
        (6, "top"),
        (7, "bottom"),
        (8, "bottom"),
    ],
)
@pytest.mark.parametrize("name", ["held.jpg", "held.tiff"])
def test_picture_is_upright_however_the_camera_was_held(
    darkroom, make_picture, tag, tmp_path, orientation, red_side, name
):
    path = make_picture(name)
    tag(path, exif={"Exif.Image.Orientation": orientation})
    copy = darkroom.render(path, tmp_path / "copies", credit=CREDIT, widths=[200])[0]
    with Image.open(copy.path) as picture:
        middle, end = picture.width // 2, picture.width - 20
        places = {
            "left": (20, picture.height // 2),
            "right": (end, picture.height // 2),
            "top": (middle, 20),
            "bottom": (middle, picture.height - 20),
        }
        red, _, blue = picture.getpixel(places[red_side])
    assert red > 200 > 60 > blue
    assert (copy.width > copy.height) == (orientation < 5)


def test_upright_copy_no_longer_says_how_the_camera_was_held(darkroom, make_picture, tag, tmp_path):
    path = make_picture()
    tag(path, exif={"Exif.Image.Orientation": 6})
    copy = darkroom.render(path, tmp_path / "copies", credit=CREDIT, widths=[200])[0]
    assert darkroom.examine(copy.path).orientation == 1


def test_credit_is_in_the_copy_where_every_program_looks(darkroom, make_picture, tmp_path):
    copy = darkroom.render(make_picture(), tmp_path / "copies", credit=CREDIT, widths=[320])[0]
    facts = darkroom.examine(copy.path)
    assert (facts.caption, facts.creator, facts.credit_line) == (
        CREDIT.caption,
        CREDIT.creator,
        CREDIT.credit_line,
    )
    assert (facts.copyright, facts.source, facts.usage_terms) == (
        CREDIT.copyright,
        CREDIT.source,
        CREDIT.usage_terms,
    )
    image = exiv2.ImageFactory.open(copy.path.read_bytes())
    image.readMetadata()
    assert image.iptcData()["Iptc.Application2.Credit"].toString() == CREDIT.credit_line
    assert image.iptcData()["Iptc.Envelope.CharacterSet"].toString() == "\x1b%G"
    assert image.xmpData()["Xmp.photoshop.Credit"].toString() == CREDIT.credit_line
    assert image.exifData()["Exif.Image.ImageDescription"].toString() == CREDIT.caption


def test_long_korean_credit_is_cut_for_iim_between_two_characters(darkroom, make_picture, tmp_path):
    credit = RenditionCredit(credit_line="연합뉴스" * 10)
    copy = darkroom.render(make_picture(), tmp_path / "copies", credit=credit, widths=[320])[0]
    image = exiv2.ImageFactory.open(copy.path.read_bytes())
    image.readMetadata()
    assert image.iptcData()["Iptc.Application2.Credit"].toString() == "연합뉴스연합뉴스연합"
    assert darkroom.examine(copy.path).credit_line == credit.credit_line


def test_caption_of_any_length_and_signs_does_not_break_the_copy(darkroom, make_picture, tmp_path):
    credit = RenditionCredit(caption="A \x00\x07 <b>&\ud800 " + "긴 설명 " * 20_000)
    copy = darkroom.render(make_picture(), tmp_path / "copies", credit=credit, widths=[320])[0]
    assert darkroom.examine(copy.path).caption.startswith("A  <b>& 긴 설명")


def test_no_secret_of_the_photographer_leaves_with_the_copy(darkroom, secretive_photo, tmp_path):
    for copy in darkroom.render(secretive_photo, tmp_path / "copies", credit=CREDIT):
        content = copy.path.read_bytes()
        assert b"SECRET" not in content
        assert b"GPS" not in content
        image = exiv2.ImageFactory.open(content)
        image.readMetadata()
        assert {datum.key() for datum in image.exifData()} == {
            "Exif.Image.ImageDescription",
            "Exif.Image.Artist",
            "Exif.Image.Copyright",
            "Exif.Image.ExifTag",
            "Exif.Photo.ColorSpace",
        }
        assert not image.comment()


@needs_exiftool
def test_independent_judge_finds_only_the_credit_in_the_copy(darkroom, secretive_photo, tmp_path):
    copy = darkroom.render(secretive_photo, tmp_path / "copies", credit=CREDIT, widths=[320])[0]
    tags = exiftool([copy.path], "-ee")[0]
    groups = {key.split(":")[0] for key in tags if ":" in key}
    written = {"IFD0", "ExifIFD", "IPTC", "Photoshop", "XMP-x", "XMP-dc", "XMP-photoshop", "XMP-xmpRights"}
    assert groups - {"ExifTool", "System", "File", "JFIF", "Composite"} == written | {"XMP-iptcCore"}
    assert (tags["IPTC:Caption-Abstract"], tags["IPTC:By-line"]) == (CREDIT.caption, ["홍길동", "Kim Min-su"])
    assert tags["Photoshop:IPTCDigest"] == tags["File:CurrentIPTCDigest"]


def test_comment_of_a_gif_stays_at_home(darkroom, make_picture, tmp_path):
    path = make_picture("a.gif", comment=b"COMMENT-SECRET")
    copy = darkroom.render(path, tmp_path / "copies", credit=CREDIT, widths=[320])[0]
    assert b"SECRET" not in copy.path.read_bytes()


def test_picture_in_a_foreign_colour_space_is_shown_in_srgb(
    darkroom, make_picture, tmp_path, red_called_blue
):
    path = make_picture("foreign.jpg", icc_profile=red_called_blue)
    copy = darkroom.render(path, tmp_path / "copies", credit=CREDIT, widths=[320])[0]
    with Image.open(copy.path) as picture:
        red, _, blue = picture.getpixel((20, 20))
    assert blue > 200 > 60 > red


def test_broken_colour_profile_is_no_reason_to_refuse_a_picture(darkroom, make_picture, tmp_path):
    path = make_picture("broken-profile.jpg", icc_profile=b"no profile at all" * 20)
    copy = darkroom.render(path, tmp_path / "copies", credit=CREDIT, widths=[320])[0]
    with Image.open(copy.path) as picture:
        assert (picture.mode, "icc_profile" in picture.info) == ("RGB", False)


@pytest.mark.parametrize(
    ("name", "mode"), [("a.jpg", "CMYK"), ("a.jpg", "L"), ("a.png", "P"), ("a.png", "1"), ("a.png", "LA")]
)
def test_picture_of_any_colour_model_becomes_one_a_browser_shows(
    darkroom, make_picture, tmp_path, name, mode
):
    copy = darkroom.render(make_picture(name, mode=mode), tmp_path / "copies", credit=CREDIT, widths=[320])[0]
    with Image.open(copy.path) as picture:
        assert picture.mode == "RGB"


@pytest.mark.parametrize("width", [1, 299, 777, 1000])
def test_copy_made_in_bands_shows_no_seam(width):
    picture = Image.effect_noise((1000, 1531), 90)
    size = (width, max(1, round(1531 * width / 1000)))
    at_once = picture.resize(size, Image.Resampling.HAMMING)
    furthest = ImageChops.difference(at_once, resized(picture, size)).getextrema()[1]
    assert furthest <= 1


def test_what_is_transparent_is_shown_on_white_paper(darkroom, tmp_path):
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    copy = darkroom.render(tmp_path / "clear.png", tmp_path / "copies", credit=CREDIT, widths=[320])[0]
    with Image.open(copy.path) as picture:
        assert picture.getpixel((10, 10)) == (255, 255, 255)


def test_sixteen_bit_grey_is_not_burnt_out(darkroom, tmp_path):
    Image.new("I;16", (400, 300), 0x8000).save(tmp_path / "grey.png")
    copy = darkroom.render(tmp_path / "grey.png", tmp_path / "copies", credit=CREDIT, widths=[320])[0]
    with Image.open(copy.path) as picture:
        assert abs(picture.getpixel((10, 10))[0] - 0x80) < 3


# The larger one is decoded in two passes.
@pytest.mark.parametrize(("width", "height"), [(600, 400), (4200, 2800)])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_part_of_a_picture_is_the_part_that_is_seen(
    darkroom, make_picture, tag, tmp_path, orientation, width, height
):
    path = make_picture("held.jpg", size=(width, height))
    with Image.open(path) as picture:
        picture.paste("green", (0, 0, width // 2, height // 2))
        picture.paste("yellow", (width // 2, 0, width, height // 2))
        picture.save(path)
    tag(path, exif={"Exif.Image.Orientation": orientation})
    with Image.open(path) as picture:
        seen = ImageOps.exif_transpose(picture)
    for left, top in product((0.0, 0.5), repeat=2):
        part = Crop(left, top, 0.5, 0.5)
        copy = darkroom.render(path, tmp_path / f"{left}{top}", credit=CREDIT, part=part)[-1]
        middle = seen.getpixel((int((left + 0.25) * seen.width), int((top + 0.25) * seen.height)))
        with Image.open(copy.path) as cropped:
            for at in ((5, 5), (cropped.width - 6, cropped.height - 6)):
                assert all(abs(a - b) < 12 for a, b in zip(cropped.getpixel(at), middle, strict=True))


def test_copy_can_be_asked_for_as_webp_with_its_credit(darkroom, make_picture, tmp_path):
    copy = darkroom.render(
        make_picture(), tmp_path / "copies", credit=CREDIT, widths=[320], file_format=RenditionFormat.WEBP
    )[0]
    facts = darkroom.examine(copy.path)
    assert (copy.path.name, facts.format, facts.credit_line) == ("320.webp", "WEBP", CREDIT.credit_line)


def test_copy_labelled_for_an_article_says_that_articles_words_and_no_others(
    darkroom, make_picture, tmp_path
):
    copy = darkroom.render(make_picture(), tmp_path / "copies", credit=CREDIT, widths=[320])[0]
    published = tmp_path / "published" / "talks.jpg"
    darkroom.label(
        [(copy.path, published)], credit=RenditionCredit(caption="▲ Talks", credit_line="AP=연합뉴스")
    )
    facts = darkroom.examine(published)
    assert (facts.caption, facts.credit_line) == ("▲ Talks", "AP=연합뉴스")
    assert (facts.creator, facts.usage_terms, facts.alt_text) == ("", "", "")


def test_labelling_a_copy_leaves_its_pixels_as_they_are(darkroom, make_picture, tmp_path):
    copy = darkroom.render(make_picture(), tmp_path / "copies", credit=CREDIT, widths=[320])[0]
    darkroom.label([(copy.path, tmp_path / "labelled.jpg")], credit=RenditionCredit(caption="▲ Talks"))
    pixels = [path.read_bytes().partition(b"\xff\xda")[2] for path in (copy.path, tmp_path / "labelled.jpg")]
    assert pixels[0] == pixels[1]
