"""Into a shared newsroom: joined with an invite, chosen at the next start, the password remembered or asked for."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.cms.secrets.keyrings import DesktopKeyring, PlainTextKeyring, using
from tests.journeys.shared_newsrooms import NAME, SharedGazette, password_of, shared_gazette
from tests.servers.installations import installations

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(
        not any(one.has_tls for one in installations()), reason="no PostgreSQL with TLS is installed"
    ),
]


@pytest.fixture(scope="module")
def gazette(tmp_path_factory) -> Iterator[SharedGazette]:
    with shared_gazette(tmp_path_factory.mktemp("gazette")) as gazette:
        yield gazette


@pytest.fixture
def keyring() -> Iterator[DesktopKeyring]:
    keyring = DesktopKeyring()
    with using(keyring):
        yield keyring


@pytest.fixture
def no_keyring() -> Iterator[None]:
    with using(PlainTextKeyring()):
        yield


@pytest.fixture
def start(open_window):
    """Start Copydesk without naming a newsroom."""
    return lambda: open_window("", "", waits=False)


def join(desk, gazette, login="minji"):
    """Join from the demo’s sign-in screen, as an invited person would."""
    desk.wait_for_words("Join a newsroom…")
    desk.click("Join a newsroom…")
    desk.wait_for_words("Your newsroom’s administrator sends you an invite")
    desk.field("Invite").setPlainText(gazette.invite(login))
    desk.click_into("Password")
    desk.write(password_of(login))
    desk.press("Return")


def wait_until_in(desk, login="minji"):
    desk.wait(lambda: desk.app.newsroom is not None and desk.app.newsroom.person.login == login)
    desk.wait_for_words("World")
    desk.settle()


def test_an_invited_colleague_joins_from_the_sign_in_screen_and_writes(gazette, keyring, start):
    desk = start()
    join(desk, gazette)
    wait_until_in(desk)
    assert desk.app.newsroom.is_shared
    assert desk.can_read(NAME)
    assert [row.slug for row in desk.app.newsroom.reading.articles()] == []


def test_at_the_next_start_the_keyring_lets_them_in_without_a_question(gazette, keyring, start):
    first = start()
    join(first, gazette)
    wait_until_in(first)
    first.window.close()
    again = start()
    wait_until_in(again)
    assert again.app.newsroom.is_shared


def test_without_a_keyring_the_password_is_asked_for_and_that_is_said(gazette, no_keyring, start):
    first = start()
    join(first, gazette)
    first.wait_for_words("asks for it at each start")
    first.click("Open the newsroom")
    wait_until_in(first)
    first.window.close()
    again = start()
    again.wait_for_words("so Copydesk asks for it at each start")
    assert again.can_read(NAME)
    assert again.field("Login").text() == "minji"
    again.write("not the password")
    again.press("Return")
    again.wait_for_words("the password is wrong")
    again.write(password_of("minji"))
    again.press("Return")
    wait_until_in(again)


def test_a_password_typed_at_the_sign_in_is_kept_where_the_person_wants_it(gazette, keyring, start):
    first = start()
    join(first, gazette)
    wait_until_in(first)
    first.window.close()
    keyring.kept.clear()
    again = start()
    again.wait_for_words("Remember the password in this computer’s keyring")
    again.write(password_of("minji"))
    again.press("Return")
    wait_until_in(again)
    assert list(keyring.kept.values()) == [password_of("minji")]


def test_a_newsroom_that_is_away_is_named_and_opened_once_it_is_back(gazette, keyring, start):
    first = start()
    join(first, gazette)
    wait_until_in(first)
    first.window.close()
    gazette.server.stop()
    again = start()
    again.wait_for_words(f"{NAME} cannot be opened now")
    gazette.server.start()
    again.click("Try again")
    wait_until_in(again)


def test_a_person_of_two_newsrooms_chooses_one_and_goes_over_to_the_other(gazette, keyring, start):
    desk = start()
    join(desk, gazette)
    wait_until_in(desk)
    join_again(desk, gazette, "daniel")
    wait_until_in(desk, "daniel")
    desk.window.top_bar.sign_out_wanted.emit()
    desk.wait_for_words("Another newsroom…")
    desk.click("Another newsroom…")
    desk.wait_for_words("Which newsroom do you work in?")
    desk.click(NAME + ", as minji · localhost")
    wait_until_in(desk, "minji")
    desk.wait(lambda: lines_to(gazette, "daniel") == 0)


def test_whoever_gives_up_joining_can_still_choose(gazette, keyring, start):
    desk = start()
    desk.wait_for_words("This computer knows no newsroom yet.")
    desk.click("Join a newsroom…")
    desk.wait_for_words("Your newsroom’s administrator sends you an invite")
    desk.press("Escape")
    desk.wait_for_words("This computer knows no newsroom yet.")


def test_the_demo_leads_to_the_joined_newsroom_and_back(gazette, keyring, open_window, newsroom_file):
    desk = open_window(newsroom_file)
    join_again(desk, gazette, "minji")
    desk.wait(lambda: desk.app.newsroom.is_shared)
    wait_until_in(desk)
    desk.window.top_bar.sign_out_wanted.emit()
    desk.wait_for_words("Another newsroom…")
    assert desk.can_read(NAME)


def test_a_window_closed_while_somebody_is_let_in_leaves_no_line_open(gazette, keyring, start):
    desk = start()
    join(desk, gazette)
    wait_until_in(desk)
    desk.app.entrance.come_in_again(password_of("minji"))
    desk.window.close()
    # The server takes a moment to notice.
    desk.wait(lambda: lines_to(gazette, "minji") == 0)


def join_again(desk, gazette, login):
    desk.window.top_bar.sign_out_wanted.emit()
    join(desk, gazette, login)


def lines_to(gazette, login):
    count = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s"
    with psycopg.connect(gazette.server.superuser_dsn()) as administrator:
        return administrator.execute(count, [login]).fetchone()[0]
