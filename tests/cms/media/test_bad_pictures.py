"""A bad picture costs one clear sentence, never the program."""

import os
from contextlib import suppress

import pytest

from cms.domain.errors import UnreadableFile
from cms.media.rendition import RenditionCredit


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "“picture.jpg” is empty."),
        (b"Dear editor, the picture will follow.", "“picture.jpg” is not a picture Copydesk can read."),
        (
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
            "“picture.jpg” is not a picture Copydesk can read.",
        ),
        (b"\xff\xd8\xff\xe0\x00", "“picture.jpg” is"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "“picture.jpg” is"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(darkroom, tmp_path, content, sentence):
    path = tmp_path / "picture.jpg"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=sentence):
        darkroom.examine(path)


def test_picture_that_has_gone_is_refused_in_words(darkroom, tmp_path):
    with pytest.raises(UnreadableFile, match=r"“gone\.jpg” is no longer there\."):
        darkroom.examine(tmp_path / "gone.jpg")


def test_folder_is_not_taken_for_a_picture(darkroom, tmp_path):
    with pytest.raises(UnreadableFile, match="is a folder"):
        darkroom.examine(tmp_path)


def test_pipe_is_refused_without_waiting_for_it(darkroom, tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    with pytest.raises(UnreadableFile, match="is not an ordinary file"):
        darkroom.examine(tmp_path / "pipe.jpg")


def test_picture_of_900_million_pixels_is_refused_before_it_is_decoded(darkroom, monstrous_png):
    with pytest.raises(UnreadableFile, match="more than 200 million pixels"):
        darkroom.examine(monstrous_png)


def test_half_a_picture_is_not_published_as_a_whole_one(darkroom, truncated_jpeg, tmp_path):
    with pytest.raises(UnreadableFile, match=r"“half\.jpg” ends before its picture does"):
        darkroom.render(truncated_jpeg, tmp_path / "copies", credit=RenditionCredit())
    assert not list(tmp_path.glob("copies/*"))


def test_refusal_calls_the_picture_by_the_name_the_reporter_knows(darkroom, tmp_path):
    with pytest.raises(UnreadableFile, match=r"“DSC_0001\.JPG”"):
        darkroom.examine(tmp_path / ("0" * 64), name="DSC_0001.JPG")


def test_file_name_that_is_no_text_can_still_be_told(darkroom, tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xb9\xcc\xb1\xb9.jpg")
    with open(path, "wb") as file:  # noqa: PTH123 (pathlib would be no different; the name is the point)
        file.write(b"no picture")
    with pytest.raises(UnreadableFile) as refusal:
        darkroom.examine(type(tmp_path)(path))
    assert str(refusal.value).encode()


def test_mutilated_pictures_are_refused_or_read_but_never_kill(darkroom, make_picture, tmp_path):
    """Every fifteenth byte of a picture's head is broken, one at a time; one child reads them all."""
    darkroom.examine(make_picture())
    child = darkroom._child.process.pid
    for name in ("a.jpg", "a.png", "a.webp", "a.tiff", "a.gif", "a.avif"):
        whole = make_picture(name, size=(64, 48)).read_bytes()
        for position in range(0, min(len(whole), 600), 15):
            mutilated = tmp_path / "mutilated"
            mutilated.write_bytes(whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :])
            with suppress(UnreadableFile):
                darkroom.render(mutilated, tmp_path / "copies", credit=RenditionCredit(), widths=[32])
    assert darkroom._child.process.pid == child
