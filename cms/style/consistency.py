"""One thing written in two ways within one article: a name with and without its hyphen, two spellings of a city."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cms.domain.proofreading import Passage, Remark, Scope
from cms.style.rules import Rule
from cms.style.terms import remark_of

_TELLS_NOTHING = re.compile(r"[-‐‑·\s]+")


@dataclass(frozen=True, slots=True)
class _Use:
    """One way of writing something, where it stands."""

    rule: Rule
    what: str
    way: str
    start: int


class Consistency:
    """The rules about one way of writing; what it found in a passage is remembered until the passage changes."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._remembered: dict[tuple[Scope, str], tuple[_Use, ...]] = {}

    def read(self, passages: Sequence[Passage]) -> list[list[Remark]]:
        """Return for each passage a remark on every way of writing a thing that the article mostly writes otherwise.

        Of ways used equally often the first one counts.
        """
        keys = [(passage.scope, passage.text) for passage in passages]
        self._remembered = {
            key: self._remembered[key] if key in self._remembered else tuple(self._uses(*key)) for key in keys
        }
        of_one: dict[tuple[str, str], list[tuple[int, _Use]]] = defaultdict(list)
        for number, key in enumerate(keys):
            for use in self._remembered[key]:
                of_one[use.rule.rule_id, use.what].append((number, use))
        found: list[list[Remark]] = [[] for _ in passages]
        for uses in of_one.values():
            counted = Counter(use.way for _, use in uses)
            usual = max(counted, key=lambda way: counted[way])
            for number, use in uses:
                if use.way != usual:
                    text, end = passages[number].text, use.start + len(use.way)
                    found[number].append(remark_of(use.rule, text, use.start, end, (usual,)))
        return found

    def _uses(self, scope: Scope, text: str) -> Iterator[_Use]:
        for rule in self._rules:
            if scope not in rule.scopes:
                continue
            if rule.pattern is not None:
                for found in rule.pattern.finditer(text):
                    # A pattern that looks ahead finds names that overlap: “President Kim Jong Un”.
                    group = rule.pattern.groups
                    what = _TELLS_NOTHING.sub("", found[group]).lower()
                    yield _Use(rule, what, found[group], found.start(group))
            for ways in rule.variants:
                yield from _variants(rule, ways, text)


def _variants(rule: Rule, ways: tuple[str, ...], text: str) -> Iterator[_Use]:
    if not any(way in text for way in ways):
        return
    longest_first = "|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True))
    behind = r"(?!\w)" if rule.language == "en" else ""
    for found in re.finditer(rf"(?<!\w)(?:{longest_first}){behind}", text):
        yield _Use(rule, ways[0], found[0], found.start())
