"""The line to a shared newsroom: what a person is told while nobody answers on it, and of what waits until somebody does."""

from cms.domain.errors import DatabaseUnavailable, NewsroomError


class NewsroomUnreachable(DatabaseUnavailable):
    """Nobody answers; what was asked last may have been done or not, and is asked again under the same id."""


class NewsroomBusy(DatabaseUnavailable):
    """Somebody else was in the way for too long; nothing was done."""


class NotWhileOffline(NewsroomError):
    """What must not be done on a text or a stage that may have changed unseen."""


class KeptForLater(NewsroomError):
    """It was not done yet: this computer keeps it and sends it when the newsroom answers."""
