"""Writing where others write too: who writes, since when, and what becomes of words that come too late."""

from dataclasses import replace

import pytest

from cms.body.model import body_from_text
from cms.domain.workflow import Stage

DRAFT = "secretariat-backs-strait-talks"
HEADLINE = "Lakeside Secretariat"


@pytest.fixture
def draft_id(colleague):
    """The draft that Park Min-ji wrote, and Lee Su-jin may edit."""
    return colleague("sujin").reading.open(DRAFT).row.article_id


def body(desk):
    return desk.window.page.text().plain_body


def test_while_somebody_else_writes_one_reads_who_it_is_and_since_when(desk, colleague, draft_id):
    lease = colleague("sujin").drafting.take_lease(draft_id)
    desk.open_article(HEADLINE)
    assert desk.can_read(
        f"Lee Su-jin has been writing here since {lease.since.astimezone():%H:%M}. You can read."
    )


def test_while_somebody_else_writes_no_key_changes_the_article(desk, colleague, draft_id):
    colleague("sujin").drafting.take_lease(draft_id)
    desk.open_article(HEADLINE)
    before = body(desk)
    desk.click_into("Body")
    desk.write("Mine, mine, mine.")
    assert body(desk) == before
    assert not desk.has_button("Drop photos here or paste")


def test_whoever_reads_can_write_as_soon_as_the_other_has_stopped(desk, colleague, draft_id):
    writer = colleague("sujin")
    lease = writer.drafting.take_lease(draft_id)
    desk.open_article(HEADLINE)
    assert desk.app.writing.token == ""
    writer.drafting.release_lease(draft_id, lease.token)
    # The window asks every 20 seconds; this is the next time.
    desk.app.writing.look_again()
    desk.wait(lambda: desk.app.writing.token != "")
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    desk.write("Now I. ")
    assert body(desk).startswith("Now I. ")


def test_an_article_that_is_left_can_be_written_by_somebody_else(desk, colleague, draft_id):
    desk.open_article(HEADLINE)
    assert colleague("sujin").drafting.take_lease(draft_id).token == ""
    desk.open_article("Three Dishes")
    assert colleague("sujin").drafting.take_lease(draft_id).token != ""


def test_words_that_somebody_elses_version_overtook_are_kept_and_the_window_says_where(
    open_window, newsroom_file, colleague, draft_id
):
    first = open_window(newsroom_file)
    first.open_article(HEADLINE)
    syncing, text = first.app.newsroom.syncing, first.window.page.text()
    first.window.close()
    # As if the computer had stopped in the middle of a sentence, and a colleague had gone on meanwhile.
    syncing.keep(draft_id, replace(text, body=body_from_text("My words.")), base=1)
    colleague("sujin").drafting.save(DRAFT, replace(text, body=body_from_text("Her words.")))
    desk = open_window(newsroom_file)
    desk.open_article(HEADLINE)
    desk.wait(lambda: "Yours are kept as version 3." in desk.banner)
    assert body(desk) == "Her words."
    assert desk.app.newsroom.reading.version(DRAFT, 3).plain_body == "My words."


def test_a_version_is_saved_by_hand_and_counted(desk):
    desk.open_article(HEADLINE)
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    desk.write("More. ")
    desk.press("Ctrl+S")
    desk.wait(lambda: "Version 2 is saved." in desk.toasts)


def test_the_last_of_two_quick_clicks_is_the_article_on_the_page(desk):
    desk.go_to("All articles")
    first, last = desk.app.lists.rows[0].article_id, desk.app.lists.rows[5].article_id
    desk.window.pane.article_chosen.emit(first)
    desk.window.pane.article_chosen.emit(last)
    desk.settle()
    assert desk.app.writing.article_id == last


def test_who_is_not_of_the_desk_reads_why_they_cannot_write(open_window, newsroom_file):
    desk = open_window(newsroom_file, "hyunwoo")
    desk.go_to("All articles")
    desk.open_article(HEADLINE)
    assert desk.app.writing.token == ""
    before = body(desk)
    desk.click_into("Body")
    desk.write("Mine.")
    assert body(desk) == before
    assert not desk.has_button("Send to review")


def test_what_a_colleague_saves_in_an_article_one_reads_is_on_the_page_soon(desk, colleague, draft_id):
    writer = colleague("sujin")
    lease = writer.drafting.take_lease(draft_id)
    desk.open_article(HEADLINE)
    text = replace(writer.reading.open(DRAFT).text, subheadline="Both capitals want it")
    writer.drafting.save(DRAFT, text, token=lease.token)
    desk.wait(lambda: desk.window.page.text().subheadline == "Both capitals want it")


def test_a_step_somebody_else_takes_is_seen_without_opening_the_article_again(
    open_window, newsroom_file, colleague
):
    desk = open_window(newsroom_file, "hyunwoo")
    desk.open_article("Chip Exports")
    colleague("daniel").review.return_to_writer("chip-exports-rise", reason="Which chips?")
    desk.wait(lambda: desk.opened_row().stage is Stage.RETURNED)
    desk.wait_for_words("Returned to you: Which chips?")


def test_who_types_on_is_not_taken_to_pause_because_the_journal_was_given_something(desk):
    desk.open_article(HEADLINE)
    pause = desk.app.writing._bringing._soon
    pause.setInterval(600_000)
    desk.click_into("Body")
    desk.write("The")
    desk.app.writing.finish_typing()
    nearly = pause.interval() - 2_000
    desk.wait(lambda: 0 < pause.remainingTime() < nearly)
    desk.write(" ")
    assert pause.remainingTime() > nearly
