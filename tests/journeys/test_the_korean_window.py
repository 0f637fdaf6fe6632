"""A window in Korean has no English left: in no list, no screen, no menu, no tip, no message."""

import pytest

from cms.domain.workflow import Publication, Stage
from tests.journeys.test_step_3_a_photo import wait_for_photos
from tests.journeys.test_step_5_review import CHIPS, DISHES, wait_for_stage
from tests.journeys.words_in_sight import english_in
from ui.shell.side_panes import Pane

KOREAN = "호반사무국"
FERRY = "막배 놓치면"
BRIDGE = "누리대교 21일부터"


@pytest.fixture
def window(open_window, newsroom_file):
    """A Korean window, and whoever sits down at it."""

    def open_(login):
        return open_window(newsroom_file, login, language="ko")

    return open_


def wait_until_read(desk, words):
    desk.wait_for_words(words)
    desk.settle()


def test_no_place_has_english_in_it(window):
    desk = window("daniel")
    for place in ("내 기사", "검토 대기", "출고", "모든 기사", "국제", "사진"):
        desk.go_to(place)
        assert english_in(desk) == set(), place


def test_an_empty_list_and_a_search_without_a_match_are_worded(window):
    desk = window("eunseo")
    desk.go_to("내 기사")
    assert desk.can_read("새 기사")
    assert english_in(desk) == set()
    desk.go_to("모든 기사")
    desk.press("/")
    desk.write("zz")
    desk.wait_for_words("모두 보기")
    desk.press("Escape")
    assert english_in(desk) == set()
    desk.press("Ctrl+N")
    desk.wait(lambda: bool(desk.toasts))
    assert english_in(desk) == set()


def test_an_article_with_each_pane_beside_it_is_worded(window):
    desk = window("daniel")
    desk.go_to("모든 기사")
    for headline in (KOREAN, DISHES):
        desk.open_article(headline)
        for pane in (Pane.PHOTO, Pane.CHECKS, Pane.HISTORY):
            desk.window.side._tabs[pane].click()
            desk.settle()
            assert english_in(desk) == set(), (headline, pane)
    desk.window.history.version_chosen.emit(1)
    desk.settle()
    assert english_in(desk) == set()


def test_the_palette_the_shortcuts_and_the_sign_in_are_worded(window):
    desk = window("daniel")
    for typed in ("", ">", "@", "#", "zzqx"):
        desk.window.palette_.open_with(typed)
        assert english_in(desk) - {"zzqx"} == set() or typed == "zzqx", typed
    desk.press("Escape")
    desk.press("F1")
    desk.wait_for_words("글쓰기")
    assert english_in(desk) == set()
    desk.press("Escape")
    desk.window.top_bar.sign_out_wanted.emit()
    desk.wait_for_words("누가 쓰고 있습니까?")
    assert english_in(desk) == set()


def test_the_way_from_a_new_article_to_review_is_worded(window, picture):
    desk = window("minji")
    desk.press("Ctrl+N")
    desk.press("Return")
    assert english_in(desk) == set()
    desk.write("dume-snow-festival")
    desk.press("Return")
    desk.settle()
    assert english_in(desk) == set()
    desk.press("Ctrl+A")
    desk.write("nuri-lamps")
    desk.press("Return")
    desk.wait(lambda: desk.app.writing.opened is not None)
    desk.settle()
    desk.compose("등대의 불")
    desk.click_into(desk.app.language.names_of("Body")[1])
    desk.compose("다시 켜졌다")
    assert english_in(desk) == set()
    desk.drop(desk.window.page.tray, [picture])
    wait_for_photos(desk, 1)
    assert english_in(desk) == set()
    desk.click("검토 요청")
    desk.wait(lambda: bool(desk.banner))
    assert english_in(desk) == set()
    desk.click("바로 가기", desk.window.banner)
    assert english_in(desk) == set()
