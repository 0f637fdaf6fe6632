"""The tables of the newsroom database.

Versions, their photographs, editions, the ledger and answered commands are only ever added to; triggers refuse the
rest (`integrity.py`).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cms.db import credit_tables, day_tables  # noqa: F401 (their tables belong to the newsroom as well)
from cms.db.base import ID as _ID
from cms.db.base import Base, StoredJson, new_id
from cms.db.base import one_of as _one_of
from cms.db.tables_beside import NamedPerson, ReviewNote, StyleRule
from cms.domain.workflow import EditionKind, HoldState, Publication, Role, Stage

# They stand in a module of their own; whoever loads these tables has them, too.
BESIDE_THE_TEXT = (NamedPerson, ReviewNote, StyleRule)


class NewsroomRecord(Base):
    """The newsroom itself; the table has one row."""

    __tablename__ = "newsroom"

    newsroom_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    name: Mapped[str]
    name_ko: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(2), default="en")
    base_url: Mapped[str] = mapped_column(default="")
    # The IANA name of the zone that readers' times are printed in.
    time_zone: Mapped[str] = mapped_column(String(40), default="UTC")
    # The oldest schema whose programs may still work here: one release behind keeps working after an upgrade.
    oldest_schema: Mapped[str] = mapped_column(String(8), default="0001")
    # Whether a photo without alternative text stops an article.
    requires_alt_text: Mapped[bool] = mapped_column(default=False)
    # Where its readers live, by ISO code: what a sender lets nobody there see cannot be printed.
    country: Mapped[str] = mapped_column(String(2), default="KR")
    created_at: Mapped[datetime]


class Person(Base):
    """Somebody who works here; never deleted, only disabled."""

    __tablename__ = "person"

    person_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    login: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str]
    name_ko: Mapped[str] = mapped_column(default="")
    byline: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(2), default="en")
    is_admin: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str | None]
    created_at: Mapped[datetime]

    memberships: Mapped[list["DeskMember"]] = relationship(back_populates="person")


class Desk(Base):
    """A desk; *is_solo* relaxes four eyes there, and the ledger says so at each approval."""

    __tablename__ = "desk"

    desk_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str]
    name_ko: Mapped[str] = mapped_column(default="")
    is_solo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class DeskMember(Base):
    """One role of one person at one desk."""

    __tablename__ = "desk_member"
    __table_args__ = (_one_of("role", [role.value for role in Role]),)

    desk_id: Mapped[str] = mapped_column(ForeignKey("desk.desk_id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.person_id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)

    person: Mapped[Person] = relationship(back_populates="memberships")
    desk: Mapped[Desk] = relationship()


class Article(Base):
    """Where an article stands; its words are in its versions. *moves* counts every change, so that a second act on
    the same row is noticed even inside one transaction's reach."""

    __tablename__ = "article"
    __table_args__ = (
        _one_of("stage", [stage.value for stage in Stage]),
        _one_of("publication", [publication.value for publication in Publication]),
        _one_of("legal", [state.value for state in HoldState]),
        _one_of("picture_desk", [state.value for state in HoldState]),
        CheckConstraint("stage <> 'approved' OR approved_hash IS NOT NULL", name="approved_has_hash"),
        CheckConstraint("publication <> 'live' OR live_version IS NOT NULL", name="live_has_version"),
        Index("ix_article_stage_desk", "stage", "desk_id"),
        # On a server as well, where the migrations make it: said here, two megabytes of its dialect would be loaded.
        Index("ix_article_under_embargo", "article_id", sqlite_where=text("has_embargo")),
    )

    article_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(String(80), index=True)
    desk_id: Mapped[str] = mapped_column(ForeignKey("desk.desk_id"))
    language: Mapped[str] = mapped_column(String(2))
    stage: Mapped[str] = mapped_column(String(12), default=Stage.DRAFT)
    stage_before_spike: Mapped[str | None] = mapped_column(String(12))
    stage_at: Mapped[datetime]
    publication: Mapped[str] = mapped_column(String(12), default=Publication.UNPUBLISHED)
    head_version: Mapped[int] = mapped_column(default=0)
    reviewed_version: Mapped[int | None]
    live_version: Mapped[int | None]
    approved_version: Mapped[int | None]
    approved_hash: Mapped[str | None] = mapped_column(String(64))
    approved_by: Mapped[str | None] = mapped_column(ForeignKey("person.person_id"))
    approved_at: Mapped[datetime | None]
    # The version up to which somebody's work has been approved; it stays when the approval itself is revoked.
    last_approved_version: Mapped[int] = mapped_column(default=0)
    submitted_by: Mapped[str | None] = mapped_column(ForeignKey("person.person_id"))
    claimed_by: Mapped[str | None] = mapped_column(ForeignKey("person.person_id"))
    return_reason: Mapped[str] = mapped_column(default="")
    needs_post_review: Mapped[bool] = mapped_column(default=False)
    legal: Mapped[str] = mapped_column(String(8), default=HoldState.NONE)
    picture_desk: Mapped[str] = mapped_column(String(8), default=HoldState.NONE)
    has_embargo: Mapped[bool] = mapped_column(default=False)
    embargo_until: Mapped[datetime | None]
    scheduled_at: Mapped[datetime | None]
    scheduled_version: Mapped[int | None]
    created_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    # Who looks after it now: its writer, until it passes to somebody else.
    assigned_to: Mapped[str | None] = mapped_column(ForeignKey("person.person_id"))
    created_at: Mapped[datetime]
    # Of the same article in another language, the one all translations name; none has a translation of its own.
    translation_of: Mapped[str | None] = mapped_column(ForeignKey("article.article_id"))
    moves: Mapped[int] = mapped_column()

    desk: Mapped[Desk] = relationship()

    __mapper_args__ = {"version_id_col": moves}  # noqa: RUF012 (SQLAlchemy reads it as a plain class attribute)


