"""An original that goes to somebody else: the newsroom's words in it, its pixels untouched, its secrets at home."""

import io

import exiv2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from cms.domain.errors import UnreadableFile
from cms.media.bare_pictures import bare, pixels_of_jpeg, whole_again
from cms.media.bare_tiff import CannotBeWritten, pixels_of_tiff
from cms.media.credit_writing import with_texts
from tests.cms.media.judge import exiftool, needs_exiftool

TEXTS = {
    "caption": "미국 국방부 부대변인이 브리핑에서 질문에 답하고 있다.",
    "creator": "홍길동; Kim Min-su",
    "credit_line": "AP=연합뉴스",
    "copyright": "ⓒ AP",
    "source": "AP",
    "usage_terms": "News use only",
    "copyright_owner": "AP\n연합뉴스",
    "licensor": "The Associated Press\n연합뉴스",
    "licensor_url": "https://ap.example/licences\nhttps://yna.example/",
    "digital_source_type": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    "data_mining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
    "image_creator": "홍길동",
    "event_id": "urn:event:1; urn:event:2",
    "genre": "Feature",
    "genre_term": "보도",
    "contributor": "김민수\n이영희; 박철수",
    "rating": "4",
    "created_name": "인천공항",
    "created_city": "인천",
    "created_country": "대한민국",
    "shown_city": "서울\n부산",
    "shown_country": "Korea\nKorea",
    "rights_expression": "<o:Offer>\n  a; b\n</o:Offer>",
    "linked_rights": "https://ap.example/rights",
    "max_width": "6000",
    "max_height": "4000",
    "model_release_id": "MR-1; MR-2",
    "property_release_id": "PR-1",
}
LISTS = {"keywords": ["국방부", "briefing"], "people": ["홍길동"]}
SECRETS = {
    "Exif.GPSInfo.GPSLatitude": "37/1 33/1 57/1",
    "Exif.Photo.BodySerialNumber": "SN-4711-SECRET",
    "Exif.Photo.MakerNote": "77 65 75 69 82 45 83 69 67 82 69 84",
    "Exif.Photo.DateTimeOriginal": "2026:05:14 09:30:00",
    "Exif.Image.Orientation": 6,
}


@pytest.fixture
def exported(darkroom, make_picture, tag, tmp_path):
    """Export a photo full of secrets and return the original and the copy."""

    def export(name, **saving):
        original, copy = make_picture(name, **saving), tmp_path / "out" / name
        tag(original, exif=SECRETS, xmp={"Xmp.aux.SerialNumber": "XMP-SECRET"})
        original.write_bytes(original.read_bytes() + (b"TRAILER-SECRET" if name.endswith("jpg") else b""))
        darkroom.export(original, copy, texts=TEXTS, lists=LISTS)
        return original, copy

    return export


@pytest.mark.parametrize("saving", [{}, {"progressive": True}, {"restart_marker_rows": 1}])
def test_no_byte_of_a_jpegs_picture_is_changed(exported, saving):
    original, copy = exported("wire.jpg", comment=b"COMMENT-SECRET", **saving)
    # The proof is our neighbour's, too: what follows the tables is the same to the last byte.
    scan = pixels_of_jpeg(original.read_bytes())
    assert len(scan) > 1000
    assert copy.read_bytes().endswith(scan)
    assert original.read_bytes().count(scan) == 1


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_exported_picture_looks_the_same_and_says_what_the_newsroom_says(darkroom, exported, name):
    original, copy = exported(name)
    with Image.open(original) as before, Image.open(copy) as after:
        assert before.tobytes() == after.tobytes()
    facts = darkroom.examine(copy)
    assert {fact: getattr(facts, fact) for fact in TEXTS} == TEXTS
    assert {fact: list(getattr(facts, fact)) for fact in LISTS} == LISTS
    assert facts.orientation == 6
    assert facts.taken_at is not None


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_no_secret_goes_out_with_an_exported_original(exported, name):
    _, copy = exported(name)
    assert b"SECRET" not in copy.read_bytes()
    image = exiv2.ImageFactory.open(str(copy))
    image.readMetadata()
    assert not [datum.key() for datum in image.exifData() if "GPS" in datum.key() or "Maker" in datum.key()]


