"""A desk hears the news on the line it works on: one line for a window, whatever is asked on it meanwhile."""

import queue
import threading
import time
from contextlib import contextmanager

import pytest

from cms.db.postgres import listening
from cms.db.transaction import writing
from cms.domain.line import LineState
from tests.cms.staffed_newsroom import text

pytestmark = pytest.mark.server

# Seconds, long before which everything here is heard.
_PATIENCE = 20.0
_LINES = "SELECT pid FROM pg_stat_activity WHERE usename = %s AND application_name = 'copydesk'"


class Heard:
    """What a desk hears, as it comes."""

    def __init__(self, listener):
        self._told = queue.Queue()
        self.listener = listener

    def hear_all(self):
        while (heard := self.listener.hear()) is not None:
            self._told.put(heard)

    def next(self):
        return self._told.get(timeout=_PATIENCE)

    def until(self, article_id):
        while article_id not in (self.next().changed or ()):
            pass


@pytest.fixture
def impatient(monkeypatch):
    """Let a desk that hears nothing ask at once whether its line lives: no test is quiet for eight seconds."""
    monkeypatch.setattr(listening, "_QUIET", 0.05)


@pytest.fixture
def minji(as_):
    """A desk that listens, and has heard that anything may have changed."""
    with hearing(as_("minji")) as heard:
        assert heard.next().changed is None
        yield as_("minji"), heard


@pytest.fixture
def act(as_):
    """Let a colleague start an article, and return which."""

    def start(slug="ferry"):
        started = as_("jun").drafting.new_article(slug, desk="world", language="en", text=text())
        return started.article_id

    return start


@contextmanager
def hearing(desk):
    heard = Heard(desk.listening())
    thread = threading.Thread(target=heard.hear_all)
    thread.start()
    yield heard
    heard.listener.stop()
    thread.join(_PATIENCE)
    assert not thread.is_alive()


def lines_of(newsroom, login):
    with newsroom.superuser() as connection:
        return {process for (process,) in connection.execute(_LINES, (login,))}


def wait_for_lines(newsroom, number):
    give_up = time.monotonic() + _PATIENCE
    while len(lines_of(newsroom, "minji")) != number:
        assert time.monotonic() < give_up


def test_a_desk_that_listens_and_works_takes_one_line(newsroom, minji, act):
    desk, heard = minji
    heard.until(act())
    assert [row.slug for row in desk.reading.articles()] == ["ferry"]
    assert len(lines_of(newsroom, "minji")) == 1


def test_what_comes_while_the_line_is_worked_on_is_heard(minji, act):
    desk, heard = minji
    with writing(desk.connection.engine) as session:
        session.connection()
        article_id = act()
    heard.until(article_id)


def test_lines_for_several_questions_at_once_are_hung_up_and_the_news_is_heard(newsroom, minji, act):
    desk, heard = minji
    engine = desk.connection.engine
    with engine.connect(), engine.connect(), engine.connect():
        assert len(lines_of(newsroom, "minji")) == 3
    wait_for_lines(newsroom, 1)
    heard.until(act())


def test_a_desk_whose_every_line_is_worked_on_for_long_listens_on_another(impatient, newsroom, minji, act):
    desk, heard = minji
    with desk.connection.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        wait_for_lines(newsroom, 2)
        heard.until(act())


def test_a_quiet_line_is_asked_whether_it_lives_and_works_on(impatient, minji, act):
    desk, heard = minji
    for _ in range(40):
        assert desk.reading.articles() == []
    heard.until(act())


@pytest.mark.parametrize("works", [False, True])
def test_a_line_the_server_cut_is_made_anew_and_anything_may_have_changed(newsroom, minji, act, works):
    desk, heard = minji
    with newsroom.superuser() as connection:
        for line in lines_of(newsroom, "minji"):
            connection.execute("SELECT pg_terminate_backend(%s, 5000)", (line,))
    if works:
        assert desk.reading.articles() == []
    assert heard.next().state is LineState.LOST
    again = heard.next()
    assert again.state is LineState.ONLINE
    assert again.changed is None
    heard.until(act())


def test_nobody_listens_once_it_is_stopped(newsroom, as_):
    desk = as_("minji")
    with hearing(desk) as heard:
        assert heard.next().changed is None
    assert desk.reading.articles() == []
    with desk.connection.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT pg_listening_channels()").all() == []
