"""What the desk keeps beside texts and photographs: review notes, who is named, rules of style, words to search."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from cms.db.base import ID as _ID
from cms.db.base import Base, StoredJson, new_id


class ReviewNote(Base):
    """One note of a thread beside an article's text; its words are never changed.

    The first of a thread says where it stands (*anchor*) and, once settled, who settled it.
    """

    __tablename__ = "review_note"

    note_id: Mapped[str] = mapped_column(_ID, primary_key=True, default=new_id)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.article_id"), index=True)
    thread_id: Mapped[str] = mapped_column(_ID, index=True)
    words: Mapped[str]
    anchor: Mapped[dict[str, Any] | None] = mapped_column(StoredJson)
    written_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    written_at: Mapped[datetime]
    resolved_by: Mapped[str | None] = mapped_column(ForeignKey("person.person_id"))
    resolved_at: Mapped[datetime | None]


class NamedPerson(Base):
    """Somebody who is named in an article, in the spellings the newsroom uses; the speller knows them there."""

    __tablename__ = "named_person"

    article_id: Mapped[str] = mapped_column(ForeignKey("article.article_id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(120), primary_key=True)
    name_ko: Mapped[str] = mapped_column(String(120), primary_key=True)
    added_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    added_at: Mapped[datetime]


class StyleRule(Base):
    """A rule of style of the newsroom's own, for articles in one language: *better* instead of *term*."""

    __tablename__ = "style_rule"

    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    term: Mapped[str] = mapped_column(String(80), primary_key=True)
    better: Mapped[str] = mapped_column(String(80), default="")
    why: Mapped[str] = mapped_column(String(300), default="")
    added_by: Mapped[str] = mapped_column(ForeignKey("person.person_id"))
    added_at: Mapped[datetime]


class PhotoWords(Base):
    """What a search reads instead of the photograph's broad row; *said* is all that is said of it, in small letters.

    The database's own triggers keep it as the photograph is, whoever writes.
    """

    __tablename__ = "photo_words"

    photo_id: Mapped[str] = mapped_column(ForeignKey("photo.photo_id"), primary_key=True)
    added_at: Mapped[datetime]
    credit_line: Mapped[str]
    creator: Mapped[str]
    said: Mapped[str]
