"""Joining a shared newsroom: the way in, checked step by step, so that whoever is stuck knows where and what to do."""

from collections.abc import Callable, Generator
from datetime import UTC, datetime

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, OperationalError

from cms.db.postgres import connecting_checks as checks
from cms.db.postgres.connecting import ServerAddress, server_engine
from cms.db.postgres.connecting_errors import NoSuchNewsroom, PasswordRefused, why_not_connected
from cms.db.postgres.tls import check_certificate, find, reach
from cms.db.transaction import worded
from cms.domain.errors import NewsroomError
from cms.domain.invite import Invite
from cms.domain.joining import JoinedNewsroom, JoinStep, StepChecked
from cms.secrets.remembering import remember
from cms.services.computer.joined_newsrooms import JoinedNewsrooms


def join(
    invite: Invite,
    password: str,
    joined: JoinedNewsrooms,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Generator[StepChecked, None, None]:
    """Check each step in turn and tell how it came out, up to the first that fails.

    After the last one the newsroom is in *joined* and the password in the keyring, where there is one.
    """
    way = _Way(invite, password, joined, clock)
    try:
        for step, check in way.checks().items():
            try:
                remark = check()
            except NewsroomError as error:
                yield StepChecked(step, error, has_failed=True)
                return
            except DatabaseError as error:  # the line broke, or the server refused what every member may ask
                yield StepChecked(step, worded(error), has_failed=True)
                return
            yield StepChecked(step, remark, joined=way.joined)
    finally:
        way.leave()


class _Way:
    """The way into one newsroom; each step relies on those before it."""

    def __init__(
        self, invite: Invite, password: str, joined: JoinedNewsrooms, clock: Callable[[], datetime]
    ) -> None:
        self.joined: JoinedNewsroom | None = None
        self._invite = invite
        self._password = password
        self._joined_newsrooms = joined
        self._clock = clock
        self._newsroom_id = ""
        self._connection: Connection | None = None
        self._missing: NoSuchNewsroom | None = None

    def checks(self) -> dict[JoinStep, Callable[[], NewsroomError | None]]:
        """Return the steps in order; each refuses, or returns a remark, or None when all is well."""
        invite = self._invite
        return {
            JoinStep.NAME: lambda: find(invite.host),
            JoinStep.PORT: lambda: reach(invite.host, invite.port),
            JoinStep.CERTIFICATE: lambda: check_certificate(invite.host, invite.port, invite.authority),
            JoinStep.PASSWORD: self._sign_in,
            JoinStep.NEWSROOM: self._look_for_newsroom,
            JoinStep.VERSION: lambda: checks.check_version(self._line),
            JoinStep.RIGHTS: self._look_for_person,
            JoinStep.CLOCK: lambda: checks.remark_on_clock(self._line, self._clock()),
            JoinStep.KEEPING: self._keep,
        }

    def leave(self) -> None:
        """Hang up."""
        if self._connection is not None:
            self._connection.close()
            self._connection.engine.dispose()

    @property
    def _line(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("Nobody has signed in yet.")
        return self._connection

    def _sign_in(self) -> None:
        invite = self._invite
        if not self._password:
            raise PasswordRefused("“{login}” has a password. Enter it to sign in.", login=invite.login)
        address = ServerAddress(invite.host, invite.port, invite.database, invite.login)
        authority = self._joined_newsrooms.authority_file(invite.authority)
        engine = server_engine(address, self._password, authority=authority)
        try:
            self._connection = engine.connect()
        except OperationalError as error:
            engine.dispose()
            reason = why_not_connected(error, address, invite.authority)
            if not isinstance(reason, NoSuchNewsroom):
                raise reason from error
            self._missing = reason  # the server knew the password: it is the next step that fails

    def _look_for_newsroom(self) -> None:
        if self._missing is not None:
            raise self._missing
        checks.check_is_newsroom(self._line)

    def _look_for_person(self) -> None:
        self._newsroom_id = checks.check_rights(self._line, self._invite.login)

    def _keep(self) -> NewsroomError | None:
        joined = JoinedNewsroom(self._newsroom_id, self._invite)
        self._joined_newsrooms.add(joined)
        self.joined = joined
        if remember(self._newsroom_id, self._invite.login, self._password):
            return None
        return NewsroomError(
            "This computer has no keyring that could keep the password safe, so Copydesk asks for it at each start."
        )
