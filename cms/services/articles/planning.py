"""A desk's plan: editors say what is to come, whoever is asked accepts or declines, deadlines that were missed show."""

from dataclasses import replace
from datetime import UTC
from typing import Any

from sqlalchemy.orm import Session

from cms.db.queries.articles import article_by_slug
from cms.db.queries.day import plan_of, plan_rows
from cms.db.queries.people import desk_by_slug, roles_at
from cms.db.transaction import reading
from cms.domain.errors import NotAllowed, NotFound, RuleBroken
from cms.domain.planning import PlanFields, PlanMove, PlanRow
from cms.domain.slugs import SLUG
from cms.domain.workflow import EDITORS
from cms.services.connection import Connection


class Planning:
    """The plans of this person's desks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def plans(self, desks: frozenset[str] = frozenset()) -> list[PlanRow]:
        """Return what is planned at this person's desks, or at some of them, what is due first."""
        with reading(self._connection.readable) as session:
            return plan_rows(session, self._connection.person_id, desks, self._connection.clock())

    def planned(self, plan_id: str) -> PlanRow:
        """Return one of these plans."""
        found = next((row for row in self.plans() if row.plan_id == plan_id), None)
        if found is None:
            raise NotFound("There is no such plan at any of your desks.")
        return found

    def plan(self, desk: str, fields: PlanFields, *, command_id: str = "") -> str:
        """Add an article to a desk's plan and return the plan's id."""
        fields = _tidy(fields)

        def act(session: Session) -> dict[str, Any]:
            found = desk_by_slug(session, desk)
            self._refuse_others(session, found.desk_id)
            return self._connection.keeper.plan(session, found, fields)

        plan_id: str = self._connection.command("plan_article", act, command_id)["plan_id"]
        return plan_id

    def change(self, plan_id: str, fields: PlanFields, *, command_id: str = "") -> None:
        """Plan it otherwise; whoever is asked now has not answered yet, unless they were asked before."""
        fields = _tidy(fields)

        def act(session: Session) -> dict[str, Any]:
            plan = plan_of(session, plan_id, self._connection.person_id)
            self._refuse_others(session, plan.desk_id)
            return self._connection.keeper.change_plan(session, plan, fields)

        self._connection.command("change_plan", act, command_id)

    def accept(self, plan_id: str, *, command_id: str = "") -> None:
        """Take on what one was asked for."""
        self._move(plan_id, PlanMove.ACCEPT, "", command_id)

    def decline(self, plan_id: str, *, reason: str, command_id: str = "") -> None:
        """Say that one cannot, and why."""
        if not reason.strip():
            raise RuleBroken("To decline, write the reason.")
        self._move(plan_id, PlanMove.DECLINE, reason.strip(), command_id)

    def begin(self, plan_id: str, slug: str, *, command_id: str = "") -> None:
        """Say which article it became; the deadline runs against that from now on."""
        self._move(plan_id, PlanMove.BEGIN, slug, command_id)

    def drop(self, plan_id: str, *, command_id: str = "") -> None:
        """Plan it no longer."""
        self._move(plan_id, PlanMove.DROP, "", command_id)

    def _move(self, plan_id: str, move: PlanMove, words: str, command_id: str) -> None:
        me = self._connection.person_id

        def act(session: Session) -> dict[str, Any]:
            plan, said = plan_of(session, plan_id, me), words
            if move in (PlanMove.ACCEPT, PlanMove.DECLINE) and plan.assigned_to != me:
                raise NotAllowed("Only whoever was asked can accept or decline.")
            if move is PlanMove.DROP:
                self._refuse_others(session, plan.desk_id)
            if move is PlanMove.BEGIN:
                article = article_by_slug(session, words)
                if article.desk_id != plan.desk_id:
                    raise RuleBroken("The article is at another desk than the plan.")
                if plan.article_id is not None:
                    raise RuleBroken("It was begun already.")
                said = article.article_id
            return self._connection.keeper.move_plan(session, plan, move, said)

        self._connection.command("move_plan", act, command_id)

    def _refuse_others(self, session: Session, desk_id: str) -> None:
        if not EDITORS & roles_at(session, self._connection.person_id, desk_id):
            raise NotAllowed("Only editors of a desk change its plan.")


def _tidy(fields: PlanFields) -> PlanFields:
    if not SLUG.fullmatch(fields.slug):
        raise RuleBroken("A slug has small letters, digits and hyphens.")
    if fields.words < 0:
        raise RuleBroken("An article has no fewer than no words.")
    return replace(fields, deadline_at=fields.deadline_at.astimezone(UTC))
