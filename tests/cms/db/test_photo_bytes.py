"""Photographs' bytes in a shared newsroom: whole or not at all, never changed, and only for who may see them."""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, event

from cms.db.photo_bytes import PhotoBytes
from cms.domain.errors import DatabaseUnavailable, NotAllowed, NotFound, RuleBroken, UnreadableFile
from tests.cms.photo_database import PASSWORD, Act, acting_as, engine_of, furnish, take_up
from tests.servers.fixtures import EmptyDatabase
from tests.servers.installations import servers_to_test
from tests.servers.postgres import PostgresServer
from tests.servers.proxy import Proxy

MEGABYTE = 1024 * 1024
Original = Callable[..., tuple[str, Path]]


@pytest.fixture
def database(empty_database: EmptyDatabase) -> EmptyDatabase:
    furnish(empty_database)
    return empty_database


@pytest.fixture
def superuser(database: EmptyDatabase) -> Act:
    return acting_as(database)


@pytest.fixture
def of(database: EmptyDatabase) -> Iterator[Callable[..., PhotoBytes]]:
    engines: list[Engine] = []

    def photo_bytes(login: str = "minji", *, port: int = 0) -> PhotoBytes:
        engines.append(engine_of(database, login, port=port))
        return PhotoBytes(engines[-1])

    yield photo_bytes
    for engine in engines:
        engine.dispose()


@pytest.fixture
def original(tmp_path: Path) -> Original:
    """Write bytes that no two tests share, and return their SHA-256 and their file."""

    def write(size: int = 3 * MEGABYTE + 5) -> tuple[str, Path]:
        content = os.urandom(size)
        path = tmp_path / f"{size}.jpg"
        path.write_bytes(content)
        return hashlib.sha256(content).hexdigest(), path

    return write


@pytest.mark.parametrize("size", [1, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 9 * MEGABYTE + 17])
def test_original_comes_back_byte_for_byte(of, original, size):
    sha256, path = original(size)
    minji = of()
    minji.deliver(sha256, path)
    assert b"".join(minji.fetch(sha256)) == path.read_bytes()
    assert minji.is_intact(sha256)


@pytest.mark.slow
@pytest.mark.server
def test_newest_postgresql_keeps_photos_as_the_oldest_does(original):
    sha256, path = original()
    with PostgresServer(servers_to_test()[-1]) as server:
        database = EmptyDatabase(server, server.create_database())
        furnish(database)
        engine = engine_of(database, "minji")
        PhotoBytes(engine).deliver(sha256, path)
        assert b"".join(PhotoBytes(engine).fetch(sha256)) == path.read_bytes()
        assert PhotoBytes(engine).is_intact(sha256)
        engine.dispose()


def test_colleague_reads_a_photo_of_the_library_and_none_that_is_not_in_it(of, original, database):
    sha256, path = original()
    of("minji").deliver(sha256, path)
    jisoo = of("jisoo")
    with pytest.raises(NotFound, match="no original of this photo that you may see"):
        list(jisoo.fetch(sha256))
    assert not jisoo.is_intact(sha256)
    take_up(database, sha256)
    assert b"".join(jisoo.fetch(sha256)) == path.read_bytes()


def test_same_picture_again_is_recognised_and_nothing_is_sent(of, original, database):
    sha256, path = original(8 * MEGABYTE)
    of("minji").deliver(sha256, path)
    take_up(database, sha256)
    with Proxy(database.server.port) as wire:
        of("jisoo", port=wire.port).deliver(sha256, path)
        assert wire.bytes_passed < 20_000


def test_picture_that_may_not_be_seen_is_recognised_by_all_of_its_bytes_and_not_by_its_fingerprint(
    of, original, superuser, database
):
    """Who knows only a SHA-256 learns nothing; who sends every byte had the picture anyway."""
    sha256, path = original()
    of("minji").deliver(sha256, path)
    jisoo = of("jisoo")
    asked = acting_as(database, "jisoo")
    assert len(asked("SELECT cms.photo_delivery_begin(%s, %s)", sha256, path.stat().st_size)) == 4
    with pytest.raises(NotFound):
        list(jisoo.fetch(sha256))
    jisoo.deliver(sha256, path)
    assert b"".join(jisoo.fetch(sha256)) == path.read_bytes()
    assert superuser("SELECT count(*), count(DISTINCT added_by) FROM cms.photo_chunk") == [(4, 1)]


