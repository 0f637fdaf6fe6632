"""Who is named in an article; what was said of it while the newsroom did not answer waits on this computer."""

import json
from dataclasses import asdict
from pathlib import Path

from cms.db.queries.articles import article_by_slug
from cms.db.queries.named_people import people_named_in
from cms.db.transaction import reading
from cms.domain.named_people import NamedPerson
from cms.domain.waiting import Saying
from cms.services.connection import Connection
from cms.services.saying_later import SayingLater

_CHANGES = {Saying.NAME: True, Saying.UNNAME: False}


class Naming:
    """The people of one newsroom's articles, as one person names them; *former* is where earlier releases kept them."""

    def __init__(self, connection: Connection, later: SayingLater, former: Path) -> None:
        self._connection = connection
        self._later = later
        self._former = former

    def people(self, slug: str) -> tuple[NamedPerson, ...]:
        """Return everybody named in the article by name, what waits to be sent included."""
        with reading(self._connection.readable) as session:
            article = article_by_slug(session, slug)
            article_id, named = article.article_id, list(people_named_in(session, article))
        for said in self._later.kept_of(article_id):
            if said.saying in _CHANGES and not said.is_refused:
                person = NamedPerson(**said.content)
                is_named = _CHANGES[said.saying]
                named = [one for one in named if one != person] + ([person] if is_named else [])
        return tuple(sorted(named, key=lambda person: str(person).casefold()))

    def name(self, article_id: str, person: NamedPerson) -> None:
        """Name somebody in the article: now, or when the newsroom answers."""
        self._say(Saying.NAME, article_id, person)

    def unname(self, article_id: str, person: NamedPerson) -> None:
        """Name somebody no longer: now, or when the newsroom answers."""
        self._say(Saying.UNNAME, article_id, person)

    def send(self) -> None:
        """Say what waits."""
        self._take_over()
        self._later.send()

    def _say(self, saying: Saying, slug: str, person: NamedPerson) -> None:
        self._take_over()
        with reading(self._connection.readable) as session:
            article_id = article_by_slug(session, slug).article_id
        self._later.say(saying, asdict(person), article_id=article_id)

    def _take_over(self) -> None:
        """Say what an earlier release kept in a file of its own, before anything else."""
        try:
            stored = json.loads(self._former.read_text(encoding="utf-8"))
            kept = [
                (article_id, NamedPerson(*names), bool(is_named)) for article_id, names, is_named in stored
            ]
        except (OSError, ValueError, TypeError):
            return
        for article_id, person, is_named in kept:
            self._later.keep(
                Saying.NAME if is_named else Saying.UNNAME, asdict(person), article_id=article_id
            )
        self._former.unlink(missing_ok=True)
