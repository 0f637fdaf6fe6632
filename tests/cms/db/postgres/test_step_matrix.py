"""Every step by everybody in every state and under every hold, in raw SQL: each person with a login of their own.

What is expected is told by `tests/cms/step_table.py`, never by the program's own table.
"""

import json
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from cms.db.queries.articles import article_by_slug
from cms.db.queries.versions import version_of
from cms.db.transaction import reading
from cms.domain.article import ArticleText, content_hash, text_to_json
from cms.domain.edition import to_json
from cms.domain.workflow import EditionKind, Publication, Stage
from cms.services.photos.pictures import PublishedPictures
from cms.services.readers.editions import EditionMaker
from tests.cms.shared_newsroom import SharedTestNewsroom, StaffedServer
from tests.cms.staffed_newsroom import BODY, text
from tests.cms.step_table import ALL_STEPS, CAN_BE, Somebody, line_for
from tests.servers.installations import servers_to_test
from tests.servers.postgres import PostgresServer

pytestmark = [pytest.mark.server, pytest.mark.slow]

PEOPLE = {
    "minji": "reporter",
    "jun": "reporter",
    "daniel": "editor",
    "sora": "editor",
    "hana": "duty_editor",
    "yuri": "picture_editor",
    "tomas": "",
    "root": "",
}
# A hold, as a database administrator writes it, and the steps it forbids whoever takes them.
HOLDS = {
    "no hold": "has_embargo = false, legal = 'none', picture_desk = 'none'",
    "embargo": "has_embargo = true, embargo_until = NULL",
    "embargo that has passed": "has_embargo = true, embargo_until = now() - interval '1 minute'",
    "legal": "has_embargo = false, embargo_until = NULL, legal = 'required'",
    "picture desk": "legal = 'cleared', picture_desk = 'required'",
}
LETS_PUBLISH = {"no hold", "embargo that has passed"}
REFUSALS = {"CD001", "CD002", "CD003", "CD004", "42501"}
REASON = "Because the desk decided so."
NEEDS_EDITION = {
    "publish": EditionKind.UPDATE,
    "publish_urgent": EditionKind.UPDATE,
    "retract": EditionKind.RETRACTION,
}


@pytest.fixture(scope="module", params=servers_to_test())
def everywhere(request, shared_darkroom, tmp_path_factory) -> Iterator[SharedTestNewsroom]:
    """A newsroom with one article in each state; each is called after its state."""
    with PostgresServer(request.param) as server, pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))
        staffed = StaffedServer(server, shared_darkroom, tmp_path_factory.mktemp("matrix"))
        staffed.make()
        with staffed.copy(tmp_path_factory.mktemp("newsroom")) as newsroom:
            for stage, publication in CAN_BE:
                newsroom.file_article(slug(stage, publication), Stage(stage), Publication(publication))
            yield newsroom


def slug(stage, publication):
    return f"{stage}-{publication}".replace("_", "-")


class Attempts:
    """One person at a bare database: each step is tried and taken back."""

    def __init__(self, newsroom: SharedTestNewsroom, login: str) -> None:
        self._connection = newsroom.psql(login)
        self._newsroom = newsroom
        self.unknown: list[str] = []

    def may(self, step: str, article_id: str, edition: dict) -> bool:
        """Return whether the database lets the step happen."""
        command = str(uuid.uuid4())
        self._connection.execute("BEGIN")
        try:
            if step == "save":
                self._connection.execute(
                    "SELECT cms.save_version(%s, %s, %s::jsonb, %s::jsonb, NULL, '')",
                    (command, article_id, *NEW_WORDS),
                )
            else:
                # Whoever publishes at a time says that a schedule is due: a matter of its own tests.
                later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
                needs = {"edition": edition, **({"at": later} if step == "schedule" else {})}
                self._connection.execute(
                    f"SELECT cms.step_{step}(%s, %s, NULL, %s, %s::jsonb)",
                    (command, article_id, REASON, json.dumps(needs)),
                )
        except psycopg.Error as refusal:
            if refusal.sqlstate not in REFUSALS:
                self.unknown.append(f"{step}: {refusal.sqlstate} {refusal}")
            return False
        else:
            return True
        finally:
            self._connection.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()


def _new_words() -> tuple[str, str]:
    words: ArticleText = replace(text(), body=text(body=f"{BODY} One comma, more.").body)
    measured = {"hash": content_hash(words), "words": 14, "characters": 80}
    return json.dumps(text_to_json(words)), json.dumps(measured)


NEW_WORDS = _new_words()


def edition_for(newsroom: SharedTestNewsroom, article_slug: str, kind: EditionKind) -> dict:
    """Return the edition a program would make of the article, as a database would be handed it."""
    connection = newsroom.as_("daniel").connection
    with reading(connection.engine) as session:
        article = article_by_slug(session, article_slug)
        is_retraction = kind is EditionKind.RETRACTION
        if article.live_version is None:
            kind = kind if is_retraction else EditionKind.FIRST
        number = article.live_version if is_retraction and article.live_version else article.head_version
        pictures = PublishedPictures(connection.store, connection.darkroom)
        made = EditionMaker(connection.clock, pictures).edition_of(
            session, article, version_of(session, article, number), kind, REASON if is_retraction else ""
        )
        return {
            "edition_id": made.edition_id,
            "kind": kind.value,
            "notice": REASON if is_retraction else "",
            "content": to_json(made),
        }


def expected(step, stage, publication, login, hold):
    """Return whether the specification allows the step."""
    wrote = login in ("minji", "sora") and stage != "approved"
    roles = frozenset({PEOPLE[login]} - {""})
    somebody = Somebody(roles, is_contributor=wrote, is_submitter=login == "minji")
    if step in ("publish", "publish_urgent") and hold not in LETS_PUBLISH:
        return False
    return line_for(step, stage, publication, somebody) is not None


def test_each_person_can_take_exactly_the_steps_of_the_table(everywhere):
    with everywhere.superuser() as administrator:
        found = administrator.execute("SELECT slug, article_id FROM cms.article").fetchall()
    article_ids = dict(found)
    attempts = {login: Attempts(everywhere, login) for login in PEOPLE}
    editions = {
        (state, step): edition_for(everywhere, slug(*state), kind)
        for state in CAN_BE
        for step, kind in NEEDS_EDITION.items()
    }
    cells, wrong = Counter(), []
    for hold, change in HOLDS.items():
        with everywhere.superuser() as administrator:
            administrator.execute("SET session_replication_role = replica")
            administrator.execute(f"UPDATE cms.article SET {change}")  # noqa: S608 (one of ours)
        before = everywhere.state_of_file()
        for state in CAN_BE:
            for login, attempt in attempts.items():
                for step in ALL_STEPS:
                    is_allowed = attempt.may(step, article_ids[slug(*state)], editions.get((state, step), {}))
                    should_be = expected(step, *state, login, hold)
                    cells[is_allowed] += 1
                    if is_allowed != should_be:
                        wrong.append(
                            f"{hold}, {state}, {login}, {step}: {'allowed' if is_allowed else 'refused'}"
                        )
        assert everywhere.state_of_file() == before, hold
    unknown = [said for attempt in attempts.values() for said in attempt.unknown]
    for attempt in attempts.values():
        attempt.close()
    assert wrong == []
    assert unknown == []
    assert cells.total() == len(HOLDS) * len(CAN_BE) * len(PEOPLE) * len(ALL_STEPS)
    assert cells[True] > cells.total() // 10, "hardly anything was allowed: the test tries the wrong thing"
