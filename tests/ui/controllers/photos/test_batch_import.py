"""A folder of pictures in the real window: the good ones are in the library, each bad one is one sentence."""

import pytest
from PIL import Image

from ui.photos.caption_desk import CaptionDesk
from ui.photos.import_files import FileState
from ui.photos.import_sheet import ImportSheet

DRAFT = "Lakeside Secretariat"


@pytest.fixture
def folder(tmp_path):
    """Sixteen pictures, one of them twice, and a file that is none."""
    brought = tmp_path / "brought"
    inner = brought / "day one"
    inner.mkdir(parents=True)
    for number in range(15):
        Image.new("RGB", (300, 200), (number * 10, 80, 120)).save(inner / f"photo {number:02}.jpg")
    Image.new("RGB", (300, 200), (0, 80, 120)).save(brought / "again.jpg")
    (brought / "broken.jpg").write_bytes(b"\xff\xd8\xff nothing more")
    return brought


def over(desk):
    desk.wait(lambda: desk.window.is_in_the_middle(ImportSheet) and desk.window.imports._is_over)
    desk.settle()
    return desk.window.imports


def test_a_folder_dropped_on_the_library_is_taken_in_whatever_is_broken(desk, folder):
    desk.go_to("Photos")
    before = len(desk.app.newsroom.finding_photos.find(desk.window.library.search).photo_ids)
    desk.drop(desk.window.library, [folder])
    sheet = over(desk)
    assert len(sheet.photo_ids) == 15
    (refused,) = sheet.refused
    assert "broken.jpg" in refused.sentence
    found = desk.app.newsroom.finding_photos.find(desk.window.library.search)
    assert len(found.photo_ids) == before + 15
    desk.click("Write captions", inside=sheet)
    desk.wait(lambda: desk.window.is_in_the_middle(CaptionDesk))
    desk.settle()
    assert set(desk.window.captions.photo_ids) == set(sheet.photo_ids)


def test_every_file_of_a_thousand_is_seen_by_its_first_bytes_before_any_is_taken_in(desk, folder):
    picture = (folder / "again.jpg").read_bytes()
    for number in range(1_000):
        (folder / "day one" / f"{number:04}.jpg").write_bytes(picture)
    desk.go_to("Photos")
    at_first = []

    def look() -> None:
        if desk.window.is_in_the_middle(ImportSheet) and not at_first:
            at_first.extend(desk.window.imports._files.files)

    desk.window.middle.currentChanged.connect(look)
    desk.drop(desk.window.library, [folder])
    desk.wait(lambda: bool(at_first))
    desk.window.imports.cancel_wanted.emit()
    over(desk)
    assert len(at_first) == 1_017
    assert {file.state for file in at_first} == {FileState.WAITING}
    assert [file.name for file in at_first if file.facts != "JPEG · 300 × 200"] == ["broken.jpg"]


def test_a_batch_is_stopped_and_what_was_taken_in_stays(desk, folder):
    desk.go_to("Photos")
    desk.drop(desk.window.library, [folder])
    desk.wait(lambda: desk.window.is_in_the_middle(ImportSheet) and bool(desk.window.imports.photo_ids))
    desk.window.imports.cancel_wanted.emit()
    sheet = over(desk)
    assert 0 < len(sheet.photo_ids) < 15
    assert "Stopped" in sheet._state.text()


def test_many_photos_dropped_into_an_article_are_used_there_when_asked(desk, folder):
    desk.open_article(DRAFT)
    files = sorted((folder / "day one").iterdir())
    desk.drop(desk.window.page.tray, files)
    sheet = over(desk)
    desk.click("Use in the article", inside=sheet)
    desk.wait(lambda: len(desk.window.page.photos) == 16)
    desk.wait_until_saved()


def cut_off(path):
    Image.effect_noise((300, 200), 60).save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def test_files_that_end_too_early_are_added_as_they_are_or_left_out(desk, folder):
    for name in ("cut 1.jpg", "cut 2.jpg"):
        cut_off(folder / name)
    desk.go_to("Photos")
    desk.drop(desk.window.library, [folder])
    sheet = over(desk)
    assert len(sheet.photo_ids) == 15
    assert desk.banner.startswith("2 files end before their pictures do")
    desk.click("Add them as they are")
    desk.wait(lambda: len(sheet.photo_ids) == 17)
    over(desk)
    assert [refused.name for refused in sheet.refused] == ["broken.jpg"]


def test_one_that_ends_too_early_is_added_to_the_article_it_was_dropped_into(desk, tmp_path):
    desk.open_article(DRAFT)
    before = len(desk.window.page.photos)
    desk.drop(desk.window.page.tray, [cut_off(tmp_path / "cut.jpg")])
    desk.wait(lambda: "ends before its picture does" in desk.banner)
    assert len(desk.window.page.photos) == before
    desk.click("Leave it out")
    assert desk.banner == "" or not desk.window.banner.isVisible()
    desk.drop(desk.window.page.tray, [tmp_path / "cut.jpg"])
    desk.wait(lambda: desk.window.banner.isVisible() and "ends before its picture does" in desk.banner)
    desk.click("Add it as it is")
    desk.wait(lambda: len(desk.window.page.photos) == before + 1)


def test_nobody_is_asked_about_pictures_of_whoever_sat_here_before(desk, tmp_path):
    desk.open_article(DRAFT)
    desk.drop(desk.window.page.tray, [cut_off(tmp_path / "mine.jpg")])
    desk.wait(lambda: "“mine.jpg” ends before" in desk.banner)
    desk.app.entrance.switch_to("sujin")
    desk.wait(lambda: desk.app.newsroom.person.login == "sujin")
    desk.settle()
    desk.go_to("Photos")
    desk.drop(desk.window.library, [cut_off(tmp_path / "hers.jpg")])
    desk.wait(lambda: "“hers.jpg” ends before" in desk.banner)
    assert desk.has_button("Add it as it is")
