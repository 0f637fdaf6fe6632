"""Which articles stand in which list, and in what order; also read out of rows that are known already."""

from collections.abc import Iterable
from datetime import UTC, datetime

from cms.domain.rows import ArticleRow
from cms.domain.workflow import Publication, Stage

# What waits for review.
QUEUE = frozenset({Stage.SUBMITTED, Stage.IN_REVIEW})
_NEVER = datetime.max.replace(tzinfo=UTC)


def latest_first(rows: Iterable[ArticleRow]) -> list[ArticleRow]:
    """Return *rows* as lists have them: those touched last first."""
    by_slug = sorted(rows, key=lambda row: row.slug)
    return sorted(by_slug, key=lambda row: max(row.stage_at, row.saved_at), reverse=True)


def most_urgent_first(rows: Iterable[ArticleRow]) -> list[ArticleRow]:
    """Return *rows* as the queue has them: by the end of an embargo, then by deadline, then the longest waiting first."""
    return sorted(rows, key=_urgency)


def is_on_its_way(row: ArticleRow) -> bool:
    """Whether the article is one of those its desk has still to bring to readers."""
    return row.stage is not Stage.SPIKED and row.publication is Publication.UNPUBLISHED


def brought_up_to_date(
    known: Iterable[ArticleRow], changed: frozenset[str], found: Iterable[ArticleRow]
) -> list[ArticleRow]:
    """Return *known* after articles *changed*, of which *found* is what may be seen now; the rest of them is gone."""
    return latest_first([*(row for row in known if row.article_id not in changed), *found])


def _urgency(row: ArticleRow) -> tuple[datetime, datetime, datetime]:
    embargo = row.embargo_until if row.has_embargo else None
    return (embargo or _NEVER, row.deadline_at or _NEVER, row.stage_at)