@needs_exiftool
def test_independent_judge_reads_the_words_in_iim_and_xmp(exported):
    _, copy = exported("a.jpg")
    told = exiftool([copy])[0]
    assert (told["IPTC:Caption-Abstract"], told["XMP-dc:Description"]) == (TEXTS["caption"],) * 2
    assert told["IPTC:By-line"] == told["XMP-dc:Creator"] == ["홍길동", "Kim Min-su"]
    assert told["IPTC:Keywords"] == told["XMP-dc:Subject"] == LISTS["keywords"]
    assert told["XMP-plus:Licensor"] == [
        {"LicensorName": "The Associated Press", "LicensorURL": "https://ap.example/licences"},
        {"LicensorName": "연합뉴스", "LicensorURL": "https://yna.example/"},
    ]
    assert told["XMP-plus:ImageCreator"] == [{"ImageCreatorName": TEXTS["image_creator"]}]
    assert told["XMP-plus:ModelReleaseID"] == ["MR-1", "MR-2"]
    assert told["XMP-iptcExt:LocationShown"] == [
        {"City": "서울", "CountryName": "Korea"},
        {"City": "부산", "CountryName": "Korea"},
    ]
    assert told["XMP-iptcExt:LocationCreated"][0]["LocationName"] == TEXTS["created_name"]
    assert told["XMP-iptcExt:EmbdEncRightsExpr"] == [{"EncRightsExpr": TEXTS["rights_expression"]}]
    assert told["IPTC:CodedCharacterSet"] == "UTF8"
    assert told["Photoshop:IPTCDigest"] == told["File:CurrentIPTCDigest"]
    assert not [tag for tag in told if "GPS" in tag or "Serial" in tag or "Thumbnail" in tag]


@needs_exiftool
def test_address_of_one_of_two_licensors_is_written_to_neither(darkroom, make_picture, tmp_path):
    texts = {"licensor": "AP\n연합뉴스", "licensor_url": "https://ap.example/"}
    darkroom.export(make_picture("a.jpg"), tmp_path / "copy.jpg", texts=texts, lists={})
    (told,) = exiftool([tmp_path / "copy.jpg"])
    assert told["XMP-plus:Licensor"] == [{"LicensorName": "AP"}, {"LicensorName": "연합뉴스"}]


def test_exported_picture_is_not_taken_for_one_whose_iim_was_changed_later(darkroom, exported, tag):
    """The digest we write agrees with the IIM we write: a corrected XMP is then believed first."""
    _, copy = exported("a.jpg")
    tag(copy, xmp={"Xmp.photoshop.Credit": "Corrected"})
    assert darkroom.examine(copy).credit_line == "Corrected"


def test_pages_of_a_tiff_keep_every_strip_and_lose_their_secrets(darkroom, exported):
    original, copy = exported("a.tif", compression="tiff_lzw", software="SECRET", description="SECRET")
    assert pixels_of_tiff(copy.read_bytes()) == pixels_of_tiff(original.read_bytes()) != []
    with Image.open(original) as before, Image.open(copy) as after:
        assert before.tobytes() == after.tobytes()
    facts = darkroom.examine(copy)
    assert {fact: getattr(facts, fact) for fact in TEXTS} == TEXTS
    assert (facts.orientation, facts.has_location) == (6, False)
    assert b"SECRET" in original.read_bytes()
    assert b"SECRET" not in copy.read_bytes()


def test_small_copy_in_a_tiff_stays_at_home_and_its_second_page_goes_out(darkroom, tmp_path):
    whole, page, small = (Image.new("RGB", size, "teal") for size in ((60, 40), (50, 40), (6, 4)))
    small.encoderinfo = {"tiffinfo": {254: 1}}
    whole.save(tmp_path / "a.tif", save_all=True, append_images=[page, small])
    darkroom.export(tmp_path / "a.tif", tmp_path / "copy.tif", texts=TEXTS, lists=LISTS)
    with Image.open(tmp_path / "copy.tif") as copy:
        assert [(copy.seek(number), copy.size)[1] for number in range(copy.n_frames)] == [(60, 40), (50, 40)]


def test_gif_goes_out_with_its_words_in_xmp_and_still_moves(darkroom, tmp_path):
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "teal", "navy")]
    original, copy = tmp_path / "a.gif", tmp_path / "copy.gif"
    frames[0].save(original, save_all=True, append_images=frames[1:], loop=0, comment=b"COMMENT-SECRET")
    darkroom.export(original, copy, texts=TEXTS, lists=LISTS)
    with Image.open(original) as before, Image.open(copy) as after:
        assert before.n_frames == after.n_frames == 3
        for number in range(3):
            before.seek(number)
            after.seek(number)
            assert before.tobytes() == after.tobytes()
        assert after.info["loop"] == 0
    assert b"SECRET" not in copy.read_bytes()
    assert darkroom.examine(copy).credit_line == TEXTS["credit_line"]


