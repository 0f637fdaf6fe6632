"""On a computer that knows no newsroom yet, the demo is a few clicks away from the first word."""

from cms.homes import demo_path
from tests.journeys.words_in_sight import english_in


def test_from_the_first_start_it_is_three_clicks_to_the_first_word(open_window):
    desk = open_window("", "", waits=False)
    desk.wait_for_words("This computer knows no newsroom yet.")
    desk.click("Try the demo newsroom")
    desk.wait(lambda: bool(desk.app.lists.everything))
    desk.open_article("Lakeside Secretariat")
    desk.click_into("Body")
    desk.press("Ctrl+End")
    desk.write(" The first word.")
    desk.wait_until_saved()
    assert "The first word." in desk.window.page.text().plain_body


def test_enter_makes_the_demo_and_it_is_said_that_it_takes_a_moment(open_window):
    desk = open_window("", "", waits=False, language="ko")
    desk.wait_for_words("데모 뉴스룸 써 보기")
    assert english_in(desk) == set()
    desk.press("Space")
    assert not desk.button("데모 뉴스룸을 만드는 중…").isEnabled()
    desk.wait(lambda: bool(desk.app.lists.everything))
    assert demo_path().exists()
