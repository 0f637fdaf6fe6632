"""The newsrooms this computer can open by itself: those it has joined, and the demo."""

from collections.abc import Generator

from cms.db.postgres.connecting import ServerAddress
from cms.domain.invite import Invite
from cms.domain.joining import JoinedNewsroom, KnownNewsroom, StepChecked
from cms.homes import demo_login, demo_path, joined_home
from cms.services.computer.joined_newsrooms import JoinedNewsrooms
from cms.services.computer.joining import join


def known_newsrooms() -> list[KnownNewsroom]:
    """Return them, the one joined last first, the demo last."""
    known = [as_known(one) for one in JoinedNewsrooms(joined_home()).all()]
    if demo_path().exists():
        known.append(KnownNewsroom("", str(demo_path()), demo_login()))
    return known


def as_known(joined: JoinedNewsroom) -> KnownNewsroom:
    """Return how a newsroom that was joined is opened."""
    invite = joined.invite
    address = ServerAddress(invite.host, invite.port, invite.database, invite.login)
    return KnownNewsroom(invite.newsroom, address.url, invite.login, invite.host)


def join_here(invite: Invite, password: str) -> Generator[StepChecked, None, None]:
    """Join a newsroom from this computer, step by step; see `cms/services/computer/joining.py`."""
    return join(invite, password, JoinedNewsrooms(joined_home()))
