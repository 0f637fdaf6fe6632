"""The inspector: a photo gets its caption, credit, alternative text and rights, and shows what will be printed."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from cms.domain.article import PhotoUse
from cms.domain.credits.credit import printed_line
from cms.domain.credits.house_style import STYLES, House
from cms.domain.photos.facts import LIST_FACTS, TEXT_FACTS
from cms.domain.photos.papers import PhotoPapers
from cms.domain.photos.rights import UsageRights
from tests.ui.editor.newsroom_rows import photo_row, use_of
from ui.photos.inspector import PhotoInspector
from ui.words.facts import FactWords

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def inspector(on_screen, theme, icons):
    inspector = PhotoInspector(theme, icons)
    on_screen(inspector, 300, 760)
    return inspector


def read(inspector):
    """Return every text a person can read there."""
    return [label.text() for label in inspector.findChildren(QLabel) if label.isVisible() and label.text()]


def replace_text(qtbot, field, text):
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(field, text)


def test_without_a_photo_it_says_what_to_do(inspector):
    assert read(inspector) == ["Select a photo to write its caption and credit."]
    assert inspector.use() is None


def test_the_line_readers_will_see_is_shown_as_it_will_be_printed(qtbot, inspector):
    use = use_of("p1", caption="A spokesperson answers.", credit_line="")
    inspector.show_photo(use, photo_row("p1"), 1)
    assert "▲ A spokesperson answers." in read(inspector)
    replace_text(qtbot, inspector._credit, "AP=Associated Press")
    assert printed_line("A spokesperson answers.", "AP=Associated Press") in read(inspector)
    assert "▲ A spokesperson answers. ⓒAP=Associated Press" in read(inspector)


def test_the_credit_is_told_in_words(qtbot, inspector):
    inspector.show_photo(use_of("p1"), photo_row("p1"), 1)
    assert "Agency AP · full name Associated Press" in read(inspector)
    replace_text(qtbot, inspector._credit, "something nobody has ever read =/= like that =")
    assert "Printed as typed" in read(inspector)
    inspector._credit.selectAll()
    qtbot.keyClick(inspector._credit, Qt.Key.Key_Delete)
    assert "Credit missing" in read(inspector)


def test_every_field_that_is_written_is_told_of_at_once(qtbot, inspector):
    inspector.show_photo(PhotoUse("p1"), photo_row("p1"), 1)
    for field, expected in (
        (inspector._caption, PhotoUse("p1", caption="x")),
        (inspector._credit, PhotoUse("p1", "x", "x")),
        (inspector._alt_text, PhotoUse("p1", "x", "x", "x")),
    ):
        with qtbot.waitSignal(inspector.use_edited) as told:
            qtbot.keyClicks(field, "x")
        assert told.args == [expected]
        assert inspector.use() == expected


def test_showing_a_photo_is_not_an_edit(qtbot, inspector):
    with qtbot.assertNotEmitted(inspector.use_edited):
        inspector.show_photo(use_of("p1"), photo_row("p1"), 1)
        inspector.show_photo(use_of("p2"), photo_row("p2"), 2)
    assert inspector.use() == use_of("p2")


def test_the_same_photo_shown_again_moves_no_cursor(qtbot, inspector):
    inspector.show_photo(use_of("p1"), photo_row("p1"), 1)
    inspector._caption.setFocus()
    qtbot.keyClick(inspector._caption, Qt.Key.Key_End)
    before = inspector._caption.textCursor().position()
    inspector.show_photo(inspector.use(), photo_row("p1"), 1)
    assert inspector._caption.textCursor().position() == before > 0


def test_a_syllable_being_composed_in_the_caption_is_kept(inspector):
    inspector.show_photo(PhotoUse("p1"), photo_row("p1"), 1)
    inspector._caption.setFocus()
    QApplication.sendEvent(inspector._caption, QInputMethodEvent("국", []))
    assert inspector.is_composing
    inspector.show_photo(PhotoUse("p1", caption="서버에서"), photo_row("p1"), 1)
    inspector.commit_preedit()
    assert inspector.use().caption == "국"


def test_rights_are_chosen_by_key_and_told_with_the_photo(qtbot, inspector):
    inspector.show_photo(PhotoUse("p1"), photo_row("p1", usage_rights=None), 1)
    assert inspector._rights.currentIndex() == -1
    place = inspector._rights.findData(UsageRights.HANDOUT.value)
    with qtbot.waitSignal(inspector.rights_chosen) as told:
        qtbot.keyClicks(inspector._rights, "Handout")
        inspector._rights.activated.emit(place)
    assert told.args == ["p1", "handout"]


def test_the_rights_a_credit_speaks_for_are_offered_and_not_taken(inspector):
    inspector.show_photo(use_of("p1"), photo_row("p1", usage_rights=None), 1)
    assert inspector._rights.placeholderText() == "Choose… Agency?"
    assert inspector._rights.currentIndex() == -1


def test_the_rights_are_named_in_the_language_of_the_window(qtbot, language, inspector):
    inspector.show_photo(use_of("p1"), photo_row("p1"), 1)
    assert inspector._rights.currentText() == "Agency"
    language.use("ko")
    qtbot.waitUntil(lambda: inspector._rights.currentText() == "통신사")
    assert "출고 표기" in read(inspector)
    assert "통신사 AP · 정식 이름 Associated Press" in read(inspector)


def test_what_the_file_says_is_shown_and_a_guessed_encoding_is_said_to_be_a_guess(inspector):
    inspector.show_photo(use_of("p1"), photo_row("p1", text_encoding="euc-kr", creator="홍길동"), 1)
    assert "홍길동" in read(inspector)
    assert "read as euc-kr, a guess: check the names" in read(inspector)
    inspector.show_photo(use_of("p2"), photo_row("p2", creator=""), 2)
    assert "Photographer" not in read(inspector)


def test_everything_the_file_says_is_shown_to_whoever_asks(qtbot, inspector):
    inspector.show_photo(use_of("p1"), photo_row("p1"), 1)
    facts = inspector._facts
    assert not facts._more.isVisible()
    term = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    told = {"event": "A summit", "digital_source_type": term, "people": ["Kim", "Lee"], "shown_city": "Seoul"}
    inspector.show_papers(PhotoPapers("p1", told=told))
    assert "A summit" not in read(inspector)
    facts._more.click()
    qtbot.waitUntil(lambda: "A summit" in read(inspector))
    shown = read(inspector)
    assert {"A summit", "digitalCapture", "Kim, Lee", "Seoul", "Shows: city"} <= set(shown)
    assert shown.index("A summit") < shown.index("Seoul")
    inspector.show_photo(use_of("p2"), photo_row("p2"), 2)
    assert "A summit" not in read(inspector)
    inspector.show_papers(PhotoPapers("p1", told=told))
    assert "A summit" not in read(inspector)
    inspector.show_papers(PhotoPapers("p2", told={"event": "A fair"}))
    qtbot.waitUntil(lambda: "A fair" in read(inspector))
    facts._more.click()
    assert "A fair" not in read(inspector)


def test_every_fact_of_a_file_has_a_name_in_both_languages(language, inspector):
    words = FactWords(inspector)
    assert set(words.all()) == {*TEXT_FACTS, *LIST_FACTS}
    language.use("ko")
    assert all(re.search("[가-힣]", word) for word in words.all().values())


def test_a_location_in_the_file_is_said_to_be_removed(inspector):
    inspector.show_photo(use_of("p1"), photo_row("p1", has_location=True), 1)
    assert "Location will be removed" in read(inspector)
    inspector.show_photo(use_of("p2"), photo_row("p2"), 2)
    assert "Location will be removed" not in read(inspector)


def test_a_credit_that_contradicts_the_file_is_remarked_on(qtbot, inspector):
    inspector.show_photo(use_of("p1"), photo_row("p1", credit_line="Reuters"), 1)
    assert "The file says “Reuters”." in read(inspector)
    replace_text(qtbot, inspector._credit, "Reuters")
    assert "The file says “Reuters”." not in read(inspector)


@pytest.mark.parametrize("name", ["caption", "credit_line", "alt_text", "usage_rights"])
def test_a_refused_submission_leads_to_the_field_and_says_what_is_missing(qtbot, inspector, name):
    inspector.resize(300, 300)
    inspector.show_photo(PhotoUse("p1"), photo_row("p1"), 2, 3)
    inspector.focus_field(name, "Photo 2 has no credit.")
    row = inspector._rows[name]
    assert row.field.hasFocus()
    assert row.field.property("marked") == "true"
    assert "Photo 2 has no credit." in read(inspector)
    assert "Photo 2 of 3" in read(inspector)
    field = row.field.mapTo(inspector._scroll.viewport(), row.field.rect().center())
    assert inspector._scroll.viewport().rect().contains(field)


def test_the_mark_goes_when_the_field_is_filled_in(qtbot, inspector):
    inspector.show_photo(PhotoUse("p1"), photo_row("p1"), 1)
    inspector.focus_field("credit_line", "Photo 1 has no credit.")
    qtbot.keyClicks(inspector._credit, "AP")
    assert "Photo 1 has no credit." not in read(inspector)
    assert inspector._credit.property("marked") == "false"


def test_a_photo_that_can_only_be_looked_at_takes_no_keys(qtbot, inspector):
    inspector.show_photo(use_of("p1"), photo_row("p1"), 1)
    inspector.set_read_only(is_read_only=True)
    qtbot.keyClicks(inspector._caption, "x")
    qtbot.keyClicks(inspector._credit, "x")
    assert inspector.use() == use_of("p1")
    assert not inspector._rights.isEnabled()


def test_captions_and_credits_are_shown_letter_by_letter(inspector):
    inspector.show_photo(use_of("p1", caption="<b>bold</b>"), photo_row("p1", creator="<i>x</i>"), 1)
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText
        for label in inspector.findChildren(QLabel)
        if "<" in label.text()
    )
    assert "<i>x</i>" in read(inspector)


def test_a_picture_that_comes_too_late_is_not_shown_with_another_photo(inspector):
    inspector.show_photo(use_of("p1"), photo_row("p1"), 1)
    inspector.show_photo(use_of("p2"), photo_row("p2"), 2)
    inspector.set_picture("p1", QImage(4, 4, QImage.Format.Format_RGB32))
    assert inspector._picture._view._picture.isNull()
    inspector.set_picture("p2", QImage(4, 4, QImage.Format.Format_RGB32))
    assert not inspector._picture._view._picture.isNull()
    assert not inspector.grab().isNull()


def test_every_field_has_a_name_for_screen_readers(inspector):
    names = [row.field.accessibleName() for row in inspector._rows.values()]
    assert names == ["Caption", "Credit (required)", "Alternative text", "Usage rights"]


def test_what_readers_will_see_is_printed_in_the_desks_style(inspector):
    use = use_of("p1", caption="A spokesperson answers.", credit_line="AP Photo/Park Min-ji")
    inspector.show_photo(use, photo_row("p1"), 1)
    inspector.print_in(House(STYLES["Name/Agency"]))
    assert "A spokesperson answers. Park Min-ji/AP" in read(inspector)
