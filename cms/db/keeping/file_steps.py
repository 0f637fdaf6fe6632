"""The steps of the workflow in a newsroom kept in a file: what each changes in the article's row."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cms.db.keeping.answers import standing_after
from cms.db.keeping.file_acts import Hand, forget_schedule, place_of
from cms.db.keeping.keeper import NewEdition, Taking
from cms.db.queries.versions import head_of, is_contributor, version_of
from cms.db.tables import Article, Edition
from cms.domain.workflow import STEPS, EditionKind, HoldState, Publication, Stage, Step


def take(hand: Hand, session: Session, article: Article, taking: Taking) -> dict[str, Any]:
    """Change the article as the step says and write it to the ledger."""
    before = place_of(article)
    change = _CHANGES.get(taking.step)
    remark = change(hand, session, article, taking) if change else ""
    if (stage := STEPS[taking.step].to) is not None:
        hand.move(article, stage)
    said = "; ".join(part for part in (remark, taking.reason) if part)
    hand.enter(session, article, taking.step, before, said)
    return standing_after(article)


# Each change answers with a remark for the ledger, or with "".
def _submit(hand: Hand, _: Session, article: Article, __: Taking) -> str:
    article.submitted_by = hand.person_id
    article.return_reason = ""
    article.claimed_by = None
    return ""


def _claim(hand: Hand, _: Session, article: Article, __: Taking) -> str:
    article.claimed_by = hand.person_id
    return ""


def _release(_: Hand, __: Session, article: Article, ___: Taking) -> str:
    article.claimed_by = None
    return ""


def _return(_: Hand, __: Session, article: Article, taking: Taking) -> str:
    article.return_reason = taking.reason
    _reviewed(article)
    return ""


def _approve(hand: Hand, session: Session, article: Article, _: Taking) -> str:
    wrote_it = is_contributor(session, article, hand.person_id)
    article.approved_version = article.last_approved_version = article.head_version
    article.approved_hash = head_of(session, article).content_hash
    article.approved_by = hand.person_id
    article.approved_at = hand.clock()
    article.needs_post_review = False
    _reviewed(article)
    return "self-approved (solo desk)" if wrote_it else ""


def _reviewed(article: Article) -> None:
    article.claimed_by = None
    article.reviewed_version = article.head_version


def _publish(hand: Hand, session: Session, article: Article, taking: Taking) -> str:
    edition = _edition(taking)
    _add_edition(hand, session, article, edition)
    article.live_version = edition.version
    article.publication = Publication.LIVE
    article.scheduled_at = article.scheduled_version = None
    return "" if edition.kind is EditionKind.FIRST else f"{edition.kind}: {edition.notice}".rstrip(": ")


def _publish_urgent(hand: Hand, session: Session, article: Article, taking: Taking) -> str:
    article.needs_post_review = True
    session.flush()
    return _publish(hand, session, article, taking)


def _retract(hand: Hand, session: Session, article: Article, taking: Taking) -> str:
    article.has_embargo, article.embargo_until = False, None
    article.scheduled_at = article.scheduled_version = None
    _add_edition(hand, session, article, _edition(taking))
    article.publication = Publication.RETRACTED
    return ""


def _withdraw(_: Hand, __: Session, article: Article, ___: Taking) -> str:
    article.publication = Publication.WITHDRAWN
    return ""


def _schedule(_: Hand, __: Session, article: Article, taking: Taking) -> str:
    article.scheduled_at, article.scheduled_version = taking.at, article.head_version
    article.publication = Publication.SCHEDULED
    return f"for {taking.at:%Y-%m-%d %H:%M} UTC"


def _unschedule(_: Hand, __: Session, article: Article, ___: Taking) -> str:
    forget_schedule(article)
    return ""


def _spike(_: Hand, __: Session, article: Article, ___: Taking) -> str:
    article.stage_before_spike = article.stage
    return ""


def _unspike(hand: Hand, _: Session, article: Article, __: Taking) -> str:
    hand.move(article, Stage(article.stage_before_spike or Stage.DRAFT))
    article.stage_before_spike = None
    return ""


def _set_embargo(_: Hand, __: Session, article: Article, taking: Taking) -> str:
    article.has_embargo, article.embargo_until = True, taking.until
    return f"until {taking.until:%Y-%m-%d %H:%M} UTC" if taking.until else "until lifted"


def _lift_embargo(_: Hand, __: Session, article: Article, ___: Taking) -> str:
    article.has_embargo, article.embargo_until = False, None
    return ""


def _hold(column: str, state: HoldState) -> Callable[[Hand, Session, Article, Taking], str]:
    def hold(_: Hand, __: Session, article: Article, ___: Taking) -> str:
        setattr(article, column, state)
        return ""

    return hold


_CHANGES: dict[Step, Callable[[Hand, Session, Article, Taking], str]] = {
    Step.SUBMIT: _submit,
    Step.CLAIM: _claim,
    Step.RELEASE: _release,
    Step.RETURN: _return,
    Step.APPROVE: _approve,
    Step.PUBLISH: _publish,
    Step.PUBLISH_URGENT: _publish_urgent,
    Step.SCHEDULE: _schedule,
    Step.UNSCHEDULE: _unschedule,
    Step.WITHDRAW: _withdraw,
    Step.RETRACT: _retract,
    Step.SPIKE: _spike,
    Step.UNSPIKE: _unspike,
    Step.SET_EMBARGO: _set_embargo,
    Step.LIFT_EMBARGO: _lift_embargo,
    Step.SET_LEGAL: _hold("legal", HoldState.REQUIRED),
    Step.CLEAR_LEGAL: _hold("legal", HoldState.CLEARED),
    Step.SET_PICTURE_DESK: _hold("picture_desk", HoldState.REQUIRED),
    Step.CLEAR_PICTURE_DESK: _hold("picture_desk", HoldState.CLEARED),
}


def _edition(taking: Taking) -> NewEdition:
    if taking.edition is None:
        raise ValueError(f"{taking.step} needs an edition.")
    return taking.edition


def _add_edition(hand: Hand, session: Session, article: Article, edition: NewEdition) -> None:
    version = version_of(session, article, edition.version)
    made = session.scalar(select(func.count()).where(Edition.article_id == article.article_id)) or 0
    session.add(
        Edition(
            edition_id=edition.edition_id,
            article_id=article.article_id,
            number=made + 1,
            version_id=version.version_id,
            version=version.number,
            content_hash=version.content_hash,
            kind=edition.kind.value,
            notice=edition.notice,
            published_by=hand.person_id,
            published_at=edition.published_at,
            content=edition.content,
        )
    )
    session.flush()
