"""What every table shares: the declarative base, ids nobody can guess, and times that keep their zone."""

import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, DateTime, MetaData, String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine


class UtcDateTime(TypeDecorator[datetime]):
    """A time with its zone: stored as UTC, refused without a zone, read back as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any zoned time into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without its zone cannot be stored.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give SQLite's bare times their zone back."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class StoredJson(TypeDecorator[Any]):
    """JSON: text in a file, binary on a server, where the database's own rules look into it."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Take PostgreSQL's own type without loading that dialect for a newsroom in a file."""
        ours = getattr(dialect, "ischema_names", {})
        return dialect.type_descriptor(ours["jsonb"]() if dialect.name == "postgresql" else JSON())


class Base(DeclarativeBase):
    """Names every constraint, so that a migration can name it too."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012 (SQLAlchemy reads it as a plain class attribute)


ID = String(32)


def one_of(column: str, choices: list[str]) -> CheckConstraint:
    """Return the constraint that *column* holds one of these words."""
    quoted = ", ".join(f"'{choice}'" for choice in choices)
    return CheckConstraint(f"{column} IN ({quoted})", name=f"{column}_known")


def is_id(word: str) -> bool:
    """Whether *word* is written as ids are; a slug may be, too."""
    return len(word) == 32 and set(word) <= set("0123456789abcdef")


def new_id() -> str:
    """Return a random id (32 hex digits); ids are never counted up, so that none tells of another."""
    return uuid.uuid4().hex
