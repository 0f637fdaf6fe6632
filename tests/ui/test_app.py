"""The running program: who sits down, in which language and look, and what a bug of ours does to the writer."""

import pytest
from PySide6.QtWidgets import QApplication

from cms.api import open_newsroom
from tests.journeys.windows import (  # noqa: F401 (fixtures of the window)
    demo_file,
    journey_theme,
    newsroom_file,
    open_window,
)

DRAFT = "Lakeside Secretariat"
PASSWORD = "hanok and ferry"


@pytest.fixture
def sit_down(open_window, newsroom_file):  # noqa: F811 (fixtures)
    """Open a window on the demo newsroom."""

    def open_(login="minji", **wanted):
        return open_window(newsroom_file, login, **wanted)

    return open_


@pytest.fixture
def nobody(sit_down):
    """The window before anybody has sat down."""
    desk = sit_down("", waits=False)
    desk.wait(lambda: desk.window.is_asking_who_is_there)
    desk.settle()
    return desk


def give_password(newsroom, journal, login):
    admin = open_newsroom(str(newsroom), "eunseo", journal_folder=journal)
    admin.people.set_password(login, PASSWORD)
    admin.close()


def wait_for(desk, login):
    desk.wait(lambda: desk.app.newsroom is not None and desk.app.newsroom.person.login == login)
    desk.settle()


def test_where_nobody_is_named_the_window_asks_who_is_there(nobody):
    assert nobody.can_read("Who is writing?")
    nobody.click("  Daniel Whitfield · Editor", nobody.window.sign_in)
    wait_for(nobody, "daniel")
    assert nobody.window.pane._title.text() == "Review queue"


def test_who_has_a_password_is_asked_for_it_and_told_when_it_is_wrong(nobody, newsroom_file, tmp_path):  # noqa: F811 (a fixture)
    give_password(newsroom_file, tmp_path / "admin", "daniel")
    nobody.app.entrance.open()
    nobody.settle()
    nobody.click("  Daniel Whitfield · Editor", nobody.window.sign_in)
    nobody.write("wrong")
    nobody.press("Return")
    nobody.wait_for_words("That is not the password of “daniel”.")
    nobody.rewrite("Password", PASSWORD)
    nobody.press("Return")
    wait_for(nobody, "daniel")


def test_who_was_given_a_password_a_moment_ago_is_asked_for_it(nobody, newsroom_file, tmp_path):  # noqa: F811 (a fixture)
    give_password(newsroom_file, tmp_path / "admin", "daniel")
    nobody.click("  Daniel Whitfield · Editor", nobody.window.sign_in)
    nobody.wait_for_words("“daniel” has a password. Enter it to sign in.")
    nobody.rewrite("Password", PASSWORD)
    nobody.press("Return")
    wait_for(nobody, "daniel")


def test_who_signs_out_leaves_the_article_in_good_order(sit_down):
    desk = sit_down()
    desk.open_article(DRAFT)
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    desk.write("Before lunch. ")
    article_id = desk.app.writing.article_id
    desk.window.top_bar.sign_out_wanted.emit()
    desk.wait(lambda: desk.window.is_asking_who_is_there)
    desk.settle()
    desk.click("  Lee Su-jin · Editor", desk.window.sign_in)
    wait_for(desk, "sujin")
    reading = desk.app.newsroom.reading
    assert reading.open(article_id).text.plain_body.startswith("Before lunch.")
    assert desk.app.newsroom.drafting.take_lease(article_id).token


def test_the_language_changes_at_once_and_is_kept_for_the_next_start(sit_down):
    desk = sit_down()
    desk.open_article(DRAFT)
    desk.window.top_bar.language_chosen.emit("ko")
    desk.wait_for_words("내 기사")
    desk.settle()
    assert desk.has_button("검토 요청")
    assert desk.app._settings.value("language") == "ko"
    desk.window.top_bar.language_chosen.emit("en")
    desk.wait_for_words("My articles")
    assert desk.has_button("Send to review")


def test_a_word_being_written_survives_a_change_of_language_and_look(sit_down):
    desk = sit_down()
    desk.open_article(DRAFT)
    desk.click_into("Body")
    desk.press("Ctrl+End")
    desk.compose("끝", is_finished=False)
    desk.window.top_bar.theme_chosen.emit("dark")
    desk.window.top_bar.language_chosen.emit("ko")
    desk.settle()
    desk.app.writing.finish_typing()
    assert desk.window.page.text().plain_body.endswith("끝")
    assert desk.window.page.text().plain_body.count("끝") == 1
    desk.window.top_bar.theme_chosen.emit("light")


def test_the_look_is_kept_for_the_next_start(sit_down):
    desk = sit_down()
    desk.window.top_bar.theme_chosen.emit("dark")
    assert desk.app._settings.value("look") == "dark"
    assert desk.app.theme.is_dark
    desk.window.top_bar.theme_chosen.emit("light")


def test_a_bug_of_ours_is_told_in_a_sentence_and_the_writer_goes_on(sit_down, qapp):
    desk = sit_down()
    desk.open_article(DRAFT)
    desk.app.runner.crashed.emit(ZeroDivisionError("a bug"))
    assert desk.banner == "Something went wrong in Copydesk. Your text is safe on this computer."
    desk.click("Copy report", desk.window.banner)
    assert "ZeroDivisionError" in qapp.clipboard().text()
    desk.crashes.clear()
    desk.click_into("Body")
    desk.write("On. ")
    desk.wait_until_saved()


def test_the_window_has_its_size_and_columns_again_at_the_next_start(sit_down):
    # No wider than the screen that is none, to which a window is fitted.
    first = sit_down(size=(960, 640))
    first.window._splitter.setSizes([260, 320, 380])
    columns = first.window._splitter.sizes()
    first.window.close()
    again = sit_down(size=None)
    assert (again.window.width(), again.window.height()) == (960, 640)
    assert again.window._splitter.sizes()[:2] == columns[:2]


def test_two_windows_of_one_newsroom_do_not_write_into_one_article(sit_down):
    first, second = sit_down(), sit_down("sujin", computer="second")
    first.open_article(DRAFT)
    second.go_to("All articles")
    second.open_article(DRAFT)
    assert first.app.writing.token
    assert not second.app.writing.token
    assert second.can_read("Park Min-ji has been writing here since")


def test_a_preview_is_opened_with_what_was_typed_a_moment_ago(sit_down):
    desk = sit_down()
    desk.open_article(DRAFT)
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    desk.write("Seen before anybody. ")
    desk.click("Preview")
    desk.wait(lambda: bool(desk.pages))
    assert "Seen before anybody." in desk.pages[0].read_text(encoding="utf-8")


def test_nothing_is_left_running_when_the_window_is_closed(sit_down):
    desk = sit_down()
    desk.open_article(DRAFT)
    desk.window.close()
    assert not desk.app.runner.is_busy
    assert QApplication.activeWindow() is not desk.window
