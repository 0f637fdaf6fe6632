"""The panel of notes in every state it has, and what of it a reader of either language is told."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cms.body.notes import Anchor
from cms.domain.errors import NotAllowed
from cms.domain.review_notes import NoteRow, NoteThread
from tests.ui.rows import ago, now
from ui.review.note_card import NoteCard
from ui.review.notes_panel import NotesPanel


def thread(thread_id="t1", words="Who says so?", *, resolved_at: datetime | None = None):
    note = NoteRow(f"n-{thread_id}", "daniel", "Daniel Weber", words, ago(5))
    anchor = Anchor("b1", 0, "The mayor said")
    by = ("sora", "Han So-ra") if resolved_at else ("", "")
    return NoteThread(thread_id, anchor, (note,), *by, resolved_at)


def kept(words, refusal=None):
    """A note that is on this computer only."""
    return NoteRow("kept", "minji", "Park Min-ji", words, ago(1), is_kept=True, refusal=refusal)


@pytest.fixture
def panel(qtbot, theme, icons, language):
    panel = NotesPanel(theme, icons, now=now)
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    return panel


def cards(panel):
    return [card for card in panel.findChildren(NoteCard) if card.isVisible()]


def test_while_notes_are_fetched_for_long_their_shape_is_shown(qtbot, panel):
    panel.show_loading()
    qtbot.waitUntil(lambda: panel._stack.currentWidget() is panel._skeleton)
    panel.show_threads((), frozenset())
    assert panel._nothing.accessibleName().startswith("No notes beside this article.")
    assert panel._stack.currentWidget() is panel._nothing


def test_notes_that_cannot_be_fetched_are_asked_for_again(qtbot, panel):
    panel.show_error("The newsroom database does not answer.")
    assert panel._nothing.accessibleName() == "The newsroom database does not answer."
    with qtbot.waitSignal(panel.retry_wanted):
        panel._nothing.acted.emit()
    panel.show_threads((thread(),), frozenset())
    assert len(cards(panel)) == 1


def test_while_the_newsroom_is_away_notes_are_written_and_said_to_wait(panel):
    waiting = replace(thread("t2", "Which harbour?"), notes=(kept("Which harbour?"),))
    panel.show_threads((thread(), waiting), frozenset())
    panel.choose("t1")
    panel.show_away(is_away=True)
    assert panel._line.text().startswith("The newsroom does not answer. What you write here waits")
    assert cards(panel)[0].box.isVisible()
    assert "waits to be sent" in panel.threads.cards["t2"].accessibleName()
    panel.show_away(is_away=False)
    assert not panel._line.isVisible()


def test_a_note_the_newsroom_refused_keeps_its_words_says_why_and_can_be_discarded(qtbot, panel):
    refusal = NotAllowed("Only members of the article’s desk write notes beside it.")
    begun = replace(thread("t1"), notes=(kept("Who says so?", refusal),))
    answered = replace(thread("t2"), notes=(*thread("t2").notes, kept("The minister.", refusal)))
    panel.show_threads((begun, answered), frozenset())
    for card in cards(panel):
        assert "not sent" in card.accessibleName()
        assert "Only members of the article’s desk write notes" in card.accessibleName()
    panel.choose("t1")
    assert not cards(panel)[0].box.isVisible()
    panel.choose("t2")
    assert cards(panel)[1].box.isVisible()
    discard = [row.discard for row in cards(panel)[1]._rows if row.discard.isVisible()]
    with qtbot.waitSignal(panel.threads.discard_wanted) as told:
        QTest.mouseClick(discard[0], Qt.MouseButton.LeftButton)
    assert told.args == ["kept"]


def test_an_answer_that_was_not_taken_stays_and_can_be_sent_again(qtbot, panel):
    panel.show_threads((thread(),), frozenset())
    panel.choose("t1")
    box = cards(panel)[0].box
    box.field.setPlainText("The ministry.")
    for _ in range(2):
        with qtbot.waitSignal(panel.threads.reply_given) as told:
            QTest.keyClick(box.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert told.args == ["t1", "The ministry."]
        panel.show_problem("t1", "The newsroom does not answer.")
    assert box.words == "The ministry."
    panel.said_in("t1")
    assert box.words == ""


def test_what_is_sent_is_sent_once_until_it_is_known_what_became_of_it(panel):
    panel.show_threads((thread(),), frozenset())
    panel.choose("t1")
    told = []
    panel.threads.reply_given.connect(lambda *said: told.append(said))
    box = cards(panel)[0].box
    box.field.setPlainText("The ministry.")
    for _ in range(3):
        QTest.keyClick(box.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == [("t1", "The ministry.")]


def test_tab_goes_through_the_threads_as_one_reads(panel):
    panel.show_threads((thread("t2"),), frozenset())
    panel.show_threads((thread("t1"), thread("t2")), frozenset())
    panel.choose("t1")
    panel._new.setFocus(Qt.FocusReason.TabFocusReason)
    stops = []
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    first, second = panel.threads.cards["t1"], panel.threads.cards["t2"]
    assert stops == [first, first.box.field, first.box.send, first._resolve, second]


@pytest.mark.parametrize(
    ("code", "said", "settled", "gone"),
    [
        (
            "en",
            "Daniel Weber · 5 min",
            "Resolved by Han So-ra · 12 min",
            "Its words are no longer in the text.",
        ),
        ("ko", "다니엘 베버 · 5분 전", "한소라 해결 · 12분 전", "메모가 달린 글이 본문에서 지워졌습니다."),
    ],
)
def test_a_thread_is_read_in_the_windows_language(panel, language, code, said, settled, gone):
    names = {"en": {}, "ko": {"daniel": "다니엘 베버", "sora": "한소라"}}
    panel.words.name_of = lambda login: names[code].get(login, login)
    language.use(code)
    panel.show_threads((thread("t1"), thread("t2", resolved_at=ago(12))), frozenset({"t1"}))
    assert said in panel.threads.cards["t1"].accessibleName()
    assert panel.threads.cards["t1"]._orphan.text() == gone
    assert panel.threads.cards["t1"]._orphan.isVisible()
    assert settled in panel.threads.cards["t2"].accessibleName()
    assert not panel.threads.cards["t2"].isVisible()
