"""A desk talks to the newsroom's server and to nobody else; whatever hinders it is told with its cure."""

import contextlib
import socket
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from cms.db.postgres.connecting import ServerAddress, address_of, server_engine
from cms.db.postgres.connecting_checks import Schemas, refuse_old_server, refuse_schemas
from cms.db.postgres.connecting_errors import NoSuchNewsroom, PasswordRefused, why_not_connected
from cms.db.postgres.tls import NotTheServer, check_certificate
from cms.domain.errors import DatabaseUnavailable, NewsroomError
from tests.servers.certificates import Authority, Certificates
from tests.servers.fixtures import EmptyDatabase
from tests.servers.installations import installations
from tests.servers.postgres import PostgresServer
from tests.servers.proxy import Proxy
from tests.servers.shared_newsroom import LOGIN, PASSWORD, change, open_shared_newsroom
from tests.servers.tls_terminator import TlsTerminator

needs_tls = pytest.mark.skipif(
    not any(one.has_tls for one in installations()), reason="no PostgreSQL with TLS is installed"
)


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def server(authority: Authority) -> Iterator[PostgresServer]:
    """A server as a newsroom should have it."""
    with PostgresServer(tls=authority.certify("localhost")) as server:
        open_shared_newsroom(server)
        yield server


@pytest.fixture(scope="module")
def stranger(authority: Authority) -> Iterator[PostgresServer]:
    """A server that a test makes into one that a desk must not talk to."""
    with PostgresServer(tls=authority.certify("localhost"), settings={"log_connections": "on"}) as stranger:
        open_shared_newsroom(stranger)
        yield stranger


@pytest.fixture
def connect(tmp_path: Path, authority: Authority) -> Callable[..., dict[str, str]]:
    """Connect as the newsroom's invite says; return what the session is told, or raise what the person is told."""

    def connect(
        port: int, *, host: str = "localhost", password: str = PASSWORD, **other: str
    ) -> dict[str, str]:
        address = replace(ServerAddress(host, port, "newsroom", LOGIN), **other)
        file = tmp_path / "authority.pem"
        file.write_text(authority.pem)
        engine = server_engine(address, password, authority=file)
        try:
            with engine.connect() as connection:
                shown = connection.execute(text("SELECT name, setting FROM pg_catalog.pg_settings"))
                return {row.name: row.setting for row in shown}
        except OperationalError as error:
            raise why_not_connected(error, address, authority.pem) from error
        finally:
            engine.dispose()

    return connect


@pytest.mark.server
@needs_tls
class TestTheRightServer:
    """What a desk gets from the server it was invited to."""

    def test_line_is_encrypted_and_bound_to_the_password(self, server: PostgresServer, connect):
        assert connect(server.port)["application_name"] == "copydesk"

    def test_session_ends_what_takes_too_long_and_sees_the_newsroom_first(
        self, server: PostgresServer, connect
    ):
        settings = connect(server.port)
        assert settings["search_path"] == "cms,pg_temp"
        assert settings["statement_timeout"] == "10000"
        assert settings["lock_timeout"] == "3000"
        assert settings["idle_in_transaction_session_timeout"] == "15000"

    def test_wrong_password_is_told_without_saying_which_part_is_wrong(self, server: PostgresServer, connect):
        with pytest.raises(PasswordRefused, match="“minji” in: the password is wrong"):
            connect(server.port, password="wrong")

    def test_password_is_in_nothing_that_is_said_of_a_failure(
        self, server: PostgresServer, tmp_path: Path, authority: Authority
    ):
        file = tmp_path / "authority.pem"
        file.write_text(authority.pem)
        engine = server_engine(
            ServerAddress("localhost", server.port, "nowhere", LOGIN), PASSWORD, authority=file
        )
        with pytest.raises(OperationalError) as failed:
            engine.connect()
        said = "".join(traceback.format_exception(failed.value)) + repr(engine) + repr(engine.url)
        assert PASSWORD not in said

    def test_login_that_was_switched_off_is_told_the_same(self, server: PostgresServer, connect):
        change(server, "CREATE ROLE ended PASSWORD 'correct horse battery staple'")
        with pytest.raises(PasswordRefused, match="or the login is switched off"):
            connect(server.port, login="ended")

    def test_newsroom_that_is_not_there_is_named(self, server: PostgresServer, connect):
        with pytest.raises(NoSuchNewsroom, match="no newsroom “nowhere” on “localhost”"):
            connect(server.port, database="nowhere")

    def test_newsroom_that_is_closed_to_everybody_is_named(self, server: PostgresServer, connect):
        change(server, "CREATE DATABASE closed")
        change(server, "REVOKE CONNECT ON DATABASE closed FROM PUBLIC")
        with pytest.raises(NoSuchNewsroom, match="“closed”"):
            connect(server.port, database="closed")

    def test_full_server_asks_to_try_again(self, authority: Authority, connect):
        few = {"max_connections": "2", "superuser_reserved_connections": "1", "max_wal_senders": "0"}
        with PostgresServer(tls=authority.certify("localhost"), settings=few) as full:
            open_shared_newsroom(full)
            with psycopg.connect(full.superuser_dsn()), pytest.raises(DatabaseUnavailable, match="Try again"):
                connect(full.port)

    def test_colleague_comes_back_without_a_word_after_the_server_was_restarted(
        self, server: PostgresServer, tmp_path: Path, authority: Authority
    ):
        file = tmp_path / "authority.pem"
        file.write_text(authority.pem)
        engine = server_engine(
            ServerAddress("localhost", server.port, "newsroom", LOGIN), PASSWORD, authority=file
        )
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
        server.restart()
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT 1")) == 1
        engine.dispose()


