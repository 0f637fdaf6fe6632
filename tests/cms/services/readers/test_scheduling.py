"""What is scheduled is published by itself: once, the version it was set for, and late only with a word about it."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select
from sqlalchemy import text as sql

from cms.api import open_newsroom
from cms.db.tables import Edition
from cms.db.transaction import reading
from cms.domain.workflow import Publication, Stage, Step
from tests.cms.staffed_newsroom import text

PROGRAMS = 6


@pytest.fixture
def scheduled(file_article, as_, clock):
    """An approved article to be published in two hours."""
    file_article("quay", Stage.APPROVED, Publication.SCHEDULED)
    return "quay"


def test_nothing_is_published_before_its_time(as_, clock, scheduled):
    clock.forward(hours=2, seconds=-1)
    assert as_("daniel").scheduling.publish_due() == []
    assert as_("daniel").reading.open(scheduled).row.publication is Publication.SCHEDULED


def test_at_its_time_the_version_it_was_set_for_is_published(as_, clock, scheduled):
    version = as_("daniel").reading.open(scheduled).row.version
    clock.forward(hours=2)
    (fired,) = as_("daniel").scheduling.publish_due()
    assert (fired.taken.publication, fired.taken.version, fired.late_by) == (Publication.LIVE, version, None)
    last = as_("daniel").reading.history(scheduled)[0]
    assert (last.step, last.reason) == (Step.PUBLISH, "as scheduled for 2026-11-23 07:00 UTC")


def test_what_comes_late_says_so_in_the_answer_and_in_the_ledger(as_, clock, scheduled):
    clock.forward(hours=2, minutes=7)
    (fired,) = as_("daniel").scheduling.publish_due()
    assert fired.late_by == timedelta(minutes=7)
    assert as_("daniel").reading.history(scheduled)[0].reason.endswith("; 7 min late")


def test_it_is_published_once_however_often_it_is_asked_for(as_, clock, scheduled):
    clock.forward(hours=3)
    as_("daniel").scheduling.publish_due()
    assert as_("sora").scheduling.publish_due() == []
    assert len(as_("daniel").reading.editions(scheduled)) == 1


def test_who_saw_it_due_before_it_was_taken_off_the_schedule_publishes_nothing(as_, clock, scheduled):
    clock.forward(hours=2)
    (due,) = as_("daniel").scheduling.due()
    as_("sora").publishing.unschedule(scheduled)
    assert as_("daniel").scheduling._fire(due) is None
    assert as_("daniel").reading.editions(scheduled) == []


def test_an_edit_of_the_text_takes_it_off_the_schedule(as_, clock, scheduled):
    as_("sora").drafting.save(scheduled, text("Ferry leaves at noon"))
    clock.forward(hours=2)
    assert as_("daniel").scheduling.publish_due() == []


def test_an_embargo_that_still_holds_keeps_it_back_and_the_reason_is_told(as_, clock, scheduled):
    as_("daniel").review.set_embargo(scheduled, until=None, reason="The ministry asked.")
    clock.forward(hours=2)
    (fired,) = as_("daniel").scheduling.publish_due()
    assert "under embargo" in str(fired.refusal)
    as_("daniel").review.lift_embargo(scheduled, reason="The ministry agrees.")
    assert as_("daniel").scheduling.publish_due()[0].taken is not None


def test_only_editors_of_its_desk_publish_it(as_, clock, scheduled):
    clock.forward(hours=2)
    assert as_("minji").scheduling.publish_due() == []
    assert as_("tomas").scheduling.publish_due() == []
    assert len(as_("hana").scheduling.publish_due()) == 1


def test_the_next_time_is_known(as_, clock, scheduled):
    assert as_("daniel").scheduling.next_at() == clock() + timedelta(hours=2)


def test_of_many_programs_on_a_file_exactly_one_publishes_each(newsroom, file_article, as_, clock):
    slugs = [file_article(f"quay-{number}", Stage.APPROVED, Publication.SCHEDULED) for number in range(8)]
    clock.forward(hours=2)
    path = str(newsroom.path)
    opened = [
        open_newsroom(path, login, clock=clock, journal_folder=newsroom.path.parent / f"{login}-{number}")
        for number, login in enumerate(("daniel", "sora", "hana") * (PROGRAMS // 3))
    ]
    _race(opened, slugs)
    for one in opened:
        one.close()


@pytest.mark.server
def test_of_many_programs_on_a_server_exactly_one_publishes_each(shared_newsroom):
    daniel = shared_newsroom.as_("daniel")
    slugs = [shared_newsroom.file_article(f"quay-{number}", Stage.APPROVED) for number in range(8)]
    for slug in slugs:
        daniel.publishing.schedule(slug, at=daniel.connection.clock() + timedelta(seconds=5))
    while len(daniel.scheduling.due()) < len(slugs):
        with daniel.connection.engine.connect() as connection:
            connection.execute(sql("SELECT pg_sleep(0.2)"))
    # The server's own clock decides, so all of them wait until it, too, has come so far.
    with daniel.connection.engine.connect() as connection:
        connection.execute(sql("SELECT pg_sleep(1)"))
    opened = [shared_newsroom.elsewhere(login) for login in ("daniel", "sora", "hana") * (PROGRAMS // 3)]
    # Whose newsroom it is closes them: they share one darkroom.
    _race(opened, slugs)


def _race(opened, slugs):
    """Let every program publish what is due at the same moment; each article is published by one of them, once."""
    start = Barrier(len(opened))

    def publish(newsroom):
        start.wait()
        return newsroom.scheduling.publish_due()

    with ThreadPoolExecutor(len(opened)) as threads:
        fired = [one for answers in threads.map(publish, opened) for one in answers]
    assert [one.refusal for one in fired if one.refusal] == []
    assert Counter(one.due.slug for one in fired) == dict.fromkeys(slugs, 1)
    with reading(opened[0].connection.engine) as session:
        kinds = session.scalars(select(Edition.kind)).all()
    assert kinds == ["first"] * len(slugs)
