"""The inspector says whether a photo may be used, until when and why, and lets leases be given and taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTableView

from cms.domain.photos.papers import PhotoPapers
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms, UsageLeaseRow
from tests.ui.editor.newsroom_rows import photo_row
from ui.photos.papers_panel import PapersPanel

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
UNTIL = LeaseTerms(LeaseKind.ALLOW, "Contract with AP", NOW, NOW + timedelta(days=7))
NEVER = LeaseTerms(LeaseKind.DENY, "The family asked us", NOW)
LATER = LeaseTerms(LeaseKind.DENY, "HONS", NOW + timedelta(days=14))


def lease(terms, lease_id="l1", **changes):
    return UsageLeaseRow(lease_id, "p1", terms, "Yuri Han", NOW, **changes)


@pytest.fixture
def panel(on_screen, theme, icons):
    panel = PapersPanel(theme, icons, now=lambda: NOW)
    on_screen(panel, 300, 700)
    panel.show_photo(photo_row("p1"))
    return panel


def read(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def button(panel, name):
    return next(one for one in panel.findChildren(QPushButton) if one.text() == name)


def test_an_end_that_comes_soon_is_told(panel):
    panel.show_papers(PhotoPapers("p1", leases=(lease(UNTIL),)))
    assert panel._warning.words.endswith("Contract with AP")
    assert panel._warning.words.startswith("May be used until ")


def test_what_is_forbidden_beats_what_is_allowed(panel):
    panel.show_papers(PhotoPapers("p1", leases=(lease(UNTIL), lease(NEVER, "l2"))))
    assert panel._warning.words == "Must not be used: The family asked us"


def test_a_lease_that_was_taken_back_warns_of_nothing(panel):
    panel.show_papers(PhotoPapers("p1", leases=(lease(NEVER, withdrawn_at=NOW),)))
    assert panel._warning.isHidden()
    assert not any("family" in text for text in read(panel))


def test_a_lease_is_taken_back(qtbot, panel):
    panel.show_papers(PhotoPapers("p1", leases=(lease(NEVER),)))
    with qtbot.waitSignal(panel.lease_withdrawn) as told:
        button(panel, "Take back").click()
    assert told.args == ["l1"]


def test_what_its_sender_asks_for_is_granted_with_one_click(qtbot, panel):
    panel.show_papers(PhotoPapers("p1", proposals=(LATER,), stipulated=("NO ARCHIVE", "OUT: KOREA")))
    assert "Its sender says: NO ARCHIVE, OUT: KOREA" in read(panel)
    with qtbot.waitSignal(panel.lease_granted) as told:
        button(panel, "Grant it").click()
    assert told.args == ["p1", LATER]


def test_a_lease_needs_a_reason(qtbot, panel):
    button(panel, "Allow or forbid…").click()
    form = panel._form
    assert not form._give.isEnabled()
    form._kind.setCurrentIndex(1)
    form._days.setCurrentIndex(3)
    qtbot.keyClicks(form._reason, "Court order")
    with qtbot.waitSignal(panel.lease_granted) as told:
        qtbot.keyClick(form._reason, Qt.Key.Key_Return)
    assert told.args == ["p1", LeaseTerms(LeaseKind.DENY, "Court order", NOW, NOW + timedelta(days=14))]
    assert form.isHidden()


def test_a_lease_begins_and_ends_when_it_is_chosen_to_by_the_newsrooms_clocks(qtbot, panel):
    panel.set_time_zone("Asia/Seoul")
    button(panel, "Allow or forbid…").click()
    form = panel._form
    assert form._first.isHidden()
    assert form._last.isHidden()
    for choice, moment in ((form._begins, form._first), (form._days, form._last)):
        choice.setCurrentIndex(choice.count() - 1)
        choice.activated.emit(choice.currentIndex())
        assert not moment.isHidden()
    form._first.show_exactly(NOW + timedelta(days=2), "Asia/Seoul")
    form._last.show_exactly(NOW + timedelta(days=1), "Asia/Seoul")
    qtbot.keyClicks(form._reason, "Contract 12")
    form._give.click()
    assert "It ends before it begins. Choose a later time." in read(panel)
    form._last.show_exactly(NOW + timedelta(days=9), "Asia/Seoul")
    with qtbot.waitSignal(panel.lease_granted) as told:
        form._give.click()
    first, last = NOW + timedelta(days=2), NOW + timedelta(days=9)
    assert told.args == ["p1", LeaseTerms(LeaseKind.ALLOW, "Contract 12", first, last)]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_day_on_which_a_lease_ends_is_chosen_in_a_calendar_by_keys(qtbot, panel):
    panel.set_time_zone("Asia/Seoul")
    button(panel, "Allow or forbid…").click()
    moment = panel._form._last
    moment.show_exactly(NOW, "Asia/Seoul")
    panel._form._days.setCurrentIndex(panel._form._days.count() - 1)
    panel._form._days.activated.emit(panel._form._days.currentIndex())
    key = Qt.Key
    for keys, days in (
        ((key.Key_Down, key.Key_Escape), 0),
        ((key.Key_Right, key.Key_Right, key.Key_Return), 2),
        ((key.Key_Down, key.Key_Return), 9),
    ):
        qtbot.keyClick(moment.field, key.Key_Down, Qt.KeyboardModifier.AltModifier)
        month = moment.field._chooser.findChild(QTableView)
        for one in keys:
            qtbot.keyClick(month, one)
        assert not moment.field._chooser.isVisible()
        assert moment.moment() == NOW + timedelta(days=days)


def test_content_credentials_are_told_and_the_original_exported(qtbot, panel):
    panel.show_papers(PhotoPapers("p1", has_content_credentials=True))
    assert not panel._credentials.isHidden()
    with qtbot.waitSignal(panel.export_wanted) as told:
        button(panel, "Export with credit…").click()
    assert told.args == ["p1"]


def test_another_encoding_is_offered_only_where_one_was_guessed(qtbot, panel):
    assert panel._reading.isHidden()
    panel.show_photo(photo_row("p1", text_encoding="cp949"))
    assert panel._encoding.currentText() == "cp949"
    place = panel._encoding.findData("shift_jis")
    with qtbot.waitSignal(panel.reading_wanted) as told:
        panel._encoding.activated.emit(place)
    assert told.args == ["p1", "shift_jis"]


def test_papers_that_come_too_late_are_not_shown_with_another_photo(panel):
    panel.show_photo(photo_row("p2"))
    panel.show_papers(PhotoPapers("p1", leases=(lease(NEVER),)))
    assert panel._warning.isHidden()
