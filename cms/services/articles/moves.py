"""How an article is moved: the checks that every step shares."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.keeping.answers import step_taken
from cms.db.keeping.keeper import Taking
from cms.db.ledger import last_act_of
from cms.db.queries.articles import article_by_slug, standing_of
from cms.db.tables import Article, ArticleVersion, Person
from cms.db.transaction import reading
from cms.domain.errors import RuleBroken, StaleArticle
from cms.domain.rows import StepTaken
from cms.domain.workflow import STEPS, Step, is_out_of_place, may_ever, refusal_of
from cms.services.connection import Connection

Check = Callable[[Session, Article], Taking]


class StepTaker:
    """Takes the steps of one person: what every step shares, around the check that is its own."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(
        self,
        step: Step,
        slug: str,
        *,
        reason: str = "",
        seen: int | None = None,
        command_id: str = "",
        check: Check | None = None,
    ) -> StepTaken:
        """Take *step* once, in one transaction, with its row in the ledger.

        *check* refuses what only this step refuses, and answers with what the step needs beyond its reason.
        """
        reason = reason.strip()
        if STEPS[step].needs_reason and not reason:
            raise RuleBroken("To {step} an article, write the reason.", step=step.replace("_", " "))

        def act(session: Session) -> dict[str, Any]:
            article = article_for(session, self._connection, slug, step, seen=seen)
            taking = check(session, article) if check else Taking(step)
            taking = replace(taking, reason=reason, seen=seen)
            return self._connection.keeper.take(session, article, taking)

        try:
            return step_taken(self._connection.command(step.value, act, command_id))
        except (StaleArticle, RuleBroken) as refusal:
            raise self._colleague_was_first(step, slug, seen) or refusal from refusal

    def _colleague_was_first(self, step: Step, slug: str, seen: int | None) -> StaleArticle | None:
        # Between this person's look at the article and the act itself somebody may have been quicker.
        if seen is None:
            return None
        with reading(self._connection.engine) as session:
            article = article_by_slug(session, slug)
            if seen != article.head_version:
                return _moved_on(session, article)
            person_id = self._connection.person_id
            standing = standing_of(session, article, person_id)
            if not may_ever(step, standing):
                return None
            is_moved = is_out_of_place(step, standing)
            return _moved_by_colleague(session, article, step, person_id, was_seen=is_moved)


def article_for(
    session: Session, connection: Connection, slug: str, step: Step, *, seen: int | None
) -> Article:
    """Return the article if this person may take *step* on it and it is still as they saw it."""
    article = article_by_slug(session, slug)
    if seen is not None and seen != article.head_version:
        raise _moved_on(session, article)
    standing = standing_of(session, article, connection.person_id)
    refusal = refusal_of(step, standing)
    if refusal is None:
        return article
    if is_out_of_place(step, standing):
        # Whoever names the version they saw acted on what a colleague has changed meanwhile.
        raise (
            _moved_by_colleague(session, article, step, connection.person_id, was_seen=seen is not None)
            or refusal
        )
    raise refusal


def _moved_on(session: Session, article: Article) -> StaleArticle:
    name, at = session.execute(
        select(Person.name, ArticleVersion.saved_at)
        .join(Person, Person.person_id == ArticleVersion.saved_by)
        .where(ArticleVersion.article_id == article.article_id, ArticleVersion.number == article.head_version)
    ).one()
    return StaleArticle(
        "The article moved on: {name} saved version {version} at {time} UTC. Nothing was done; look at it again.",
        name=name,
        version=article.head_version,
        time=f"{at:%H:%M}",
    )


def _moved_by_colleague(
    session: Session, article: Article, step: Step, person_id: str, *, was_seen: bool
) -> StaleArticle | None:
    # Of two editors who take the same step at once, the second is told who was first.
    last = last_act_of(session, article.article_id)
    if last is None or last.person_id == person_id:
        return None
    name = session.get_one(Person, last.person_id).name
    words = {"name": name, "step": last.step.replace("_", " "), "time": f"{last.at:%H:%M}"}
    if last.step == step.value:
        return StaleArticle(
            "{name} was first: the step “{step}” was taken at {time} UTC. Nothing more was done.", **words
        )
    if not was_seen:
        return None
    return StaleArticle(
        "The article moved on: {name} took the step “{step}” at {time} UTC. Nothing was done; look at it again.",
        **words,
    )
