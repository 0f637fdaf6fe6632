"""An editor sees what readers will get before it goes out, and publishes it with one button."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QTextEdit, QToolButton

from cms.domain.article import PhotoUse
from cms.domain.checks import Demands
from cms.domain.credits.house_style import STYLES, House
from cms.domain.workflow import HoldState, Publication, Role, Stage
from tests.ui.review.rows_of_review import ALT_TEXT_MISSING, CREDIT_MISSING, EMBARGO, opened
from ui.publishing.publish_panel import PublishPanel


@pytest.fixture
def panel(qtbot, theme, icons, language):
    panel = PublishPanel(theme, icons, language.sentence)
    qtbot.addWidget(panel)
    panel.resize(300, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def words(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]


def button(panel, text="Publish now"):
    return next(button for button in panel.findChildren(QPushButton) if button.text() == text)


def choose(panel, text):
    next(kind for kind in panel.findChildren(QRadioButton) if kind.text() == text).click()


def approved(**changes):
    return opened(Stage.APPROVED, **changes)


def live(**changes):
    return approved(publication=Publication.LIVE, live_version=4, **changes)


def test_certificate_says_who_approved_what_and_when(panel):
    panel.show_article(approved())
    shown = words(panel)
    assert "Approved by Daniel Weber" in shown
    assert any(line.startswith("Version 5 · 23 Nov 2026 ") for line in shown)
    assert "Text fingerprint 3f9c 1b7a e04d" in shown


def test_photos_are_shown_as_they_will_be_printed(panel):
    panel.show_article(approved())
    assert "▲ Ferry crews wait at the east pier, 3 March. ⓒAP=Associated Press" in words(panel)


def test_first_edition_is_published_with_one_press(panel, qtbot):
    panel.show_article(approved())
    with qtbot.waitSignal(panel.publish_wanted) as asked:
        qtbot.mouseClick(button(panel), Qt.MouseButton.LeftButton)
    assert asked.args == ["", ""]
    assert "Publish" in words(panel)


def test_blocked_article_lists_what_is_missing_and_is_not_published(panel, qtbot):
    panel.show_article(approved(blockers=(CREDIT_MISSING,), warnings=(ALT_TEXT_MISSING,)))
    with qtbot.assertNotEmitted(panel.publish_wanted):
        qtbot.mouseClick(button(panel), Qt.MouseButton.LeftButton)
    assert "Photo 2 has no credit." in words(panel)
    assert "1 check must pass before readers get it." in words(panel)
    with qtbot.waitSignal(panel.go_to):
        button(panel, "Go to").click()


def test_warnings_alone_hold_nothing_back(panel, qtbot):
    panel.show_article(approved(warnings=(ALT_TEXT_MISSING,)))
    with qtbot.waitSignal(panel.publish_wanted):
        button(panel).click()


def test_reporter_reads_why_the_button_does_nothing(panel, qtbot):
    panel.show_article(approved(role=Role.REPORTER))
    with qtbot.assertNotEmitted(panel.publish_wanted):
        button(panel).click()
    assert "A reporter cannot publish this article; that takes an editor of the desk." in words(panel)


def test_article_that_is_not_approved_says_so(panel):
    panel.show_article(opened(Stage.IN_REVIEW))
    assert "Nobody has approved this version yet." in words(panel)
    assert "Only an approved article can be published. Approve it first." in words(panel)


def test_update_of_a_live_article_needs_no_notice(panel, qtbot):
    panel.show_article(live())
    assert "Publish update" in words(panel)
    with qtbot.waitSignal(panel.publish_wanted) as asked:
        button(panel).click()
    assert asked.args == ["update", ""]


def test_correction_without_a_notice_is_refused_in_words(panel, qtbot):
    panel.show_article(live())
    choose(panel, "Correction")
    with qtbot.assertNotEmitted(panel.publish_wanted):
        button(panel).click()
    assert "A correction needs a notice that tells readers what was wrong." in words(panel)


def test_correction_goes_out_with_its_notice(panel, qtbot):
    panel.show_article(live())
    choose(panel, "Correction")
    qtbot.keyClicks(panel.findChild(QTextEdit), "The raise is nine percent.")
    assert "26 characters" in words(panel)
    with qtbot.waitSignal(panel.publish_wanted) as asked:
        button(panel).click()
    assert asked.args == ["correction", "The raise is nine percent."]


def test_notice_survives_a_refusal_and_not_another_article(panel, qtbot):
    panel.show_article(live())
    choose(panel, "Correction")
    qtbot.keyClicks(panel.findChild(QTextEdit), "Nine percent.")
    panel.show_refusal("The newsroom database does not answer.")
    panel.show_article(live())
    assert panel.findChild(QTextEdit).toPlainText() == "Nine percent."
    panel.show_article(live(article_id="another"))
    assert panel.findChild(QTextEdit).toPlainText() == ""


def test_version_that_readers_have_is_not_published_again(panel):
    panel.show_article(approved(publication=Publication.LIVE, live_version=5))
    assert any(line.startswith("Readers already have this version.") for line in words(panel))
    assert not [kind for kind in panel.findChildren(QRadioButton) if kind.isVisible()]


def test_nothing_can_be_asked_for_twice_while_it_is_published(panel, qtbot):
    panel.show_article(approved())
    panel.show_publishing()
    waiting = button(panel, "Publishing…")
    assert not waiting.isEnabled()
    with qtbot.assertNotEmitted(panel.publish_wanted):
        qtbot.mouseClick(waiting, Qt.MouseButton.LeftButton)


def test_refusal_is_shown_where_the_button_is_and_it_can_be_tried_again(panel):
    panel.show_article(approved())
    panel.show_publishing()
    panel.show_refusal("The newsroom database does not answer.")
    assert "The newsroom database does not answer." in words(panel)
    assert button(panel).isEnabled()


def test_lawyer_who_has_not_cleared_it_holds_it_back(panel, qtbot):
    panel.show_article(approved(holds={"legal": HoldState.REQUIRED}))
    with qtbot.assertNotEmitted(panel.publish_wanted):
        button(panel).click()
    assert "The article waits for the lawyer’s clearance." in words(panel)


def test_embargo_is_shown_with_its_zone_and_judged_by_the_newsroom(panel, qtbot):
    panel.show_article(approved(holds=EMBARGO))
    assert any(line.startswith("Embargo until ") for line in words(panel))
    with qtbot.waitSignal(panel.publish_wanted):
        button(panel).click()


def test_panel_is_left_with_escape_or_the_cross(panel, qtbot):
    panel.show_article(approved())
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(button(panel), Qt.Key.Key_Escape)
    with qtbot.waitSignal(panel.closed):
        next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "Close").click()


def test_panel_is_worded_in_korean(panel, language, qtbot):
    panel.show_article(live())
    language.use("ko")
    qtbot.waitUntil(lambda: "다시 출고" in words(panel))
    assert button(panel, "지금 출고")


@pytest.mark.parametrize("width", [260, 300, 380])
def test_nothing_is_cut_off_at_the_widths_of_the_column(panel, width):
    panel.resize(width, 800)
    panel.show_article(approved(blockers=(CREDIT_MISSING,), warnings=(ALT_TEXT_MISSING,)))
    for label in panel.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.width() >= min(label.minimumSizeHint().width(), label.sizeHint().width())
            assert label.mapTo(panel, label.rect().topRight()).x() <= width


def test_photos_are_shown_as_the_desk_prints_their_credits(panel):
    house = House(STYLES["Name/Agency"])
    article = approved()
    use = PhotoUse("p1", "A quay in Incheon.", "AP Photo/Park Min-ji")
    text = replace(article.text, photos=(use,))
    panel.show_article(replace(article, text=text, demands=Demands(house=house)))
    assert "A quay in Incheon. Park Min-ji/AP" in words(panel)
