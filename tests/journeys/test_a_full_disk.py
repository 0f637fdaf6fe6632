"""Where the words cannot be kept: the window says so in red, keeps them, and loses none once there is room again."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.journeys.test_step_2_a_new_article import start_article

FULL = "The disk is full, so what you type is not saved. It stays in the window: free some space, or copy it."


@pytest.fixture
def crowded(small_disk, open_window, newsroom_file):
    """A window whose journal is on a small disk, with an article begun; and a way to fill the disk and to clear it."""
    disk = small_disk(300_000)
    desk = open_window(newsroom_file, journal=disk / "journal")
    start_article(desk)
    desk.click_into("Body")
    desk.write("Kept before. ")
    desk.wait_until_saved()
    return desk, Filler(disk / "films")


class Filler:
    """Somebody else's film, which takes all the room there is."""

    def __init__(self, path):
        self._path = path
        self.folder = path.parent

    def fill(self):
        with self._path.open("wb", buffering=0) as film:
            try:
                while True:
                    film.write(bytes(4096))
            except OSError:
                pass

    def fill_again(self):
        """Take the room that was set aside, too."""
        self._path = self.folder / "another film"
        self.fill()

    def clear(self):
        self._path.unlink()


def wait_until_not_saved(desk):
    desk.wait(lambda: desk.status.startswith("Not saved"))


def test_a_full_disk_is_said_in_red_and_the_words_stay_on_the_page(crowded):
    desk, disk = crowded
    disk.fill()
    desk.write("Typed into a full disk.")
    wait_until_not_saved(desk)
    assert desk.status == f"Not saved: {FULL}"
    assert desk.window.status._saved.property("look") == "danger_meta"
    assert desk.banner == FULL
    assert desk.window.page.text().plain_body == "Kept before. Typed into a full disk."


def test_the_room_set_aside_is_used_before_anything_is_said_of_a_full_disk(
    small_disk, open_window, newsroom_file
):
    folder = small_disk(24_000_000)
    desk, disk = open_window(newsroom_file, journal=folder / "journal"), Filler(folder / "films")
    start_article(desk)
    desk.click_into("Body")
    desk.write("Kept before. ")
    desk.wait_until_saved()
    reserve = folder / "journal" / "journal.reserve"
    assert reserve.exists()
    disk.fill()
    desk.write("Typed into a full disk.")
    desk.wait(lambda: not reserve.exists())
    desk.wait_until_saved()
    assert desk.banner == ""
    kept = desk.app.newsroom.syncing.open("harbour-lights-return")
    assert kept.text.plain_body == "Kept before. Typed into a full disk."
    disk.fill_again()
    desk.write(" And on.")
    wait_until_not_saved(desk)
    assert desk.banner == FULL


def test_once_there_is_room_again_nothing_is_lost_and_the_window_says_so(crowded, open_window):
    desk, disk = crowded
    disk.fill()
    desk.write("Typed into a full disk.")
    wait_until_not_saved(desk)
    disk.clear()
    desk.write(" And on.")
    desk.wait_until_saved()
    assert desk.banner == ""
    kept = desk.app.newsroom.syncing.open("harbour-lights-return")
    assert kept.text.plain_body == "Kept before. Typed into a full disk. And on."


def test_room_that_comes_back_while_nobody_types_is_noticed(crowded):
    desk, disk = crowded
    disk.fill()
    desk.write("Last words.")
    wait_until_not_saved(desk)
    disk.clear()
    desk.wait_until_saved()
    assert desk.app.newsroom.syncing.open("harbour-lights-return").text.plain_body.endswith("Last words.")


def test_a_window_with_words_that_are_nowhere_else_does_not_close_before_they_are_copied(crowded, qapp):
    desk, disk = crowded
    disk.fill()
    desk.write("Only here.")
    wait_until_not_saved(desk)
    desk.window.close()
    assert desk.window.isVisible()
    desk.click("Copy the text", desk.window.banner)
    assert "Only here." in qapp.clipboard().text()
    desk.window.close()
    assert not desk.window.isVisible()


def test_a_window_whose_words_were_saved_elsewhere_closes_until_more_is_typed(crowded, tmp_path):
    desk, disk = crowded
    disk.fill()
    desk.write("Only here.")
    wait_until_not_saved(desk)
    desk.click("Save elsewhere…", desk.window.banner)
    dialog = desk.window.findChild(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "article.txt"
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("kept.txt")
    dialog.accept()
    desk.return_to_window()
    desk.wait(lambda: "The text is saved in “kept.txt”." in desk.toasts)
    assert (tmp_path / "kept.txt").read_text("utf-8").endswith("Kept before. Only here.")
    assert desk.banner == FULL
    desk.click_into("Body")
    desk.press("Ctrl+End")
    desk.write(" More.")
    desk.window.close()
    assert desk.window.isVisible()
    desk.app.writing._keeping.save_elsewhere(str(tmp_path / "kept.txt"))
    desk.wait(lambda: (tmp_path / "kept.txt").read_text("utf-8").endswith("More."))
    desk.settle()
    desk.window.close()
    assert not desk.window.isVisible()


def test_a_place_as_full_as_the_first_is_named_and_nothing_is_left_there(crowded, tmp_path):
    desk, disk = crowded
    disk.fill()
    desk.write("Only here.")
    wait_until_not_saved(desk)
    full = disk.folder / "kept.txt"
    desk.app.writing._keeping.save_elsewhere(str(full))
    desk.wait(lambda: f"could not be saved in “{full}”: No space left on device" in desk.banner)
    assert [file.name for file in disk.folder.iterdir() if "kept" in file.name] == []
    assert desk.has_button("Save elsewhere…")
    desk.window.close()
    assert desk.window.isVisible()


def test_with_words_that_are_nowhere_else_no_other_article_is_opened(crowded):
    desk, disk = crowded
    article_id = desk.app.writing.article_id
    disk.fill()
    desk.write("Only here.")
    wait_until_not_saved(desk)
    desk.press("Ctrl+K")
    desk.write("dishes-map")
    desk.press("Return")
    desk.settle()
    assert desk.app.writing.article_id == article_id
    assert desk.window.page.text().plain_body.endswith("Only here.")
    assert desk.banner == FULL


def test_a_journal_that_cannot_be_written_is_named_and_the_words_stay_until_it_can(
    open_window, newsroom_file, tmp_path
):
    desk = open_window(newsroom_file)
    start_article(desk)
    desk.click_into("Body")
    desk.write("Kept before.")
    desk.wait_until_saved()
    journal = tmp_path / "computer" / "journal.sqlite"
    aside = journal.rename(tmp_path / "aside.sqlite")
    journal.mkdir()
    desk.write(" And after.")
    wait_until_not_saved(desk)
    assert f"The journal “{journal}” cannot be written" in desk.banner
    assert "What you type stays in the window" in desk.banner
    journal.rmdir()
    aside.rename(journal)
    desk.wait_until_saved()
    kept = desk.app.newsroom.syncing.open("harbour-lights-return")
    assert kept.text.plain_body == "Kept before. And after."