def test_cut_delivery_goes_on_at_the_missing_piece(of, original, superuser, database):
    sha256, path = original(12 * MEGABYTE)
    with Proxy(database.server.port) as wire:
        minji = of(port=wire.port)
        wire.cut_after(6 * MEGABYTE)
        with pytest.raises(DatabaseUnavailable, match="goes on where it stopped"):
            minji.deliver(sha256, path)
        assert superuser("SELECT count(*) FROM cms.photo_chunk") == [(4,)]
        sent_before = wire.bytes_passed
        minji.deliver(sha256, path)
        assert wire.bytes_passed - sent_before < 9 * MEGABYTE
        assert b"".join(minji.fetch(sha256)) == path.read_bytes()


def test_delivery_cut_anywhere_is_finished_by_trying_again(of, original, database):
    """Cut at a random byte, again and again; whatever came through, the end is the whole picture."""
    sha256, path = original(10 * MEGABYTE)
    cuts = 0
    with Proxy(database.server.port) as wire:
        for _ in range(30):
            wire.cut_after(secrets.randbelow(5 * MEGABYTE))
            photo_bytes = of(port=wire.port)
            try:
                photo_bytes.deliver(sha256, path)
            except DatabaseUnavailable:
                cuts += 1
    assert cuts >= 2
    of().deliver(sha256, path)
    assert b"".join(of().fetch(sha256)) == path.read_bytes()


def test_picture_whose_bytes_changed_on_the_way_is_not_kept(of, original, superuser):
    sha256, path = original()
    content = bytearray(path.read_bytes())
    content[MEGABYTE] ^= 1
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="changed on their way"):
        of().deliver(sha256, path)
    assert superuser("SELECT count(*) FROM cms.photo_chunk") == [(0,)]
    assert superuser("SELECT count(*) FROM cms.photo_blob") == [(0,)]


def test_nobody_spoils_a_colleagues_delivery_by_sending_other_bytes_first(of, original, database):
    sha256, path = original(2 * MEGABYTE)
    jisoo = acting_as(database, "jisoo")
    jisoo("SELECT cms.photo_delivery_begin(%s, %s)", sha256, 2 * MEGABYTE)
    jisoo("SELECT cms.photo_chunk_put(%s, 0, %s)", sha256, bytes(MEGABYTE))
    of("minji").deliver(sha256, path)
    assert b"".join(of("minji").fetch(sha256)) == path.read_bytes()


def test_photo_beyond_100_megabytes_is_refused_before_a_byte_is_sent(of, tmp_path, superuser):
    path = tmp_path / "huge.tiff"
    path.touch()
    os.truncate(path, 101 * MEGABYTE)
    with pytest.raises(RuleBroken, match=r"^The newsroom keeps photos of up to 100 megabytes"):
        of().deliver("0" * 64, path)
    assert superuser("SELECT count(*) FROM cms.photo_delivery") == [(0,)]


def test_flood_of_files_that_are_in_no_library_is_refused(of, original, database, superuser):
    minji = acting_as(database, "minji")
    for number in range(5):
        minji("SELECT count(*) FROM cms.photo_delivery_begin(%s, %s)", f"{number:064x}", 100 * MEGABYTE)
    sha256, path = original(13 * MEGABYTE)
    with pytest.raises(RuleBroken, match="too many photos"):
        of().deliver(sha256, path)
    minji("SELECT cms.photo_delivery_drop(%s)", f"{0:064x}")
    of().deliver(sha256, path)


def test_photos_of_the_library_are_no_flood(of, original, superuser, database):
    taken_up, path = original(2 * MEGABYTE)
    of("minji").deliver(taken_up, path)
    loose = "SELECT cms.photo_loose_bytes('person-minji')"
    assert superuser(loose) == [(2 * MEGABYTE,)]
    take_up(database, taken_up)
    assert superuser(loose) == [(0,)]


