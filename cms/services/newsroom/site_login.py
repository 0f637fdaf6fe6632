"""A login for the readers' site: it reads what readers may see, and nothing else of the newsroom."""

from sqlalchemy import Connection, text

from cms.db.postgres.connecting import address_of
from cms.db.postgres.passwords import scram_verifier
from cms.domain.errors import RuleBroken
from cms.secrets.verifier import refuse_short
from cms.services.newsroom.administering import Administrator, administering
from cms.services.newsroom.people import refuse_login
from cms.services.newsroom.shared import schema_of_server

_GROUPS = text(
    "SELECT g.rolname FROM pg_catalog.pg_roles r LEFT JOIN pg_catalog.pg_auth_members m ON m.member = r.oid "
    "LEFT JOIN pg_catalog.pg_roles g ON g.oid = m.roleid WHERE r.rolname = :login"
)
_MAKE = text(
    "SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS "
    "IN ROLE copydesk_site', CAST(:login AS text))"
)
_KEEP = text(
    "SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', CAST(:login AS text), CAST(:verifier AS text))"
)


def let_site_in(administrator: Administrator, login: str, password: str) -> None:
    """Let the readers' site sign in as *login*; one that is there gets a new password.

    Takes a database administrator: of the newsroom's own people nobody makes logins but for people. A login that
    belongs to a person, or to anything else of the server, is refused and left as it is.
    """
    refuse_login(login)
    refuse_short(password)
    with administering(administrator) as engine:
        schema_of_server(engine, address_of(administrator.url))
        verifier = scram_verifier(engine, login, password)
        with engine.begin() as connection:
            if not _is_sites(connection, login):
                connection.exec_driver_sql(connection.execute(_MAKE, {"login": login}).scalar_one())
            keep = connection.execute(_KEEP, {"login": login, "verifier": verifier}).scalar_one()
            connection.exec_driver_sql(keep)


def _is_sites(connection: Connection, login: str) -> bool:
    """Whether the login is the site's already; one that is anybody else's is refused."""
    groups = set(connection.execute(_GROUPS, {"login": login}).scalars())
    if groups and groups != {"copydesk_site"}:
        raise RuleBroken(
            "The server has a login “{login}” that is not the site’s. Nothing was changed; choose another.",
            login=login,
        )
    return bool(groups)
