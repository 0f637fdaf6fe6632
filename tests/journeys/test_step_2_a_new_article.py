"""Step 2: a new article is started and written; what is typed is saved as it happens."""


def start_article(desk, slug="harbour-lights-return"):
    desk.press("Ctrl+N")
    desk.write(slug)
    desk.press("Return")
    desk.wait(lambda: desk.app.writing.opened is not None and desk.opened_row().slug == slug)
    desk.settle()


def find(desk, slug):
    """Go to an article by its slug."""
    desk.press("Ctrl+K")
    desk.write(slug)
    desk.press("Return")
    desk.wait(lambda: desk.app.writing.opened is not None and desk.opened_row().slug == slug)
    desk.settle()


def test_a_new_article_is_written_from_headline_to_body(desk):
    start_article(desk)
    desk.write("Harbour lights return")
    desk.press("Return")
    desk.write("Six dark winters end")
    desk.rewrite("Byline", "By Park Min-ji")
    desk.press("Return")
    desk.write("MARROW BAY")
    desk.press("Return")
    desk.write("The lamps were lit on Monday.\nFerries answered.")
    text = desk.window.page.text()
    assert (text.headline, text.subheadline) == ("Harbour lights return", "Six dark winters end")
    assert (text.byline, text.dateline) == ("By Park Min-ji", "MARROW BAY")
    assert text.plain_body == "The lamps were lit on Monday.\n\nFerries answered."


def test_korean_is_composed_letter_by_letter(desk):
    start_article(desk)
    desk.click_into("Headline")
    desk.compose("누리항")
    desk.press("Space")
    desk.compose("불")
    desk.click_into("Body")
    desk.compose("등대에 다시 불이 켜졌다")
    desk.write(".")
    text = desk.window.page.text()
    assert (text.headline, text.plain_body) == ("누리항 불", "등대에 다시 불이 켜졌다.")


def test_the_status_bar_says_where_the_words_are(desk):
    start_article(desk)
    desk.click_into("Body")
    desk.write("The lamps")
    desk.wait(lambda: desk.status.startswith("Saved on this computer "))
    desk.wait_until_saved()
    assert desk.can_read("2 words")


def test_a_syllable_being_composed_is_not_lost_when_another_article_is_opened(desk):
    start_article(desk)
    desk.click_into("Body")
    desk.compose("켜졌다", is_finished=False)
    article_id = desk.app.writing.article_id
    desk.open_article("Three Dishes")
    kept = desk.app.newsroom.syncing.open(article_id)
    assert kept.text.plain_body == "켜졌다"


def test_closing_asks_nothing_and_keeps_every_word(open_window, newsroom_file):
    desk = open_window(newsroom_file)
    start_article(desk)
    desk.click_into("Body")
    desk.write("Written and left at once")
    desk.window.close()
    assert not desk.window.isVisible()
    again = open_window(newsroom_file)
    find(again, "harbour-lights-return")
    assert again.window.page.text().plain_body == "Written and left at once"
