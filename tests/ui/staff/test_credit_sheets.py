"""Agencies and house styles on the administrators' screen: what is shown, wanted, refused, and printed meanwhile."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cms.domain.credits.agencies import SHIPPED
from cms.domain.credits.house_style import STYLES, HouseStyle, HouseStyleRow
from cms.domain.credits.photographers import NOBODY_KNOWN
from tests.ui.staff.staff_rows import DESKS, PEOPLE
from ui.staff.staff_page import StaffPage
from ui.staff.staff_side import Kind

AP = SHIPPED.by_key("ap")
GONE = replace(SHIPPED.by_key("upi"), is_listed=False)


@pytest.fixture
def page(qtbot, theme, icons, language):
    page = StaffPage(theme, icons)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.show_staff(PEOPLE, DESKS, "en", me="root", is_shared=False)
    page.show_credits(
        SHIPPED.with_own([GONE]), NOBODY_KNOWN, [HouseStyleRow("world", "en", STYLES["Name/Agency"])]
    )
    return page


@pytest.fixture
def agencies(page):
    page.side.tabs[Kind.AGENCIES].click()
    return page


@pytest.fixture
def styles(page):
    page.side.tabs[Kind.STYLES].click()
    return page


def titles(page):
    model = page.side.list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def spoken(page, key):
    return page.side._model.index_of(key).data(Qt.ItemDataRole.AccessibleTextRole)


def printed(page):
    return [label.text() for label in page.credits.style._preview]


def write(line, words):
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


def test_agencies_are_listed_by_name_with_their_spellings_and_those_taken_off_last(agencies):
    assert titles(agencies)[-1] == "UPI"
    assert "Taken off" in spoken(agencies, "upi")
    assert "State agency" in spoken(agencies, "tass")
    agencies.side.search.setText("에이피")
    assert titles(agencies) == ["AP"]


def test_an_agency_is_changed_and_only_what_was_typed_is_wanted(agencies, qtbot):
    agencies.credits.show_agency("ap")
    assert not agencies.credits.agency.primary.isEnabled()
    write(agencies.credits.agency._lines["warning"], "Ask first.")
    with qtbot.waitSignal(agencies.credits.agency.save_wanted) as wanted:
        agencies.credits.agency.primary.click()
    assert wanted.args == [replace(AP, warning="Ask first.")]


def test_an_agency_that_is_being_changed_is_not_left_unsaved(agencies):
    agencies.credits.show_agency("ap")
    write(agencies.credits.agency._lines["english"], "A.P.")
    agencies.side.list.setCurrentIndex(agencies.side._model.index_of("tass"))
    assert agencies.credits.agency.key == "ap"
    assert agencies.credits.agency.problem() == "Save this first, or cancel it."


def test_a_new_agency_needs_key_and_names(agencies, qtbot):
    agencies.side.new.click()
    write(agencies.credits.agency._lines["key"], "harbour")
    agencies.credits.agency.press_primary()
    assert agencies.credits.agency._lines["english"].accessibleDescription() == "Write its name in English."
    write(agencies.credits.agency._lines["english"], "Harbour Pictures")
    write(agencies.credits.agency._lines["korean"], "Hanggu")
    write(agencies.credits.agency._lines["spellings"], "HP, Harbour Pix,")
    with qtbot.waitSignal(agencies.credits.agency.save_wanted) as wanted:
        agencies.credits.agency.press_primary()
    assert (wanted.args[0].key, wanted.args[0].spellings) == ("harbour", ("HP", "Harbour Pix"))


def test_an_agency_is_taken_off_and_put_back(agencies, qtbot):
    agencies.credits.show_agency("ap")
    with qtbot.waitSignal(agencies.credits.agency.removal_wanted) as wanted:
        agencies.credits.agency._remove.click()
    assert wanted.args == ["ap"]
    agencies.credits.show_agency("upi")
    with qtbot.waitSignal(agencies.credits.agency.save_wanted) as wanted:
        agencies.credits.agency._remove.click()
    assert wanted.args == [replace(GONE, is_listed=True)]


def test_styles_are_listed_for_the_newsroom_and_each_desk_in_each_language(styles):
    assert len(titles(styles)) == 2 * (1 + len(DESKS))
    assert spoken(styles, "world|en").startswith("World · English, , … Park Min-ji/AP")
    assert "Own style" in spoken(styles, "world|en")
    assert not styles.side.new.isVisible()


def test_a_style_is_shown_in_print_while_it_is_chosen_and_written(styles, qtbot):
    styles.credits.show_style("world|ko")
    assert printed(styles)[0] == "▲ 20일 서울 광장에서 시민들이 환호하고 있다. ⓒAP=Associated Press"
    sheet = styles.credits.style
    sheet._offered.setCurrentText("(워싱턴 AP=연합뉴스)")
    sheet._offered.activated.emit(sheet._offered.currentIndex())
    assert printed(styles)[1] == "▲ 20일 서울 광장에서 시민들이 환호하고 있다. (워싱턴 로이터=연합뉴스)"
    write(sheet._line, "{credit} {caption}")
    assert printed(styles)[3] == "(논산시 제공) 20일 서울 광장에서 시민들이 환호하고 있다."
    with qtbot.waitSignal(sheet.style_wanted) as wanted:
        sheet.primary.click()
    forms = STYLES["(워싱턴 AP=연합뉴스)"].forms
    assert wanted.args == ["world", "ko", HouseStyle("{credit} {caption}", forms)]


def test_a_form_that_could_not_be_read_again_is_marked_and_cannot_be_saved(styles):
    styles.credits.show_style("world|en")
    sheet = styles.credits.style
    sheet._forms.setPlainText("{agency.en} took it")
    assert "could not be read again" in sheet._forms.accessibleDescription()
    assert not sheet.primary.isEnabled()
    assert sheet.primary.accessibleDescription() == "First put right what is marked."


def test_a_desk_goes_back_to_the_newsrooms_style_only_if_it_has_its_own(styles, qtbot):
    styles.credits.show_style("|ko")
    assert not styles.credits.style._reset.isEnabled()
    styles.credits.show_style("world|en")
    with qtbot.waitSignal(styles.credits.style.style_wanted) as wanted:
        styles.credits.style._reset.click()
    assert wanted.args == ["world", "en", None]


def test_nothing_can_be_changed_while_the_newsroom_does_not_answer(agencies):
    agencies.credits.show_agency("ap")
    agencies.set_hindrance("The newsroom does not answer.")
    assert not agencies.credits.agency._remove.isEnabled()
    assert agencies.credits.agency._remove.accessibleDescription() == "The newsroom does not answer."


def test_every_word_of_the_sheets_is_plain_text_and_every_field_has_its_name(agencies):
    for sheet in (agencies.credits.agency, agencies.credits.style):
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in sheet.findChildren(QLabel))
        for field in (*getattr(sheet, "_lines", {}).values(), sheet.primary):
            assert field.accessibleName() or field.text()
