"""Several people at one article, each doing whatever comes to mind: the newsroom's promises hold after every act."""

import itertools
import random
from collections import Counter
from contextlib import suppress
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from cms.domain.errors import NewsroomError
from cms.domain.workflow import EditionKind, Publication, Stage, Step
from tests.cms.staffed_newsroom import text

_numbers = itertools.count(1)
PEOPLE = st.sampled_from(("minji", "jun", "daniel", "sora", "hana", "yuri", "tomas"))
EDITORS = st.sampled_from(("daniel", "sora", "hana"))
REASON = "Because."
_HOLDS = (Step.SET_LEGAL, Step.CLEAR_LEGAL, Step.SET_PICTURE_DESK, Step.CLEAR_PICTURE_DESK)
_ARTICLES, _INTERRUPTED = 1, 0.3
_ENDS = (("submit", "return"), ("submit", "approve"), ("submit", "approve", "publish"))


class SeveralPeople(RuleBasedStateMachine):
    """What can happen to one article between its people; whatever the newsroom refuses simply does not happen."""

    def __init__(self, newsroom, clock):
        super().__init__()
        self._newsroom, self._clock = newsroom, clock
        self._slug = f"flood-{next(_numbers)}"
        # The versions the newsroom said it has, by number: none may get lost or become another.
        self._saved: dict[int, str] = {}
        self._as("minji").drafting.new_article(self._slug, desk="world", language="en", text=text("Flood"))
        self._remember(self._as("minji").reading.open(self._slug).row.version)

    def _as(self, login):
        return self._newsroom.as_(login)

    def _remember(self, number):
        hashes = {row.number: row.content_hash for row in self._as("minji").reading.versions(self._slug)}
        self._saved[number] = hashes[number]

    @rule(person=PEOPLE)
    def write_on(self, person):
        with suppress(NewsroomError):
            taken = self._as(person).drafting.save(self._slug, text(f"Flood {next(_numbers)}"))
            self._remember(taken.kept_aside or taken.version)

    @rule(person=PEOPLE, step=st.sampled_from(("submit", "recall", "claim", "release", "approve", "unspike")))
    def review(self, person, step):
        with suppress(NewsroomError):
            getattr(self._as(person).review, step)(self._slug)

    @rule(writer=st.sampled_from(("minji", "jun")), editor=EDITORS, end=st.sampled_from(_ENDS))
    def go_on(self, writer, editor, end):
        """What mostly happens, so that articles come as far as their readers; each act may be refused by itself."""
        writes, edits = self._as(writer), self._as(editor)
        acts = {
            "submit": lambda: writes.review.submit(self._slug),
            "return": lambda: edits.review.return_to_writer(self._slug, reason=REASON),
            "approve": lambda: edits.review.approve(self._slug),
            "publish": lambda: edits.publishing.publish(self._slug, kind=EditionKind.UPDATE),
        }
        for act in end:
            with suppress(NewsroomError):
                acts[act]()

    @rule(person=PEOPLE, step=st.sampled_from(("return_to_writer", "spike", "lift_embargo")))
    def say_why(self, person, step):
        with suppress(NewsroomError):
            getattr(self._as(person).review, step)(self._slug, reason=REASON)

    @rule(person=PEOPLE, minutes=st.integers(1, 30))
    def embargo(self, person, minutes):
        until = self._clock() + timedelta(minutes=minutes)
        with suppress(NewsroomError):
            self._as(person).review.set_embargo(self._slug, until=until, reason=REASON)

    @rule(person=PEOPLE)
    def publish_urgently(self, person):
        with suppress(NewsroomError):
            self._as(person).publishing.publish_urgent(self._slug, reason=REASON)

    @rule(person=PEOPLE, minutes=st.integers(1, 30))
    def schedule(self, person, minutes):
        at = self._clock() + timedelta(minutes=minutes)
        with suppress(NewsroomError):
            self._as(person).publishing.schedule(self._slug, at=at)

    @rule(person=PEOPLE)
    def withdraw(self, person):
        with suppress(NewsroomError):
            self._as(person).publishing.withdraw(self._slug, reason=REASON)

    @rule(person=PEOPLE)
    def unschedule(self, person):
        with suppress(NewsroomError):
            self._as(person).publishing.unschedule(self._slug)

    @rule(person=PEOPLE, step=st.sampled_from(_HOLDS))
    def hold(self, person, step):
        with suppress(NewsroomError):
            self._as(person).review.set_hold(step, self._slug, reason=REASON)

    @rule(person=EDITORS)
    def retract(self, person):
        with suppress(NewsroomError):
            self._as(person).publishing.retract(self._slug, notice=REASON)

    def keep_all_promises(self):
        """Look at every promise now."""
        for promise in (
            self.no_version_is_lost_or_becomes_another,
            self.no_version_is_approved_twice_and_none_by_who_wrote_it,
            self.readers_have_nothing_that_was_not_approved_or_urgent,
            self.nothing_was_published_before_its_embargo_ended,
            self.the_ledger_verifies,
        ):
            promise()

    @rule(person=PEOPLE, minutes=st.integers(0, 40))
    def let_time_pass(self, person, minutes):
        self._clock.forward(minutes=minutes)
        self._as(person).scheduling.publish_due()

    @invariant()
    def no_version_is_lost_or_becomes_another(self):
        kept = {row.number: row.content_hash for row in self._as("minji").reading.versions(self._slug)}
        assert self._saved.items() <= kept.items()
        assert sorted(kept) == list(range(1, len(kept) + 1))

    @invariant()
    def no_version_is_approved_twice_and_none_by_who_wrote_it(self):
        acts = list(reversed(self._as("minji").reading.history(self._slug)))
        approvals = Counter(act.version for act in acts if act.step == Step.APPROVE)
        assert all(count == 1 for count in approvals.values())
        wrote: set[str] = set()
        for act in acts:
            if act.step == Step.APPROVE:
                assert act.person not in wrote
                wrote = set()
            elif act.step in ("create", "new_article", "start_article", Step.SAVE):
                wrote.add(act.person)

    @invariant()
    def readers_have_nothing_that_was_not_approved_or_urgent(self):
        acts = self._as("minji").reading.history(self._slug)
        allowed = {act.version for act in acts if act.step in (Step.APPROVE, Step.PUBLISH_URGENT)}
        editions = self._as("minji").reading.editions(self._slug)
        assert {edition.version for edition in editions} <= allowed
        row = self._as("minji").reading.open(self._slug).row
        assert (row.publication is Publication.LIVE) <= (row.live_version in allowed)
        assert (row.publication is Publication.SCHEDULED) <= (row.stage is Stage.APPROVED)

    @invariant()
    def nothing_was_published_before_its_embargo_ended(self):
        until = None
        for act in reversed(self._as("minji").reading.history(self._slug)):
            if act.step == Step.SET_EMBARGO:
                until = act.reason.removeprefix("until ").split(" UTC")[0]
            elif act.step == Step.LIFT_EMBARGO:
                until = None
            elif act.step in (Step.PUBLISH, Step.PUBLISH_URGENT) and until is not None:
                assert f"{act.at:%Y-%m-%d %H:%M}" >= until

    @invariant()
    def the_ledger_verifies(self):
        assert self._as("root").ledger.broken_rows() == []


