"""The servers of the tests do what tests of a newsroom ask of them."""

import time

import psycopg
import pytest

from tests.servers.certificates import Authority
from tests.servers.fixtures import EmptyDatabase
from tests.servers.installations import installations, servers_to_test
from tests.servers.postgres import PostgresServer

pytestmark = pytest.mark.server


@pytest.mark.parametrize("version", servers_to_test())
def test_server_of_each_version_answers(version: int):
    with PostgresServer(version) as server, psycopg.connect(server.superuser_dsn()) as connection:
        assert connection.info.server_version // 10000 == version
        assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)


def test_person_comes_in_over_the_network_with_a_password_only(empty_database: EmptyDatabase):
    empty_database.server.create_login("minji", "correct horse battery")
    url = empty_database.url("minji")
    with psycopg.connect(url, password="correct horse battery") as connection:
        assert connection.execute("SELECT session_user").fetchone() == ("minji",)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(url, password="wrong")


def test_next_test_finds_neither_the_database_nor_the_people_of_the_one_before(postgres: PostgresServer):
    assert "minji" not in postgres.roles()
    with psycopg.connect(postgres.superuser_dsn()) as connection:
        names = {name for (name,) in connection.execute("SELECT datname FROM pg_database")}
    assert names == {"postgres", "template0", "template1"}


def test_what_was_committed_survives_a_server_killed_under_its_writers():
    with PostgresServer(is_durable=True) as server:
        with psycopg.connect(server.superuser_dsn(), autocommit=True) as connection:
            connection.execute("CREATE TABLE note (text text)")
            connection.execute("INSERT INTO note VALUES ('kept')")
            server.kill9()
            with pytest.raises(psycopg.OperationalError):
                connection.execute("SELECT 1")
        server.start()
        with psycopg.connect(server.superuser_dsn()) as connection:
            assert connection.execute("SELECT text FROM note").fetchall() == [("kept",)]


def test_restarted_server_has_the_port_it_had(postgres: PostgresServer):
    port = postgres.port
    began = time.monotonic()
    postgres.restart()
    assert postgres.port == port
    assert time.monotonic() - began < 10
    psycopg.connect(postgres.superuser_dsn()).close()


def test_closed_server_leaves_nothing_behind():
    server = PostgresServer().start()
    folder = server.folder
    server.close()
    assert not folder.exists()
    assert not server.is_running


def test_server_that_cannot_start_says_why():
    server = PostgresServer(settings={"shared_buffers": "none of them"})
    with pytest.raises(RuntimeError, match="invalid value for parameter"):
        server.start()
    server.close()


@pytest.mark.skipif(
    not any(one.has_tls for one in installations()), reason="no PostgreSQL with TLS is installed"
)
def test_server_with_a_certificate_takes_nobody_in_plain_text():
    certificates = Authority().certify("localhost")
    with PostgresServer(tls=certificates) as server:
        server.create_login("minji", "correct horse battery")
        url = server.url("minji", "postgres")
        with pytest.raises(psycopg.OperationalError, match="no encryption"):
            psycopg.connect(url, password="correct horse battery", sslmode="disable")
        authority = server.folder / "authority.pem"
        authority.write_text(certificates.authority)
        with psycopg.connect(
            url, password="correct horse battery", sslmode="verify-full", sslrootcert=str(authority)
        ) as connection:
            assert connection.pgconn.ssl_in_use
