"""Nothing that was written is ever gone: every version can be found, compared, copied and restored."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from cms.domain.workflow import Publication, Stage
from tests.ui.review.rows_of_review import past, version
from tests.ui.rows import article, now
from ui.archive.history_panel import HistoryPanel

ROW = {"stage": Stage.APPROVED, "publication": Publication.LIVE, "version": 8, "live_version": 8}


@pytest.fixture
def panel(qtbot, theme, icons):
    panel = HistoryPanel(theme, icons, now=now)
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def show_past(panel, **row):
    panel.show_history(*past(), article(**{**ROW, **row}))


def spoken(panel):
    model = panel.list.model()
    return [model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]


def select(panel, beginning):
    row = next(n for n, line in enumerate(spoken(panel)) if line.startswith(beginning))
    index = panel.list.model().index(row, 0)
    panel.list.setCurrentIndex(index)
    return index


def click(panel, qtbot, beginning):
    where = panel.list.visualRect(select(panel, beginning)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=where)


def button(panel, text):
    return next(button for button in panel.findChildren(QPushButton) if button.text() == text)


def words(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def test_versions_are_told_newest_first_with_what_was_done(panel):
    show_past(panel)
    told = spoken(panel)
    assert told[0].startswith("Version 8, Live, Approved, Min-ji Park · ")
    assert told[1].startswith("Correction published by Han So-ra: An earlier version gave the raise")
    assert told[2].startswith("Approved by Daniel Weber, ")
    assert any(line.startswith("Approval revoked by a change of Min-ji Park") for line in told)
    assert any(line.startswith("Version 6, Kept beside") for line in told)
    assert told[-1].startswith("Versions 1–3, ")


def test_clicked_version_is_compared(panel, qtbot):
    show_past(panel)
    with qtbot.waitSignal(panel.version_chosen) as asked:
        click(panel, qtbot, "Version 7")
    assert asked.args == [7]


def test_version_is_reached_from_the_keyboard(panel, qtbot):
    show_past(panel)
    select(panel, "Version 8")
    for _ in range(3):
        qtbot.keyClick(panel.list, Qt.Key.Key_J)
    with qtbot.waitSignal(panel.version_chosen) as asked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == [7]


def test_old_version_is_restored_and_copied(panel, qtbot):
    show_past(panel)
    select(panel, "Version 5")
    with qtbot.waitSignal(panel.restore_wanted) as restored:
        button(panel, "Restore as new version").click()
    with qtbot.waitSignal(panel.copy_wanted) as copied:
        button(panel, "Copy text").click()
    assert (restored.args, copied.args) == ([5], [5])


def test_newest_version_cannot_be_restored_and_says_why(panel):
    show_past(panel)
    select(panel, "Version 8")
    restore = button(panel, "Restore as new version")
    assert not restore.isEnabled()
    assert restore.accessibleDescription() == "This is already the newest version."


def test_act_offers_nothing_to_restore(panel):
    show_past(panel)
    select(panel, "Approved by Daniel")
    assert not button(panel, "Copy text").isVisible()


def test_bundle_unfolds_with_a_click_and_folds_with_the_left_arrow(panel, qtbot):
    show_past(panel)
    click(panel, qtbot, "Versions 1–3")
    assert [line.split(",")[0] for line in spoken(panel)[-3:]] == ["Version 3", "Version 2", "Version 1"]
    select(panel, "Version 2")
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert spoken(panel)[-1].startswith("Versions 1–3")


def test_selection_and_unfolded_bundles_stay_when_the_history_is_read_again(panel, qtbot):
    show_past(panel)
    click(panel, qtbot, "Versions 1–3")
    select(panel, "Version 2")
    show_past(panel)
    assert "Version 2" in words(panel)
    show_past(panel, article_id="another")
    assert spoken(panel)[-1].startswith("Versions 1–3")


def test_long_reason_makes_its_line_higher(panel):
    show_past(panel)
    reason, plain = select(panel, "Returned by"), select(panel, "Review begun by")
    assert panel.list.visualRect(reason).height() > panel.list.visualRect(plain).height()


def test_loading_error_and_emptiness_are_told_apart(panel, qtbot):
    panel.show_loading()
    panel.show_error("The newsroom database does not answer.")
    assert "The newsroom database does not answer." in words(panel)
    panel.show_history([], [], [], article())
    assert "No version has been saved yet." in words(panel)


def test_slow_history_shows_its_shape_first(panel, qtbot):
    panel.show_loading()
    qtbot.waitUntil(lambda: bool(panel._skeleton.isVisible()), timeout=2000)


def test_step_that_this_program_does_not_know_is_told_by_its_name(panel):
    versions, ledger, _ = past()
    strange = replace(ledger[-1], step="beam_up", reason="")
    panel.show_history(versions, [*ledger, strange], [], article(**ROW))
    assert any(line.startswith("beam up: Han So-ra") for line in spoken(panel))


def test_history_is_told_in_korean(panel, language):
    language.use("ko")
    panel.show_history(*past(korean=True), article(**ROW))
    assert spoken(panel)[0].startswith("버전 8, 출고됨, 승인, 박민지 · ")
    assert any("이도현 님이 보완 요청: 두 번째 문단의 날짜를" in line for line in spoken(panel))


def test_history_model_keeps_the_rules_of_qt(panel, qtmodeltester):
    show_past(panel)
    qtmodeltester.check(panel.list.model())


def test_a_thousand_versions_are_shown_at_once(panel):
    people = ("Min-ji Park", "Daniel Weber")
    versions = [version(n, 2000 - n, people[n % 2]) for n in range(1, 1001)]
    panel.show_history(versions, [], [], article(version=1000))
    assert len(spoken(panel)) == 1000
