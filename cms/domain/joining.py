"""Joining a shared newsroom: the steps that are checked, how each came out, and what this computer keeps of it."""

from dataclasses import dataclass
from enum import StrEnum

from cms.domain.errors import NewsroomError
from cms.domain.invite import Invite


class JoinStep(StrEnum):
    """What is checked on the way into a newsroom, in this order."""

    NAME = "name"
    PORT = "port"
    CERTIFICATE = "certificate"
    PASSWORD = "password"  # noqa: S105 (the name of a step)
    NEWSROOM = "newsroom"
    VERSION = "version"
    RIGHTS = "rights"
    CLOCK = "clock"
    KEEPING = "keeping"


@dataclass(frozen=True, slots=True)
class JoinedNewsroom:
    """A newsroom this computer has joined: what its invite said, and the newsroom's own id."""

    newsroom_id: str
    invite: Invite


@dataclass(frozen=True, slots=True)
class StepChecked:
    """How a step came out: *remark* says what to do about it; with *has_failed* the way ends here.

    The last step of a successful way carries the newsroom that was joined.
    """

    step: JoinStep
    remark: NewsroomError | None = None
    has_failed: bool = False
    joined: JoinedNewsroom | None = None


@dataclass(frozen=True, slots=True)
class KnownNewsroom:
    """A newsroom this computer can open: *url* and *login* are what opening takes.

    *host* is the server it is on, "" for one in a file. The demo's *name* is left to the window, which has a word for it.
    """

    name: str
    url: str
    login: str = ""
    host: str = ""
