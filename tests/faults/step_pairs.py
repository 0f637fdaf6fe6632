"""Every two steps that are possible at one time, taken by two people at the same moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import combinations_with_replacement
from threading import Barrier

from cms.api import Newsroom
from cms.body.model import body_from_text
from cms.domain.article import ArticleText
from cms.domain.errors import NewsroomError, RuleBroken, StaleArticle
from cms.domain.rows import LedgerRow, StepTaken
from cms.domain.workflow import STEPS, Publication, Stage, Step
from tests.faults.shared_desks import SharedDesks

Act = Callable[[Newsroom, str], StepTaken]
_WHY = "Because."


def _save(newsroom: Newsroom, slug: str) -> StepTaken:
    text = ArticleText("Fog", body=body_from_text(f"{newsroom.person.name} saw no ship."))
    return newsroom.drafting.save(slug, text, base=1)


def _publish(newsroom: Newsroom, slug: str) -> StepTaken:
    return newsroom.publishing.publish(slug, seen=1)


def _schedule(newsroom: Newsroom, slug: str) -> StepTaken:
    tomorrow = newsroom.connection.clock() + timedelta(days=1)
    return newsroom.publishing.schedule(slug, at=tomorrow, seen=1)


def _hold(step: Step, newsroom: Newsroom, slug: str) -> StepTaken:
    return newsroom.review.set_hold(step, slug, reason=_WHY)


_ACTS: dict[Step, Act] = {
    Step.SAVE: _save,
    Step.SUBMIT: lambda newsroom, slug: newsroom.review.submit(slug, seen=1),
    Step.RECALL: lambda newsroom, slug: newsroom.review.recall(slug, seen=1),
    Step.CLAIM: lambda newsroom, slug: newsroom.review.claim(slug, seen=1),
    Step.RELEASE: lambda newsroom, slug: newsroom.review.release(slug, seen=1),
    Step.RETURN: lambda newsroom, slug: newsroom.review.return_to_writer(slug, reason=_WHY, seen=1),
    Step.APPROVE: lambda newsroom, slug: newsroom.review.approve(slug, seen=1),
    Step.PUBLISH: _publish,
    Step.PUBLISH_URGENT: lambda newsroom, slug: newsroom.publishing.publish_urgent(slug, reason=_WHY, seen=1),
    Step.SCHEDULE: _schedule,
    Step.UNSCHEDULE: lambda newsroom, slug: newsroom.publishing.unschedule(slug),
    Step.WITHDRAW: lambda newsroom, slug: newsroom.publishing.withdraw(slug, reason=_WHY),
    Step.RETRACT: lambda newsroom, slug: newsroom.publishing.retract(slug, notice=_WHY),
    Step.SPIKE: lambda newsroom, slug: newsroom.review.spike(slug, reason=_WHY, seen=1),
    Step.UNSPIKE: lambda newsroom, slug: newsroom.review.unspike(slug, seen=1),
    Step.SET_EMBARGO: lambda newsroom, slug: newsroom.review.set_embargo(slug, until=None, reason=_WHY),
    Step.LIFT_EMBARGO: lambda newsroom, slug: newsroom.review.lift_embargo(slug, reason=_WHY),
    **{
        step: partial(_hold, step)
        for step in (Step.SET_LEGAL, Step.CLEAR_LEGAL, Step.SET_PICTURE_DESK, Step.CLEAR_PICTURE_DESK)
    },
}
# Where a race may begin, and the steps that lead there.
_APPROVED = (Step.SUBMIT, Step.APPROVE)
_STARTS: dict[tuple[Stage, Publication], tuple[Step, ...]] = {
    (Stage.DRAFT, Publication.UNPUBLISHED): (),
    (Stage.SUBMITTED, Publication.UNPUBLISHED): (Step.SUBMIT,),
    (Stage.IN_REVIEW, Publication.UNPUBLISHED): (Step.SUBMIT, Step.CLAIM),
    (Stage.RETURNED, Publication.UNPUBLISHED): (Step.SUBMIT, Step.RETURN),
    (Stage.APPROVED, Publication.UNPUBLISHED): _APPROVED,
    (Stage.APPROVED, Publication.SCHEDULED): (*_APPROVED, Step.SCHEDULE),
    (Stage.APPROVED, Publication.LIVE): (*_APPROVED, Step.PUBLISH),
    (Stage.SPIKED, Publication.UNPUBLISHED): (Step.SPIKE,),
}


@dataclass(slots=True)
class Figures:
    """How many pairs met, and how it came out."""

    pairs: int = 0
    both_in_turn: int = 0
    one_refused: int = 0
    wrong: list[str] = field(default_factory=list)


def race_every_pair(desks: SharedDesks) -> Figures:
    """Let two people take every two steps at once wherever both could be taken."""
    minji, daniel, sora = (desks.desk(login) for login in ("minji", "daniel", "sora"))
    minji_at_home = desks.desk("minji", computer="home")
    figures = Figures()
    with ThreadPoolExecutor(2) as threads:
        for number, (one, other, way) in enumerate(_pairs()):
            slug = f"fog-{number}"
            text = ArticleText("Fog", body=body_from_text("No ship was seen."))
            minji.drafting.new_article(slug, desk="world", language="en", text=text)
            for step in way:
                _ACTS[step](minji if step is Step.SUBMIT else daniel, slug)
            # Only whoever submitted an article can recall it.
            people = (
                minji if one is Step.RECALL else daniel,
                minji_at_home if other is Step.RECALL else sora,
            )
            start = Barrier(2)
            racers = [
                threads.submit(_run, start, _ACTS[step], newsroom, slug)
                for step, newsroom in zip((one, other), people, strict=True)
            ]
            refusals = [racer.result() for racer in racers]
            figures.pairs += 1
            figures.both_in_turn += refusals == [None, None]
            figures.one_refused += refusals.count(None) == 1
            wrong = [*_judged(refusals), *_broken_rules(minji.reading.history(slug)[::-1])]
            figures.wrong += [f"{one} and {other}: {said}" for said in wrong]
    figures.wrong += desks.root.ledger.broken_rows()
    return figures


def _pairs() -> Iterator[tuple[Step, Step, tuple[Step, ...]]]:
    for one, other in combinations_with_replacement(_ACTS, 2):
        for (stage, publication), way in _STARTS.items():
            rules = (STEPS[one], STEPS[other])
            if all(stage in rule.stages and publication in rule.publications for rule in rules):
                yield one, other, way
                break


def _run(start: Barrier, act: Act, newsroom: Newsroom, slug: str) -> NewsroomError | None:
    start.wait()
    try:
        act(newsroom, slug)
    except NewsroomError as refusal:
        return refusal
    return None


def _judged(refusals: list[NewsroomError | None]) -> Iterator[str]:
    if None not in refusals:
        yield f"nobody was first: {refusals}"
    for refusal in refusals:
        if refusal is not None and not isinstance(refusal, (StaleArticle, RuleBroken)):
            yield f"somebody was told {type(refusal)}: {refusal}"


def _broken_rules(rows: list[LedgerRow]) -> Iterator[str]:
    """Yield every act that the table of steps does not allow where the act before it had left the article."""
    stage, publication = "", ""
    for row in rows:
        if (row.stage_from, row.publication_from) != (stage, publication):
            yield f"{row.step} began at {row.stage_from}, {row.publication_from}, not at {stage}, {publication}"
        stage, publication = row.stage_to, row.publication_to
        if row.step in ("create", "save_aside"):
            continue
        rule = STEPS[Step(row.step)]
        if row.stage_from not in rule.stages or row.publication_from not in rule.publications:
            yield f"{row.step} was taken at {row.stage_from}, {row.publication_from}"
