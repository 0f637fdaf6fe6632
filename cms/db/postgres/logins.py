"""The logins of a whole newsroom's staff, told and given again by a database administrator."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, text

from cms.domain.errors import RuleBroken

_SCRAM = "SCRAM-SHA-256$"
_LOGINS = (
    "SELECT p.login, a.rolpassword FROM cms.person p LEFT JOIN pg_catalog.pg_authid a ON a.rolname = p.login "
    "ORDER BY p.login"
)
_GROUPS = text(
    "SELECT g.rolname FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid "
    "JOIN pg_catalog.pg_roles r ON r.oid = m.member WHERE r.rolname = :login AND g.rolname LIKE 'copydesk\\_%'"
)
_IS_KNOWN = text("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = :login")
_PERSON = text("SELECT person_id, is_active FROM cms.person WHERE login = :login")
_MAKE = text("SELECT cms_keeper.make_login(:login, :verifier)")
_SET_GROUPS = text("SELECT cms_keeper.set_groups(:login, :groups)")
_RENEW_GROUPS = text("SELECT cms.renew_groups(:person_id)")
_END = text("SELECT cms_keeper.end_login(:login)")
_ALLOW = text("SELECT cms_keeper.allow_login(:login)")


@dataclass(frozen=True, slots=True)
class Login:
    """Somebody's login of the server; *verifier* stands for their password, and is None if they have none."""

    login: str
    verifier: str | None = None


class Given(StrEnum):
    """How somebody got their login."""

    WITH_PASSWORD = "with_password"  # noqa: S105 (what is counted)
    WITHOUT_PASSWORD = "without_password"  # noqa: S105 (what is counted)
    KNOWN_ALREADY = "known_already"


def logins_of(connection: Connection) -> list[Login]:
    """Return the login of everybody on the staff, with what stands for their password."""
    found = connection.exec_driver_sql(_LOGINS)
    return [Login(login, kept if (kept or "").startswith(_SCRAM) else None) for login, kept in found]


def give_logins(connection: Connection, logins: Iterable[Login]) -> dict[Given, int]:
    """Let the staff of a newly filled newsroom sign in, each with their groups; return how many got theirs how.

    A login the server knows from another newsroom of it keeps its password and its groups there.
    """
    counts = dict.fromkeys(Given, 0)
    for login in logins:
        counts[_give(connection, login)] += 1
    return counts


def _give(connection: Connection, login: Login) -> Given:
    person = connection.execute(_PERSON, {"login": login.login}).one()
    if connection.execute(_IS_KNOWN, {"login": login.login}).scalar():
        if person.is_active:
            _let_in(connection, login.login, person.person_id)
        return Given.KNOWN_ALREADY
    connection.execute(_MAKE, {"login": login.login, "verifier": login.verifier})
    connection.execute(_RENEW_GROUPS, {"person_id": person.person_id})
    if not person.is_active:
        connection.execute(_END, {"login": login.login})
    return Given.WITH_PASSWORD if login.verifier else Given.WITHOUT_PASSWORD


def _let_in(connection: Connection, login: str, person_id: str) -> None:
    before = set(connection.execute(_GROUPS, {"login": login}).scalars())
    if "copydesk_staff" not in before:
        # Whoever that is, they were never added to a newsroom here: it may be the server's own administrator.
        raise RuleBroken(
            "The server has a login “{login}” that belongs to no newsroom. Nothing was changed; rename that login, or "
            "use another server.",
            login=login,
        )
    connection.execute(_RENEW_GROUPS, {"person_id": person_id})
    after = set(connection.execute(_GROUPS, {"login": login}).scalars())
    connection.execute(_SET_GROUPS, {"login": login, "groups": sorted(before | after)})
    connection.execute(_ALLOW, {"login": login})
