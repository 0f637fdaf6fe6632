"""What a session asks of two processors: `python -m tests.full.session_costs [ROUNDS]`.

Of keeping, sending, looking at the queue and saving, how long processors work for it, in the program and in the server;
and for each colleague's version, what it costs each window that hears of it. Time on the clock is not asked for, so that
the figures hold on a busy computer, too.
"""

import random
import secrets
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg

from cms.api import Newsroom
from tests.faults.shared_desks import SharedDesks, reporter
from tests.full.one_session import Session, wait_until
from tests.full.running import given, shared_newsroom, tell

_WRITER = "person000"
_QUEUE, _LISTENERS = 50, 20
_NEWS_A_SECOND = 8.0


def run(desks: SharedDesks, logins: list[str], rounds: int) -> dict[str, Any]:
    """Return milliseconds of processor time for each act, and for each piece of news."""
    for login in logins:
        with closing(desks.desk(login)) as newsroom:
            Session(newsroom, notes_news=False).prepare(fills_queue=True, rounds=1)
    with psycopg.connect(desks.server.superuser_dsn(desks.name), autocommit=True) as onlooker:
        with closing(desks.desk(_WRITER, computer="costs")) as newsroom:
            acts = _acts(onlooker, newsroom, rounds)
        return {"acts": acts, "news": _news(onlooker, desks, logins[:_LISTENERS], rounds)}


def _acts(onlooker: psycopg.Connection, newsroom: Newsroom, rounds: int) -> dict[str, dict[str, float]]:
    session = Session(newsroom, notes_news=False)
    session.prepare(fills_queue=False, slug="costs")
    told: dict[str, dict[str, float]] = {}
    for name, before, act in (
        ("keep", None, session.type),
        ("send", session.type, session.send_typed),
        ("look", None, session.refresh),
        ("save", session.type, session.save_typed),
    ):
        told[name] = _cost(onlooker, before, act, rounds)
    return told


def _cost(
    onlooker: psycopg.Connection, before: Callable[[], Any] | None, act: Callable[[], Any], rounds: int
) -> dict[str, float]:
    client, server = [], []
    for _ in range(rounds):
        if before:
            before()
        served, began = _served(onlooker, _WRITER), time.thread_time()
        act()
        client.append(time.thread_time() - began)
        server.append(_served(onlooker, _WRITER) - served)
    return {"client_ms": _middle(client), "server_ms": _middle(server)}


def _news(
    onlooker: psycopg.Connection, desks: SharedDesks, logins: list[str], rounds: int
) -> dict[str, float]:
    with _listening(desks, logins) as hears:
        served = sum(_served(onlooker, login) for login in logins)
        began, told = time.process_time(), time.thread_time()
        for _ in range(rounds):
            onlooker.execute("SELECT pg_notify('copydesk', %s)", (secrets.token_hex(16),))
            wait_until(time.time() + random.expovariate(_NEWS_A_SECOND))
        mine = time.thread_time() - told
        client = time.process_time() - began - mine
        server = sum(_served(onlooker, login) for login in logins) - served
    pieces = rounds * len(logins)
    return {
        "client_ms": round(1000 * client / pieces, 3),
        "server_ms": round(1000 * server / pieces, 3),
        "heard_share": round(len(hears) / pieces, 2),
    }


@contextmanager
def _listening(desks: SharedDesks, logins: list[str]) -> Iterator[list[str]]:
    hears: list[str] = []
    ready = threading.Barrier(len(logins) + 1)
    listeners = [desks.desk(login, computer="news").listening() for login in logins]

    def hear(listener: Any, login: str) -> None:
        listener.hear()
        ready.wait()
        while listener.hear() is not None:
            hears.append(login)

    threads = [threading.Thread(target=hear, args=both) for both in zip(listeners, logins, strict=True)]
    for thread in threads:
        thread.start()
    ready.wait()
    hears.clear()
    yield hears
    for listener, thread in zip(listeners, threads, strict=True):
        if listener is not None:
            listener.stop()
        thread.join()


def _served(onlooker: psycopg.Connection, login: str) -> float:
    """Return for how many seconds processors have worked for the server's processes of *login*."""
    found = onlooker.execute("SELECT pid FROM pg_stat_activity WHERE usename = %s", (login,)).fetchall()
    spent = (Path(f"/proc/{process}/schedstat").read_text(encoding="ascii") for (process,) in found)
    return sum(int(words.split()[0]) for words in spent) / 1e9


def _middle(seconds: list[float]) -> float:
    return round(1000 * statistics.median(seconds), 2)


if __name__ == "__main__":
    everybody = [f"person{number:03}" for number in range(_QUEUE)]
    with shared_newsroom(staff=[reporter(login) for login in everybody], is_durable=True) as newsroom:
        tell(run(newsroom, everybody, given(1, 100)))
