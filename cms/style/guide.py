"""Reads texts by a table of rules: each passage by itself, and the whole article for what must be written one way."""

from collections.abc import Iterable, Iterator, Sequence

from cms.domain.proofreading import Passage, Remark
from cms.style.consistency import Consistency
from cms.style.limits import over_limit
from cms.style.rules import Kind, Rule
from cms.style.terms import TermIndex, remark_of


class StyleGuide:
    """Rules made ready for reading: terms in one index, the rest in order."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._terms = TermIndex(self.rules)
        self._patterns = [rule for rule in self.rules if rule.kind is Kind.PATTERN]
        self._limits = [rule for rule in self.rules if rule.kind is Kind.LIMIT]
        self._consistency = Consistency(rule for rule in self.rules if rule.kind is Kind.CONSISTENCY)

    def read(self, passage: Passage) -> tuple[Remark, ...]:
        """Return what the rules say of one passage, in the order of its text."""
        if not passage.text:
            return ()
        found = [*self._terms.remarks(passage.text, passage.scope), *self._by_pattern(passage)]
        for rule in self._limits:
            if passage.scope in rule.scopes:
                found += over_limit(rule, passage.text)
        return tuple(sorted(found, key=lambda remark: (remark.start, remark.end)))

    def read_together(self, passages: Sequence[Passage]) -> list[list[Remark]]:
        """Return for each passage what is written there otherwise than in the rest of the article."""
        return self._consistency.read(passages)

    def _by_pattern(self, passage: Passage) -> Iterator[Remark]:
        for rule in self._patterns:
            if passage.scope in rule.scopes and rule.pattern is not None:
                for found in rule.pattern.finditer(passage.text):
                    if found.end() > found.start():
                        fixes = (found.expand(fix) for fix in rule.fixes)
                        yield remark_of(rule, passage.text, found.start(), found.end(), fixes)
