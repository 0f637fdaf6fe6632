"""Several people at bare databases who write to the ledger of one newsroom as quickly as it lets them."""

import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import psycopg

HOLD = "SELECT cms.step_{step}(%s, %s, NULL, %s, '{{}}')"
REWORD = "SELECT cms.reword_photo(%s, %s, jsonb_build_object('alt_text', %s::text))"


@dataclass(frozen=True, slots=True)
class Act:
    """A statement that leaves one row in the ledger, given a command's id, what it acts on, and some words."""

    statement: str
    on: str


def act_at_once(
    connect: Callable[[str], psycopg.Connection],
    logins: Sequence[str],
    acts_of: Callable[[int], Sequence[Act]],
) -> float:
    """Let one writer for each of *logins* do their acts, all at once; return the rows written in a second."""

    def write(number: int) -> int:
        acts = acts_of(number)
        with connect(logins[number]) as connection:
            for turn, act in enumerate(acts):
                connection.execute(act.statement, (str(uuid.uuid4()), act.on, f"Writer {number}, act {turn}"))
        return len(acts)

    began = time.monotonic()
    with ThreadPoolExecutor(len(logins)) as writers:
        written = sum(writers.map(write, range(len(logins))))
    return written / (time.monotonic() - began)
