"""Steps from the window: none on an article one does not see, none on a text one has not read."""

from dataclasses import replace

from cms.domain.workflow import Stage
from tests.journeys.test_step_5_review import CHIPS, DISHES, wait_for_stage

DRAFT = "Lakeside Secretariat"


def test_behind_the_photos_no_article_is_sent_to_review(desk):
    desk.open_article(DRAFT)
    assert desk.has_button("Send to review")
    desk.go_to("Photos")
    assert not desk.has_button("Send to review")
    desk.press("Ctrl+Return")
    desk.settle()
    assert desk.opened_row().stage is Stage.DRAFT
    desk.go_to("My articles")
    assert desk.has_button("Send to review")


def test_behind_the_sheet_for_a_new_article_nothing_is_sent_to_review(desk):
    desk.open_article(DRAFT)
    desk.press("Ctrl+N")
    desk.press("Ctrl+Return")
    desk.settle()
    assert not desk.has_button("Send to review")
    desk.press("Escape")
    assert desk.has_button("Send to review")
    assert desk.opened_row().stage is Stage.DRAFT


def test_an_editor_does_not_approve_what_they_have_not_read(open_window, newsroom_file, colleague):
    desk = open_window(newsroom_file, "daniel")
    desk.open_article(CHIPS)
    # What follows happens before the window next looks around.
    desk.app.lists._timer.stop()
    writer = colleague("hyunwoo")
    writer.review.recall("chip-exports-rise")
    text = writer.reading.open("chip-exports-rise").text
    writer.drafting.save("chip-exports-rise", replace(text, headline="Chip Exports Fall"))
    writer.review.submit("chip-exports-rise")
    desk.click("Approve")
    desk.wait(lambda: bool(desk.banner))
    desk.settle()
    assert desk.opened_row().stage is Stage.SUBMITTED
    assert desk.opened_row().headline == "Chip Exports Fall"


def test_a_recall_offered_for_one_article_does_not_recall_another(desk):
    desk.open_article(DRAFT)
    desk.click("Send to review")
    wait_for_stage(desk, Stage.SUBMITTED)
    desk.open_article(DISHES)
    desk.click("Recall", desk.window.toasts)
    desk.settle()
    assert desk.opened_row().stage is Stage.APPROVED
    assert desk.app.newsroom.reading.open("secretariat-backs-strait-talks").row.stage is Stage.SUBMITTED


def test_the_last_words_typed_before_a_step_go_with_it(desk):
    desk.open_article(DRAFT)
    desk.click_into("Body")
    desk.press("Ctrl+End")
    desk.write(" In the last second.")
    desk.press("Ctrl+Return")
    wait_for_stage(desk, Stage.SUBMITTED)
    submitted = desk.app.newsroom.reading.open("secretariat-backs-strait-talks")
    assert submitted.text.plain_body.endswith("In the last second.")


def test_a_reporter_is_offered_no_approval(open_window, newsroom_file):
    desk = open_window(newsroom_file, "clara")
    desk.go_to("All articles")
    desk.open_article(CHIPS)
    assert not desk.has_button("Approve")
    assert not desk.has_button("Return…")
    desk.press("Ctrl+Return")
    desk.settle()
    assert desk.opened_row().stage is Stage.SUBMITTED
