"""A batch of files: seen at once, told of one by one, what was refused in words, and stopped when somebody likes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from ui.photos.import_files import FileState, ImportFile
from ui.photos.import_sheet import ImportSheet


@pytest.fixture
def sheet(on_screen, theme, icons):
    sheet = ImportSheet(theme, icons)
    on_screen(sheet, 700, 500)
    sheet.begin([ImportFile(f"/in/{n}.jpg", f"{n}.jpg", "JPEG · 6,000 × 4,000") for n in range(3)])
    return sheet


def spoken(sheet):
    model = sheet._files
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_every_file_is_seen_before_any_is_taken_in(sheet):
    assert spoken(sheet) == [f"{n}.jpg, JPEG · 6,000 × 4,000" for n in range(3)]
    assert sheet._title.text() == "0 of 3 files"


def test_what_becomes_of_each_file_is_said(qtbot, sheet):
    sheet.set_state("/in/0.jpg", FileState.ADDED, photo_id="p0")
    sheet.set_state("/in/1.jpg", FileState.REFUSED, sentence="“1.jpg” is damaged.")
    sheet.set_state("/in/2.jpg", FileState.KNOWN, photo_id="p2")
    sheet.set_thumbnail("p0", QImage(320, 200, QImage.Format.Format_RGB32))
    sheet.end(is_cancelled=False)
    assert [words.rpartition(", ")[2] for words in spoken(sheet)] == [
        "Added",
        "“1.jpg” is damaged.",
        "The library has it already",
    ]
    assert sheet._title.text() == "2 photos are in the library."
    assert sheet._state.text() == "1 file could not be taken in; its line says why."
    with qtbot.waitSignal(sheet.captions_wanted) as told:
        QTest.mouseClick(sheet._captions, Qt.MouseButton.LeftButton)
    assert told.args == [["p0", "p2"]]
    assert not sheet.grab().isNull()


def test_esc_stops_a_batch_and_leaves_one_that_is_over(qtbot, sheet):
    with qtbot.waitSignal(sheet.cancel_wanted):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
    sheet.end(is_cancelled=True)
    assert sheet._state.text() == "Stopped: 3 files were not looked at."
    with qtbot.waitSignal(sheet.left):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)


def test_photos_are_offered_to_the_article_only_where_one_is_written(sheet):
    sheet.set_state("/in/0.jpg", FileState.ADDED, photo_id="p0")
    sheet.end(is_cancelled=False)
    assert sheet._use.isHidden()
    sheet.set_can_use(can_use=True)
    assert not sheet._use.isHidden()


def test_the_list_keeps_qts_rules(qtmodeltester, sheet):
    qtmodeltester.check(sheet._files)