def test_unfinished_delivery_is_swept_after_a_day_and_a_finished_one_never(of, original, database, superuser):
    kept, path = original(MEGABYTE)
    of().deliver(kept, path)
    minji = acting_as(database, "minji")
    minji("SELECT cms.photo_delivery_begin(%s, %s)", "a" * 64, MEGABYTE)
    minji("SELECT cms.photo_chunk_put(%s, 0, %s)", "a" * 64, bytes(MEGABYTE))
    superuser("UPDATE cms.photo_delivery SET started_at = now() - interval '25 hours'")
    acting_as(database, "jisoo")("SELECT cms.photo_delivery_begin(%s, %s)", "b" * 64, MEGABYTE)
    assert superuser("SELECT DISTINCT sha256 FROM cms.photo_chunk") == [(kept,)]


def test_person_gives_up_their_own_unfinished_delivery_only(of, original, database, superuser):
    for login in ("minji", "jisoo"):
        begun = acting_as(database, login)
        begun("SELECT cms.photo_delivery_begin(%s, %s)", "a" * 64, MEGABYTE)
        begun("SELECT cms.photo_chunk_put(%s, 0, %s)", "a" * 64, bytes(MEGABYTE))
    kept, path = original(MEGABYTE)
    of("minji").deliver(kept, path)
    of("minji").give_up("a" * 64)
    of("minji").give_up(kept)
    there = superuser("SELECT sha256, added_by FROM cms.photo_chunk ORDER BY sha256 = %s", kept)
    assert there == [("a" * 64, "person-jisoo"), (kept, "person-minji")]


def test_who_is_not_on_the_staff_neither_brings_in_nor_reads(of, original, superuser, database):
    sha256, path = original(MEGABYTE)
    of("minji").deliver(sha256, path)
    take_up(database, sha256)
    superuser("GRANT USAGE ON SCHEMA cms TO stranger")
    stranger = of("stranger")
    with pytest.raises(NotAllowed, match="no right to do that"):
        stranger.deliver(sha256, path)
    with pytest.raises(NotAllowed):
        list(stranger.fetch(sha256))


def refusal_of(act: Act, statement: str) -> str | None:
    """Return the rule by which the database refuses the statement, or its own code where it needs no rule of ours."""
    try:
        act(statement)
    except psycopg.Error as refusal:
        return refusal.diag.message_detail or refusal.sqlstate
    return "done"


ATTACKS = (
    "SELECT * FROM cms.photo_chunk",
    "SELECT * FROM cms.photo_blob",
    "SELECT count(*) FROM cms.photo_delivery",
    "INSERT INTO cms.photo_blob VALUES (repeat('a', 64), 1, 1, 'person-minji')",
    "UPDATE cms.photo_blob SET added_by = 'person-jisoo'",
    "UPDATE cms.photo_chunk SET bytes = ''",
    "DELETE FROM cms.photo_chunk",
    "TRUNCATE cms.photo_blob",
    "ALTER TABLE cms.photo_blob DISABLE TRIGGER ALL",
    "SET ROLE copydesk_owner",
    "SELECT cms.photo_sweep()",
    "SELECT cms.photo_forget_pieces(repeat('a', 64), 'person-jisoo')",
    "SELECT cms.photo_loose_bytes('person-jisoo')",
    "SELECT cms.photo_was_brought_by(repeat('a', 64), 'person-jisoo')",
    "SELECT cms.photo_sha256_of(repeat('a', 64), 'person-jisoo', 1)",
    "CREATE FUNCTION cms.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT null::bytea'",
)


def test_every_attack_past_the_functions_is_refused(database, of, original):
    of("minji").deliver(*original(MEGABYTE))
    minji = acting_as(database, "minji")
    refusals = {attack: refusal_of(minji, attack) for attack in ATTACKS}
    assert refusals == dict.fromkeys(ATTACKS, "42501")


CHANGES = (
    "UPDATE cms.photo_blob SET size = 1",
    "DELETE FROM cms.photo_blob",
    "UPDATE cms.photo_chunk SET bytes = ''",
    "DELETE FROM cms.photo_chunk",
    "TRUNCATE cms.photo_chunk",
    "TRUNCATE cms.photo_blob",
)


def test_even_the_owner_of_the_tables_does_not_change_an_original(superuser, of, original):
    of("minji").deliver(*original(MEGABYTE))
    refusals = {change: refusal_of(superuser, f"SET ROLE copydesk_owner; {change}") for change in CHANGES}
    assert refusals == dict.fromkeys(CHANGES, "photo_never_changed")


