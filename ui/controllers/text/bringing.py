"""From the journal to the newsroom: what was typed goes there after a pause, and at the latest so long while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cms.domain.rows import Sent
from ui.controllers.text.keeping import Keeping
from ui.controllers.text.right_to_write import RightToWrite

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# Milliseconds.
_AFTER, _AT_LATEST = 1200, 4500


class Bringing(QObject):
    """Brings to the newsroom what *keeping* gave the journal, and knows whether it has all of it."""

    # A Sent, or None where there was nothing to bring.
    brought = Signal(object)
    # A NewsroomError: nothing was brought.
    failed = Signal(object)

    def __init__(self, keeping: Keeping, right: RightToWrite) -> None:
        super().__init__(keeping)
        self._keeping = keeping
        self._right = right
        self._newsroom: Newsroom | None = None
        # Whether the newsroom has not said yet that it has what the journal was given last.
        self._is_behind = False
        self._soon = QTimer(self, interval=_AFTER, singleShot=True)
        self._at_latest = QTimer(self, interval=_AT_LATEST, singleShot=True)
        for timer in (self._soon, self._at_latest):
            timer.timeout.connect(self.bring)

    def use(self, newsroom: Newsroom) -> None:
        """Bring it to *newsroom* from now on."""
        self._newsroom = newsroom

    @property
    def has_brought_all(self) -> bool:
        """Whether the newsroom has all that the journal was given."""
        return not (self._soon.isActive() or self._at_latest.isActive() or self._is_behind)

    def soon(self) -> None:
        """Bring what there is after a pause."""
        self._soon.start()

    def note_more(self) -> None:
        """Take in that the journal has what the newsroom has not: it is brought after a pause."""
        self._is_behind = True
        self.soon()

    def note_typing(self) -> None:
        """Take in that the journal was given more by whoever is typing: a pause is not waited for too long."""
        self.note_more()
        if not self._at_latest.isActive():
            self._at_latest.start()

    def note_key(self) -> None:
        """Take in that a key was pressed: the pause is still to come."""
        if self._soon.isActive():
            self._soon.start()

    def stop(self) -> None:
        """Bring nothing more: no article is on the page."""
        self._wait_no_longer()
        self._is_behind = False

    def bring(self) -> None:
        """Bring what the journal has now."""
        newsroom, article_id, token = self._newsroom, self._keeping.article_id, self._right.token
        if newsroom is None or not article_id:
            return
        self._wait_no_longer()
        given = self._keeping.given
        # Else an older text than the journal was given would be brought, and said to be the newest.
        self._keeping.run_behind(
            lambda: newsroom.syncing.send(article_id, token=token),
            then=lambda sent, _: self.note_brought(sent, given),
            otherwise=self.failed.emit,
        )

    def note_brought(self, sent: Sent | None, given: int) -> None:
        """Take in what the newsroom answered to what the journal was *given* by then."""
        if given == self._keeping.given and self._keeping.is_given_all:
            self._is_behind = False
        self.brought.emit(sent)

    def _wait_no_longer(self) -> None:
        self._soon.stop()
        self._at_latest.stop()
