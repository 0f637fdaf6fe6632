"""Who is named in an article, in a newsroom kept in a file."""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cms.db.keeping.file_acts import Hand
from cms.db.tables import Article
from cms.db.tables_beside import NamedPerson as Row
from cms.domain.named_people import NamedPerson


def add(hand: Hand, session: Session, article: Article, person: NamedPerson) -> dict[str, Any]:
    """Name somebody; who is named already stays as they are."""
    if session.get(Row, (article.article_id, person.name, person.name_ko)) is None:
        session.add(
            Row(
                article_id=article.article_id,
                name=person.name,
                name_ko=person.name_ko,
                added_by=hand.person_id,
                added_at=hand.clock(),
            )
        )
    return {"name": person.name, "name_ko": person.name_ko}


def remove(session: Session, article: Article, person: NamedPerson) -> dict[str, Any]:
    """Name somebody no longer."""
    session.execute(
        delete(Row).where(
            Row.article_id == article.article_id, Row.name == person.name, Row.name_ko == person.name_ko
        )
    )
    return {"name": person.name, "name_ko": person.name_ko}
