"""What was asked while the newsroom did not answer: kept, sent in order once it does, each exactly once."""

import uuid
from dataclasses import replace

from cms.domain.errors import NewsroomError
from cms.domain.line import NewsroomUnreachable, NotWhileOffline
from cms.domain.waiting import Delivery, Waiting
from cms.domain.workflow import Step
from cms.journal.outbox import Outbox
from cms.services.articles.review import Review
from cms.services.computer.syncing import Syncing
from cms.services.connection import Connection


class Sending:
    """Submissions that wait for the newsroom. Whatever takes a second look at the text is never done unseen."""

    def __init__(self, connection: Connection, outbox: Outbox, syncing: Syncing) -> None:
        self._connection = connection
        self._outbox = outbox
        self._syncing = syncing
        self._review = Review(connection)

    def queue(self, step: Step, article_id: str, headline: str) -> Waiting:
        """Keep *step* until the newsroom answers; a step that must not be taken unseen is refused."""
        if step is not Step.SUBMIT:
            raise NotWhileOffline(
                "The newsroom does not answer, and this step is never taken on a text that may have changed meanwhile. "
                "Nothing was done; take it when the newsroom answers."
            )
        asked = Waiting(article_id, headline, step.value, str(uuid.uuid4()), self._connection.clock())
        self._outbox.put(asked)
        return asked

    def waiting(self) -> list[Waiting]:
        """Return what waits or was refused, in the order in which it was asked."""
        return self._outbox.all()

    def drop(self, asked: Waiting) -> None:
        """Ask it no more; the text stays as it is."""
        self._outbox.settle(asked)

    def send(self) -> Delivery:
        """Ask the newsroom for everything that waits, in order; what it cannot answer now waits on."""
        done: list[Waiting] = []
        refused: list[Waiting] = []
        for asked in self._outbox.all():
            if asked.refusal is not None:
                continue
            try:
                # What was typed is a version before the step is taken on it.
                self._syncing.save_version(asked.article_id, goes_on=False)
                self._review.submit(asked.article_id, command_id=asked.command_id)
            except NewsroomUnreachable:
                break
            except NewsroomError as refusal:
                self._outbox.note_refusal(asked, refusal)
                refused.append(replace(asked, refusal=refusal))
            else:
                self._outbox.settle(asked)
                done.append(asked)
        return Delivery(tuple(done), tuple(refused))