@pytest.mark.server
@needs_tls
class TestAnybodyElse:
    """Whoever cannot prove to be the newsroom's server is told nothing."""

    @pytest.mark.parametrize(
        ("shows", "said"),
        [
            (lambda _: Authority().certify("localhost"), "its certificate is not trusted"),
            (lambda _: Authority("Another CA").certify("localhost"), "its certificate is not trusted"),
            (lambda authority: authority.certify("localhost", days=-1), "has expired"),
            (
                lambda authority: authority.certify("db.elsewhere.example", host="localhost"),
                "for another name",
            ),
            (lambda authority: authority.certify("localhost", starts_in=2), "not valid yet"),
        ],
        ids=["impostor under the same name", "another authority", "expired", "wrong name", "not yet valid"],
    )
    def test_server_with_a_bad_certificate_is_refused(
        self,
        authority: Authority,
        stranger: PostgresServer,
        connect,
        shows: Callable[[Authority], Certificates],
        said: str,
    ):
        stranger.tls = shows(authority)
        stranger.restart()
        with pytest.raises(NotTheServer, match=said):
            connect(stranger.port)
        assert "authenticated" not in stranger.log()

    def test_server_that_does_not_encrypt_is_refused(self, stranger: PostgresServer, connect):
        stranger.tls = None
        stranger.restart()
        with pytest.raises(NotTheServer, match="does not encrypt, so nothing was sent"):
            connect(stranger.port)

    def test_server_that_encrypts_as_long_ago_is_refused(self, authority: Authority, connect):
        old = {"ssl_min_protocol_version": "TLSv1", "ssl_max_protocol_version": "TLSv1.1"}
        with (
            PostgresServer(tls=authority.certify("localhost"), settings=old) as outdated,
            pytest.raises(NotTheServer, match="encrypts in an outdated way"),
        ):
            connect(outdated.port)

    @pytest.mark.parametrize("auth", ["md5", "password", "trust"])
    def test_server_that_asks_for_passwords_in_an_unsafe_way_gets_none(
        self, authority: Authority, stranger: PostgresServer, connect, auth: str
    ):
        stranger.tls, stranger.auth = authority.certify("localhost"), auth
        stranger.restart()
        change(stranger, f"ALTER ROLE {LOGIN} PASSWORD '{PASSWORD}'")
        with pytest.raises(NotTheServer, match="in an unsafe way, so yours was not sent"):
            connect(stranger.port)

    def test_somebody_in_between_with_a_good_certificate_learns_nothing(self, authority: Authority, connect):
        with PostgresServer() as behind:
            open_shared_newsroom(behind)
            with (
                TlsTerminator(behind.port, authority.certify("localhost")) as spy,
                pytest.raises(NotTheServer, match="Something between here and “localhost”"),
            ):
                connect(spy.port)
            assert PASSWORD.encode() not in spy.overheard


@pytest.mark.server
class TestNobodyThere:
    """Ways that end before anybody answers."""

    def test_name_that_no_network_knows(self, connect):
        with pytest.raises(DatabaseUnavailable, match=r"No server called “db\.newsroom\.invalid” was found"):
            connect(5432, host="db.newsroom.invalid")

    def test_port_on_which_no_database_answers(self, connect):
        with pytest.raises(DatabaseUnavailable, match="is there, but no database answers on port 1"):
            connect(1)

    @pytest.mark.parametrize(
        "greeting", [b"SSH-2.0-OpenSSH_9.2\r\n", b""], ids=["another program", "nothing"]
    )
    def test_port_on_which_something_else_answers(self, connect, greeting: bytes):
        with socket.create_server(("127.0.0.1", 0)) as door:
            stranger = threading.Thread(target=_greet, args=[door, greeting], daemon=True)
            stranger.start()
            with pytest.raises(NotTheServer, match="is no PostgreSQL server"):
                connect(door.getsockname()[1])

    @pytest.mark.slow
    def test_server_that_hangs_is_given_up_on(self, postgres: PostgresServer, authority: Authority):
        with Proxy(postgres.port) as wire:
            wire.freeze()
            with pytest.raises(DatabaseUnavailable, match="does not answer on port"):
                check_certificate("localhost", wire.port, authority.pem)


def _greet(door: socket.socket, greeting: bytes) -> None:
    with contextlib.suppress(OSError):
        while True:
            client, _ = door.accept()
            with client:
                client.recv(8)
                client.sendall(greeting)


