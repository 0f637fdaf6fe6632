"""The list of remarks: read with the eye and by a screen reader, worked with the keyboard alone."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from cms.domain.proofreading import Remark, Scope, Severity, Spoken
from ui.widgets.remark_list import RemarkList, RemarkState
from ui.widgets.remark_rows import RemarkRows


def spoken(words, *fixes):
    remark = Remark("rule", 0, len(words), words, Severity.STYLE, "Why so.", "이유.", fixes)
    return Spoken(Scope.BODY, "b1", remark)


THREE = [spoken("prior to", "before"), spoken("  ", " "), spoken("shock")]


@pytest.fixture
def remarks(qtbot, theme):
    remarks = RemarkList(theme)
    qtbot.addWidget(remarks)
    remarks.resize(320, 480)
    remarks.show_remarks(THREE)
    remarks.show_state(RemarkState.READ)
    remarks.show()
    remarks._list.setFocus()
    return remarks


def heard(signal):
    found = []
    signal.connect(lambda *said: found.append(said))
    return found


def press(remarks, key):
    QTest.keyClick(remarks._list, key)


def test_enter_puts_right_with_the_first_fix_and_goes_on(remarks):
    fixes = heard(remarks.fix_wanted)
    press(remarks, Qt.Key.Key_Return)
    press(remarks, Qt.Key.Key_Return)
    assert fixes == [(THREE[0], "before"), (THREE[1], " ")]
    assert remarks.spoken == THREE[2:]


def test_enter_on_a_remark_without_a_fix_goes_to_its_place(remarks):
    places, fixes = heard(remarks.go_to), heard(remarks.fix_wanted)
    press(remarks, Qt.Key.Key_End)
    press(remarks, Qt.Key.Key_Return)
    assert (places, fixes) == ([(THREE[2],)], [])
    assert remarks.spoken == THREE


def test_in_an_article_that_cannot_be_written_in_enter_only_goes_to_the_place(remarks):
    remarks.show_remarks(THREE, can_fix=False)
    places, fixes = heard(remarks.go_to), heard(remarks.fix_wanted)
    press(remarks, Qt.Key.Key_Return)
    assert (places, fixes) == ([(THREE[0],)], [])
    assert remarks._fix.text() == "Go to"


def test_delete_lets_be_and_the_space_bar_goes_to_the_place(remarks):
    ignored, places = heard(remarks.ignored), heard(remarks.go_to)
    press(remarks, Qt.Key.Key_Delete)
    press(remarks, Qt.Key.Key_Space)
    assert ignored == [(THREE[0],)]
    assert places == [(THREE[1],)]


def test_the_place_in_the_list_is_kept_when_it_is_read_again(remarks):
    press(remarks, Qt.Key.Key_Down)
    remarks.show_remarks([*THREE, spoken("more")])
    assert remarks._list.currentIndex().row() == 1


def test_a_screen_reader_hears_the_words_the_fix_and_why(remarks):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert remarks._list.currentIndex().data(role) == "prior to → before, Why so."
    remarks.use_language("ko")
    assert remarks._list.currentIndex().data(role) == "prior to → before, 이유."
    assert remarks._rows.index(1, 0).data(role).startswith("␣␣ → ␣")
    assert remarks._list.accessibleName() == "House style"


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (RemarkState.READING, "Reading the article…"),
        (RemarkState.READ, "Nothing to say about the style."),
        (RemarkState.OFF, "Spelling and style are not marked."),
        (RemarkState.NO_DICTIONARIES, "This computer has no dictionaries: spelling is not checked."),
    ],
)
def test_an_empty_list_says_how_it_stands(remarks, state, line):
    remarks.show_remarks([])
    remarks.show_state(state)
    assert remarks._line.text() == line
    assert remarks._line.isVisible()
    assert not remarks._list.isVisible()
    assert not remarks._fix.isVisible()
    assert remarks._turn_on.isVisible() == (state is RemarkState.OFF)


def test_the_model_keeps_its_promises_to_qt(qapp):
    model = RemarkRows()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert isinstance(model, QAbstractItemModel)
    model.show_remarks(THREE)
    model.take_out(1)
    assert [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())] == [
        THREE[0],
        THREE[2],
    ]
