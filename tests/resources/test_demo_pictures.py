"""The pictures that ship: drawings anybody may use, small, and honest about themselves."""

from pathlib import Path

import exiv2
import pytest
from PIL import Image

from resources import RESOURCES

PICTURES = RESOURCES / "demo" / "pictures"
FILES = sorted(PICTURES.glob("*.jpg"))


def words_in(file: Path) -> dict[str, str]:
    """Every metadata field of the file as text, by its key."""
    image = exiv2.ImageFactory.open(str(file))
    image.readMetadata()
    fields = [*image.exifData(), *image.iptcData(), *image.xmpData()]
    return {field.key(): field.toString() for field in fields}


def test_there_are_enough_pictures_for_a_newsroom():
    assert len(FILES) >= 8


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_picture_opens_is_large_enough_to_print_and_small_enough_to_ship(file):
    with Image.open(file) as picture:
        picture.load()
        assert 1600 <= picture.width <= 2400
    assert file.stat().st_size <= 250_000


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_picture_is_free_to_ship_and_the_licence_says_so(file):
    licence = (PICTURES / "LICENSE").read_text(encoding="utf-8")
    assert "CC0" in licence
    assert file.name in licence


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_picture_says_that_it_is_a_drawing_and_credits_no_agency(file):
    words = words_in(file)
    caption = words["Exif.Image.ImageDescription"]
    assert caption.endswith(("(Drawing)", "(그림)"))
    credit = words.get("Iptc.Application2.Credit", "")
    assert credit in {"", "Copydesk Studio", "CD=Copydesk Drawings", "CD=카피데스크 그림", "카피데스크 그림"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_picture_tells_nobody_where_it_was_made(file):
    keys = words_in(file)
    assert not [key for key in keys if "GPS" in key or "Gps" in key]


def test_one_picture_comes_without_any_credit():
    words = words_in(PICTURES / "market-hall.jpg")
    assert words["Iptc.Application2.Caption"]
    names = ("Byline", "Credit", "Copyright", "Artist", "creator", "rights", "Source")
    assert not [key for key in words if key.endswith(names)]


def test_one_picture_carries_only_what_a_camera_writes():
    keys = words_in(PICTURES / "floodlit-stadium.jpg")
    assert {key.split(".")[0] for key in keys} == {"Exif"}
    assert "Exif.Image.Artist" in keys


def test_some_captions_are_korean_in_all_three_places():
    korean = [
        words_in(file) for file in FILES if file.stem in {"river-bridge", "island-ferry", "snow-village"}
    ]
    for words in korean:
        caption = words["Iptc.Application2.Caption"]
        assert any("가" <= letter <= "힣" for letter in caption)
        assert words["Exif.Image.ImageDescription"] == caption
        assert words["Xmp.dc.description"].endswith(caption)
    assert len(korean) == 3
