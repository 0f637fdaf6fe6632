"""Starting an article: a slug that can be one, a desk one belongs to, and a way back."""

import pytest

SLUG = "Slug: what the newsroom calls it"


@pytest.fixture
def sheet(desk):
    """The sheet that asks for a new article, opened over another one."""
    desk.open_article("Lakeside Secretariat")
    desk.press("Ctrl+N")
    return desk


def test_what_is_typed_becomes_a_slug_as_one_types(sheet):
    sheet.write("Noto Quake: Housing!")
    assert sheet.field(SLUG).text() == "noto-quake-housing-"
    sheet.press("Return")
    sheet.wait(lambda: sheet.opened_row().slug == "noto-quake-housing")


def test_an_article_without_a_name_is_not_started(sheet):
    sheet.press("Return")
    assert sheet.can_read("Name it in a few Latin letters, such as “noto-quake-housing”.")
    assert sheet.field(SLUG).hasFocus()


def test_a_slug_that_is_taken_is_refused_beside_its_field(sheet):
    sheet.write("dume-snow-festival")
    sheet.press("Return")
    sheet.wait_for_words("“dume-snow-festival”")
    assert sheet.window.middle.currentWidget() is sheet.window.new_article
    assert sheet.field(SLUG).hasFocus()


def test_only_desks_one_belongs_to_are_offered(sheet):
    box = sheet.field("Desk")
    assert [box.itemText(place) for place in range(box.count())] == ["Culture", "Science", "World"]


def test_the_desk_whose_list_is_shown_is_offered_first(desk):
    desk.go_to("World")
    desk.press("Ctrl+N")
    assert desk.field("Desk").currentText() == "World"


def test_escape_leads_back_to_the_article(sheet):
    sheet.press("Escape")
    assert sheet.window.middle.currentWidget() is sheet.window.page
    assert sheet.opened_row().headline.startswith("Lakeside Secretariat")


def test_who_belongs_to_no_desk_is_told_so(open_window, newsroom_file):
    desk = open_window(newsroom_file, "eunseo")
    desk.press("Ctrl+N")
    assert desk.toasts == ["You are not a member of any desk, so you cannot start an article."]


def test_a_new_article_begins_under_its_writers_byline_in_the_language_chosen(sheet):
    sheet.choose("Language", "한국어")
    sheet.click_into(SLUG)
    sheet.write("snow-roads")
    sheet.press("Return")
    sheet.wait(lambda: sheet.opened_row().slug == "snow-roads")
    assert sheet.opened_row().language == "ko"
    assert sheet.window.page.text().byline == "Park Min-ji"
