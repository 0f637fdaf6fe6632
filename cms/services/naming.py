"""Who is named in an article; what was said of it while the newsroom did not answer waits on this computer."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from cms.db.queries.articles import article_by_slug
from cms.db.queries.named_people import people_named_in
from cms.db.queries.people import roles_at
from cms.db.tables import Article
from cms.db.transaction import reading
from cms.domain.errors import NewsroomError, NotAllowed
from cms.domain.line import NewsroomUnreachable
from cms.domain.named_people import NamedPerson
from cms.services.connection import Connection

# What waits: of which article, whom, and whether they are to be named or no longer.
_Waiting = tuple[str, NamedPerson, bool]


class Naming:
    """The people of one newsroom's articles, as one person names them; *waiting* is the file of what waits."""

    def __init__(self, connection: Connection, waiting: Path) -> None:
        self._connection = connection
        self._file = waiting

    def people(self, slug: str) -> tuple[NamedPerson, ...]:
        """Return everybody named in the article by name, what waits to be sent included."""
        with reading(self._connection.readable) as session:
            article = article_by_slug(session, slug)
            article_id, named = article.article_id, list(people_named_in(session, article))
        for waiting_for, person, is_named in self._waiting():
            if waiting_for == article_id:
                named = [one for one in named if one != person] + ([person] if is_named else [])
        return tuple(sorted(named, key=lambda person: str(person).casefold()))

    def name(self, article_id: str, person: NamedPerson) -> None:
        """Name somebody in the article: now, or when the newsroom answers."""
        self._say(article_id, person, is_named=True)

    def unname(self, article_id: str, person: NamedPerson) -> None:
        """Name somebody no longer: now, or when the newsroom answers."""
        self._say(article_id, person, is_named=False)

    def send(self) -> None:
        """Say what waits; what the newsroom refuses is dropped, for a spelling is no word of the text."""
        waiting = self._waiting()
        while waiting:
            try:
                article_id, person, is_named = waiting[0]
                if not self._is_told(article_id, person, is_named=is_named):
                    return
            except NewsroomError:
                pass
            waiting = waiting[1:]
            self._keep(waiting)

    def _say(self, article_id: str, person: NamedPerson, *, is_named: bool) -> None:
        self.send()
        waiting = self._waiting()
        # One after the other: what was said last counts.
        if waiting or not self._is_told(article_id, person, is_named=is_named):
            self._keep([*waiting, (article_id, person, is_named)])

    def _is_told(self, article_id: str, person: NamedPerson, *, is_named: bool) -> bool:
        """Tell the newsroom, and say whether it answers."""
        try:
            self._tell(article_id, person, is_named=is_named)
        except NewsroomUnreachable:
            return False
        return True

    def _tell(self, article_id: str, person: NamedPerson, *, is_named: bool) -> None:
        def act(session: Session) -> dict[str, Any]:
            keeper, article = self._connection.keeper, self._article(session, article_id)
            if is_named:
                return keeper.name_person(session, article, person)
            return keeper.unname_person(session, article, person)

        self._connection.command("name_person" if is_named else "unname_person", act)

    def _article(self, session: Session, article_id: str) -> Article:
        article = article_by_slug(session, article_id)
        if not roles_at(session, self._connection.person_id, article.desk_id):
            raise NotAllowed("Only members of the article’s desk say who is named in it.")
        return article

    def _waiting(self) -> list[_Waiting]:
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            return [(article, NamedPerson(*names), bool(is_named)) for article, names, is_named in stored]
        except (OSError, ValueError, TypeError):
            return []

    def _keep(self, waiting: list[_Waiting]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        rows = [[article, [person.name, person.name_ko], is_named] for article, person, is_named in waiting]
        beside = self._file.with_suffix(".new")
        beside.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        beside.replace(self._file)
