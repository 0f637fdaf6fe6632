"""Whoever was invited gets in; whoever is stuck is told at which step, and what to do."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import psycopg
import pytest

from cms.domain.invite import Invite, invite_text
from cms.domain.joining import JoinStep, StepChecked
from cms.secrets.remembering import remembered
from cms.services.computer.joined_newsrooms import JoinedNewsrooms
from cms.services.computer.joining import join
from tests.cms.secrets.keyrings import DesktopKeyring, PlainTextKeyring, using
from tests.servers.certificates import Authority
from tests.servers.installations import installations
from tests.servers.postgres import PostgresServer
from tests.servers.proxy import Proxy
from tests.servers.shared_newsroom import (
    LOGIN,
    NEWSROOM_ID,
    PASSWORD,
    open_shared_newsroom,
    set_schema,
)

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(
        not any(one.has_tls for one in installations()), reason="no PostgreSQL with TLS is installed"
    ),
]
ROOT = Path(__file__).resolve().parents[4]
Joiner = Callable[..., list[StepChecked]]


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """A newsroom's server that writes everything it is asked into its log."""
    talkative = {"log_statement": "all", "log_connections": "on", "log_min_messages": "debug1"}
    with PostgresServer(tls=Authority().certify("localhost"), settings=talkative) as server:
        open_shared_newsroom(server)
        yield server


@pytest.fixture
def invite(server: PostgresServer) -> Invite:
    assert server.tls
    return Invite("대한일보", "localhost", server.port, "newsroom", server.tls.authority, LOGIN)


@pytest.fixture
def joined(tmp_path: Path) -> JoinedNewsrooms:
    return JoinedNewsrooms(tmp_path / "home")


@pytest.fixture
def keyring() -> Iterator[DesktopKeyring]:
    keyring = DesktopKeyring()
    with using(keyring):
        yield keyring


@pytest.fixture
def try_to_join(invite: Invite, joined: JoinedNewsrooms, keyring: DesktopKeyring) -> Joiner:
    """Join as the invite says, but for what the test changes; return how the steps came out."""

    def try_to_join(password: str = PASSWORD, **changed: object) -> list[StepChecked]:
        return list(join(replace(invite, **changed), password, joined))  # type: ignore[arg-type]  # as the test says

    return try_to_join


def stuck_at(steps: list[StepChecked]) -> tuple[JoinStep, str]:
    """Return the step that failed, and what was said of it."""
    assert [checked.has_failed for checked in steps[:-1]] == [False] * (len(steps) - 1)
    assert steps[-1].has_failed
    return steps[-1].step, str(steps[-1].remark)


def test_invited_colleague_gets_in_step_by_step(try_to_join: Joiner):
    steps = try_to_join()
    assert [checked.step for checked in steps] == list(JoinStep)
    assert not any(checked.has_failed or checked.remark for checked in steps)


def test_joined_newsroom_is_kept_and_its_password_is_in_the_keyring(
    try_to_join: Joiner, joined: JoinedNewsrooms, invite: Invite
):
    newsroom = try_to_join()[-1].joined
    assert newsroom is not None
    assert (newsroom.newsroom_id, newsroom.invite) == (NEWSROOM_ID, invite)
    assert joined.all() == [newsroom]
    assert remembered(NEWSROOM_ID, LOGIN) == PASSWORD


def test_computer_without_a_safe_keyring_asks_again_at_each_start(invite: Invite, joined: JoinedNewsrooms):
    plain = PlainTextKeyring()
    with using(plain):
        last = list(join(invite, PASSWORD, joined))[-1]
    assert "asks for it at each start" in str(last.remark)
    assert last.joined in joined.all()
    assert not plain.kept


@pytest.mark.parametrize(
    ("changed", "step", "said"),
    [
        ({"host": "db.newsroom.invalid"}, JoinStep.NAME, "was found"),
        ({"port": 1}, JoinStep.PORT, "no database answers"),
        ({"authority": Authority().pem}, JoinStep.CERTIFICATE, "not trusted"),
        ({"authority": "-----BEGIN CERTIFICATE-----"}, JoinStep.CERTIFICATE, "cannot be read"),
        ({"password": "wrong"}, JoinStep.PASSWORD, "the password is wrong"),
        ({"password": ""}, JoinStep.PASSWORD, "Enter it to sign in"),
        ({"login": "nobody"}, JoinStep.PASSWORD, "the password is wrong"),
        ({"database": "nowhere"}, JoinStep.NEWSROOM, "no newsroom “nowhere”"),
        ({"database": "postgres"}, JoinStep.NEWSROOM, "holds no Copydesk newsroom"),
        ({"login": "stranger"}, JoinStep.RIGHTS, "does not belong to this newsroom"),
        ({"login": "gone"}, JoinStep.RIGHTS, "is disabled"),
    ],
)
def test_colleague_who_is_stuck_is_told_where_and_what_to_do(
    try_to_join: Joiner, joined: JoinedNewsrooms, changed: dict[str, object], step: JoinStep, said: str
):
    failed, remark = stuck_at(try_to_join(**changed))
    assert failed is step
    assert said in remark
    assert joined.all() == []


