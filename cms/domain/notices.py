"""What somebody is told of their own articles: what colleagues did between two looks at the newsroom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cms.domain.planning import PlanAnswer, PlanRow
from cms.domain.rows import ArticleRow
from cms.domain.workflow import Stage


class NewsKind(StrEnum):
    """What happened to an article."""

    RETURNED = "returned"
    APPROVED = "approved"
    CLAIMED = "claimed"
    ASSIGNED = "assigned"


@dataclass(frozen=True, slots=True)
class News:
    """One thing to be told; *headline* is empty where an embargo forbids to show it, *who* where nobody is named."""

    kind: NewsKind
    article_id: str
    headline: str
    who: str = ""
    reason: str = ""


_BY_STAGE = {
    Stage.RETURNED: NewsKind.RETURNED,
    Stage.APPROVED: NewsKind.APPROVED,
    Stage.IN_REVIEW: NewsKind.CLAIMED,
}


def news_between(before: Mapping[str, ArticleRow], after: Iterable[ArticleRow], me: str) -> tuple[News, ...]:
    """Return what is to be told to *me* (a login), who looks after some of the articles."""
    found = (_news_of(before.get(row.article_id), row, me) for row in after if row.kept_by == me)
    return tuple(news for news in found if news is not None)


def plans_asked_of(before: Mapping[str, PlanRow], after: Iterable[PlanRow], me: str) -> tuple[PlanRow, ...]:
    """Return the planned articles *me* (a login) is asked to write since the look *before*."""
    return tuple(
        plan
        for plan in after
        if plan.assigned_to == me
        and plan.answer is PlanAnswer.ASKED
        and plan.stage is None
        and (plan.plan_id not in before or before[plan.plan_id].assigned_to != me)
    )


def plans_declined(before: Mapping[str, PlanRow], after: Iterable[PlanRow]) -> tuple[PlanRow, ...]:
    """Return the planned articles somebody has declined since the look *before*: somebody else must be asked."""
    return tuple(
        plan
        for plan in after
        if plan.answer is PlanAnswer.DECLINED
        and plan.plan_id in before
        and before[plan.plan_id].answer is not PlanAnswer.DECLINED
    )


def headline_outside(row: ArticleRow) -> str:
    """Return what may be shown of an article where others can read along; nothing of one under embargo."""
    return "" if row.has_embargo else row.headline or row.slug


def _news_of(before: ArticleRow | None, row: ArticleRow, me: str) -> News | None:
    headline = headline_outside(row)
    if before is None or before.kept_by != me:
        # An article this person started appears as theirs, too; that is no news.
        return None if row.author == me else News(NewsKind.ASSIGNED, row.article_id, headline)
    kind = _BY_STAGE.get(row.stage)
    if kind is None or row.stage is before.stage:
        return None
    if kind is NewsKind.CLAIMED and row.claimed_by == me:
        return None
    who = row.claimed_by_name if kind is NewsKind.CLAIMED else ""
    return News(kind, row.article_id, headline, who, row.return_reason if kind is NewsKind.RETURNED else "")
