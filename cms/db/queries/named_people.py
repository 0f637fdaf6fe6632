"""Who is named in an article."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.tables import Article
from cms.db.tables_beside import NamedPerson as Row
from cms.domain.named_people import NamedPerson


def people_named_in(session: Session, article: Article) -> tuple[NamedPerson, ...]:
    """Return everybody named in the article."""
    found = session.execute(select(Row.name, Row.name_ko).where(Row.article_id == article.article_id))
    return tuple(NamedPerson(name, name_ko) for name, name_ko in found)
