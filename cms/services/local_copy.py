"""What somebody may see of a shared newsroom, kept on this computer: read while the newsroom does not answer.

It is a file with the newsroom's own tables, so that whatever lists and opens articles reads it as it reads a newsroom.
Nothing is in it that the server's rules did not show this person; what they may see no longer goes with the next look.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, and_, create_engine, delete, or_, select, true
from sqlalchemy.exc import DatabaseError, NoResultFound

from cms.db.base import Base
from cms.db.credit_tables import AgencyRecord, HouseStyleRecord, PhotographerRecord, UsageLease
from cms.db.engine import SCHEMA
from cms.db.server_errors import server_worded
from cms.db.tables import (
    Article,
    ArticleVersion,
    Desk,
    DeskMember,
    KeptCode,
    KeptTemplate,
    ListedWord,
    NewsroomRecord,
    Person,
    Photo,
    VersionPhoto,
    WorkingCopy,
)
from cms.db.tables_beside import NamedPerson, PhotoWords, ReviewNote, StyleRule
from cms.domain.workflow import Publication, Stage

# The newsroom's word for everything that is no article: people, desks, photographs.
_REST = "newsroom"
# So many articles are kept; of more, those that were touched last.
_MOST = 1000
_STAFF_TABLES = (
    NewsroomRecord,
    Person,
    Desk,
    DeskMember,
    ListedWord,
    KeptCode,
    KeptTemplate,
    AgencyRecord,
    PhotographerRecord,
    HouseStyleRecord,
    StyleRule,
)


class LocalCopy:
    """One person's copy of one shared newsroom, in the folder *home*."""

    def __init__(self, home: Path, login: str) -> None:
        # A copy of an older schema is left aside: the next look at the newsroom makes a new one.
        self.path = home / f"{login}-{SCHEMA}.copy.sqlite"
        self.engine = create_engine(f"sqlite:///{self.path}")
        self._is_filled = False

    @property
    def is_there(self) -> bool:
        """Whether this computer has ever looked at the newsroom as this person."""
        return self.path.exists()

    @property
    def is_filled(self) -> bool:
        """Whether everything was taken over at least once; until then nothing is read here."""
        if not self._is_filled and self.is_there:
            try:
                with self.engine.connect() as here:
                    self._is_filled = here.scalar(select(NewsroomRecord.newsroom_id)) is not None
            except DatabaseError:
                return False
        return self._is_filled

    def refresh(
        self, newsroom: Engine, person_id: str, changed: frozenset[str] | None, *, is_news: bool = False
    ) -> None:
        """Take over what *changed* (ids of articles, `newsroom` for the rest; None: everything) from the newsroom.

        Of what *is_news*, only articles that would be taken over with everything.
        """
        self._make()
        try:
            with newsroom.connect() as there, self.engine.begin() as here:
                if changed is not None and not self.is_filled:
                    return  # the first look takes everything over, this included
                if changed is None or _REST in changed:
                    for table in _STAFF_TABLES:
                        _replace(here, _table(table), there.execute(select(_table(table))).mappings().all())
                among = None if changed is None else changed - {_REST}
                known = frozenset(here.scalars(select(Article.article_id))) if among is None else among
                wanted = (
                    known if among is not None and not is_news else _current(there, here, person_id, among)
                )
                _forget(here, known - wanted)
                if wanted:
                    _take_articles(there, here, sorted(wanted))
        except DatabaseError as error:
            raise server_worded(error) or error from error

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def person_id(self, login: str) -> str:
        """Return who signs in as *login*, as far as this copy knows; empty if it does not."""
        try:
            with self.engine.connect() as here:
                found: str = here.execute(select(Person.person_id).where(Person.login == login)).scalar_one()
                return found
        except (DatabaseError, NoResultFound):
            return ""

    def _make(self) -> None:
        if not self.is_there:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # Its owner alone, whoever made the folder first.
            self.path.parent.chmod(0o700)
            self.path.touch(mode=0o600)
        Base.metadata.create_all(self.engine)


