"""The desk's plan and the requests for corrections, in a newsroom kept in a file."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.base import new_id
from cms.db.day_tables import CorrectionRequest, PlannedArticle
from cms.db.keeping.file_acts import Hand
from cms.db.tables import Article, Desk, Person
from cms.domain.correction_limits import Decision
from cms.domain.errors import NotFound
from cms.domain.planning import PlanAnswer, PlanFields, PlanMove


def plan(hand: Hand, session: Session, desk: Desk, fields: PlanFields) -> dict[str, Any]:
    """Add an article to a desk's plan."""
    row = PlannedArticle(
        plan_id=new_id(),
        desk_id=desk.desk_id,
        slug=fields.slug,
        words=fields.words,
        deadline_at=fields.deadline_at,
        has_photo=fields.has_photo,
        assigned_to=_person_id(session, fields.assigned_to),
        made_by=hand.person_id,
        made_at=hand.clock(),
    )
    session.add(row)
    session.flush()
    hand.enter_newsroom_act(session, "plan_article", f"{desk.slug}: {fields.slug}")
    return {"plan_id": row.plan_id}


def change_plan(hand: Hand, session: Session, row: PlannedArticle, fields: PlanFields) -> dict[str, Any]:
    """Plan it otherwise; somebody else who is asked has not answered yet."""
    whom = _person_id(session, fields.assigned_to)
    if whom != row.assigned_to:
        row.assigned_to, row.answer, row.reason = whom, PlanAnswer.ASKED, ""
    row.slug, row.words, row.has_photo = fields.slug, fields.words, fields.has_photo
    row.deadline_at = fields.deadline_at
    session.flush()
    hand.enter_newsroom_act(session, "change_plan", row.slug)
    return {"plan_id": row.plan_id}


def move_plan(
    hand: Hand, session: Session, row: PlannedArticle, move: PlanMove, words: str
) -> dict[str, Any]:
    """Accept, decline with *words*, begin as the article whose id is *words*, or drop a plan."""
    match move:
        case PlanMove.ACCEPT:
            row.answer, row.reason = PlanAnswer.ACCEPTED, ""
        case PlanMove.DECLINE:
            row.answer, row.reason = PlanAnswer.DECLINED, words
        case PlanMove.BEGIN:
            row.article_id = words
        case PlanMove.DROP:
            row.is_dropped = True
    session.flush()
    hand.enter_newsroom_act(session, f"{move}_plan", row.slug)
    return {"plan_id": row.plan_id}


def log_request(
    hand: Hand, session: Session, article: Article, asked_by: str, wants: str, days: tuple[date, date | None]
) -> dict[str, Any]:
    """Log that somebody demands a correction; *days* are when it was received and when they knew."""
    received_on, known_on = days
    row = CorrectionRequest(
        request_id=new_id(),
        article_id=article.article_id,
        asked_by=asked_by,
        wants=wants,
        received_on=received_on.isoformat(),
        known_on=known_on.isoformat() if known_on else None,
        logged_by=hand.person_id,
        logged_at=hand.clock(),
    )
    session.add(row)
    session.flush()
    hand.enter_newsroom_act(session, "log_request", f"{article.slug}: {asked_by}")
    return {"request_id": row.request_id}


def decide_request(
    hand: Hand, session: Session, row: CorrectionRequest, decision: Decision, answer: str
) -> dict[str, Any]:
    """Add what was decided and answered."""
    row.decision, row.answer = decision, answer
    row.decided_by, row.decided_at = hand.person_id, hand.clock()
    session.flush()
    hand.enter_newsroom_act(session, "decide_request", f"{row.request_id}: {decision}")
    return {"request_id": row.request_id}


def _person_id(session: Session, login: str) -> str | None:
    if not login:
        return None
    person_id = session.scalar(select(Person.person_id).where(Person.login == login))
    if person_id is None:
        raise NotFound("Nobody here signs in as “{login}”.", login=login)
    return person_id
