"""500 sessions at once on one newsroom: `python -m tests.full.five_hundred [SESSIONS] [SECONDS] [PACE] [VERSIONS EVERY]`.

Each is signed in under its own login and hears all news. Once in PACE seconds, beginning at a moment of its own, it sends
what was typed and looks at the review queue; of so many sendings one makes a version, of which all others hear. A window
sends what is typed 1.2 seconds after a pause, and each 4.5 seconds while somebody types without one; who writes for a
sixth of the time sends once in 30 seconds: `500 60 30`. The pace that is taken if none is given is three times that.

When the shift is over the server is restarted; each session is back when it has heard that the newsroom answers and has
looked at the queue again.

All sessions share this computer with the server, which lets no more than 600 lines in. In a newsroom each has a computer
of its own; here fifty share a program, which takes a seventh less of the processors than five to a program do.
"""

import math
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psycopg

from cms.api import open_newsroom
from tests.faults.shared_desks import PASSWORD, SharedDesks, reporter
from tests.full.one_session import Session, Shift, Worked, wait_until
from tests.full.running import given, shared_newsroom, tell
from tests.servers.postgres import PostgresServer, processor_seconds_of

_SESSIONS_A_PROCESS = 50
_FILED_EVERY = 10
_SWITCH_INTERVAL = 0.2
# Seconds before the shift, in which all get ready, and after it.
_WARMING_UP, _LAST_NEWS = 3.0, 5.0
_SERVER = {"max_connections": "600", "shared_buffers": "128MB"}


def run(desks: SharedDesks, logins: list[str], shift: Shift) -> dict[str, Any]:
    """Let everybody in *logins* work at once, and return the figures."""
    context = get_context("spawn")
    offices = []
    began = time.time()
    for first in range(0, len(logins), _SESSIONS_A_PROCESS):
        here, there = context.Pipe()
        urls = {login: desks.url(login) for login in logins[first : first + _SESSIONS_A_PROCESS]}
        office = context.Process(target=_office, args=(there, urls, desks.folder))
        office.start()
        offices.append((office, here))
    _once_all_are_ready(offices)
    for _, line in offices:
        line.send("listen")
    _once_all_are_ready(offices)
    figures: dict[str, Any] = {"sessions": len(logins), "all_signed_in_seconds": time.time() - began}
    shift = replace(shift, begins_at=time.time() + _WARMING_UP)
    for _, line in offices:
        line.send(shift)
    wait_until(shift.begins_at)
    before = _processor_seconds(desks.server, offices)
    wait_until(shift.begins_at + shift.seconds)
    after = _processor_seconds(desks.server, offices)
    figures |= _server_figures(desks.server)
    figures["processors"] = {who: (after[who] - before[who]) / shift.seconds for who in after}
    worked = [one for _, line in offices for one in line.recv()]
    figures |= {"shift": asdict(shift)} | _figures(worked) | {"restart": _restart(desks.server, offices)}
    for office, _ in offices:
        office.join()
    return figures


def _restart(server: PostgresServer, offices: Sequence[tuple[BaseProcess, Connection]]) -> dict[str, float]:
    """Restart the server; return how long it took, and after how long, from its end on, sessions were back."""
    began = time.time()
    server.restart()
    lasted = time.time() - began
    for _, line in offices:
        line.send(began)
    back = [after for _, line in offices for after in line.recv()]
    return {"server_ms": round(1000 * lasted, 1)} | _spread(back)


def _once_all_are_ready(offices: Sequence[tuple[BaseProcess, Connection]]) -> None:
    for _, line in offices:
        line.recv()


def _office(line: Connection, urls: dict[str, str], folder: Path) -> None:
    """Hold the sessions of one process."""
    # A hundred threads that wait for one interpreter would each ask for it 200 times a second, and use more than half of
    # the processors for that alone: seen as 60,000 changes of context in a second. Threads of a session wait for the
    # server most of the time and let go by themselves.
    sys.setswitchinterval(_SWITCH_INTERVAL)
    with ExitStack() as opened:
        sessions = []
        for number, (login, url) in enumerate(urls.items()):
            newsroom = open_newsroom(url, login, PASSWORD, journal_folder=folder / login)
            session = Session(opened.enter_context(closing(newsroom)), notes_news=number == 0)
            session.prepare(fills_queue=number % _FILED_EVERY == 0)
            sessions.append(session)
        line.send("ready")
        line.recv()
        # Nobody listens before all are ready: everybody's first words would be told to everybody.
        for session in sessions:
            session.listen()
        line.send("hearing")
        shift = line.recv()
        for session in sessions:
            session.begin(shift)
        for session in sessions:
            session.end()
        # What others still save at the end of the shift is heard, too.
        wait_until(shift.begins_at + shift.seconds + _LAST_NEWS)
        line.send([session.worked for session in sessions])
        went_away_at = line.recv()
        line.send([session.back_after(went_away_at) for session in sessions])
        for session in sessions:
            session.hang_up()


def _processor_seconds(
    server: PostgresServer, offices: Sequence[tuple[BaseProcess, Connection]]
) -> dict[str, float]:
    sessions = sum(processor_seconds_of(office.pid) for office, _ in offices if office.pid)
    return {"server": server.processor_seconds(), "sessions": sessions}


def _server_figures(server: PostgresServer) -> dict[str, Any]:
    with closing(psycopg.connect(server.superuser_dsn())) as connection:
        lines = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
        connections = connection.execute(lines).fetchone()
    return {"connections": connections[0] if connections else 0, "server_memory_mib": server.memory() >> 20}


def _figures(worked: list[Worked]) -> dict[str, Any]:
    return {
        "working_copies": _spread([took for one in worked for took in one.working_copies]),
        "versions": _spread([took for one in worked for took in one.versions]),
        "refreshes": _spread([took for one in worked for took in one.refreshes]),
        "news": _spread(list(_delays(worked))),
        "interruptions": sum(one.interruptions for one in worked),
        "errors": Counter(error.partition(": ")[2] for one in worked for error in one.errors),
    }


def _delays(worked: list[Worked]) -> Iterator[float]:
    """Yield how long after the beginning of each save those who take note of news heard of it."""
    heard: dict[str, list[float]] = {}
    for one in worked:
        for article_id, at in one.heard:
            heard.setdefault(article_id, []).append(at)
    listeners = sum(1 for one in worked if one.heard)
    for one in worked:
        for number, (article_id, began) in enumerate(one.saved, 1):
            until = one.saved[number][1] if number < len(one.saved) else math.inf
            told = [at - began for at in heard.get(article_id, []) if began <= at < until]
            yield from told + [math.inf] * (listeners - len(told))


def _spread(seconds: list[float]) -> dict[str, float]:
    """Return how many there are, and the milliseconds within which half, 95 and 99 in 100 and all of them lay."""
    ordered = sorted(seconds)
    told = {"count": float(len(ordered))}
    for name, share in (("median", 0.5), ("p95", 0.95), ("p99", 0.99), ("longest", 1.0)):
        told[f"{name}_ms"] = round(1000 * ordered[max(math.ceil(share * len(ordered)) - 1, 0)], 1)
    return told


if __name__ == "__main__":
    everybody = [f"person{number:03}" for number in range(given(1, 500))]
    with shared_newsroom(
        staff=[reporter(login) for login in everybody], settings=_SERVER, is_durable=True
    ) as newsroom:
        tell(run(newsroom, everybody, Shift(0, given(2, 60), given(3, 10), given(4, 6))))