@needs_exiftool
@pytest.mark.parametrize("name", ["a.tif", "a.gif"])
def test_independent_judge_reads_the_words_of_tiff_and_gif(darkroom, make_picture, tmp_path, name):
    copy = tmp_path / f"copy-{name}"
    darkroom.export(make_picture(name), copy, texts=TEXTS, lists=LISTS)
    (told,) = exiftool([copy])
    assert told["XMP-dc:Description"] == TEXTS["caption"]
    assert told["XMP-dc:Subject"] == LISTS["keywords"]
    assert not [tag for tag in told if tag.endswith(":Warning")]


@pytest.mark.parametrize("name", ["a.heic", "a.avif"])
def test_what_cannot_be_labelled_gets_its_words_beside_it(darkroom, make_picture, tmp_path, name):
    sidecar = tmp_path / "a.xmp"
    assert darkroom.export(make_picture(name), sidecar, texts=TEXTS, lists=LISTS)
    xmp = etree.fromstring(sidecar.read_bytes())
    assert TEXTS["credit_line"] in etree.tostring(xmp, encoding="unicode")


@pytest.mark.parametrize("name", ["a.heic", "a.avif"])
def test_what_cannot_be_labelled_stays_here_with_its_secrets(darkroom, make_picture, tmp_path, name):
    where = Image.Exif()
    where.get_ifd(0x8825)[1] = "N"
    with pytest.raises(UnreadableFile, match="tells where it was taken or with which camera"):
        darkroom.export(make_picture(name, exif=where.tobytes()), tmp_path / "a.xmp", texts=TEXTS, lists={})
    assert not (tmp_path / "a.xmp").exists()


@pytest.mark.parametrize("is_progressive", [False, True])
def test_jpeg_that_ends_too_early_goes_out_labelled_with_the_pixels_it_has(
    darkroom, tmp_path, is_progressive
):
    original, copy = _cut_off(tmp_path, "JPEG", progressive=is_progressive), tmp_path / "copy.jpg"
    assert not darkroom.export(original, copy, texts=TEXTS, lists=LISTS)
    assert pixels_of_jpeg(copy.read_bytes()) == pixels_of_jpeg(original.read_bytes())
    assert b"SECRET" not in copy.read_bytes()
    assert darkroom.examine(copy).credit_line == TEXTS["credit_line"]


@pytest.mark.parametrize("kind", ["PNG", "GIF", "TIFF"])
@pytest.mark.parametrize("share", [0.5, 0.9, 0.999])
def test_another_kind_that_ends_too_early_gets_its_words_beside_it(darkroom, tmp_path, kind, share):
    sidecar = tmp_path / "a.xmp"
    assert darkroom.export(_cut_off(tmp_path, kind, share=share), sidecar, texts=TEXTS, lists=LISTS)
    assert TEXTS["credit_line"] in sidecar.read_text()


def _cut_off(folder, kind, *, share=0.9, **save):
    whole = io.BytesIO()
    Image.effect_noise((800, 600), 60).convert("RGB").save(whole, kind, comment=b"SECRET", **save)
    path = folder / f"half.{kind.lower()}"
    path.write_bytes(whole.getvalue()[: int(len(whole.getvalue()) * share)])
    return path


@settings(max_examples=150)
@given(kind=st.sampled_from(["TIFF", "GIF"]), damage=st.data())
def test_damaged_pages_are_refused_in_words_or_keep_their_pixels(kind, damage):
    whole = io.BytesIO()
    Image.effect_noise((30, 20), 60).save(whole, kind, save_all=True, append_images=[Image.new("L", (9, 9))])
    picture = bytearray(whole.getvalue())
    for _ in range(damage.draw(st.integers(0, 3))):
        picture[-damage.draw(st.integers(1, min(len(picture), 400)))] = damage.draw(st.integers(0, 255))
    hurt = bytes(picture)
    try:
        copy = whole_again(hurt, with_texts(bare(hurt, name="a"), TEXTS, LISTS, exif={}), name="a")
    except (UnreadableFile, CannotBeWritten):
        return
    assert copy.startswith(b"GIF89a") if kind == "GIF" else pixels_of_tiff(copy) == pixels_of_tiff(hurt)
