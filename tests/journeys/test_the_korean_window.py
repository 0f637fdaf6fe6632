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


def change_a_word(desk):
    desk.window.page.focus_field("body")
    desk.press("Ctrl+End")
    desk.press("Space")
    desk.compose("끝")


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
        for pane in (Pane.PHOTO, Pane.CHECKS, Pane.HISTORY, Pane.OUTLINE):
            desk.window.show_side(pane)
            desk.settle()
            assert english_in(desk) == set(), (headline, pane)
    desk.window.history.version_chosen.emit(1)
    desk.settle()
    assert english_in(desk) == set()


def test_what_surrounds_the_page_is_worded(window):
    desk = window("minji")
    desk.open_article("눈이 와야")
    desk.press("Ctrl+H")
    desk.press("Ctrl+A")
    desk.compose("없는말")
    assert english_in(desk) == set()
    desk.press("Escape")
    desk.press("Ctrl+Shift+O")
    desk.press("Ctrl+Shift+F")
    assert english_in(desk) == set()
    desk.press("Escape")
    desk.press("Ctrl+P")
    desk.wait(lambda: desk.app.on_paper.printing.view.printed is not None)
    assert english_in(desk) == set()


def test_the_palette_the_shortcuts_and_the_sign_in_are_worded(window):
    desk = window("daniel")
    for typed in ("", ">", "@", "#", "ㅁㄴㅇ"):
        desk.window.palette_.open_with(typed)
        assert english_in(desk) == set(), typed
    desk.press("Escape")
    desk.press("F1")
    desk.wait_for_words("글쓰기")
    assert english_in(desk) == set()
    desk.press("Escape")
    desk.window.top_bar.sign_out_wanted.emit()
    desk.wait_for_words("누가 쓰고 있습니까?")
    assert english_in(desk) == set()


def test_a_new_article_is_asked_for_and_refused_in_korean(window):
    desk = window("minji")
    desk.press("Ctrl+N")
    desk.press("Return")
    assert english_in(desk) == set()
    desk.write("dume-snow-festival")
    desk.press("Return")
    desk.wait_for_words("“dume-snow-festival”")
    assert english_in(desk) == set()


def test_the_way_from_a_dropped_photo_to_review_is_worded(window, picture):
    desk = window("minji")
    desk.open_article("눈이 와야 열리는 축제")
    desk.drop(desk.window.page.tray, [picture])
    wait_for_photos(desk, 2)
    assert english_in(desk) == set()
    desk.click("검토 요청")
    desk.wait(lambda: bool(desk.banner))
    assert english_in(desk) == set()
    desk.click("바로 가기", desk.window.banner)
    assert english_in(desk) == set()
    desk.compose("등대")
    desk.click_into("크레딧 (필수)")
    desk.compose("박민지")
    desk.choose("사용 권한", "자사 기자")
    desk.settle()
    desk.press("Ctrl+Return")
    wait_for_stage(desk, Stage.SUBMITTED)
    assert desk.toasts == ["검토를 요청했습니다."]
    assert english_in(desk) == set()


def test_review_return_approval_and_its_loss_are_worded(window):
    desk = window("daniel")
    desk.open_article(CHIPS)
    desk.press("Ctrl+D")
    desk.settle()
    assert english_in(desk) == set()
    desk.click("검토 시작")
    wait_for_stage(desk, Stage.IN_REVIEW)
    desk.click("보완 요청…")
    desk.click("작성자에게 보내기")
    assert english_in(desk) == set()
    desk.compose("누가 냅니까")
    desk.click("작성자에게 보내기")
    wait_for_stage(desk, Stage.RETURNED)
    assert english_in(desk) == set()
    desk.open_article("First Grain Ships")
    desk.click("승인")
    desk.wait(lambda: bool(desk.banner))
    assert english_in(desk) == set()
    desk.go_to("모든 기사")
    desk.open_article(DISHES)
    change_a_word(desk)
    wait_for_stage(desk, Stage.SUBMITTED)
    assert english_in(desk) == set()


def test_publication_is_worded_before_and_after(window):
    desk = window("daniel")
    desk.go_to("모든 기사")
    desk.open_article(DISHES)
    desk.click("출고…")
    assert english_in(desk) == set()
    desk.click("지금 출고")
    desk.wait(lambda: desk.opened_row().publication is Publication.LIVE)
    desk.settle()
    assert english_in(desk) == set()
    change_a_word(desk)
    desk.wait(lambda: desk.opened_row().stage is Stage.SUBMITTED)
    desk.settle()
    desk.sit_down("오세진")
    desk.open_article(DISHES)
    desk.click("승인")
    wait_for_stage(desk, Stage.APPROVED)
    desk.press("Ctrl+Return")
    for button in desk.seen(type(desk.button("지금 출고")), desk.window.publish):
        if button.isCheckable():
            button.click()
            assert english_in(desk) == set()
    desk.click("지금 출고")
    assert english_in(desk) == set()
