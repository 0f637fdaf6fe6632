"""What is asked of the newsroom when an article is opened, and when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.domain.line import NewsroomUnreachable
from cms.domain.rows import Lease, Opened
from cms.domain.workflow import Step, refusal_of

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


def open_article(newsroom: Newsroom, article_id: str) -> tuple[Opened, Lease | None]:
    """Return the article as its writer left it, with the right to write in it, or who has that; None if nobody can."""
    found = newsroom.syncing.open(article_id)
    if refusal_of(Step.SAVE, found.article.standing) is not None:
        return found, None
    try:
        return found, newsroom.drafting.take_lease(article_id)
    except NewsroomUnreachable:
        return found, newsroom.drafting.write_away(found.article)


def let_go(newsroom: Newsroom, article_id: str, token: str) -> None:
    """Make what was typed a version, and let others write."""
    newsroom.syncing.save_version(article_id, token=token)
    newsroom.drafting.release_lease(article_id, token)
