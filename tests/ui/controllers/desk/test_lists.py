"""The lists: where one works, how many wait, and what colleagues do, seen without asking."""

from cms.body.model import body_from_text
from cms.domain.article import ArticleText
from tests.journeys.test_step_5_review import CHIPS

DRAFT = "Lakeside Secretariat"


def waiting(desk):
    """Return how many articles the sidebar says wait for review."""
    return desk.window.sidebar._buttons["review"].accessibleName()


def test_a_reporter_begins_with_their_articles_and_an_editor_with_the_queue(open_window, newsroom_file):
    reporter, editor = open_window(newsroom_file, "minji"), open_window(newsroom_file, "daniel")
    assert reporter.window.pane._title.text() == "My articles"
    assert editor.window.pane._title.text() == "Review queue"


def test_the_queue_counts_one_more_as_soon_as_an_article_is_sent(desk):
    assert waiting(desk) == "Review queue, 6"
    desk.open_article(DRAFT)
    desk.click("Send to review")
    desk.wait(lambda: waiting(desk) == "Review queue, 7")


def test_what_a_colleague_sends_in_appears_without_asking_and_changes_nothing_on_the_page(
    open_window, newsroom_file, colleague
):
    desk = open_window(newsroom_file, "daniel")
    desk.open_article(CHIPS)
    text = ArticleText(headline="Cod Returns to the Bay", body=body_from_text("It did."))
    writer = colleague("hyunwoo")
    writer.drafting.new_article("cod-returns", desk="business", language="en", text=text)
    writer.review.submit("cod-returns")
    desk.wait(lambda: any(row.startswith("Cod Returns") for row in desk.rows()))
    assert desk.opened_row().headline.startswith(CHIPS)


def test_a_desk_shows_its_own_articles(desk):
    desk.go_to("World")
    assert {row.desk for row in desk.app.lists.rows} == {"world"}
    assert desk.window.pane._title.text() == "World"


def test_an_empty_place_says_what_to_do(open_window, newsroom_file):
    desk = open_window(newsroom_file, "sejin")
    desk.go_to("My articles")
    desk.wait_for_words("You have not started an article yet.")
    desk.click("New article", desk.window.pane)
    assert desk.window.middle.currentWidget() is desk.window.new_article


def test_an_article_stays_open_while_another_list_is_looked_through(desk):
    desk.open_article(DRAFT)
    desk.go_to("Published")
    assert desk.opened_row().headline.startswith(DRAFT)
    assert desk.window.page.isVisible()


def test_the_photos_take_the_lists_place_and_give_it_back(desk):
    desk.go_to("Photos")
    assert not desk.window.pane.isVisible()
    desk.go_to("My articles")
    assert desk.window.pane.isVisible()


def test_the_keys_of_the_places_lead_to_them(desk):
    titles = {
        "Ctrl+2": "Review queue",
        "Ctrl+3": "Published",
        "Ctrl+4": "All articles",
        "Ctrl+1": "My articles",
    }
    for keys, title in titles.items():
        desk.press(keys)
        desk.settle()
        assert desk.window.pane._title.text() == title
    desk.press("Ctrl+5")
    assert desk.window.library.isVisible()
