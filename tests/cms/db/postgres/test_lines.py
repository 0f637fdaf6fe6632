"""A line that died while nobody spoke is renewed before it is used; one that lives is used without a question."""

import pytest
from sqlalchemy import event

from cms.domain.line import NewsroomUnreachable
from cms.domain.workflow import Stage

pytestmark = pytest.mark.server

_LINES = "SELECT pid FROM pg_stat_activity WHERE usename = %s AND application_name = 'copydesk'"


@pytest.fixture
def minji(as_, file_article):
    """A desk with one article in the queue, which it has looked at."""
    file_article("ferry", Stage.SUBMITTED)
    as_("minji").reading.review_queue()
    return as_("minji")


def lines_of(newsroom, login):
    """Return the server's processes that serve somebody's window."""
    with newsroom.superuser() as connection:
        return {process for (process,) in connection.execute(_LINES, (login,))}


def test_a_line_that_lives_is_used_again(newsroom, minji):
    before = lines_of(newsroom, minji.person.login)
    minji.reading.review_queue()
    minji.reading.change_mark()
    assert lines_of(newsroom, minji.person.login) == before
    assert before


def test_lines_the_server_cut_are_renewed_without_a_word(newsroom, minji):
    before = lines_of(newsroom, minji.person.login)
    with newsroom.superuser() as connection:
        for line in before:
            connection.execute("SELECT pg_terminate_backend(%s, 5000)", (line,))
    assert [row.slug for row in minji.reading.review_queue()] == ["ferry"]
    assert not lines_of(newsroom, minji.person.login) & before


def test_a_list_is_one_question_and_no_transaction(newsroom, minji):
    minji.reading.review_queue()
    with newsroom.superuser() as connection:
        said = "SELECT state, left(query, 6) FROM pg_stat_activity WHERE pid = ANY (%s)"
        lines = list(lines_of(newsroom, minji.person.login))
        asked = connection.execute(said, (lines,)).fetchall()
    assert ("idle", "SELECT") in asked


def test_a_line_in_use_while_its_newsroom_is_closed_is_hung_up_when_it_is_given_back(as_):
    engine = as_("minji").connection.engine
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        engine.dispose()
        assert not driver.closed
    assert driver.closed


def test_a_line_given_back_at_the_moment_its_newsroom_is_closed_is_hung_up(as_):
    engine = as_("minji").connection.engine
    # What waits for the turn to note the line stands for any delay there: the pool is emptied before it comes in.
    event.listen(engine, "checkin", lambda *_: engine.dispose())
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
    assert driver.closed


def test_whoever_comes_after_the_newsroom_was_closed_opens_no_line(as_):
    newsroom = as_("minji")
    newsroom.connection.engine.dispose()
    with pytest.raises(NewsroomUnreachable):
        newsroom.reading.review_queue()


def test_what_is_asked_again_and_again_is_planned_once(minji):
    for _ in range(3):
        minji.reading.review_queue()
    with minji.connection.engine.connect() as connection:
        planned = "SELECT sum(generic_plans), sum(custom_plans) FROM pg_prepared_statements"
        for_all, for_once = connection.exec_driver_sql(planned).one()
    assert for_all
    assert not for_once
