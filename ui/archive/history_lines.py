"""The history of an article as lines of a list: versions newest first, the acts on each below it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise

from cms.domain.rows import ArticleRow, EditionRow, LedgerRow, VersionRow
from cms.domain.workflow import Publication, Stage, Step

# Versions of one person that follow one another within this time are one stretch of work.
_ONE_SITTING = timedelta(hours=1)
# A version in the list tells of these itself, unless they did something more.
_TOLD_BY_VERSION = frozenset({"create", Step.SAVE.value, "save_aside"})
_REVIEWS = frozenset({Step.APPROVE.value, Step.RETURN.value})


class Mark(StrEnum):
    """What sets a version apart."""

    LIVE = "live"
    APPROVED = "approved"
    REVIEWED = "reviewed"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version; one within an opened bundle *is_inner*."""

    version: VersionRow
    marks: tuple[Mark, ...] = ()
    is_inner: bool = False


@dataclass(frozen=True, slots=True)
class BundleLine:
    """Versions of one sitting under one line, newest first."""

    versions: tuple[VersionRow, ...]
    is_open: bool = False

    @property
    def first_number(self) -> int:
        """The number of the oldest one, by which the bundle is known."""
        return self.versions[-1].number


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act of the ledger; *edition* is what readers got by it."""

    act: LedgerRow
    edition: EditionRow | None = None


HistoryLine = VersionLine | BundleLine | ActLine


@dataclass(frozen=True, slots=True)
class History:
    """All that is known of an article's past, as the newsroom hands it over."""

    versions: tuple[VersionRow, ...]
    ledger: tuple[LedgerRow, ...]
    editions: tuple[EditionRow, ...]
    row: ArticleRow

    def lines(self, opened: frozenset[int] = frozenset()) -> tuple[HistoryLine, ...]:
        """Return the lines to show; *opened* are the bundles, by their first number, that are unfolded."""
        acts = self._acts_by_version()
        found: list[HistoryLine] = []
        for sitting in self._sittings(acts):
            if len(sitting) > 1:
                bundle = BundleLine(sitting, is_open=sitting[-1].number in opened)
                found.append(bundle)
                if bundle.is_open:
                    found += [VersionLine(version, is_inner=True) for version in sitting]
                continue
            version = sitting[0]
            found.append(VersionLine(version, self._marks(version)))
            found += acts.get(version.number, ())
        return tuple(found)

    def _sittings(self, acts: dict[int, list[ActLine]]) -> list[tuple[VersionRow, ...]]:
        """Part the versions, newest first, wherever person, hour or anything worth telling changes."""
        newest_first = sorted(self.versions, key=lambda version: version.number, reverse=True)
        sittings: list[list[VersionRow]] = [[version] for version in newest_first[:1]]
        for later, earlier in pairwise(newest_first):
            stands_alone = any(
                version.number == self.row.version or version.number in acts or self._marks(version)
                for version in (later, earlier)
            )
            is_same_sitting = (
                later.saved_by_name == earlier.saved_by_name
                and sittings[-1][0].saved_at - earlier.saved_at <= _ONE_SITTING
            )
            if is_same_sitting and not stands_alone:
                sittings[-1].append(earlier)
            else:
                sittings.append([earlier])
        return [tuple(sitting) for sitting in sittings]

    def _marks(self, version: VersionRow) -> tuple[Mark, ...]:
        number, row = version.number, self.row
        is_approved = row.stage is Stage.APPROVED and number == row.version
        holds = {
            Mark.LIVE: row.publication is Publication.LIVE and number == row.live_version,
            Mark.APPROVED: is_approved,
            # Whoever approved a version has reviewed it.
            Mark.REVIEWED: number == self._last_reviewed() and not is_approved,
            Mark.SIDE: version.is_side,
        }
        return tuple(mark for mark, does_hold in holds.items() if does_hold)

    def _last_reviewed(self) -> int | None:
        reviews = [act for act in self.ledger if act.step in _REVIEWS]
        return max(reviews, key=lambda act: act.at).version if reviews else None

    def _acts_by_version(self) -> dict[int, list[ActLine]]:
        found: dict[int, list[ActLine]] = {}
        for act in sorted(self.ledger, key=lambda act: act.at, reverse=True):
            if act.version is not None and not (act.step in _TOLD_BY_VERSION and not _says_more(act)):
                found.setdefault(act.version, []).append(ActLine(act, self._edition_of(act)))
        return found

    def _edition_of(self, act: LedgerRow) -> EditionRow | None:
        """Return the edition made by *act*: that of its version nearest in time."""
        made = [edition for edition in self.editions if edition.version == act.version]
        if not made or act.step not in (Step.PUBLISH, Step.PUBLISH_URGENT, Step.RETRACT):
            return None
        return min(made, key=lambda edition: abs(edition.published_at - act.at))


def history(
    versions: Sequence[VersionRow],
    ledger: Iterable[LedgerRow],
    editions: Iterable[EditionRow],
    row: ArticleRow,
) -> History:
    """Return an article's past from what the newsroom knows of it."""
    return History(tuple(versions), tuple(ledger), tuple(editions), row)


def _says_more(act: LedgerRow) -> bool:
    """Whether a save did more than keep a text: it took back an approval."""
    return act.step == Step.SAVE and act.stage_from != act.stage_to
