"""The lines as Qt's list wants them."""

from PySide6.QtCore import QModelIndex, QObject, Qt

from tests.ui.staff.staff_rows import DESKS, PEOPLE
from ui.staff.staff_lines import StaffWords
from ui.widgets.line_list import LineModel


def filled(parent):
    words = StaffWords(parent)
    words.know(DESKS, "en", tells_passwords=True)
    model = LineModel(parent)
    model.show_lines(words.people(PEOPLE))
    return model


def test_the_model_is_sound(qtmodeltester):
    parent = QObject()
    model = filled(parent)
    qtmodeltester.check(model)
    model.show_lines(())
    assert model.rowCount() == 0


def test_every_line_is_spoken_and_found_by_its_key(qapp):
    parent = QObject()
    model = filled(parent)
    index = model.index_of("hana")
    spoken = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Hana Choi, hana, World: Editor, Picture editor · Sports: Editor · no password"
    assert model.key_at(index) == "hana"
    assert not model.index_of("nobody").isValid()
    assert model.key_at(QModelIndex()) == ""
