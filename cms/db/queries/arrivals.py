"""What agencies sent, and what became of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.tables import Arrival, Article, Person
from cms.domain.wire import ArrivalRow


def known_as(session: Session, guid: str, item_version: str) -> Article | None:
    """Return the article that was made of this very item, if there is one."""
    return session.scalars(
        select(Article)
        .join(Arrival, Arrival.article_id == Article.article_id)
        .where(Arrival.guid == guid, Arrival.item_version == item_version)
    ).one_or_none()


def earlier_arrival(session: Session, guid: str) -> Arrival | None:
    """Return the newest arrival of the item in any version."""
    return session.scalars(
        select(Arrival).where(Arrival.guid == guid).order_by(Arrival.arrived_at.desc()).limit(1)
    ).one_or_none()


def arrivals_of(session: Session, article_id: str) -> list[ArrivalRow]:
    """Return where the article's versions came from, the newest first."""
    found = session.execute(
        select(Arrival, Person.name)
        .join(Person, Person.person_id == Arrival.brought_by)
        .where(Arrival.article_id == article_id)
        .order_by(Arrival.arrived_at.desc(), Arrival.number.desc())
    )
    return [
        ArrivalRow(
            number=arrival.number,
            guid=arrival.guid,
            item_version=arrival.item_version,
            form=arrival.form,
            source=arrival.source,
            credit=arrival.credit,
            copyright=arrival.copyright,
            usage_terms=arrival.usage_terms,
            editors_note=arrival.editors_note,
            sent_at=arrival.sent_at,
            arrived_at=arrival.arrived_at,
            brought_by_name=name,
        )
        for arrival, name in found
    ]
