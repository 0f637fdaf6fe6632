"""A glance tells kind and measure of a picture without decoding it, as a whole reading does."""

import pytest

from cms.media.glance import Glance, glance_at


@pytest.mark.parametrize("ending", ["jpg", "png", "webp", "tiff", "gif", "heic", "avif"])
@pytest.mark.parametrize("saving", [{}, {"lossless": True}])
def test_glance_agrees_with_the_examination(darkroom, make_picture, ending, saving):
    path = make_picture(f"a.{ending}", size=(317, 211), **saving)
    facts, glance = darkroom.examine(path), glance_at(path)
    assert (glance.kind, glance.width, glance.height) == (facts.format, facts.width, facts.height)
    assert glance.size_bytes == facts.size_bytes


@pytest.mark.parametrize("name", ["a.jpg", "a.tiff"])
def test_picture_taken_upright_is_measured_as_a_reader_sees_it(make_picture, tag, name):
    path = make_picture(name)
    tag(path, exif={"Exif.Image.Orientation": 6})
    assert (glance_at(path).width, glance_at(path).height) == (400, 600)


def test_measure_behind_long_metadata_is_found(make_picture, tag):
    path = make_picture()
    tag(path, xmp={"Xmp.photoshop.Instructions": "word " * 9_000}, exif={"Exif.Image.Artist": "Kim " * 9_000})
    assert path.read_bytes().find(b"\xff\xc0") > 64 * 1024
    assert glance_at(path).width == 600


def test_what_is_no_picture_has_no_measure(tmp_path, make_picture):
    letter = tmp_path / "letter.jpg"
    letter.write_text("Dear editor")
    assert glance_at(letter) == Glance(letter)
    assert glance_at(tmp_path) == Glance(tmp_path)
    assert glance_at(tmp_path / "gone.jpg") == Glance(tmp_path / "gone.jpg")


def test_no_mutilated_head_does_harm(make_picture):
    for name in ("a.jpg", "a.png", "a.webp", "a.tiff", "a.gif", "a.heic", "a.avif"):
        path = make_picture(name, size=(64, 48))
        whole = path.read_bytes()
        for position in range(min(len(whole), 400)):
            path.write_bytes(whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :])
            assert glance_at(path).path == path
            path.write_bytes(whole[:position])
            assert glance_at(path).size_bytes in (0, position)