def test_whatever_several_people_do_the_newsroom_keeps_its_promises(newsroom, clock):
    run_state_machine_as_test(
        lambda: SeveralPeople(newsroom, clock),
        settings=settings(
            max_examples=7,
            stateful_step_count=22,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert {Step.SUBMIT, Step.APPROVE, Step.PUBLISH} <= set(_steps_taken(newsroom))


# What desks do in a row. Between two of these somebody else does whatever comes to mind.
_ROADS = (
    ("write", "submit", "recall"),
    ("write", "submit", "claim", "release"),
    ("write", "submit", "claim", "return_to_writer"),
    ("write", "submit", "approve", "schedule", "unschedule"),
    ("write", "submit", "approve", "schedule", "time"),
    ("write", "submit", "approve", "publish", "withdraw"),
    ("write", "urgent"),
    ("spike", "unspike"),
    ("embargo", "lift_embargo"),
    (Step.SET_LEGAL, Step.CLEAR_LEGAL),
    (Step.SET_PICTURE_DESK, Step.CLEAR_PICTURE_DESK),
)
_EVERYBODY = ("minji", "jun", "daniel", "sora", "hana", "yuri", "tomas")


def _do(people, person, act, minutes):
    if act in _HOLDS:
        people.hold(person, act)
    elif act in ("return_to_writer", "spike", "lift_embargo"):
        people.say_why(person, act)
    elif act in ("submit", "recall", "claim", "release", "approve", "unspike"):
        people.review(person, act)
    else:
        others = {
            "write": lambda: people.write_on("minji"),
            "publish": lambda: people.go_on("minji", "daniel", ("publish",)),
            "urgent": lambda: people.publish_urgently(person),
            "schedule": lambda: people.schedule(person, minutes),
            "unschedule": lambda: people.unschedule(person),
            "withdraw": lambda: people.withdraw(person),
            "embargo": lambda: people.embargo(person, minutes),
            "time": lambda: people.let_time_pass("daniel", 31),
        }
        others[act]()


def test_on_a_long_day_every_step_is_taken_and_every_promise_kept(newsroom, clock):
    # The draw is the same each time, and each road is gone more than once.
    draws = random.Random(20261128)  # noqa: S311 (nothing secret is drawn)
    acts = sorted({act for road in _ROADS for act in road})
    for _ in range(_ARTICLES):
        people = SeveralPeople(newsroom, clock)
        for road in draws.sample(_ROADS, len(_ROADS)):
            for act in road:
                minutes = draws.randint(1, 30)
                for person in draws.sample(_EVERYBODY, len(_EVERYBODY)):
                    _do(people, person, act, minutes)
                if draws.random() < _INTERRUPTED:
                    _do(people, draws.choice(_EVERYBODY), draws.choice(acts), minutes)
        for last in ("time", *_HOLDS, "lift_embargo", "unspike", "write", "submit", "approve", "publish"):
            for person in _EVERYBODY:
                _do(people, person, last, 1)
        people.retract("daniel")
        people.keep_all_promises()
    assert sorted(frozenset(Step) - set(_steps_taken(newsroom))) == []


def _steps_taken(newsroom):
    daniel = newsroom.as_("daniel").reading
    return Counter(act.step for row in daniel.articles() for act in daniel.history(row.slug))
