"""The caption desk: many photos are worded together, only what was touched is written, and nothing typed is lost."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest

from cms.domain.photos.caption_codes import CodeTable
from cms.domain.photos.captioning import CaptionTemplate, FieldChange, Mode
from tests.ui.editor.newsroom_rows import photo_row
from ui.photos.caption_desk import CaptionDesk

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PHOTOS = (
    photo_row("p1", caption="The quay", credit_line="AP", usage_rights=None),
    photo_row("p2", caption="The bridge", credit_line="AP", usage_rights=None),
    photo_row("p3", caption="", credit_line="Reuters", usage_rights=None),
)


@pytest.fixture
def desk(on_screen, theme, icons):
    desk = CaptionDesk(theme, icons)
    on_screen(desk, 900, 640)
    desk.show_photos(PHOTOS)
    return desk


@pytest.fixture
def written(desk):
    """What the desk asks to have written, by photo and field."""
    told = []
    desk.rewording_wanted.connect(
        lambda changes: told.append({one.photo_id: dict(one.changed) for one in changes})
    )
    return told


def click(desk, row, keys=Qt.KeyboardModifier.NoModifier):
    spot = desk.sheet.visualRect(desk._grid.index(row)).center()
    QTest.mouseClick(desk.sheet.viewport(), Qt.MouseButton.LeftButton, keys, spot)


def select_all(desk):
    click(desk, 0)
    click(desk, 2, SHIFT)


def row(desk, name):
    return desk.panel._rows[name]


def caption(desk):
    return row(desk, "caption").field


def type_into(field, words):
    field.setFocus()
    QTest.keyClicks(field, words)


def test_fields_show_what_the_selected_photos_share_and_say_where_they_differ(desk):
    select_all(desk)
    assert caption(desk).placeholderText() == "Mixed"
    assert caption(desk).text == ""
    click(desk, 2, CTRL)
    assert row(desk, "credit_line").field.text() == "AP"
    assert desk.panel._title.text() == "2 photos"


def test_only_touched_fields_are_written_and_all_photos_in_one_act(desk, written):
    select_all(desk)
    type_into(row(desk, "alt_text").field, "A harbour")
    click(desk, 0)
    assert written == [{photo: {"alt_text": "A harbour"} for photo in ("p1", "p2", "p3")}]


def test_nothing_is_written_where_nothing_was_touched(desk, written):
    for number in (0, 1, 2):
        click(desk, number)
    assert written == []


def test_words_are_put_before_what_is_there(desk, written):
    select_all(desk)
    mode = row(desk, "caption")._mode
    mode.setCurrentIndex(1)
    mode.activated.emit(1)
    type_into(caption(desk), "FILE PHOTO:")
    desk.save()
    assert written[0]["p1"] == {"caption": "FILE PHOTO: The quay"}
    assert written[0]["p3"] == {"caption": "FILE PHOTO:"}


def test_ctrl_enter_saves_and_goes_to_the_caption_of_the_next_photo(desk, written):
    type_into(caption(desk), " at dawn")
    QTest.keyClick(caption(desk), Qt.Key.Key_Return, CTRL)
    assert written == [{"p1": {"caption": " at dawnThe quay"}}]
    assert desk.sheet.selected_photos == ["p2"]
    assert caption(desk).hasFocus()
    assert caption(desk).text == "The bridge"


def test_ctrl_enter_is_kept_from_the_windows_commands(qtbot, desk):
    taken = []
    QShortcut(QKeySequence("Ctrl+Return"), desk.window(), taken.append)
    caption(desk).setFocus()
    QTest.keyClick(desk.window().windowHandle(), Qt.Key.Key_Return, CTRL)
    assert taken == []


def test_a_code_is_offered_while_it_is_typed_and_taken_with_enter(desk):
    desk.use_codes(CodeTable({"hsm": ("손흥민 선수", "Son Heung-min"), "ap": ("AP=Associated Press",)}))
    click(desk, 2)
    type_into(caption(desk), "\\h")
    completion = row(desk, "caption").codes
    assert completion.offers == ["hsm  손흥민 선수", "hsm#2  Son Heung-min"]
    QTest.keyClick(caption(desk), Qt.Key.Key_Down)
    QTest.keyClick(caption(desk), Qt.Key.Key_Return)
    assert caption(desk).text == "Son Heung-min"


def test_a_whole_code_becomes_its_words_also_in_the_credit(desk):
    desk.use_codes(CodeTable({"ap": ("AP=Associated Press",)}))
    credit = row(desk, "credit_line").field
    credit.setFocus()
    credit.selectAll()
    QTest.keyClicks(credit, "\\ap\\")
    assert credit.text() == "AP=Associated Press"
    assert desk.panel.touched() == {"credit_line": FieldChange("AP=Associated Press")}


def test_a_template_fills_fields_by_their_modes_and_leaves_the_others(desk, written):
    wire = CaptionTemplate(
        "Wire", {"credit_line": FieldChange("Yonhap"), "caption": FieldChange("(Wire)", Mode.APPEND)}
    )
    desk.use_templates([wire])
    select_all(desk)
    desk._template_menu.actions()[0].trigger()
    desk.save()
    assert written[0]["p1"] == {"credit_line": "Yonhap", "caption": "The quay (Wire)"}


def test_what_was_touched_is_kept_as_a_template(qtbot, desk):
    type_into(row(desk, "credit_line").field, "X")
    desk._template_menu.aboutToShow.emit()
    keep = next(one for one in desk._template_menu.actions() if "template" in one.text())
    keep.trigger()
    with qtbot.waitSignal(desk.template_kept) as told:
        qtbot.keyClicks(desk._naming._field, "Wire")
        qtbot.keyClick(desk._naming._field, Qt.Key.Key_Return)
    assert told.args[0].name == "Wire"
    assert set(told.args[0].fields) == {"credit_line"}


def test_words_are_copied_from_one_photo_and_pasted_into_others(desk, written):
    click(desk, 0)
    QTest.keyClick(desk.sheet, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "▲ The quay ⓒAP"
    click(desk, 1)
    click(desk, 2, CTRL)
    QTest.keyClick(desk.sheet, Qt.Key.Key_V, CTRL)
    desk.save()
    assert written == [{"p2": {"caption": "The quay"}, "p3": {"caption": "The quay", "credit_line": "AP"}}]


def test_undo_is_asked_for_from_the_contact_sheet(qtbot, desk):
    desk.sheet.setFocus()
    with qtbot.waitSignal(desk.undo_wanted):
        QTest.keyClick(desk.sheet, Qt.Key.Key_Z, CTRL)


def test_what_could_not_be_written_is_shown_again(desk, written):
    type_into(caption(desk), "New: ")
    click(desk, 1)
    desk.take_up_again()
    assert desk.sheet.selected_photos == ["p1"]
    assert caption(desk).text == "New: The quay"
    assert desk.has_unwritten


def test_what_was_touched_is_written_when_something_else_is_shown(desk, written):
    type_into(caption(desk), "New: ")
    desk.hide()
    assert written == [{"p1": {"caption": "New: The quay"}}]


def test_a_colleagues_words_do_not_take_the_place_of_what_is_being_typed(desk):
    type_into(caption(desk), "New: ")
    desk.take_rows([photo_row("p1", caption="Theirs")])
    assert caption(desk).text == "New: The quay"


def test_a_caption_is_asked_what_it_leaves_out(desk):
    assert desk.panel._hints.text() == "Does it say who, what, where, when?"
    assert desk.panel._counts.text() == "2 words · 8 characters"
    assert desk.panel._printed.text() == "▲ The quay ⓒAP"


def test_esc_leaves_the_field_and_then_the_desk(qtbot, desk):
    caption(desk).setFocus()
    QTest.keyClick(caption(desk), Qt.Key.Key_Escape)
    assert desk.sheet.hasFocus()
    with qtbot.waitSignal(desk.left):
        QTest.keyClick(desk.sheet, Qt.Key.Key_Escape)


def test_the_table_of_codes_is_kept_only_when_every_line_is_one(qtbot, desk):
    desk.use_codes(CodeTable({"ap": ("AP",)}))
    desk._codes.click()
    page = desk.codes_page
    assert page._text.toPlainText() == "ap\tAP\n"
    page.add_text("no tab")
    assert page._row._problem.text() == "No code, or no words behind a tab, on line 2."
    page._text.setPlainText("ap\tAP\tAP=Associated Press")
    with qtbot.waitSignal(desk.codes_kept) as told:
        qtbot.mouseClick(page._keep, Qt.MouseButton.LeftButton)
    assert told.args == [CodeTable({"ap": ("AP", "AP=Associated Press")})]


def test_while_the_newsroom_is_away_words_are_read_and_not_written(desk, written):
    desk.set_read_only(is_read_only=True)
    type_into(caption(desk), "New: ")
    desk.save()
    assert (caption(desk).text, written) == ("The quay", [])


def test_loading_failing_and_nothing_are_said_in_words(qtbot, desk):
    desk.show_error("The newsroom database does not answer.")
    assert desk._pages.currentWidget() is desk._failed
    with qtbot.waitSignal(desk.retry_wanted):
        desk._failed.acted.emit()
    desk.show_photos(())
    assert desk._pages.currentWidget() is desk._nothing
    desk.show_loading()
    assert desk._pages.currentWidget() is desk._loading


def test_the_keyboard_selects_many(desk):
    desk.sheet.setFocus()
    QTest.keyClick(desk.sheet, Qt.Key.Key_A, CTRL)
    assert desk.sheet.selected_photos == ["p1", "p2", "p3"]
    desk.sheet.selectionModel().select(desk._grid.index(1), QItemSelectionModel.SelectionFlag.Deselect)
    assert desk._count.text() == "2 of 3 selected"
