"""A batch of picture files: every good one comes in, every bad one costs one sentence."""

import os

import pytest
from PIL import Image

from cms.domain.errors import CutOffPicture, UnreadableFile

COLOURS = ("teal", "navy", "olive", "maroon")


@pytest.fixture
def files(picture):
    return [picture(f"{colour}.jpg", colour, (640, 400)) for colour in COLOURS]


def test_bad_files_cost_one_sentence_each_and_no_good_one(as_, files, tmp_path, picture):
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "letter.jpg").write_text("Dear editor")
    half = picture("half.png", "gold", (640, 400))
    half.write_bytes(half.read_bytes()[:900])
    with (tmp_path / "huge.tif").open("wb") as sparse:
        os.truncate(sparse.fileno(), 2 * 1024**3)
    bad = [tmp_path / name for name in ("empty.jpg", "letter.jpg", "half.png", "huge.tif", "gone.jpg")]
    answers = as_("minji").importing.add([*bad, *files])
    assert [answer.path for answer in answers if answer.photo] == files
    for answer in answers[: len(bad)]:
        assert str(answer.refusal).startswith(f"“{answer.path.name}”")
        assert "\n" not in str(answer.refusal)
    assert len(as_("minji").photos.library()) == len(files)


@pytest.mark.parametrize("ending", ["jpg", "png", "gif", "tif"])
def test_a_file_that_ends_too_early_is_taken_in_only_if_that_is_accepted(as_, tmp_path, ending):
    path = tmp_path / f"cut.{ending}"
    Image.effect_noise((640, 400), 60).save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    photos = as_("minji").photos
    with pytest.raises(CutOffPicture, match="ends before its picture does"):
        photos.add(path)
    assert photos.library() == []
    photo = photos.add(path, accepts_cut_off=True)
    assert (photo.width, photo.height) == (640, 400)
    with Image.open(photos.picture(photo.sha256, 320)) as seen:
        assert seen.size == (320, 200)


def test_same_picture_again_is_recognised(as_, files, tmp_path):
    again = tmp_path / "again.jpg"
    again.write_bytes(files[0].read_bytes())
    answers = as_("minji").importing.add([files[0], again])
    assert [answer.was_known for answer in answers] == [False, True]
    assert answers[0].photo.photo_id == answers[1].photo.photo_id


def test_progress_is_told_and_what_came_in_before_a_cancel_stays(as_, files):
    told = []

    def note(done, total):
        told.append((done, total))

    answers = as_("minji").importing.add(files, on_progress=note, is_cancelled=lambda: len(told) > 2)
    assert told == [(0, 4), (1, 4), (2, 4)]
    assert [answer.path for answer in answers] == files[:2]
    assert len(as_("minji").photos.library()) == 2


def test_folder_stands_for_the_pictures_in_it(as_, files, tmp_path):
    inside = tmp_path / "day" / "roll"
    inside.mkdir(parents=True)
    moved = [file.rename(inside / file.name) for file in files]
    (inside / "notes.txt").write_text("no picture")
    (inside / ".hidden.jpg").write_bytes(b"")
    assert as_("minji").importing.found_in([tmp_path / "day", moved[0]]) == sorted(moved)


def test_folder_without_pictures_is_refused_in_words(as_, tmp_path):
    with pytest.raises(UnreadableFile, match="There is no picture in there"):
        as_("minji").importing.found_in([tmp_path])
