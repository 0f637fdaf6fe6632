"""What picture files say is told for many at once, as a whole examination tells it."""

import os

import pytest

from cms.domain.errors import UnreadableFile
from cms.domain.photo_facts import told_by

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