@pytest.mark.parametrize(
    ("newest", "oldest", "said"),
    [("9999", "9998", "Update Copydesk"), ("0000", "0000", "copydesk newsroom upgrade")],
)
def test_newsroom_of_another_version_is_not_joined(
    server: PostgresServer, try_to_join: Joiner, newest: str, oldest: str, said: str
):
    with psycopg.connect(server.superuser_dsn("newsroom")) as administrator:
        (before,) = administrator.execute("SELECT version_num FROM cms.alembic_version").fetchone() or ("",)
        set_schema(administrator, newest, oldest)
    step, remark = stuck_at(try_to_join())
    with psycopg.connect(server.superuser_dsn("newsroom")) as administrator:
        set_schema(administrator, before)
    assert step is JoinStep.VERSION
    assert said in remark


def test_computer_whose_clock_is_off_is_told_and_let_in(
    invite: Invite, joined: JoinedNewsrooms, keyring: DesktopKeyring
):
    steps = list(join(invite, PASSWORD, joined, clock=lambda: datetime.now(UTC) - timedelta(minutes=7)))
    remarks = {checked.step: str(checked.remark) for checked in steps if checked.remark}
    assert list(remarks) == [JoinStep.CLOCK]
    assert "7 minutes off" in remarks[JoinStep.CLOCK]
    assert steps[-1].joined


def test_clock_two_minutes_off_is_good_enough(
    invite: Invite, joined: JoinedNewsrooms, keyring: DesktopKeyring
):
    steps = list(join(invite, PASSWORD, joined, clock=lambda: datetime.now(UTC) + timedelta(seconds=110)))
    assert not any(checked.remark for checked in steps)


def test_line_that_breaks_on_the_way_is_told_at_the_step_it_broke(
    server: PostgresServer, invite: Invite, joined: JoinedNewsrooms
):
    with Proxy(server.port) as wire:
        steps = []
        for checked in join(replace(invite, port=wire.port), PASSWORD, joined):
            steps.append(checked)
            if checked.step is JoinStep.PASSWORD:
                wire.cut()
    step, remark = stuck_at(steps)
    assert step is JoinStep.NEWSROOM
    assert "does not answer" in remark


def test_window_closed_halfway_leaves_no_line_to_the_server_open(
    server: PostgresServer, invite: Invite, joined: JoinedNewsrooms
):
    way = join(invite, PASSWORD, joined)
    while next(way).step is not JoinStep.PASSWORD:
        assert _lines_of(LOGIN, server) == 0
    assert _lines_of(LOGIN, server) == 1
    way.close()
    # The server takes a moment to notice.
    for _ in range(100):
        if _lines_of(LOGIN, server) == 0:
            return
        Event().wait(0.05)
    pytest.fail("The line to the server is still open.")


def _lines_of(login: str, server: PostgresServer) -> int:
    count = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s"
    with psycopg.connect(server.superuser_dsn()) as administrator:
        (lines,) = administrator.execute(count, [login]).fetchone() or (0,)
        return int(lines)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows what a process was started with")
def test_password_is_nowhere_but_in_memory(server: PostgresServer, invite: Invite, tmp_path: Path):
    home = tmp_path / "home"
    places = {
        name: str(tmp_path)
        for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.cms.services.joiner", str(home)],
        cwd=ROOT,
        env={**os.environ, **places},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as joiner:
        assert joiner.stdin
        assert joiner.stdout
        joiner.stdin.write(f"{PASSWORD}\n{invite_text(invite)}\n")
        joiner.stdin.flush()
        told = []
        for line in joiner.stdout:
            told.append(line)
            if line == "done\n":
                break
        process = Path("/proc", str(joiner.pid))
        seen = {
            "process list": (process / "cmdline").read_bytes() + (process / "environ").read_bytes(),
            "what was told": "".join(told).encode(),
            "server's log": server.log().encode(),
            **{str(file): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()},
        }
        joiner.stdin.close()
        joiner.wait(30)
    assert f"{JoinStep.KEEPING} ok" in "".join(told)
    assert home / "newsrooms.json" in tmp_path.rglob("*")
    assert [place for place, content in seen.items() if PASSWORD.encode() in content] == []