class TestAServerThatSpeaksKorean:
    """Debian sets a server up in the language of its computer; the names it quotes are the same in every one."""

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            ('치명적오류:  사용자 "minji"의 password 인증을 실패했습니다', PasswordRefused),
            ('치명적오류:  "newsroom" 데이터베이스 없음', NoSuchNewsroom),
        ],
    )
    def test_refusal_is_understood(self, said: str, told: type[NewsroomError]):
        assert type(_why(said)) is told

    def test_anything_else_is_passed_on_as_it_was_said(self):
        reason = _why("치명적오류:  데이터베이스 시스템이 새로 가동 중입니다.")
        assert "at the moment (데이터베이스 시스템이 새로 가동 중입니다.)" in str(reason)


def _why(said: str) -> NewsroomError:
    failed = psycopg.OperationalError(
        f'connection failed: connection to server at "127.0.0.1", port 5432 failed: {said}'
    )
    socket_address = ServerAddress("/run/postgresql", 5432, "newsroom", LOGIN)
    return why_not_connected(OperationalError("", None, failed), socket_address, "")


class TestTheAddress:
    """What may stand in an address, and what may not."""

    def test_address_is_read_as_it_is_written(self):
        assert address_of("postgresql://minji@db.example:5433/newsroom") == ServerAddress(
            "db.example", 5433, "newsroom", "minji"
        )

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql://minji@db.example:5433/newsroom",
            "postgresql://min%20ji@[2001:db8::7]:5432/news%2Froom",
            "postgresql://minji@/newsroom?host=%2Ftmp%2Fsocket&port=5432",
        ],
    )
    def test_address_is_written_as_it_was_read(self, url: str):
        assert address_of(url).url == url

    def test_address_without_a_port_means_the_usual_one(self):
        assert address_of("postgresql://minji@db.example/newsroom").port == 5432

    @pytest.mark.parametrize(
        "setting", ["sslmode=disable", "sslrootcert=/tmp/mine", "channel_binding=disable"]
    )
    def test_protection_cannot_be_switched_off_in_the_address(self, setting: str):
        with pytest.raises(DatabaseUnavailable, match="takes no settings"):
            address_of(f"postgresql://minji@db.example/newsroom?{setting}")

    def test_password_in_an_address_is_refused_and_not_repeated(self):
        with pytest.raises(DatabaseUnavailable, match="Leave the password out") as refused:
            address_of("postgresql://minji:sesame@db.example/newsroom")
        assert "sesame" not in str(refused.value)

    @pytest.mark.parametrize(
        "url",
        [
            "postgresql://db.example/newsroom",
            "postgresql://minji@db.example",
            "postgresql://minji@/newsroom",
            "postgresql://minji@db.example:no/newsroom",
            "postgresql://minji@one,two/newsroom",
            "mysql://minji@db.example/newsroom",
            "postgresql://minji@[db/newsroom",
            "minji:sesame@db.example/newsroom",
        ],
    )
    def test_anything_else_is_no_address_and_not_repeated(self, url: str):
        with pytest.raises(DatabaseUnavailable, match="not the address of a newsroom") as refused:
            address_of(url)
        assert "sesame" not in str(refused.value)

    def test_server_elsewhere_is_not_reached_without_its_certificate(self):
        with pytest.raises(DatabaseUnavailable, match="Join the newsroom with an invite"):
            server_engine(ServerAddress("db.example", 5432, "newsroom", LOGIN), PASSWORD)

    def test_not_even_a_test_may_leave_a_line_to_elsewhere_unencrypted(self):
        with pytest.raises(ValueError, match="must be encrypted"):
            server_engine(
                ServerAddress("192.0.2.7", 5432, "newsroom", LOGIN), PASSWORD, is_unencrypted_loopback=True
            )

    @pytest.mark.server
    def test_administrator_reaches_a_server_on_this_computer_through_its_socket(
        self, empty_database: EmptyDatabase
    ):
        engine = server_engine(address_of(empty_database.superuser_dsn), "")
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT current_database()")) == empty_database.name
        engine.dispose()


class TestTheVersion:
    """Which servers and newsrooms fit this Copydesk."""

    def test_server_older_than_15_is_refused(self):
        with pytest.raises(DatabaseUnavailable, match="runs PostgreSQL 14; Copydesk needs 15"):
            refuse_old_server(140013)

    @pytest.mark.parametrize("number", [150000, 180004])
    def test_server_of_any_later_version_is_taken(self, number: int):
        refuse_old_server(number)

    def test_copydesk_one_release_behind_keeps_working(self):
        refuse_schemas(Schemas(newest="0005", oldest="0004"), ours="0004")

    def test_copydesk_two_releases_behind_has_to_be_updated(self):
        with pytest.raises(DatabaseUnavailable, match="Update Copydesk"):
            refuse_schemas(Schemas(newest="0005", oldest="0004"), ours="0003")

    def test_newsroom_that_was_not_upgraded_yet_names_the_command(self):
        with pytest.raises(DatabaseUnavailable, match="copydesk newsroom upgrade"):
            refuse_schemas(Schemas(newest="0004", oldest="0003"), ours="0005")
