"""Publications over links that break at any byte: each is asked for, with the same UUID, until it is answered."""

import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from random import Random

from sqlalchemy import func, select

from cms.api import Newsroom
from cms.body.model import body_from_text
from cms.db.tables import ArticleVersion, Edition
from cms.db.transaction import reading
from cms.domain.article import ArticleText
from cms.domain.errors import DatabaseUnavailable
from cms.domain.rows import StepTaken
from cms.domain.workflow import EditionKind, Publication
from tests.faults.shared_desks import SharedDesks
from tests.servers.proxy import Proxy

# What readers get of one article: its first edition and five updates, each of a version approved afresh.
_EDITIONS_EACH = 6
# After so many cuts of one act the link holds.
_CUTS_AT_MOST = 8


@dataclass(slots=True)
class Figures:
    """What was asked for and what came of it."""

    publications: int = 0
    acts: int = 0
    cuts: int = 0
    seconds: float = 0.0
    longest_unknown_seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def count_act(self, cuts: int, seconds: float) -> None:
        """Count one act that was answered after so many cuts and seconds."""
        self.acts += 1
        self.cuts += cuts
        self.longest_unknown_seconds = max(self.longest_unknown_seconds, seconds)

    def add(self, other: "Figures") -> None:
        """Count what another desk did."""
        self.publications += other.publications
        self.acts += other.acts
        self.cuts += other.cuts
        self.longest_unknown_seconds = max(self.longest_unknown_seconds, other.longest_unknown_seconds)


def publish_over_cut_links(desks: SharedDesks, publications: int, *, seed: int, at_once: int = 2) -> Figures:
    """Publish so many editions from *at_once* desks, and find out what the newsroom then has of each."""
    began = time.monotonic()
    articles = -(-publications // _EDITIONS_EACH)
    shares = [range(first, articles, at_once) for first in range(at_once)]
    with ThreadPoolExecutor(at_once) as threads:
        worked = threads.map(lambda share: _publish_share(desks, share, Random(f"{seed} {share}")), shares)  # noqa: S311 - a run must come back by its seed
        figures = Figures()
        for one in worked:
            figures.add(one)
    figures.seconds = time.monotonic() - began
    figures.wrong = [*_wrong_counts(desks.root, articles), *desks.root.ledger.broken_rows()]
    return figures


def _publish_share(desks: SharedDesks, share: range, random: Random) -> Figures:
    straight = desks.desk("minji")
    with Proxy(desks.server.port) as wire:
        minji, daniel = desks.desk_over(wire, "minji"), desks.desk_over(wire, "daniel")
        link = _BreakingLink(wire, random)
        for number in share:
            slug = f"ferry-{number}"
            straight.drafting.new_article(slug, desk="world", language="en", text=_text(1))
            straight.review.submit(slug, seen=1)
            _publish_often(minji, daniel, slug, link)
        for newsroom in (minji, daniel):
            newsroom.connection.engine.dispose()
    return link.figures


def _publish_often(minji: Newsroom, daniel: Newsroom, slug: str, link: "_BreakingLink") -> None:
    for version in range(1, _EDITIONS_EACH + 1):
        if version > 1:
            # Words changed after an approval take it back and put the article into the queue again.
            link.act(minji, "save", partial(minji.drafting.save, slug, _text(version), base=version - 1))
        link.act(daniel, "approve", partial(daniel.review.approve, slug, seen=version))
        kind = EditionKind.UPDATE if version > 1 else None
        out = link.act(daniel, "publish", partial(daniel.publishing.publish, slug, kind=kind, seen=version))
        assert (out.publication, out.version) == (Publication.LIVE, version), out
        link.figures.publications += 1


def _text(version: int) -> ArticleText:
    return ArticleText(
        f"Ferry leaves, {version}", body=body_from_text(f"The ferry left at dawn, for the {version}. time.")
    )


class _BreakingLink:
    """Breaks the link of an act somewhere between its first byte and well after its last."""

    def __init__(self, wire: Proxy, random: Random) -> None:
        self._wire = wire
        self._random = random
        self._lengths: dict[str, int] = {}
        self.figures = Figures()

    def act(self, newsroom: Newsroom, name: str, act: Callable[..., StepTaken]) -> StepTaken:
        """Do *act* until it is answered; the UUID it is given stays the same."""
        asked = str(uuid.uuid4())
        began = time.monotonic()
        for cuts in range(_CUTS_AT_MOST + 1):
            newsroom.connection.engine.dispose()
            before = self._wire.bytes_passed
            if cuts < _CUTS_AT_MOST:
                # Half the links break; how long an act is, is known from those that did not.
                self._wire.cut_after(self._random.randrange(2 * self._lengths.get(name, 10_000)))
            try:
                answer = act(command_id=asked)
            except DatabaseUnavailable:
                continue
            # An act done before its link broke is only told of when it is asked for again: that takes less.
            self._lengths[name] = max(self._lengths.get(name, 0), self._wire.bytes_passed - before)
            self.figures.count_act(cuts, time.monotonic() - began)
            return answer
        raise AssertionError("The act was not done over a whole link.")


def _wrong_counts(root: Newsroom, articles: int) -> Iterator[str]:
    """Yield every article of which there is anything too much or too little."""
    wanted = {
        "create": 1,
        "submit": 1,
        "save": _EDITIONS_EACH - 1,
        "approve": _EDITIONS_EACH,
        "publish": _EDITIONS_EACH,
    }
    slugs = {row.slug: row.article_id for row in root.reading.articles()}
    if set(slugs) != {f"ferry-{number}" for number in range(articles)}:
        yield f"there are {len(slugs)} articles, not {articles}"
    with reading(root.connection.engine) as session:
        editions = dict(
            session.execute(select(Edition.article_id, func.count()).group_by(Edition.article_id))
            .tuples()
            .all()
        )
        versions = dict(
            session.execute(
                select(ArticleVersion.article_id, func.count()).group_by(ArticleVersion.article_id)
            )
            .tuples()
            .all()
        )
    for slug, article_id in slugs.items():
        done = Counter(row.step for row in root.reading.history(slug))
        if (editions[article_id], versions[article_id], done) != (_EDITIONS_EACH, _EDITIONS_EACH, wanted):
            yield f"{slug}: {editions[article_id]} editions, {versions[article_id]} versions, {dict(done)}"