def _current(
    there: Connection, here: Connection, person_id: str, among: frozenset[str] | None
) -> frozenset[str]:
    """Return the articles to keep: those being worked on at this person's desks, their own, those opened before."""
    if not among and among is not None:
        return frozenset()
    mine = select(DeskMember.desk_id).where(DeskMember.person_id == person_id)
    is_asked_for = true() if among is None else Article.article_id.in_(among)
    opened = list(here.scalars(select(Article.article_id).where(is_asked_for)))
    is_current = and_(
        Article.desk_id.in_(mine),
        Article.stage != Stage.SPIKED,
        or_(Article.publication != Publication.RETRACTED, Article.stage != Stage.APPROVED),
    )
    wanted = (
        select(Article.article_id)
        .where(is_asked_for, or_(is_current, Article.created_by == person_id, Article.article_id.in_(opened)))
        .order_by(Article.stage_at.desc())
        .limit(_MOST)
    )
    return frozenset(there.scalars(wanted))


def _take_articles(there: Connection, here: Connection, ids: list[str]) -> None:
    articles = there.execute(select(_table(Article)).where(Article.article_id.in_(ids))).mappings().all()
    versions = there.execute(_versions_of(ids)).mappings().all()
    uses = (
        there.execute(
            select(_table(VersionPhoto)).where(
                VersionPhoto.version_id.in_([version["version_id"] for version in versions])
            )
        )
        .mappings()
        .all()
    )
    photos = select(_table(Photo)).where(Photo.photo_id.in_({use["photo_id"] for use in uses}))
    words = select(_table(PhotoWords)).where(PhotoWords.photo_id.in_({use["photo_id"] for use in uses}))
    leases = select(_table(UsageLease)).where(UsageLease.photo_id.in_({use["photo_id"] for use in uses}))
    notes = select(_table(ReviewNote)).where(ReviewNote.article_id.in_(ids))
    named = select(_table(NamedPerson)).where(_table(NamedPerson).c.article_id.in_(ids))
    copies = select(_table(WorkingCopy)).where(WorkingCopy.article_id.in_(ids))
    # What this person may see no longer is not among what came back, and goes.
    _forget(here, frozenset(ids))
    for table, rows in (
        (_table(Article), articles),
        (_table(ArticleVersion), versions),
        (_table(VersionPhoto), uses),
        (_table(Photo), there.execute(photos).mappings().all()),
        (_table(PhotoWords), there.execute(words).mappings().all()),
        (_table(UsageLease), there.execute(leases).mappings().all()),
        (_table(ReviewNote), there.execute(notes).mappings().all()),
        (_table(NamedPerson), there.execute(named).mappings().all()),
        (_table(WorkingCopy), there.execute(copies).mappings().all()),
    ):
        _add(here, table, rows)


def _versions_of(ids: list[str]) -> Select[Any]:
    """Return the versions that opening an article and seeing its changes takes."""
    version = _table(ArticleVersion)
    return (
        select(version)
        .join(Article, Article.article_id == ArticleVersion.article_id)
        .where(
            Article.article_id.in_(ids),
            or_(
                ArticleVersion.number > Article.last_approved_version,
                ArticleVersion.number.in_(
                    (
                        Article.head_version,
                        Article.reviewed_version,
                        Article.live_version,
                        Article.approved_version,
                    )
                ),
            ),
        )
    )


def _forget(here: Connection, ids: frozenset[str]) -> None:
    if not ids:
        return
    of_these = select(ArticleVersion.version_id).where(ArticleVersion.article_id.in_(ids))
    here.execute(delete(VersionPhoto).where(VersionPhoto.version_id.in_(of_these)))
    for table in (ArticleVersion, ReviewNote, NamedPerson, WorkingCopy, Article):
        here.execute(delete(table).where(table.article_id.in_(ids)))


def _replace(here: Connection, table: Table, rows: Iterable[Any]) -> None:
    here.execute(delete(table))
    _add(here, table, rows)


def _add(here: Connection, table: Table, rows: Iterable[Any]) -> None:
    found = [dict(row) for row in rows]
    if found:
        here.execute(table.insert().prefix_with("OR REPLACE"), found)


def _table(mapped: type[Base]) -> Table:
    return Base.metadata.tables[mapped.__tablename__]
