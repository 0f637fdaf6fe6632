"""Review notes in the window: written to selected words, answered, settled, and gone to, by mouse or keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cms.body.notes import Place, anchor_of, places_of
from cms.domain.article import content_hash
from tests.journeys.at_the_desk import placed
from ui.review.note_card import NoteCard
from ui.shell.side_panes import Pane
from ui.shell.tab_strip import TabStrip

DRAFT = "Lakeside Secretariat"
WAITING = "Chip Exports Rise"


@pytest.fixture
def draft(desk):
    """The window with the reporter's draft in it, and its first five words selected."""
    desk.open_article(DRAFT)
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    for _ in range(5):
        desk.press("Ctrl+Shift+Right")
    return desk


def selected(desk):
    return desk.window.page.body.textCursor().selectedText().strip()


def cards(desk):
    return [card for card in desk.window.notes.findChildren(NoteCard) if card.isVisible()]


def threads(desk):
    return desk.app.newsroom.notes.threads(desk.app.writing.article_id)


def write_note(desk, words):
    desk.press("Ctrl+Alt+M")
    desk.wait(desk.window.notes.box.field.hasFocus)
    desk.write(words)
    desk.press("Ctrl+Return")
    desk.wait(lambda: any(note.words == words for thread in threads(desk) for note in thread.notes))
    desk.settle()


def begun(desk, colleague, login, words, start=0, end=6, block=0):
    """Let a colleague begin a thread beside the open article at another computer."""
    newsroom, article_id = colleague(login), desk.app.writing.article_id
    blocks = [one for one in newsroom.reading.open(article_id).text.body if one.text]
    anchor = anchor_of(tuple(blocks), Place(blocks[block].block_id, start, end))
    return newsroom, newsroom.notes.add(article_id, anchor, words)


def look(desk):
    desk.app.writing.look_again()
    desk.settle()


def test_a_note_is_written_beside_the_selected_words_by_keyboard_alone(draft):
    quote, before = selected(draft), content_hash(draft.window.page.text())
    write_note(draft, "Who says so?")
    (thread,) = threads(draft)
    assert thread.anchor.quote == quote
    assert draft.window.side.current is Pane.NOTES
    assert draft.can_read("Notes 1")
    draft.wait(lambda: len(cards(draft)) == 1)
    assert "Who says so?" in cards(draft)[0].accessibleName()
    assert places_of(draft.window.page.body.body, thread.thread_id)
    assert content_hash(draft.window.page.text()) == before
    # The writer is back in the text.
    draft.wait(draft.window.page.body.hasFocus)


def test_a_note_is_answered_settled_and_opened_again_by_keyboard_alone(draft):
    write_note(draft, "Who says so?")
    draft.press("Ctrl+Shift+M")
    draft.wait(cards(draft)[0].hasFocus)
    draft.press("Tab")
    draft.write("The ministry.")
    draft.press("Ctrl+Return")
    draft.wait(lambda: len(threads(draft)[0].notes) == 2)
    draft.settle()
    assert not cards(draft)[0].box.words
    draft.press("Escape")
    assert cards(draft)[0].hasFocus()
    resolve = draft.button("Resolve", cards(draft)[0])
    while not resolve.hasFocus():
        draft.press("Tab")
    draft.press("Space")
    draft.wait(lambda: threads(draft)[0].is_resolved and not cards(draft))
    draft.settle()
    assert not places_of(draft.window.page.body.body, threads(draft)[0].thread_id)
    assert not draft.can_read("Notes 1")
    draft.click("Show resolved notes (1)")
    draft.wait(lambda: len(cards(draft)) == 1)
    assert "Resolved by" in cards(draft)[0].accessibleName()
    cards(draft)[0].setFocus()
    draft.click("Open again", cards(draft)[0])
    draft.wait(lambda: not threads(draft)[0].is_resolved)
    draft.settle()
    assert places_of(draft.window.page.body.body, threads(draft)[0].thread_id)


def test_enter_on_a_thread_leads_to_its_words(draft):
    quote = selected(draft)
    write_note(draft, "Who says so?")
    draft.press("Ctrl+End")
    draft.press("Ctrl+Shift+M")
    draft.wait(cards(draft)[0].hasFocus)
    draft.press("Return")
    assert draft.window.page.body.hasFocus()
    assert selected(draft) == quote


