"""Publications over links that break at any byte: each is asked for, with the same UUID, until it is answered."""

import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from random import Random

from sqlalchemy import select

from cms.api import Newsroom
from cms.body.model import body_from_text
from cms.db.tables import ArticleVersion, Edition
from cms.db.transaction import reading
from cms.domain.article import ArticleText
from cms.domain.line import NewsroomUnreachable
from cms.domain.rows import StepTaken
from cms.domain.workflow import EditionKind, Publication
from tests.faults.shared_desks import EDITORS, SharedDesks
from tests.servers.proxy import Proxy

# What readers get of one article: its first edition and nine updates, each of a version approved afresh.
_EDITIONS_EACH = 10
# After so many broken links of one act the next one holds.
_CUTS_AT_MOST = 3


@dataclass(slots=True)
class Figures:
    """What was asked for and what came of it."""

    publications: int = 0
    acts: int = 0
    links_cut: int = 0
    asked_again: int = 0
    seconds: float = 0.0
    longest_act_seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Figures") -> None:
        """Count what another desk did."""
        self.publications += other.publications
        self.acts += other.acts
        self.links_cut += other.links_cut
        self.asked_again += other.asked_again
        self.longest_act_seconds = max(self.longest_act_seconds, other.longest_act_seconds)


# Who works together, all pairs at once; the first writes, the second approves and publishes.
_PAIRS = tuple(zip(EDITORS, (*EDITORS[1:], EDITORS[0]), strict=True))


def publish_over_cut_links(desks: SharedDesks, publications: int, *, seed: int) -> Figures:
    """Publish so many editions, and find out what the newsroom then has of each."""
    began = time.monotonic()
    articles = -(-publications // _EDITIONS_EACH)
    figures = Figures()
    with ThreadPoolExecutor(len(_PAIRS)) as threads:
        shares = [
            threads.submit(
                _publish_share,
                desks,
                pair,
                range(number, articles, len(_PAIRS)),
                Random(f"{seed} {number}"),  # noqa: S311 (a run must come back by its seed)
            )
            for number, pair in enumerate(_PAIRS)
        ]
        for share in shares:
            figures.add(share.result())
    figures.seconds = time.monotonic() - began
    figures.wrong = [*_wrong_counts(desks.root, articles), *desks.root.ledger.broken_rows()]
    return figures


def _publish_share(desks: SharedDesks, pair: tuple[str, str], share: range, random: Random) -> Figures:
    straight = desks.desk(pair[0])
    with Proxy(desks.server.port) as wire:
        writer, editor = (desks.desk_over(wire, login) for login in pair)
        link = _BreakingLink(wire, random)
        for number in share:
            slug = f"ferry-{number}"
            straight.drafting.new_article(slug, desk="world", language="en", text=_text(1))
            straight.review.submit(slug, seen=1)
            _publish_often(writer, editor, slug, link)
        for newsroom in (writer, editor):
            newsroom.connection.engine.dispose()
        link.figures.links_cut = wire.links_cut
    return link.figures


def _publish_often(writer: Newsroom, editor: Newsroom, slug: str, link: "_BreakingLink") -> None:
    for version in range(1, _EDITIONS_EACH + 1):
        if version > 1:
            # Words changed after an approval take it back and put the article into the queue again.
            link.act(writer, "save", partial(writer.drafting.save, slug, _text(version), base=version - 1))
        link.act(editor, "approve", partial(editor.review.approve, slug, seen=version))
        kind = EditionKind.UPDATE if version > 1 else None
        out = link.act(editor, "publish", partial(editor.publishing.publish, slug, kind=kind, seen=version))
        assert (out.publication, out.version) == (Publication.LIVE, version), out
        link.figures.publications += 1


def _text(version: int) -> ArticleText:
    return ArticleText(
        f"Ferry leaves, {version}", body=body_from_text(f"The ferry left at dawn, for the {version}. time.")
    )


class _BreakingLink:
    """Breaks every other link of an act, somewhere between its first byte and its last."""

    def __init__(self, wire: Proxy, random: Random) -> None:
        self._wire = wire
        self._random = random
        self._lengths: dict[str, int] = {}
        self._name = ""
        self._cuts_before = 0
        self.figures = Figures()
        wire.cut_each_after(self._length_of_next)

    def act(self, newsroom: Newsroom, name: str, act: Callable[..., StepTaken]) -> StepTaken:
        """Do *act* until it is answered; the UUID it is given stays the same."""
        asked = str(uuid.uuid4())
        self._name, self._cuts_before = name, self._wire.links_cut
        began = time.monotonic()
        while True:
            # A link of its own for each act, so that signing in is cut as well.
            newsroom.connection.engine.pool.dispose()
            before, cuts = self._wire.bytes_passed, self._wire.links_cut
            try:
                answer = act(command_id=asked)
            except NewsroomUnreachable:
                self.figures.asked_again += 1
                continue
            if self._wire.links_cut == cuts:
                self._lengths[name] = max(self._lengths.get(name, 0), self._wire.bytes_passed - before)
            self.figures.acts += 1
            self.figures.longest_act_seconds = max(self.figures.longest_act_seconds, time.monotonic() - began)
            return answer

    def _length_of_next(self) -> int | None:
        if self._wire.links_cut - self._cuts_before >= _CUTS_AT_MOST or self._random.random() < 1 / 2:
            return None
        return self._random.randrange(1, self._lengths.get(self._name, 10_000))


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
        editions = Counter(session.scalars(select(Edition.article_id)))
        versions = Counter(session.scalars(select(ArticleVersion.article_id)))
    for slug, article_id in slugs.items():
        done = Counter(row.step for row in root.reading.history(slug))
        if (editions[article_id], versions[article_id], done) != (_EDITIONS_EACH, _EDITIONS_EACH, wanted):
            yield f"{slug}: {editions[article_id]} editions, {versions[article_id]} versions, {dict(done)}"
