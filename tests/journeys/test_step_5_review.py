"""Step 5: the queue, what changed, a return with its reason, an approval by somebody else, and what takes it back."""

import pytest

from cms.domain.workflow import Stage

RENT = "Chamber Puts Off Vote"
GRAIN = "First Grain Ships"
DISHES = "Three Dishes on a Moor"
CHIPS = "Chip Exports Rise"
REASON = "Who pays for the fourth reading?"


@pytest.fixture
def editor(open_window, newsroom_file):
    """Daniel Whitfield, editor of world, business, science and sports, at the window."""
    return open_window(newsroom_file, "daniel")


def wait_for_stage(desk, stage):
    desk.wait(lambda: desk.app.writing.opened is not None and desk.opened_row().stage is stage)
    desk.settle()


def test_the_queue_shows_age_desk_words_and_photos(editor):
    chips = next(row for row in editor.rows() if row.startswith(CHIPS))
    assert ", To review, Choi Hyun-woo, " in chips
    assert chips.endswith(" h, Business, 387 words, 1 photo")


def test_the_longest_waiting_comes_first(editor):
    waiting = [row.stage_at for row in editor.app.lists.rows]
    assert waiting == sorted(waiting)


def test_an_article_is_returned_with_a_reason_and_never_without(editor):
    editor.open_article(CHIPS)
    editor.click("Return…")
    editor.click("Return to writer")
    assert editor.can_read("Write what must change first")
    assert editor.opened_row().stage is Stage.SUBMITTED
    editor.write(REASON)
    editor.click("Return to writer")
    wait_for_stage(editor, Stage.RETURNED)
    editor.sit_down("Choi Hyun-woo")
    editor.go_to("My articles")
    editor.open_article(CHIPS)
    assert editor.banner == f"Returned to you: {REASON}"


def test_what_changed_since_the_last_review_is_shown_on_opening(editor):
    editor.open_article(CHIPS)
    editor.press("Ctrl+2")
    editor.click("Return…")
    editor.write(REASON)
    editor.press("Ctrl+Return")
    wait_for_stage(editor, Stage.RETURNED)
    editor.sit_down("Choi Hyun-woo")
    editor.open_article(CHIPS)
    editor.window.page.focus_field("body")
    editor.press("Ctrl+End")
    editor.write(" Nobody knows who pays.")
    editor.click("Send to review")
    wait_for_stage(editor, Stage.SUBMITTED)
    editor.sit_down("Daniel Whitfield")
    editor.open_article(CHIPS)
    assert editor.window.middle.currentWidget() is editor.window.changes
    editor.settle()
    assert "+4" in editor.window.changes.counts_text()
    assert editor.can_read("Nobody knows who pays.")
    editor.click("Approve")
    wait_for_stage(editor, Stage.APPROVED)
    assert "Approved. It can be published." in editor.toasts


def test_while_a_reason_is_written_ctrl_enter_returns_and_does_not_approve(editor):
    editor.open_article(CHIPS)
    editor.press("Tab")
    editor.click("Return…")
    editor.write(REASON)
    editor.press("Ctrl+Return")
    wait_for_stage(editor, Stage.RETURNED)


def test_nobody_approves_what_they_wrote_themselves(editor):
    editor.open_article(GRAIN)
    primary = editor.button("Approve")
    assert primary.is_blocked
    editor.click("Approve")
    editor.wait_for_words("You wrote part of this article, so another editor must approve it (four eyes).")
    assert editor.opened_row().stage is Stage.SUBMITTED


def test_a_review_that_is_started_names_the_reviewer_to_others(editor):
    editor.open_article(CHIPS)
    editor.click("Start review")
    wait_for_stage(editor, Stage.IN_REVIEW)
    editor.sit_down("Oh Se-jin")
    editor.open_article(CHIPS)
    assert editor.can_read("In review with Daniel Whitfield")


def test_one_comma_after_the_approval_takes_it_back_for_all_to_see(editor):
    editor.go_to("All articles")
    editor.open_article(DISHES)
    assert editor.can_read("Approved by Daniel Whitfield. Changing a word takes the approval back.")
    editor.click_into("Body")
    editor.write(",")
    wait_for_stage(editor, Stage.SUBMITTED)
    assert "The approval was taken back, because the text changed." in editor.toasts
    assert any(row.startswith(DISHES) and "To review" in row for row in editor.rows())
    assert not editor.has_button("Publish…")


def test_the_keys_of_the_queue_move_show_changes_ask_for_a_reason_and_approve(editor):
    editor.open_article(CHIPS)
    editor.press("Ctrl+2")
    editor.settle()
    editor.window.pane.list.setFocus()
    editor.press("V")
    editor.settle()
    assert editor.window.middle.currentWidget() is editor.window.changes
    editor.press("R")
    assert editor.can_read("Return to writer")
    editor.press("Escape")
    editor.window.pane.list.setFocus()
    slug = editor.opened_row().slug
    editor.press("A")
    # An approval by a single key can be undone for eight seconds.
    editor.wait(lambda: editor.app.newsroom.reading.open(slug).row.stage is Stage.APPROVED)