WRONG_CALLS = {
    "SELECT cms.photo_chunk_put(repeat('b', 64), 0, 'x')": "photo_not_begun",
    "SELECT cms.photo_chunk_put(repeat('a', 64), 0, 'x')": "photo_chunk",
    "SELECT cms.photo_chunk_put(repeat('a', 64), 2, 'x')": "photo_chunk",
    "SELECT cms.photo_chunk_put(repeat('a', 64), -1, 'x')": "photo_chunk",
    "SELECT cms.photo_chunk_put(repeat('a', 64), null, null)": "photo_chunk",
    "SELECT cms.photo_chunk_put(repeat('a', 64), 1, null)": "photo_chunk",
    "SELECT cms.photo_blob_finish(repeat('a', 64), 1048577)": "photo_unfinished",
    "SELECT cms.photo_blob_finish(repeat('a', 64), 1)": "photo_not_begun",
    "SELECT cms.photo_blob_finish(repeat('a', 64), null)": "photo_not_begun",
    "SELECT cms.photo_delivery_begin('../../etc/passwd', 1)": "photo_sha256",
    "SELECT cms.photo_delivery_begin(null, 1)": "photo_sha256",
    "SELECT cms.photo_delivery_begin(repeat('c', 64), 0)": "photo_size",
    "SELECT cms.photo_delivery_begin(repeat('c', 64), null)": "photo_size",
    "SELECT cms.photo_delivery_begin(repeat('c', 64), 104857601)": "photo_size",
}


def test_every_wrong_call_is_refused_with_the_rules_name(database):
    minji = acting_as(database, "minji")
    minji("SELECT cms.photo_delivery_begin(repeat('a', 64), 1048577)")
    assert {call: refusal_of(minji, call) for call in WRONG_CALLS} == WRONG_CALLS


def test_objects_of_ones_own_do_not_stand_in_for_the_newsrooms(database, of, original, superuser):
    """Not even where somebody has allowed temporary tables, which a newsroom does not."""
    sha256, path = original(MEGABYTE)
    of("jisoo").deliver(sha256, path)
    superuser(f'GRANT TEMPORARY ON DATABASE "{database.name}" TO minji')
    url = database.url("minji")
    with psycopg.connect(url, password=PASSWORD) as connection:
        connection.execute(
            "CREATE TEMP TABLE photo_delivery (sha256 text, person_id text, finished_at timestamptz)"
        )
        connection.execute("INSERT INTO photo_delivery VALUES (%s, 'person-minji', now())", (sha256,))
        connection.execute("SET search_path = pg_temp, cms")
        answer = connection.execute("SELECT cms.photo_chunk_get(%s, 0)", (sha256,)).fetchone()
    assert answer == (None,)


def test_damage_in_the_database_is_found(of, original, superuser):
    sha256, path = original()
    of().deliver(sha256, path)
    superuser(
        "ALTER TABLE cms.photo_chunk DISABLE TRIGGER USER; UPDATE cms.photo_chunk SET bytes = '\\x00' WHERE number = 2"
    )
    assert not of().is_intact(sha256)


def test_newsroom_that_does_not_answer_is_told_in_words(of, original, database):
    sha256, path = original(MEGABYTE)
    with Proxy(database.server.port) as wire:
        minji = of(port=wire.port)
        minji.deliver(sha256, path)
        wire.refuse()
        with pytest.raises(DatabaseUnavailable, match="does not answer"):
            list(minji.fetch(sha256))
        wire.resume()
        assert b"".join(minji.fetch(sha256)) == path.read_bytes()


def test_photo_travels_over_a_line_slower_than_the_sessions_patience(original, database):
    sha256, path = original(4 * MEGABYTE)
    with Proxy(database.server.port) as wire:
        engine = engine_of(database, "minji", port=wire.port)
        event.listen(engine, "connect", _lose_patience_after_half_a_second)
        PhotoBytes(engine).is_intact(sha256)
        wire.delay(0.02)
        PhotoBytes(engine).deliver(sha256, path)
        assert b"".join(PhotoBytes(engine).fetch(sha256)) == path.read_bytes()
        engine.dispose()


def _lose_patience_after_half_a_second(connection: psycopg.Connection, _: object) -> None:
    for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
        connection.execute(f"SET {limit} = '0.5s'")
    connection.commit()
