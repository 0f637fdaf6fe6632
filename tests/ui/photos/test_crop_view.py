"""A photo is cropped for one article in the inspector, by mouse and by keyboard; the library's photo is not changed."""

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from cms.domain.article import PhotoUse
from cms.domain.photos.crop import Crop, Shape
from tests.ui.editor.newsroom_rows import photo_row
from ui.photos.inspector import PhotoInspector

PHOTO = photo_row("p1", width=6000, height=4000, used_in=("other-story",))
USE = PhotoUse("p1", PHOTO.caption, PHOTO.credit_line, "")
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CENTRED = Crop(0.16667, 0.0, 0.66667, 1.0, Shape.SQUARE)


@pytest.fixture
def inspector(on_screen, theme, icons):
    inspector = PhotoInspector(theme, icons)
    on_screen(inspector, 300, 900)
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    inspector.show_photo(USE, PHOTO, 1)
    inspector.set_picture("p1", picture)
    return inspector


@pytest.fixture
def told(inspector):
    """Every use the inspector tells of."""
    uses = []
    inspector.use_edited.connect(uses.append)
    return uses


def editor(inspector):
    return inspector._picture


def choose(inspector, shape):
    drop = editor(inspector)._shape
    place = drop.findData(shape)
    drop.setCurrentIndex(place)
    drop.activated.emit(place)


def test_a_shape_cuts_the_largest_part_about_the_middle(inspector, told):
    choose(inspector, "1:1")
    assert told[-1].crop == CENTRED
    assert editor(inspector)._size.text() == "{0} × {0} pixels".format(QLocale().toString(4000))
    choose(inspector, "")
    assert told[-1].crop is None


def test_the_arrows_move_the_part_and_stop_at_the_edge(inspector, told):
    choose(inspector, "1:1")
    view = editor(inspector)._view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert told[-1].crop.left == pytest.approx(0.17667)
    for _ in range(9):
        QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert told[-1].crop.left == 0.0


def test_plus_and_minus_size_the_part_in_its_shape(inspector, told):
    choose(inspector, "16:9")
    view = editor(inspector)._view
    QTest.keyClick(view, Qt.Key.Key_Minus, SHIFT)
    crop = told[-1].crop
    assert crop.width == pytest.approx(0.95)
    assert crop.width * 1.5 / crop.height == pytest.approx(16 / 9, rel=0.001)


def test_alt_with_arrows_widens_a_part_of_any_shape(inspector, told):
    choose(inspector, "free")
    view = editor(inspector)._view
    QTest.keyClick(view, Qt.Key.Key_Left, ALT | SHIFT)
    assert (told[-1].crop.width, told[-1].crop.height) == (0.95, 1.0)


def test_the_part_is_dragged_and_told_once(inspector, told):
    choose(inspector, "1:1")
    view = editor(inspector)._view
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPoint(10, 0))
    QTest.mouseMove(view, middle + QPoint(400, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(400, 0))
    assert len(told) == 2
    assert told[-1].crop.left == pytest.approx(0.33333)


def test_a_corner_is_pulled_with_the_opposite_one_staying(inspector, told):
    choose(inspector, "free")
    view = editor(inspector)._view
    corner = view._corners()["se"].toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(view, corner - QPoint(40, 30))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=corner - QPoint(40, 30))
    crop = told[-1].crop
    assert (crop.left, crop.top) == (0.0, 0.0)
    assert crop.width < 0.9
    assert crop.height < 0.9


def test_a_double_click_sets_what_must_stay_in_sight(inspector, told):
    choose(inspector, "free")
    view = editor(inspector)._view
    place = view._place()
    spot = (place.topLeft() + (place.bottomRight() - place.topLeft()) * 0.25).toPoint()
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=spot)
    assert told[-1].crop.focus == pytest.approx((0.25, 0.25), abs=0.02)
    choose(inspector, "3:4")
    assert told[-1].crop.left < 0.05


def test_a_crop_that_may_not_be_changed_is_seen_only(inspector, told):
    inspector.show_photo(PhotoUse("p1", "", "AP", crop=CENTRED), PHOTO, 1)
    inspector.set_read_only(is_read_only=True)
    QTest.keyClick(editor(inspector)._view, Qt.Key.Key_Right)
    assert (told, editor(inspector)._view.crop) == ([], CENTRED)
    assert not editor(inspector)._shape.isEnabled()
    assert not inspector.grab().isNull()


def test_typing_a_caption_keeps_the_crop(inspector, told):
    choose(inspector, "1:1")
    inspector._caption.setFocus()
    QTest.keyClicks(inspector._caption, "x")
    assert told[-1].crop == CENTRED


def test_words_that_are_not_the_librarys_are_marked_and_taken_over(inspector, told):
    assert inspector._difference.isHidden()
    inspector.show_photo(PhotoUse("p1", "My words", "AP", ""), PHOTO, 1)
    assert inspector._difference._remark.words == "Differs from the library caption: “The caption of p1.”"
    QTest.mouseClick(inspector._difference._take, Qt.MouseButton.LeftButton)
    assert told[-1].caption == "The caption of p1."
    assert inspector._difference.isHidden()


def test_the_articles_that_use_a_photo_are_named_and_opened(qtbot, inspector):
    (line,) = [one for one in inspector._used.findChildren(type(inspector._difference._take)) if one.text()]
    with qtbot.waitSignal(inspector.article_wanted) as told:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert told.args == ["other-story"]


def test_the_focus_is_set_moved_and_let_go_by_keyboard_and_told_to_screen_readers(qtbot, inspector, told):
    choose(inspector, "1:1")
    view = editor(inspector)._view
    middle = (told[-1].crop.left + told[-1].crop.width / 2, told[-1].crop.top + told[-1].crop.height / 2)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert told[-1].crop.focus == pytest.approx(middle, abs=0.0001)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(
        view, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert told[-1].crop.focus == pytest.approx((middle[0] + 0.01, middle[1] - 0.05), abs=0.0001)
    assert "Focus 51 % from the left, 45 % from the top" in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert told[-1].crop.focus is None
    assert "Focus" not in view.accessibleDescription()
