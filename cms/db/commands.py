"""Commands that act once: the answer is kept under the command's UUID, in the transaction of its effect."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from cms.db.tables import Command
from cms.db.transaction import writing
from cms.domain.errors import RuleBroken

# Where a session carries the id of the command it is for.
COMMAND_ID = "copydesk command"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for what; *command_id* is made by the asker and the same when it asks again."""

    name: str
    person_id: str
    at: datetime
    command_id: str = ""


def once(engine: Engine, asked: Asked, act: Callable[[Session], dict[str, Any]]) -> dict[str, Any]:
    """Do *act* in one transaction and return its answer; a command answered before only gets that answer again.

    A command id that was used by somebody else or for something else is refused.
    """
    command_id = asked.command_id or str(uuid.uuid4())
    with writing(engine) as session:
        earlier = session.get(Command, command_id)
        if earlier is not None:
            if (earlier.name, earlier.person_id) != (asked.name, asked.person_id):
                raise RuleBroken(
                    "This command was given before, for another act. Nothing was done; give it anew."
                )
            return earlier.answer
        session.info[COMMAND_ID] = command_id
        answer = act(session)
        if session.get_bind().dialect.name == "postgresql":
            return answer  # the database's own function kept it, in the same transaction
        session.add(
            Command(
                command_id=command_id,
                person_id=asked.person_id,
                name=asked.name,
                answer=answer,
                answered_at=asked.at,
            )
        )
        return answer