def test_whoever_may_only_read_the_article_writes_notes_beside_it(open_window, newsroom_file):
    desk = open_window(newsroom_file, "daniel")
    desk.open_article(WAITING)
    assert desk.window.page.body.isReadOnly()
    desk.window.page.body.setFocus()
    desk.press("Ctrl+A")
    write_note(desk, "Which quarter?")
    (thread,) = threads(desk)
    assert places_of(desk.window.page.body.body, thread.thread_id)
    assert desk.window.page.body.isReadOnly()


def test_clicking_the_marked_words_opens_their_thread(desk, colleague):
    desk.open_article(DRAFT)
    _, thread_id = begun(desk, colleague, "minji", "Which lake?", 4, 12)
    look(desk)
    body = desk.click_into("Body")
    place = places_of(body.body, thread_id)[0]
    body.go_to(place.block_id, place.start + 2)
    spot = body.cursorRect().center()
    desk.press("Ctrl+End")
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    desk.wait(lambda: desk.window.side.current is Pane.NOTES and len(cards(desk)) == 1)
    assert cards(desk)[0].property("current") == "true"


def test_threads_stand_in_the_order_of_the_text(desk, colleague):
    desk.open_article(DRAFT)
    begun(desk, colleague, "minji", "Later in the text.", 30, 40)
    begun(desk, colleague, "minji", "At its beginning.", 0, 8)
    desk.window.show_side(Pane.NOTES)
    look(desk)
    desk.wait(lambda: len(cards(desk)) == 2)
    desk.breathe()
    ordered = sorted(cards(desk), key=lambda card: placed(card, desk.window).y())
    assert ["At its beginning." in card.accessibleName() for card in ordered] == [True, False]
    ordered[0].setFocus()
    desk.press("Down")
    assert ordered[1].hasFocus()


def test_an_answer_being_written_stays_when_a_colleague_answers_too(desk, colleague):
    desk.open_article(DRAFT)
    daniel, thread_id = begun(desk, colleague, "minji", "Which lake?")
    look(desk)
    desk.press("Ctrl+Shift+M")
    desk.wait(lambda: len(cards(desk)) == 1 and cards(desk)[0].hasFocus())
    desk.press("Tab")
    desk.write("The nor")
    daniel.notes.reply(desk.app.writing.article_id, thread_id, "I found out.")
    look(desk)
    desk.write("thern one.")
    assert cards(desk)[0].box.words == "The northern one."
    assert cards(desk)[0].box.field.hasFocus()
    assert "I found out." in cards(desk)[0].accessibleName()


def test_a_note_without_a_word_is_not_sent_and_esc_leaves_it(draft):
    draft.press("Ctrl+Alt+M")
    draft.wait(draft.window.notes.box.field.hasFocus)
    draft.press("Ctrl+Return")
    assert draft.can_read("A note has 1 to 4000 characters.")
    draft.press("Escape")
    assert not draft.window.notes.box.isVisible()
    assert draft.window.page.body.hasFocus()
    assert threads(draft) == ()


def test_who_is_not_of_the_desk_is_told_so_and_keeps_what_they_wrote(open_window, newsroom_file):
    desk = open_window(newsroom_file, "eunseo")
    desk.go_to("All articles")
    desk.open_article(WAITING)
    desk.window.page.body.setFocus()
    desk.press("Ctrl+A")
    desk.press("Ctrl+Alt+M")
    desk.wait(desk.window.notes.box.field.hasFocus)
    desk.write("Hm.")
    desk.press("Ctrl+Return")
    desk.wait_for_words("Only members of the article’s desk write notes beside it.")
    assert desk.window.notes.box.words == "Hm."


def test_an_article_without_notes_says_so_and_another_article_has_its_own(draft):
    write_note(draft, "Who says so?")
    draft.go_to("All articles")
    draft.open_article(WAITING)
    draft.settle()
    draft.wait_for_words("No notes beside this article.")
    assert not draft.can_read("Notes 1")


def test_the_tabs_stand_in_one_line_however_little_room_there_is(desk):
    desk.open_article(DRAFT)
    for language in ("en", "ko"):
        desk.app.language.use(language)
        for pane in (Pane.PHOTO, Pane.NOTES, Pane.OUTLINE):
            desk.window.show_side(pane)
            desk.window.side.resize(desk.window.side.minimumWidth(), 500)
            desk.breathe()
            strip = desk.window.side.findChild(TabStrip)
            tabs = desk.seen(type(strip._more), strip) + [t for t in strip._tabs.values() if t.isVisible()]
            assert (
                len({placed(tab, desk.window).bottom() for tab in strip._tabs.values() if tab.isVisible()})
                == 1
            )
            assert all(placed(tab, desk.window.side).right() < desk.window.side.width() for tab in tabs)
            assert strip._tabs[pane.value].isVisible()
