"""Commands that act once: the answer is kept under the command's UUID, in the transaction of its effect.

Where the line breaks before the answer is here, nobody knows whether the command acted. It is then asked again under the
same UUID: if it acted, its answer comes; if not, it acts now.
"""

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cms.db.tables import Command
from cms.db.transaction import acting, reading, writing
from cms.domain.errors import NewsroomError, RuleBroken
from cms.domain.line import NewsroomBusy, NewsroomUnreachable

Act = Callable[[Session], dict[str, Any]]
# Where a session carries the id of the command it is for.
COMMAND_ID = "copydesk command"
# Seconds: a server is back this long after a crash, so a command is asked again for so long, first soon, then slowly.
_PATIENCE = 10.0
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for what; *command_id* is made by the asker and the same when it asks again."""

    name: str
    person_id: str
    at: datetime
    command_id: str = ""


def once(engine: Engine, asked: Asked, act: Act, *, straight: Act | None = None) -> dict[str, Any]:
    """Do *act* in one transaction and return its answer; a command answered before only gets that answer again.

    A command id that was used by somebody else or for something else is refused. *straight* is the same act for a server,
    as one function of its database, which judges by itself; *act* then only tells whoever is refused why.
    """
    # An id made here and now was never asked under before.
    is_first_try = not asked.command_id
    asked = replace(asked, command_id=asked.command_id or str(uuid.uuid4()))
    deadline, wait = time.monotonic() + _PATIENCE, _FIRST_WAIT
    while True:
        try:
            if straight is not None and engine.dialect.name == "postgresql":
                return _ask_straight(engine, asked, act, straight)
            return _ask(engine, asked, act, is_first_try=is_first_try)
        except (NewsroomUnreachable, NewsroomBusy):
            if time.monotonic() + wait > deadline:
                raise
        except NewsroomError:
            # The first try may have acted just before this one looked at the article.
            if wait > _FIRST_WAIT and (answer := _earlier_answer(engine, asked)) is not None:
                return answer
            raise
        is_first_try = False
        threading.Event().wait(wait)
        wait = min(2 * wait, _LONGEST_WAIT)


@contextmanager
def part_of_command(session: Session, name: str) -> Iterator[None]:
    """Let what is done meanwhile be a command of its own, within the one *session* is for and repeated with it."""
    whole = session.info[COMMAND_ID]
    session.info[COMMAND_ID] = str(uuid.uuid5(uuid.UUID(whole), name))
    try:
        yield
    finally:
        session.info[COMMAND_ID] = whole


def _ask_straight(engine: Engine, asked: Asked, act: Act, straight: Act) -> dict[str, Any]:
    try:
        with acting(engine) as session:
            session.info[COMMAND_ID] = asked.command_id
            return straight(session)
    except (NewsroomUnreachable, NewsroomBusy):
        raise
    except NewsroomError:
        return _ask(engine, asked, act, is_first_try=False)


def _ask(engine: Engine, asked: Asked, act: Act, *, is_first_try: bool) -> dict[str, Any]:
    with writing(engine) as session:
        if not is_first_try and (earlier := _answered(session, asked)) is not None:
            return earlier
        session.info[COMMAND_ID] = asked.command_id
        answer = act(session)
        if session.get_bind().dialect.name == "postgresql":
            return answer  # the database's own function kept it, in the same transaction
        session.add(
            Command(
                command_id=asked.command_id,
                person_id=asked.person_id,
                name=asked.name,
                answer=answer,
                answered_at=asked.at,
            )
        )
        return answer


def _earlier_answer(engine: Engine, asked: Asked) -> dict[str, Any] | None:
    with reading(engine) as session:
        return _answered(session, asked)


def _answered(session: Session, asked: Asked) -> dict[str, Any] | None:
    earlier = session.get(Command, asked.command_id)
    if earlier is None:
        return None
    if (earlier.name, earlier.person_id) != (asked.name, asked.person_id):
        raise RuleBroken("This command was given before, for another act. Nothing was done; give it anew.")
    return earlier.answer
