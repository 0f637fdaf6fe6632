"""Requests for corrections: logged with the day they came, counted against the law's limits, decided with an answer."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from cms.db.queries.articles import article_by_slug
from cms.db.queries.day import request_of, request_rows
from cms.db.queries.people import roles_at, the_newsroom
from cms.db.tables import Article
from cms.db.transaction import reading
from cms.domain.correction_limits import Decision, RequestRow
from cms.domain.errors import NotAllowed, RuleBroken, StaleArticle
from cms.domain.workflow import EDITORS
from cms.services.connection import Connection


class Correcting:
    """What is demanded of the newsroom, and what it answers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def requests(self, slug: str = "") -> list[RequestRow]:
        """Return the requests for corrections, of one article or of all, the newest first."""
        with reading(self._connection.readable) as session:
            return request_rows(session, article_by_slug(session, slug).article_id if slug else "")

    def today(self) -> date:
        """Return the day it is in the newsroom."""
        with reading(self._connection.readable) as session:
            zone = ZoneInfo(the_newsroom(session).time_zone)
        return self._connection.clock().astimezone(zone).date()

    def log(
        self,
        slug: str,
        *,
        asked_by: str,
        wants: str,
        received_on: date,
        known_on: date | None = None,
        command_id: str = "",
    ) -> str:
        """Log a request and return its id; *known_on* is when whoever asks says they learned of the report."""
        asked_by, wants = asked_by.strip(), wants.strip()
        if not asked_by or not wants:
            raise RuleBroken("A request says who asks, for what, and when it was received.")
        if received_on > self.today():
            raise RuleBroken("A request cannot have been received on a day that is still to come.")
        if known_on is not None and known_on > received_on:
            raise RuleBroken("Nobody asks before they know of the report.")

        def act(session: Session) -> dict[str, Any]:
            article = article_by_slug(session, slug)
            if not roles_at(session, self._connection.person_id, article.desk_id):
                raise NotAllowed("Only members of the article’s desk log a request.")
            return self._connection.keeper.log_request(
                session, article, asked_by, wants, (received_on, known_on)
            )

        request_id: str = self._connection.command("log_request", act, command_id)["request_id"]
        return request_id

    def decide(self, request_id: str, decision: Decision, *, answer: str, command_id: str = "") -> None:
        """Say once what was decided and what whoever asked was answered."""
        if decision is Decision.OPEN or not answer.strip():
            raise RuleBroken("Say what was decided and what was answered.")

        def act(session: Session) -> dict[str, Any]:
            request = request_of(session, request_id)
            article = session.get_one(Article, request.article_id)
            if not EDITORS & roles_at(session, self._connection.person_id, article.desk_id):
                raise NotAllowed("Only editors of the article’s desk decide on a request.")
            if request.decision != Decision.OPEN:
                raise StaleArticle("It was decided already.")
            return self._connection.keeper.decide_request(session, request, decision, answer.strip())

        self._connection.command("decide_request", act, command_id)
