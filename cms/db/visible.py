"""What an embargo hides from whom in a newsroom kept in a file; a server's database hides it by itself (`rules.py`).

An article under embargo is there for its own desk only: for everybody else no list, count, search or export has it, nor a
photograph that somebody else added and no other article uses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, String, bindparam, event, or_, select, true
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from cms.db.base import Base, UtcDateTime
from cms.db.credit_tables import UsageLease
from cms.db.tables import Article, ArticleVersion, DeskMember, Photo, VersionPhoto
from cms.db.tables_beside import PhotoWords

# The execution option under which an engine carries who reads.
READER = "copydesk_reader"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and by which clock an embargo ends."""

    person_id: str
    clock: Callable[[], datetime]


def hide_embargoed(session: Session, reader: Reader) -> None:
    """Let whatever *session* reads leave out the articles the reader may not see, and their photographs."""
    now = reader.clock()
    is_visible = _is_visible(Article, reader.person_id, now)
    # Found once, at the first question: a session sees one moment, and mostly nothing is hidden.
    hidden_photos: list[list[str]] = []

    def narrow(state: ORMExecuteState) -> None:
        if not state.is_select:
            return
        if not hidden_photos:
            asked = {"reader": reader.person_id, "now": now}
            hidden_photos.append(list(session.connection().scalars(_hidden_photos(), asked)))
        kept = [with_loader_criteria(Article, is_visible, include_aliases=True)]
        if hidden_photos[0]:
            kept += [
                with_loader_criteria(told, told.photo_id.not_in(hidden_photos[0]), include_aliases=True)
                for told in (Photo, PhotoWords, UsageLease)
            ]
        state.statement = state.statement.options(*kept)

    event.listen(session, "do_orm_execute", narrow)


@cache
def _hidden_photos() -> Select[str]:
    """Ask for the photographs that only articles use which are hidden from the reader, and that others added."""
    photo, reader, now = _table(Photo), bindparam("reader", type_=String), bindparam("now", type_=UtcDateTime)
    return select(photo.c.photo_id).where(
        photo.c.photo_id.in_(_photos_of(reader, now, is_visible=False)),
        photo.c.photo_id.not_in(_photos_of(reader, now, is_visible=True)),
        photo.c.added_by != reader,
    )


def _photos_of(reader: Any, now: Any, *, is_visible: bool) -> Select[str]:
    """Ask for the photographs that articles use which the reader may see, or that others do."""
    article, version, use = _table(Article), _table(ArticleVersion), _table(VersionPhoto)
    can_be_seen = _is_visible(article.c, reader, now)
    return (
        select(use.c.photo_id)
        .select_from(use)
        .join(version, version.c.version_id == use.c.version_id)
        .join(article, article.c.article_id == version.c.article_id)
        .where(can_be_seen if is_visible else can_be_seen.is_not(true()))
    )


def _table(mapped: type[Base]) -> FromClause:
    return Base.metadata.tables[mapped.__tablename__].alias()


def _is_visible(article: Any, reader: Any, now: Any) -> ColumnElement[bool]:
    own = select(DeskMember.desk_id).where(DeskMember.person_id == reader)
    return or_(~article.has_embargo, article.embargo_until <= now, article.desk_id.in_(own))
