"""Where an article stands after an act, as the answer kept with the command."""

from dataclasses import asdict, replace
from typing import Any

from cms.db.tables import Article
from cms.domain.rows import StepTaken
from cms.domain.workflow import Publication, Stage


def standing_after(article: Article, **more: Any) -> dict[str, Any]:
    """Return where the article stands, as JSON; *more* are further fields of a `StepTaken`."""
    taken = StepTaken(
        article_id=article.article_id,
        slug=article.slug,
        stage=Stage(article.stage),
        publication=Publication(article.publication),
        version=article.head_version,
    )
    return asdict(replace(taken, **more))


def step_taken(answer: dict[str, Any]) -> StepTaken:
    """Return the answer of a step as it was kept with its command."""
    return StepTaken(
        **{**answer, "stage": Stage(answer["stage"]), "publication": Publication(answer["publication"])}
    )
