"""Joining a newsroom: an invite is pasted, a password typed, and whoever is stuck sees at which step and why."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTextEdit

from cms.domain.invite import Invite, invite_text
from cms.domain.joining import JoinedNewsroom, JoinStep, StepChecked
from cms.services.computer.joined_newsrooms import JoinedNewsrooms
from cms.services.computer.joining import join
from tests.cms.secrets.keyrings import DesktopKeyring, using
from tests.servers.certificates import Authority
from tests.servers.installations import installations
from tests.servers.postgres import PostgresServer
from tests.servers.shared_newsroom import LOGIN, PASSWORD, open_shared_newsroom
from tests.ui.shell.gallery_join import IMPOSTOR, INVITE, NO_KEYRING, REFUSED, done, fill
from ui.controllers.entering.join_work import JoinWork
from ui.shell.join_page import JoinPage
from ui.shell.join_steps import JoinSteps, StepMark

JOINED = JoinedNewsroom("d1", INVITE)
ALL_DONE = [*done(JoinStep.KEEPING), StepChecked(JoinStep.KEEPING, joined=JOINED)]


@pytest.fixture
def page(qtbot, theme, icons, language) -> JoinPage:
    page = JoinPage(theme, icons, language)
    qtbot.addWidget(page)
    page.resize(960, 600)
    page.show()
    page.activateWindow()
    page.ask()
    return page


def button(page: JoinPage, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible())


def read(page: JoinPage) -> str:
    """Everything that can be read on the page."""
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def marks(page: JoinPage) -> dict[JoinStep, StepMark]:
    return page.findChild(JoinSteps).marks()


def walk(page: JoinPage, *steps: StepChecked) -> None:
    fill(page)
    button(page, "Join").click()
    for checked in steps:
        page.show_step(checked)


def test_pasted_invite_says_whose_it_is(page):
    page.findChild(QTextEdit).setPlainText(f"Hello!\n\n{invite_text(INVITE)}\n")
    assert "대한일보, as minji, at db.daehan.example" in read(page)


def test_invite_cut_short_is_told_before_anything_is_sent(page):
    page.findChild(QTextEdit).setPlainText(invite_text(INVITE)[:-3])
    assert "The invite is not whole" in read(page)


@pytest.mark.parametrize(
    ("invite", "password", "said"),
    [("", "sesame", "Paste the invite here first."), (invite_text(INVITE), "", "Type your password")],
)
def test_join_asks_for_what_is_missing(page, qtbot, invite, password, said):
    page.findChild(QTextEdit).setPlainText(invite)
    page.findChild(QLineEdit).setText(password)
    with qtbot.assertNotEmitted(page.join_wanted):
        button(page, "Join").click()
    assert said in read(page)


def test_enter_in_the_password_joins(page, qtbot):
    fill(page, "sesame")
    with qtbot.waitSignal(page.join_wanted) as wanted:
        qtbot.keyClick(page.findChild(QLineEdit), Qt.Key.Key_Return)
    assert wanted.args == [INVITE, "sesame"]


def test_password_is_never_shown(page):
    fill(page, "sesame")
    assert page.findChild(QLineEdit).echoMode() is QLineEdit.EchoMode.Password


def test_steps_tick_off_one_by_one(page):
    walk(page, *done(JoinStep.CERTIFICATE))
    shown = marks(page)
    assert [shown[step] for step in list(JoinStep)[:4]] == [
        StepMark.DONE,
        StepMark.DONE,
        StepMark.CHECKING,
        StepMark.WAITING,
    ]


def test_second_click_while_joining_joins_once(page, qtbot):
    walk(page)
    with qtbot.assertNotEmitted(page.join_wanted):
        button(page, "Joining…").click()


def test_failing_step_is_named_with_its_cure_and_may_be_tried_again(page, qtbot):
    walk(page, *done(JoinStep.CERTIFICATE), StepChecked(JoinStep.CERTIFICATE, IMPOSTOR, has_failed=True))
    assert marks(page)[JoinStep.CERTIFICATE] is StepMark.FAILED
    assert "Your password was not sent. Tell the administrator." in read(page)
    assert "Compare the clocks" not in read(page)
    with qtbot.waitSignal(page.join_wanted):
        button(page, "Try again").click()
    assert "Your password was not sent" not in read(page)
    assert "Compare the clocks" in read(page)


def test_wrong_password_can_be_typed_over_at_once(page):
    walk(page, *done(JoinStep.PASSWORD), StepChecked(JoinStep.PASSWORD, REFUSED, has_failed=True))
    line = page.findChild(QLineEdit)
    assert line.hasFocus()
    assert line.hasSelectedText()


def test_newsroom_opens_by_itself_when_all_went_well(page, qtbot):
    with qtbot.waitSignal(page.joined) as joined:
        walk(page, *ALL_DONE)
    assert joined.args == [JOINED, "correct horse battery"]
    assert page.findChild(QLineEdit).text() == ""


def test_newsroom_waits_to_be_opened_where_there_was_something_to_read(page, qtbot):
    with qtbot.assertNotEmitted(page.joined):
        walk(page, *done(JoinStep.KEEPING), StepChecked(JoinStep.KEEPING, NO_KEYRING, joined=JOINED))
    assert "asks for it at each start" in read(page)
    with qtbot.waitSignal(page.joined):
        button(page, "Open the newsroom").click()


def test_escape_leaves(page, qtbot):
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_page_asked_again_has_forgotten_the_password(page):
    walk(page, *done(JoinStep.PASSWORD))
    page.ask()
    assert page.findChild(QLineEdit).text() == ""
    assert page.findChild(QTextEdit).toPlainText() == ""
    assert button(page, "Join").isEnabled()


def test_page_speaks_korean_at_once(page, qtbot, language):
    walk(page, *done(JoinStep.CERTIFICATE), StepChecked(JoinStep.CERTIFICATE, IMPOSTOR, has_failed=True))
    language.use("ko")
    qtbot.waitUntil(lambda: "진짜 서버인지 확인" in read(page))
    assert "비밀번호는 보내지 않았습니다." in read(page)


def test_every_step_is_read_out_with_its_state(page):
    walk(page, *done(JoinStep.CERTIFICATE), StepChecked(JoinStep.CERTIFICATE, IMPOSTOR, has_failed=True))
    names = [
        row.accessibleName() for row in page.findChild(JoinSteps).findChildren(object) if hasattr(row, "mark")
    ]
    assert names[0] == "Find the server: done"
    assert names[2].startswith("Make sure that it is the right one: failed. What answers at")


class TestTheWork:
    """The steps are checked beside the window, one after the other."""

    def test_steps_come_onto_the_page_in_order(self, page, qtbot, runner, language):
        work = JoinWork(page, runner, language, lambda *_: (step for step in ALL_DONE))
        with qtbot.waitSignal(page.joined):
            walk(page)
        assert work.parent() is page
        assert set(marks(page).values()) == {StepMark.DONE}

    def test_refusal_before_the_first_step_is_told_at_the_invite(self, page, qtbot, runner, language):
        def refuse(_: Invite, __: str) -> Generator[StepChecked, None, None]:
            raise REFUSED

        JoinWork(page, runner, language, refuse)
        with qtbot.waitSignal(runner.idle):
            walk(page)
        qtbot.waitUntil(lambda: "the password is wrong" in read(page))
        assert button(page, "Join").isVisible()

    def test_whoever_leaves_halfway_hangs_up(self, page, qtbot, runner, language):
        has_hung_up = []

        def endless(_: Invite, __: str) -> Generator[StepChecked, None, None]:
            try:
                while True:
                    yield StepChecked(JoinStep.NAME)
            finally:
                has_hung_up.append(True)

        JoinWork(page, runner, language, endless)
        walk(page)
        qtbot.waitUntil(lambda: marks(page)[JoinStep.NAME] is StepMark.DONE)
        button(page, "Cancel").click()
        qtbot.waitUntil(lambda: has_hung_up == [True])


@pytest.mark.server
@pytest.mark.skipif(
    not any(one.has_tls for one in installations()), reason="no PostgreSQL with TLS is installed"
)
class TestARealServer:
    """The whole way, from the pasted invite to the newsroom."""

    @pytest.fixture
    def invite(self) -> Iterator[Invite]:
        with PostgresServer(tls=Authority().certify("localhost")) as server:
            database = open_shared_newsroom(server)
            assert server.tls
            yield Invite("대한일보", "localhost", server.port, database, server.tls.authority, LOGIN)

    def test_colleague_mistypes_their_password_and_then_gets_in(
        self, page, qtbot, runner, language, invite: Invite, tmp_path: Path
    ):
        joined = JoinedNewsrooms(tmp_path)
        JoinWork(page, runner, language, lambda invite, password: join(invite, password, joined))
        page.findChild(QTextEdit).setPlainText(invite_text(invite))
        page.findChild(QLineEdit).setText("wrong")
        with using(DesktopKeyring()):
            button(page, "Join").click()
            qtbot.waitUntil(lambda: "the password is wrong" in read(page))
            with qtbot.waitSignal(page.joined) as opened:
                qtbot.keyClicks(page.findChild(QLineEdit), PASSWORD)
                button(page, "Try again").click()
        assert opened.args == [joined.all()[0], PASSWORD]
