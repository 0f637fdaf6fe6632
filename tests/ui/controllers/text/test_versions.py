"""The history of the open article: what is read, brought back and copied; nothing is ever lost by it."""

import pytest

HEADLINE = "Lakeside Secretariat"
SLUG = "secretariat-backs-strait-talks"


@pytest.fixture
def history(desk):
    """The draft with a second version, its history open beside it."""
    desk.open_article(HEADLINE)
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    desk.write("Rewritten. ")
    desk.press("Ctrl+S")
    desk.wait(lambda: "Version 2 is saved." in desk.toasts)
    desk.press("Ctrl+Shift+H")
    desk.settle()
    return desk


def lines(desk):
    model = desk.window.history.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(desk, number):
    """Click a version in the list."""
    desk.window.history.list.setFocus()
    desk.press("Home")
    for _ in lines(desk):
        if desk.window.history._selected_number() == number:
            desk.press("Return")
            desk.settle()
            return
        desk.press("Down")
    pytest.fail(f"Version {number} is not in the list.")


def test_the_versions_are_listed_newest_first_with_who_and_how_long(history):
    spoken = history.texts(history.window.history.list)[0].split("\n")
    assert spoken[0].startswith("Version 2, Park Min-ji · ")
    assert spoken[0].endswith(" words")
    assert spoken[-1].startswith("Version 1, Park Min-ji · ")


def test_a_version_shows_what_changed_in_it_and_the_way_back_to_the_article(history):
    choose(history, 2)
    assert history.can_read("Rewritten.")
    assert history.window.changes.counts_text() == "Version 1 → 2: +1 −0 words"
    assert history.window.version_bar.isVisible()
    history.click("Back to the article", history.window.version_bar)
    assert history.window.middle.currentWidget() is history.window.page
    assert not history.window.version_bar.isVisible()


def test_an_old_version_is_brought_back_as_the_newest_and_nothing_is_lost(history):
    choose(history, 1)
    history.click("Restore as new version", history.window.history)
    history.wait(lambda: "Version 1 is back, as version 3." in history.toasts)
    history.settle()
    assert not history.window.page.text().plain_body.startswith("Rewritten.")
    reading = history.app.newsroom.reading
    assert sorted(row.number for row in reading.versions(SLUG)) == [1, 2, 3]
    assert reading.version(SLUG, 2).plain_body.startswith("Rewritten.")


def test_words_written_just_before_an_old_version_comes_back_are_a_version_too(history):
    history.click_into("Body")
    history.press("Ctrl+Home")
    history.write("Last thought. ")
    history.window.history.restore_wanted.emit(1)
    history.wait(lambda: "Version 1 is back, as version 4." in history.toasts)
    history.settle()
    assert history.app.newsroom.reading.version(SLUG, 3).plain_body.startswith("Last thought.")


def test_the_newest_version_is_not_brought_back(history):
    choose(history, 2)
    assert not history.button("Restore as new version", history.window.history).isEnabled()


def test_an_old_version_is_copied_without_bringing_it_back(history, qapp):
    choose(history, 1)
    history.click("Copy text", history.window.history)
    history.settle()
    assert qapp.clipboard().text() == history.app.newsroom.reading.version(SLUG, 1).plain_body
    assert "The text is on the clipboard." in history.toasts


def test_another_article_has_a_history_of_its_own(history):
    history.open_article("Three Dishes")
    assert history.texts(history.window.history.list)[0].count("Version ") == 1
    assert not history.window.version_bar.isVisible()


def test_in_a_small_window_a_version_is_not_hidden_behind_the_list_of_versions(history):
    history.window.resize(960, 600)
    history.press("Ctrl+Shift+H")
    history.settle()
    choose(history, 1)
    assert not history.window.side.isVisible()
    history.click("Back to the article", history.window.version_bar)
    assert history.window.middle.currentWidget() is history.window.page
