"""What an embargo hides from whom in a newsroom kept in a file; a server's database hides it by itself (`rules.py`).

An article under embargo is there for its own desk only: for everybody else no list, count, search or export has it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, event, or_, select
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from cms.db.tables import Article, DeskMember

# The execution option under which an engine carries who reads.
READER = "copydesk_reader"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and by which clock an embargo ends."""

    person_id: str
    clock: Callable[[], datetime]


def hide_embargoed(session: Session, reader: Reader) -> None:
    """Let whatever *session* reads of articles leave out those the reader may not see."""
    is_visible = _is_visible(reader.person_id, reader.clock())

    def narrow(state: ORMExecuteState) -> None:
        if state.is_select:
            state.statement = state.statement.options(
                with_loader_criteria(Article, is_visible, include_aliases=True)
            )

    event.listen(session, "do_orm_execute", narrow)


def _is_visible(person_id: str, now: datetime) -> ColumnElement[bool]:
    own = select(DeskMember.desk_id).where(DeskMember.person_id == person_id)
    return or_(~Article.has_embargo, Article.embargo_until <= now, Article.desk_id.in_(own))
