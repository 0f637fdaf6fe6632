"""A whole newsroom kept in a file: making it, upgrading it and looking it over."""

import importlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, func, inspect, select
from sqlalchemy.orm import Session

from cms.db.base import Base
from cms.db.engine import SCHEMA, create_file, open_file, open_for_upgrade, schema_of
from cms.db.ledger import NEWSROOM_CHAIN, Act, breaches, record
from cms.db.seals import seal_breaches
from cms.db.tables import Article, ArticleVersion, Edition, Ledger, NewsroomRecord, Person, Photo
from cms.db.transaction import reading, writing
from cms.domain.article import LANGUAGES
from cms.domain.errors import DatabaseUnavailable, DiskFull, RuleBroken
from cms.media.store import PhotoStore
from cms.services.connection import photo_folder
from cms.services.newsroom.people import refuse_login

Progress = Callable[[int, int], None]
# What a look over a newsroom counts.
COUNTED = (Article, ArticleVersion, Photo, Edition, Ledger)


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who looks after a new newsroom."""

    login: str
    name: str
    name_ko: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check of a newsroom saw; it is sound if *problems* is empty."""

    counts: dict[str, int]
    problems: tuple[str, ...]


def create_newsroom(
    path: Path, name: str, admin: FirstAdministrator, *, name_ko: str = "", time_zone: str = "UTC"
) -> None:
    """Make a new newsroom in the file *path*, with one administrator and nothing else.

    *time_zone* is the IANA name of the zone readers' times are printed in.
    """
    refuse_administrator(admin)
    engine = create_file(path)
    try:
        _migrate(engine)
        with writing(engine) as session:
            found_newsroom(session, name, admin, name_ko=name_ko, time_zone=time_zone)
    except DiskFull as error:
        _unmake(engine, path)
        raise _disk_full(path) from error
    except BaseException:
        _unmake(engine, path)
        raise
    engine.dispose()


def found_newsroom(
    session: Session, name: str, admin: FirstAdministrator, *, name_ko: str = "", time_zone: str
) -> None:
    """Write down, in a database with nothing in it, what the newsroom is called and who looks after it."""
    now = datetime.now(UTC)
    session.add(
        NewsroomRecord(
            name=name, name_ko=name_ko, language=admin.language, time_zone=time_zone, created_at=now
        )
    )
    person = Person(**asdict(admin), is_admin=True, is_active=True, created_at=now)
    session.add(person)
    session.flush()
    record(session, NEWSROOM_CHAIN, Act(person.person_id, "create_newsroom", now, reason=name))


def refuse_administrator(admin: FirstAdministrator) -> None:
    """Refuse a login or a language no newsroom can start with."""
    refuse_login(admin.login)
    if admin.language not in LANGUAGES:
        raise RuleBroken("A newsroom speaks “en” or “ko”, not “{language}”.", language=admin.language)


def upgrade_newsroom(path: Path) -> Path | None:
    """Bring an older newsroom to this program's schema and return the copy kept from before; None if it is no older."""
    schema = schema_of(path)
    if schema == SCHEMA:
        return None
    kept = path.with_name(f"{path.name}.schema-{schema or 'none'}")
    copy_database(path, kept)
    migrate_file(path)
    return kept


def migrate_file(path: Path) -> None:
    """Bring the newsroom in *path* to this program's schema in one transaction; refuses a newer one."""
    if schema_of(path) == SCHEMA:
        return
    engine = open_for_upgrade(path)
    try:
        _migrate(engine)
    finally:
        engine.dispose()


def check_newsroom(path: Path) -> Findings:
    """Look over the whole newsroom: the file, its references, the ledger and every photograph's bytes."""
    engine = open_file(path)
    try:
        with reading(engine) as session:
            problems = (
                *_damage(session),
                *(
                    f"ledger: {chain} {wrong}"
                    for chain, wrong in (*breaches(session), *seal_breaches(session))
                ),
                *_missing_photos(session, PhotoStore(photo_folder(path))),
            )
            return Findings(_counts(session), problems)
    finally:
        engine.dispose()


def copy_database(path: Path, copy: Path) -> None:
    """Write a consistent copy of the newsroom in *path*, even while others are writing in it."""
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        copy.chmod(0o600)
    except sqlite3.Error as error:
        copy.unlink(missing_ok=True)
        if "full" in str(error):
            raise _disk_full(copy) from error
        raise DatabaseUnavailable(
            "“{path}” cannot be copied ({reason}). The newsroom was left as it is.", path=path, reason=error
        ) from error


def _unmake(engine: Engine, path: Path) -> None:
    engine.dispose()
    path.unlink(missing_ok=True)


def _migrate(engine: Engine) -> None:
    # Alembic takes 0.4 s to load and is needed only here, so it is loaded only here.
    importlib.import_module("cms.db.upgrade").upgrade(engine)


def _damage(session: Session) -> Iterator[str]:
    connection = session.connection()
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield f"file: {line}"
    for table, row_id, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} row {row_id} names a {parent} that is not there"
    missing = set(Base.metadata.tables) - set(inspect(connection).get_table_names())
    yield from (f"the table {table} is missing" for table in sorted(missing))


def _missing_photos(session: Session, store: PhotoStore) -> Iterator[str]:
    for photo_id, sha256 in session.execute(select(Photo.photo_id, Photo.sha256)):
        if not store.is_intact(sha256):
            yield f"photo {photo_id}: its original is missing or damaged"


def _counts(session: Session) -> dict[str, int]:
    return {
        str(table.__tablename__): session.scalar(select(func.count()).select_from(table)) or 0
        for table in COUNTED
    }


def _disk_full(path: Path) -> DiskFull:
    return DiskFull("The disk is full: “{path}” was not written. Free some space and try again.", path=path)
