"""Step 4: without a credit an article is not sent to review; the refusal names the photo and leads to its field."""

import pytest

from cms.domain.workflow import Stage
from tests.journeys.test_step_2_a_new_article import start_article
from tests.journeys.test_step_3_a_photo import wait_for_photos


@pytest.fixture
def uncredited(desk, picture):
    """An article that is ready but for its photo, which came without caption, credit or rights."""
    start_article(desk)
    desk.write("Harbour lights return")
    desk.click_into("Body")
    desk.write("The lamps were lit on Monday.")
    desk.drop(desk.window.page.tray, [picture])
    wait_for_photos(desk, 1)
    desk.rewrite("Caption", "The mole at dusk.")
    desk.choose("Usage rights", "Staff photographer")
    desk.settle()
    return desk


def test_the_refusal_names_the_photo_and_leads_to_its_credit(uncredited):
    uncredited.click("Send to review")
    uncredited.wait_for_words("Photo 1 has no credit.")
    assert uncredited.banner == "Photo 1 has no credit."
    assert uncredited.opened_row().stage is Stage.DRAFT
    uncredited.click("Go to", uncredited.window.banner)
    credit = uncredited.field("Credit (required)")
    assert credit.hasFocus()
    assert credit.property("marked") == "true"
    assert "Photo 1 has no credit." in uncredited.texts(uncredited.window.inspector)


def test_the_button_says_beforehand_what_is_in_its_way(uncredited):
    primary = uncredited.button("Send to review")
    assert primary.is_blocked
    assert primary.accessibleDescription() == "Photo 1 has no credit."
    assert "Checks 1" in uncredited.texts(uncredited.window.side)


def test_every_finding_has_its_own_way_to_the_field(uncredited):
    uncredited.rewrite("Caption", "")
    uncredited.click("Send to review")
    uncredited.wait_for_words("Photo 1 has no caption.")
    uncredited.click("Checks 2")
    tab = type(uncredited.button("Checks 2"))

    def rows():
        return list(uncredited.seen(tab, uncredited.window.checks))

    # Two that must be fixed; the alternative text and a picture that small are to be looked at again.
    uncredited.wait(lambda: len(rows()) == 4)
    rows()[0].click()
    assert uncredited.field("Caption").hasFocus()


def test_with_the_credit_written_the_article_is_sent_and_can_be_recalled(uncredited):
    uncredited.click_into("Credit (required)")
    uncredited.write("Park Min-ji")
    uncredited.click("Send to review")
    uncredited.wait(lambda: uncredited.opened_row().stage is Stage.SUBMITTED)
    uncredited.settle()
    assert uncredited.toasts == ["Sent to review."]
    uncredited.click("Recall", uncredited.window.toasts)
    uncredited.wait(lambda: uncredited.opened_row().stage is Stage.DRAFT)
    uncredited.click_into("Body")
    uncredited.write("And ")
    assert (
        uncredited.window.page.text().plain_body.startswith("And The")
        or "And " in uncredited.window.page.text().plain_body
    )


def test_an_article_in_review_says_why_it_cannot_be_changed(uncredited):
    uncredited.rewrite("Credit (required)", "Park Min-ji")
    uncredited.press("Ctrl+Return")
    uncredited.wait(lambda: uncredited.opened_row().stage is Stage.SUBMITTED)
    uncredited.settle()
    before = uncredited.window.page.text()
    assert uncredited.can_read("waits for review")
    uncredited.click_into("Body")
    uncredited.write("More words")
    assert uncredited.window.page.text() == before
    # Long after the toast is gone there is still a way back.
    uncredited.window.toasts.clear()
    uncredited.click("Recall")
    uncredited.wait(lambda: uncredited.opened_row().stage is Stage.DRAFT)
