"""What the acts on a newsroom in a file share: who acts, by which clock, and the ledger row each act leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cms.db.ledger import NEWSROOM_CHAIN, Act, record
from cms.db.seals import add_seal_when_due
from cms.db.tables import Article
from cms.domain.workflow import Publication, Stage


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stood before an act, kept to tell the ledger what changed."""

    stage: str
    publication: str


NOWHERE = Place("", "")


def place_of(article: Article) -> Place:
    """Return where *article* stands now."""
    return Place(article.stage, article.publication)


@dataclass(frozen=True, slots=True)
class Hand:
    """Whoever acts, and the newsroom's clock."""

    person_id: str
    clock: Callable[[], datetime]

    def enter(self, session: Session, article: Article, step: str, before: Place, reason: str = "") -> None:
        """Write an act on the article to the ledger; called after the article was changed."""
        act = Act(
            person_id=self.person_id,
            step=step,
            at=self.clock(),
            version=article.head_version,
            stage_from=before.stage,
            stage_to=article.stage,
            publication_from=before.publication,
            publication_to=article.publication,
            reason=reason,
        )
        self._record(session, article.article_id, act)

    def enter_newsroom_act(self, session: Session, step: str, reason: str) -> None:
        """Write an act that belongs to no article (people, desks, photographs) to the newsroom's own chain."""
        self._record(session, NEWSROOM_CHAIN, Act(self.person_id, step, self.clock(), reason=reason))

    def move(self, article: Article, stage: Stage) -> None:
        """Put the article into *stage*, as of now."""
        article.stage = stage
        article.stage_at = self.clock()

    def _record(self, session: Session, chain: str, act: Act) -> None:
        record(session, chain, act)
        add_seal_when_due(session, self.person_id, act.at)


def forget_schedule(article: Article) -> None:
    """Let the schedule fall; an article that readers once had is withdrawn again, any other unpublished."""
    article.scheduled_at = article.scheduled_version = None
    was_out = article.live_version is not None
    article.publication = Publication.WITHDRAWN if was_out else Publication.UNPUBLISHED
