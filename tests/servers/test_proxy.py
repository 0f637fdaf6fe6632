"""The wire between desk and server breaks exactly where a test says."""

import psycopg
import pytest

from tests.servers.postgres import PostgresServer
from tests.servers.proxy import Proxy


def over(wire: Proxy, server: PostgresServer) -> str:
    return f"postgresql://minji@127.0.0.1:{wire.port}/postgres?connect_timeout=2"


@pytest.fixture(autouse=True)
def minji(postgres: PostgresServer):
    postgres.create_login("minji", "pw")
    yield
    postgres.drop_roles({"minji"})


def test_whole_wire_passes_everything(postgres: PostgresServer):
    with Proxy(postgres.port) as wire, psycopg.connect(over(wire, postgres), password="pw") as connection:
        assert connection.execute("SELECT repeat('x', 1000000)").fetchone() == ("x" * 1_000_000,)
        assert wire.bytes_passed > 1_000_000


def test_link_is_cut_at_the_byte_the_test_names(postgres: PostgresServer):
    with Proxy(postgres.port) as wire:
        wire.cut_after(100)
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(over(wire, postgres), password="pw")
        assert wire.bytes_passed == 100
        psycopg.connect(over(wire, postgres), password="pw").close()


def test_desk_on_a_frozen_wire_hears_nothing_until_it_thaws(postgres: PostgresServer):
    with Proxy(postgres.port) as wire:
        wire.freeze()
        with pytest.raises(psycopg.OperationalError, match="timeout"):
            psycopg.connect(over(wire, postgres), password="pw")
        wire.resume()
        psycopg.connect(over(wire, postgres), password="pw").close()


def test_cut_wire_ends_the_links_there_are_and_lets_new_ones_in_after_resuming(postgres: PostgresServer):
    with Proxy(postgres.port) as wire:
        connection = psycopg.connect(over(wire, postgres), password="pw")
        wire.refuse()
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
        connection.close()
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(over(wire, postgres), password="pw")
        wire.resume()
        psycopg.connect(over(wire, postgres), password="pw").close()


def test_wire_to_a_dead_server_lets_nobody_in(postgres: PostgresServer):
    with Proxy(1) as wire, pytest.raises(psycopg.OperationalError):
        psycopg.connect(over(wire, postgres), password="pw")
