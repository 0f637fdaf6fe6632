"""What the errors of a shared newsroom's server mean for the person at the keyboard."""

import pytest
from sqlalchemy import create_engine, text

from cms.db.transaction import reading
from cms.domain.line import NewsroomBusy, NewsroomUnreachable
from tests.servers.postgres import PostgresServer
from tests.servers.proxy import Proxy


def test_server_that_never_takes_up_the_line_does_not_answer(postgres: PostgresServer):
    with Proxy(postgres.port) as wire:
        wire.freeze()
        line = {"host": "127.0.0.1", "port": wire.port, "user": "minji", "connect_timeout": 2}
        engine = create_engine("postgresql+psycopg://", connect_args=line)
        with pytest.raises(NewsroomUnreachable), reading(engine) as session:
            session.execute(text("SELECT 1"))


def test_who_finds_every_line_waiting_is_told_that_nothing_was_done(postgres: PostgresServer):
    engine = create_engine(
        "postgresql+psycopg://",
        connect_args={"host": str(postgres.folder), "port": postgres.port, "user": "postgres"},
        pool_size=1,
        max_overflow=0,
        pool_timeout=0.1,
    )
    with engine.connect(), pytest.raises(NewsroomBusy), reading(engine) as session:
        session.execute(text("SELECT 1"))
    engine.dispose()
