"""The desks' plans, and the requests for corrections."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from cms.db.day_tables import CorrectionRequest, PlannedArticle
from cms.db.queries.people import the_newsroom
from cms.db.tables import Article, Desk, DeskMember, Edition, Person
from cms.domain.correction_limits import Decision, RequestRow, limits_of
from cms.domain.errors import NotFound
from cms.domain.planning import PlanAnswer, PlanRow, is_done, is_missed
from cms.domain.workflow import Publication, Stage


def plan_of(session: Session, plan_id: str, person_id: str) -> PlannedArticle:
    """Return what is planned, if it is at a desk of this person."""
    found = session.scalar(
        select(PlannedArticle)
        .join(DeskMember, DeskMember.desk_id == PlannedArticle.desk_id)
        .where(
            PlannedArticle.plan_id == plan_id,
            ~PlannedArticle.is_dropped,
            DeskMember.person_id == person_id,
        )
        .limit(1)
    )
    if found is None:
        raise NotFound("There is no such plan at any of your desks.")
    return found


def plan_rows(session: Session, person_id: str, desks: frozenset[str], now: datetime) -> list[PlanRow]:
    """Return what the desks of this person plan (only *desks*, if any are named), what is due first."""
    own = select(DeskMember.desk_id).where(DeskMember.person_id == person_id)
    query = (
        select(PlannedArticle, Desk.slug, Person, Article)
        .join(Desk, Desk.desk_id == PlannedArticle.desk_id)
        .outerjoin(Person, Person.person_id == PlannedArticle.assigned_to)
        .outerjoin(Article, Article.article_id == PlannedArticle.article_id)
        .where(~PlannedArticle.is_dropped, PlannedArticle.desk_id.in_(own))
        .order_by(PlannedArticle.deadline_at, PlannedArticle.slug)
    )
    if desks:
        query = query.where(Desk.slug.in_(desks))
    return [_plan_row(*row, now) for row in session.execute(query)]


def _plan_row(  # the person and the article are those of an outer join
    plan: PlannedArticle, desk: str, person: Person | None, article: Article | None, now: datetime
) -> PlanRow:
    stage = Stage(article.stage) if article is not None else None
    publication = Publication(article.publication) if article is not None else Publication.UNPUBLISHED
    return PlanRow(
        plan_id=plan.plan_id,
        desk=desk,
        slug=plan.slug,
        words=plan.words,
        deadline_at=plan.deadline_at,
        has_photo=plan.has_photo,
        answer=PlanAnswer(plan.answer),
        reason=plan.reason,
        assigned_to=person.login if person is not None else "",
        assigned_to_name=person.name if person is not None else "",
        assigned_to_name_ko=person.name_ko if person is not None else "",
        article_slug=article.slug if article is not None else "",
        stage=stage,
        is_missed=is_missed(plan.deadline_at, stage, now, publication),
        is_done=is_done(stage, publication),
    )


def request_of(session: Session, request_id: str) -> CorrectionRequest:
    """Return a request for a correction."""
    found = session.get(CorrectionRequest, request_id)
    if found is None:
        raise NotFound("There is no such request.")
    return found


def request_rows(session: Session, article_id: str = "") -> list[RequestRow]:
    """Return the requests for corrections, of one article or of all, the newest first."""
    # The law counts days where the newsroom is.
    zone = ZoneInfo(the_newsroom(session).time_zone)
    logger, decider = aliased(Person), aliased(Person)
    published = (
        select(Edition.article_id, func.min(Edition.published_at).label("at"))
        .group_by(Edition.article_id)
        .subquery()
    )
    query = (
        select(CorrectionRequest, Article.slug, logger, decider, published.c.at)
        .join(Article, Article.article_id == CorrectionRequest.article_id)
        .join(logger, logger.person_id == CorrectionRequest.logged_by)
        .outerjoin(decider, decider.person_id == CorrectionRequest.decided_by)
        .outerjoin(published, published.c.article_id == CorrectionRequest.article_id)
        .order_by(CorrectionRequest.received_on.desc(), CorrectionRequest.logged_at.desc())
    )
    if article_id:
        query = query.where(CorrectionRequest.article_id == article_id)
    return [
        RequestRow(
            request_id=row.request_id,
            slug=slug,
            asked_by=row.asked_by,
            wants=row.wants,
            received_on=date.fromisoformat(row.received_on),
            known_on=date.fromisoformat(row.known_on) if row.known_on else None,
            logged_by_name=logged_by.name,
            logged_by_name_ko=logged_by.name_ko,
            logged_at=row.logged_at,
            decision=Decision(row.decision),
            answer=row.answer,
            decided_by_name=decided_by.name if decided_by else "",
            decided_by_name_ko=decided_by.name_ko if decided_by else "",
            decided_at=row.decided_at,
            limits=limits_of(
                at.astimezone(zone).date(), date.fromisoformat(row.known_on) if row.known_on else None
            )
            if at
            else None,
        )
        for row, slug, logged_by, decided_by, at in session.execute(query)
    ]
