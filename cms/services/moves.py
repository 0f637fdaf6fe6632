"""How an article is moved: the checks that every step shares, and the row each step writes to the ledger."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.ledger import NEWSROOM_CHAIN, Act, record
from cms.db.queries.articles import article_by_slug, standing_of
from cms.db.tables import Article, ArticleVersion, Ledger, Person
from cms.domain.errors import RuleBroken, StaleArticle
from cms.domain.rows import StepTaken
from cms.domain.workflow import STEPS, Publication, Stage, Step, is_out_of_place, refusal_of
from cms.services.connection import Connection


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands before a step, kept to tell the ledger what changed."""

    stage: str
    publication: str


def place_of(article: Article) -> Place:
    """Return where *article* stands now."""
    return Place(article.stage, article.publication)


class StepTaker:
    """Takes the steps of one person: what every step shares, around the change that is its own."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(
        self,
        step: Step,
        slug: str,
        change: Callable[[Session, Article], str],
        *,
        reason: str = "",
        seen: int | None = None,
        command_id: str = "",
    ) -> StepTaken:
        """Take *step* once, in one transaction, with its row in the ledger.

        *change* does to the article what only this step does, and answers with a remark for the ledger, or "".
        """
        reason = reason.strip()
        if STEPS[step].needs_reason and not reason:
            raise RuleBroken("To {step} an article, write the reason.", step=step.replace("_", " "))

        def act(session: Session) -> dict[str, object]:
            article = article_for(session, self._connection, slug, step, seen=seen)
            before = place_of(article)
            remark = change(session, article)
            if (stage := STEPS[step].to) is not None:
                move_to(article, stage, self._connection)
            said = "; ".join(part for part in (remark, reason) if part)
            enter(session, self._connection, article, step, before, reason=said)
            return asdict(taken(article))

        return step_taken(self._connection.command(step.value, act, command_id))


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


def enter(
    session: Session, connection: Connection, article: Article, step: str, before: Place, *, reason: str = ""
) -> None:
    """Write the step to the ledger; called after the article was moved."""
    record(
        session,
        article.article_id,
        Act(
            person_id=connection.person_id,
            step=step,
            at=connection.clock(),
            version=article.head_version,
            stage_from=before.stage,
            stage_to=article.stage,
            publication_from=before.publication,
            publication_to=article.publication,
            reason=reason,
        ),
    )


def enter_newsroom_act(session: Session, connection: Connection, step: str, reason: str) -> None:
    """Write an act that belongs to no article (people, desks, photographs) to the newsroom's own chain."""
    record(session, NEWSROOM_CHAIN, Act(connection.person_id, step, connection.clock(), reason=reason))


def move_to(article: Article, stage: Stage, connection: Connection) -> None:
    """Put the article into *stage*, as of now."""
    article.stage = stage
    article.stage_at = connection.clock()


def unschedule(article: Article) -> None:
    """Let the schedule fall; an article that readers once had is withdrawn again, any other unpublished."""
    article.scheduled_at = article.scheduled_version = None
    was_out = article.live_version is not None
    article.publication = Publication.WITHDRAWN if was_out else Publication.UNPUBLISHED


def taken(article: Article, **more: Any) -> StepTaken:
    """Return where the article stands, as the answer to a step."""
    standing = StepTaken(
        article_id=article.article_id,
        slug=article.slug,
        stage=Stage(article.stage),
        publication=Publication(article.publication),
        version=article.head_version,
    )
    return replace(standing, **more)


def step_taken(answer: dict[str, Any]) -> StepTaken:
    """Return the answer of a step as it was kept with its command."""
    return StepTaken(
        **{**answer, "stage": Stage(answer["stage"]), "publication": Publication(answer["publication"])}
    )


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
    found = session.execute(
        select(Ledger, Person.name)
        .join(Person, Person.person_id == Ledger.person_id)
        .where(Ledger.chain == article.article_id)
        .order_by(Ledger.sequence.desc())
        .limit(1)
    ).one_or_none()
    if found is None or found[0].person_id == person_id:
        return None
    last, name = found
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
