"""What picture files say is told for many at once, as a whole examination tells it."""

import os

import pytest

from cms.domain.errors import UnreadableFile
from cms.domain.photos.facts import told_by

WIRE_TEXTS = {"Caption": "미국 국방부 부대변인", "Byline": "홍길동", "Credit": "AP=연합뉴스"}


@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_look_tells_what_an_examination_tells(darkroom, make_wire_photo, encoding, tag):
    path = make_wire_photo(WIRE_TEXTS, encoding=encoding)
    tag(path, xmp={"Xmp.photoshop.Source": "AP"}, exif={"Exif.Photo.DateTimeOriginal": "2026:05:14 09:30:00"})
    facts = darkroom.examine(path)
    told = {"taken_at": facts.taken_at.isoformat(), "text_encoding": facts.text_encoding}
    assert darkroom.look([path]) == [told_by(facts.kept()) | told]


def test_bad_files_among_many_are_told_in_words_in_their_places(darkroom, make_picture, tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "empty.jpg").touch()
    good = make_picture()
    looks = darkroom.look(
        [tmp_path / "gone.jpg", *[good] * 60, tmp_path / "pipe.jpg", tmp_path / "empty.jpg"]
    )
    assert [position for position, look in enumerate(looks) if isinstance(look, UnreadableFile)] == [
        0,
        61,
        62,
    ]
    assert [str(looks[place]).partition("”")[0] for place in (0, 61, 62)] == [
        "“gone.jpg",
        "“pipe.jpg",
        "“empty.jpg",
    ]


def test_what_has_no_tags_says_nothing(darkroom, tmp_path):
    (tmp_path / "letter.jpg").write_text("Dear editor")
    assert darkroom.look([tmp_path / "letter.jpg"]) == [{"text_encoding": "none"}]


def test_what_stands_behind_a_long_exif_is_seen_too(darkroom, make_wire_photo, tag):
    path = make_wire_photo(WIRE_TEXTS)
    tag(path, exif={"Exif.Photo.UserComment": "x" * 60_000}, xmp={"Xmp.dc.source": "y" * 60_000})
    (look,) = darkroom.look([path])
    assert (look["caption"], look["credit_line"]) == (WIRE_TEXTS["Caption"], WIRE_TEXTS["Credit"])


def test_very_many_files_are_told_in_their_order(darkroom, make_wire_photo, tmp_path):
    papers = [make_wire_photo({"Credit": f"AP {number}"}).read_bytes() for number in range(7)]
    files = [tmp_path / f"{number:04}.jpg" for number in range(1_010)]
    for number, file in enumerate(files):
        file.write_bytes(papers[number % len(papers)])
    files[500] = tmp_path / "gone.jpg"
    told = [getattr(look, "places", look) for look in darkroom.look(files)]
    assert told.pop(500) == {"file": "gone.jpg"}
    assert [look["credit_line"] for look in told] == [f"AP {n % 7}" for n in range(1_010) if n != 500]
