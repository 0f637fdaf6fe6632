"""Every step by everybody in every state, through the services on real files: what is allowed and what is refused."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cms.api import Newsroom
from cms.domain.errors import NewsroomError
from cms.domain.rows import StepTaken
from cms.domain.workflow import EditionKind, Publication, Stage, Step
from cms.media.darkroom import Darkroom
from cms.services.connection import site_folder
from tests.cms.staffed_newsroom import BODY, StillClock, TestNewsroom, copied, text
from tests.cms.step_table import (
    ALL_STEPS,
    CAN_BE,
    Somebody,
    line_for,
    publication_after,
    stage_after,
)

pytestmark = pytest.mark.slow

SLUG = "ferry"
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
REASON = "Because the desk decided so."

TAKEN: dict[str, Callable[[Newsroom], StepTaken]] = {
    "save": lambda n: n.drafting.save(SLUG, replace(text(), body=text(body=f"{BODY} One comma, more.").body)),
    "submit": lambda n: n.review.submit(SLUG),
    "recall": lambda n: n.review.recall(SLUG),
    "claim": lambda n: n.review.claim(SLUG),
    "release": lambda n: n.review.release(SLUG),
    "return": lambda n: n.review.return_to_writer(SLUG, reason=REASON),
    "approve": lambda n: n.review.approve(SLUG),
    "publish": lambda n: n.publishing.publish(SLUG, kind=EditionKind.UPDATE),
    "publish_urgent": lambda n: n.publishing.publish_urgent(SLUG, reason=REASON),
    "schedule": lambda n: n.publishing.schedule(SLUG, at=n.connection.clock() + timedelta(hours=1)),
    "unschedule": lambda n: n.publishing.unschedule(SLUG),
    "withdraw": lambda n: n.publishing.withdraw(SLUG, reason=REASON),
    "retract": lambda n: n.publishing.retract(SLUG, notice=REASON),
    "spike": lambda n: n.review.spike(SLUG, reason=REASON),
    "unspike": lambda n: n.review.unspike(SLUG),
    "set_embargo": lambda n: n.review.set_embargo(SLUG, until=None, reason=REASON),
    "lift_embargo": lambda n: n.review.lift_embargo(SLUG, reason=REASON),
    **{
        step.value: lambda n, step=step: n.review.set_hold(step, SLUG, reason=REASON)
        for step in (Step.SET_LEGAL, Step.CLEAR_LEGAL, Step.SET_PICTURE_DESK, Step.CLEAR_PICTURE_DESK)
    },
}


@pytest.fixture(scope="module")
def article_in(
    tmp_path_factory: pytest.TempPathFactory, staffed_file: Path, shared_darkroom: Darkroom
) -> Iterator[Callable[[str, str], TestNewsroom]]:
    """Bring the module's newsroom back to the state asked for; each state is walked to once and kept aside."""
    folder = tmp_path_factory.mktemp("states")
    newsroom = TestNewsroom(copied(staffed_file, folder / "newsroom.sqlite"), StillClock(), shared_darkroom)
    kept: dict[tuple[str, str], Path] = {}

    def state(stage: str, publication: str) -> TestNewsroom:
        if (stage, publication) not in kept:
            _pour(staffed_file, newsroom.path)
            shutil.rmtree(site_folder(newsroom.path), ignore_errors=True)
            newsroom.file_article(SLUG, Stage(stage), Publication(publication))
            kept[stage, publication] = folder / f"{stage}-{publication}.sqlite"
            _pour(newsroom.path, kept[stage, publication])
        _pour(kept[stage, publication], newsroom.path)
        shutil.rmtree(site_folder(newsroom.path), ignore_errors=True)
        return newsroom

    yield state
    newsroom.close()


def test_the_walk_knows_every_step():
    assert set(TAKEN) == set(ALL_STEPS)


@pytest.mark.parametrize("login", PEOPLE)
@pytest.mark.parametrize(
    ("stage", "publication"), [pytest.param(*state, id="-".join(state)) for state in CAN_BE]
)
def test_each_person_can_take_exactly_the_steps_of_the_table(stage, publication, login, article_in):
    somebody = _standing(login, stage)
    newsroom = article_in(stage, publication)
    for step in ALL_STEPS:
        line = line_for(step, stage, publication, somebody)
        if line is None:
            _assert_refused(newsroom, login, step)
            continue
        taken = TAKEN[step](newsroom.as_(login))
        before_spike = "returned" if publication in ("withdrawn", "retracted") else "draft"
        assert taken.stage == stage_after(line, stage, before_spike), step
        assert taken.publication == publication_after(line, publication), step
        article_in(stage, publication)


def _standing(login: str, stage: str) -> Somebody:
    # Minji and Sora wrote; what they wrote is no longer in question once Daniel has approved it.
    wrote = login in ("minji", "sora") and stage != "approved"
    roles = frozenset({PEOPLE[login]} - {""})
    return Somebody(roles, is_contributor=wrote, is_submitter=login == "minji")


def _assert_refused(newsroom: TestNewsroom, login: str, step: str) -> None:
    person = newsroom.as_(login)
    before = newsroom.state_of_file()
    with pytest.raises(NewsroomError) as refusal:
        TAKEN[step](person)
    assert str(refusal.value).endswith((".", ").")), step
    assert newsroom.state_of_file() == before, step


def _pour(source: Path, target: Path) -> None:
    # SQLite's own copying keeps the newsroom open meanwhile, and with it the statements already prepared.
    with closing(sqlite3.connect(source)) as poured, closing(sqlite3.connect(target)) as into:
        poured.backup(into)