class ArticleVersion(Base):
    """One saved text of an article, never changed. Numbers count from 1 within the article; *is_side* marks a text
    that was kept beside the main line."""

    __tablename__ = "article_version"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    version_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.article_id"))
    number: Mapped[int]
    base_number: Mapped[int | None]
    is_side: Mapped[bool] = mapped_column(default=False)
    headline: Mapped[str]
    subheadline: Mapped[str]
    summary: Mapped[str]
    byline: Mapped[str]
    dateline: Mapped[str]
    body: Mapped[dict[str, Any]] = mapped_column(StoredJson)
    content_hash: Mapped[str] = mapped_column(String(64))
    words: Mapped[int]
    characters: Mapped[int]
    saved_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    saved_at: Mapped[datetime]

    photos: Mapped[list["VersionPhoto"]] = relationship(order_by="VersionPhoto.position")


class VersionPhoto(Base):
    """A photograph as one version of an article uses it; positions count from 1."""

    __tablename__ = "version_photo"

    version_id: Mapped[str] = mapped_column(ForeignKey("article_version.version_id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    photo_id: Mapped[str] = mapped_column(ForeignKey("photo.photo_id"), index=True)
    caption: Mapped[str]
    credit_line: Mapped[str]
    alt_text: Mapped[str]
    # What of the picture is shown (`cms/domain/photos/crop.py`); the whole of it if there is none.
    crop: Mapped[dict[str, Any] | None] = mapped_column(StoredJson)


class Photo(Base):
    """A photograph of the library. The bytes behind *sha256* never change; what people write about it may."""

    __tablename__ = "photo"

    photo_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    file_name: Mapped[str]
    format: Mapped[str] = mapped_column(String(8))
    width: Mapped[int]
    height: Mapped[int]
    size_bytes: Mapped[int]
    caption: Mapped[str] = mapped_column(default="")
    creator: Mapped[str] = mapped_column(default="")
    credit_line: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    copyright: Mapped[str] = mapped_column(default="")
    alt_text: Mapped[str] = mapped_column(default="")
    usage_rights: Mapped[str | None] = mapped_column(String(30))
    taken_at: Mapped[datetime | None]
    text_encoding: Mapped[str] = mapped_column(default="")
    has_location: Mapped[bool] = mapped_column(default=False)
    embedded_credit: Mapped[str] = mapped_column(default="")
    instructions: Mapped[str] = mapped_column(default="")
    digital_source_type: Mapped[str] = mapped_column(default="")
    # What the instructions stipulate, see `cms/domain/photos/stipulations.py`.
    stipulations: Mapped[dict[str, Any]] = mapped_column(StoredJson, default=dict)
    embedded: Mapped[dict[str, Any]] = mapped_column(StoredJson)
    added_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    added_at: Mapped[datetime]


class EditLease(Base):
    """Who may write in an article now. The token fences off a writer whose lease has passed to somebody else."""

    __tablename__ = "edit_lease"

    article_id: Mapped[str] = mapped_column(ForeignKey("article.article_id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    token: Mapped[str] = mapped_column(_ID)
    since: Mapped[datetime]
    expires_at: Mapped[datetime]


class LeaseRequest(Base):
    """Who asks to write in an article that somebody else is writing in; the newest request counts."""

    __tablename__ = "lease_request"

    article_id: Mapped[str] = mapped_column(ForeignKey("article.article_id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    asked_at: Mapped[datetime]


class WorkingCopy(Base):
    """The writer's text between two versions, so that it is in the newsroom and not only on one computer.

    Its hash and length are kept with it, for the database makes a version of it when somebody else takes over.
    """

    __tablename__ = "working_copy"

    article_id: Mapped[str] = mapped_column(ForeignKey("article.article_id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.person_id"), primary_key=True)
    base_number: Mapped[int]
    text: Mapped[dict[str, Any]] = mapped_column(StoredJson)
    content_hash: Mapped[str] = mapped_column(String(64), default="")
    words: Mapped[int] = mapped_column(default=0)
    characters: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime]


class Edition(Base):
    """What readers got, whole, never changed: corrections and retractions are further editions."""

    __tablename__ = "edition"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        _one_of("kind", [kind.value for kind in EditionKind]),
    )

    edition_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.article_id"))
    number: Mapped[int]
    version_id: Mapped[str] = mapped_column(ForeignKey("article_version.version_id"))
    version: Mapped[int]
    content_hash: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(12))
    notice: Mapped[str] = mapped_column(default="")
    published_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    published_at: Mapped[datetime]
    content: Mapped[dict[str, Any]] = mapped_column(StoredJson)


class Ledger(Base):
    """One act. Rows of one *chain* (an article, or the newsroom itself) each carry the hash of the one before."""

    __tablename__ = "ledger"
    __table_args__ = (UniqueConstraint("chain", "sequence"),)

    ledger_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    chain: Mapped[str] = mapped_column(String(40))
    sequence: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    step: Mapped[str] = mapped_column(String(30))
    version: Mapped[int | None]
    stage_from: Mapped[str] = mapped_column(default="")
    stage_to: Mapped[str] = mapped_column(default="")
    publication_from: Mapped[str] = mapped_column(default="")
    publication_to: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class LedgerSeal(Base):
    """The heads of every chain that grew since the seal before, under one hash: what shows that a chain's end was cut.

    *heads* is a list of [chain, sequence, hash]; numbers count from 1.
    """

    __tablename__ = "ledger_seal"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    sealed_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    heads: Mapped[list[Any]] = mapped_column(StoredJson)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class Arrival(Base):
    """What an agency sent, and which version of which article was made of it: sent again, it is recognised.

    *number* is the article's version, *item_version* the sender's.
    """

    __tablename__ = "arrival"
    __table_args__ = (UniqueConstraint("guid", "item_version"),)

    arrival_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.article_id"), index=True)
    number: Mapped[int]
    guid: Mapped[str]
    item_version: Mapped[str]
    form: Mapped[str] = mapped_column(String(20))
    source: Mapped[str]
    credit: Mapped[str]
    copyright: Mapped[str]
    usage_terms: Mapped[str]
    editors_note: Mapped[str]
    sent_at: Mapped[datetime | None]
    brought_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    arrived_at: Mapped[datetime]


class ListedWord(Base):
    """A word the newsroom's people told the speller is right."""

    __tablename__ = "word_list"

    word: Mapped[str] = mapped_column(String(64), primary_key=True)
    added_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    added_at: Mapped[datetime]


class KeptCode(Base):
    """A caption code and the words it stands for, one or several."""

    __tablename__ = "caption_code"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    replacements: Mapped[list[Any]] = mapped_column(StoredJson)
    kept_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    kept_at: Mapped[datetime]


class KeptTemplate(Base):
    """A caption template: what it writes into which field, and how (`cms/domain/photos/captioning.py`)."""

    __tablename__ = "caption_template"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    fields: Mapped[dict[str, Any]] = mapped_column(StoredJson)
    kept_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    kept_at: Mapped[datetime]


class Command(Base):
    """A command that was answered: asked again by its UUID, it answers the same and acts no second time."""

    __tablename__ = "command"

    command_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    name: Mapped[str] = mapped_column(String(40))
    answer: Mapped[dict[str, Any]] = mapped_column(StoredJson)
    answered_at: Mapped[datetime]
