"""What the errors of a shared newsroom's server mean for the person at the keyboard."""

import pytest
from sqlalchemy import create_engine, text

from cms.db.transaction import reading
from cms.domain.line import NewsroomUnreachable
from tests.servers.postgres import PostgresServer
from tests.servers.proxy import Proxy


def test_server_that_never_takes_up_the_line_does_not_answer(postgres: PostgresServer):
    with Proxy(postgres.port) as wire:
        wire.freeze()
        line = {"host": "127.0.0.1", "port": wire.port, "user": "minji", "connect_timeout": 2}
        engine = create_engine("postgresql+psycopg://", connect_args=line)
        with pytest.raises(NewsroomUnreachable), reading(engine) as session:
            session.execute(text("SELECT 1"))
