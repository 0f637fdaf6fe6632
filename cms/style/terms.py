"""Thousands of terms in one look over a text: it is asked at each word which terms begin like it, and nothing else."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from cms.domain.proofreading import Remark, Scope
from cms.style.rules import Bounds, Kind, Rule

_WORD_START = re.compile(r"(?<!\w)\w")
# Terms are filed under so many of their first letters, one that is a single letter under that.
_FILED_BY = 2
_Entry = tuple[str, tuple[str, ...], Rule]


class TermIndex:
    """The terms of many rules, filed by how they begin; capitals do not matter."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._at_words: dict[str, list[_Entry]] = defaultdict(list)
        self._anywhere: dict[str, list[_Entry]] = defaultdict(list)
        for rule in rules:
            if rule.kind is Kind.TERM:
                file = self._anywhere if rule.bounds is Bounds.ANY else self._at_words
                for term, fixes in rule.terms.items():
                    file[term.lower()[:_FILED_BY]].append((term.lower(), fixes, rule))
        for file in (self._at_words, self._anywhere):
            for entries in file.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def remarks(self, text: str, scope: Scope) -> Iterator[Remark]:
        """Yield a remark for each term in *text*; of terms that begin at one place only the longest counts."""
        # Letters that become two in small letters would move all that follows.
        folded = lowered if len(lowered := text.lower()) == len(text) else text
        places = (found.start() for found in _WORD_START.finditer(folded))
        yield from self._at(places, self._at_words, folded, text, scope)
        if self._anywhere:
            yield from self._at(range(len(folded)), self._anywhere, folded, text, scope)

    def _at(
        self, places: Iterable[int], filed: dict[str, list[_Entry]], folded: str, text: str, scope: Scope
    ) -> Iterator[Remark]:
        behind = 0
        for start in places:
            if start < behind:
                continue  # inside a longer term: “addict” in “drug addict”
            filed_here = filed.get(folded[start : start + _FILED_BY], ()), filed.get(folded[start], ())
            for term, fixes, rule in chain.from_iterable(filed_here):
                if (
                    scope in rule.scopes
                    and folded.startswith(term, start)
                    and _ends(folded, start, term, rule)
                ):
                    behind = start + len(term)
                    yield remark_of(rule, text, start, behind, fixes)
                    break


def remark_of(rule: Rule, text: str, start: int, end: int, fixes: Iterable[str]) -> Remark:
    """Return what *rule* says of a stretch of *text*; fixes take over a capital at its start."""
    words = text[start:end]
    return Remark(
        rule=rule.rule_id,
        start=start,
        end=end,
        words=words,
        severity=rule.severity,
        explanation=rule.explanation.get("en", ""),
        explanation_ko=rule.explanation.get("ko", ""),
        fixes=tuple(_with_capital(fix, words) for fix in fixes),
    )


def _ends(folded: str, start: int, term: str, rule: Rule) -> bool:
    if rule.bounds is not Bounds.WORD:
        return True
    behind = folded[start + len(term) : start + len(term) + 1]
    return not (behind.isalnum() or behind == "_") or not term[-1].isalnum()


def _with_capital(fix: str, words: str) -> str:
    # Where capitals are all that is wrong, the fix is right as it is.
    is_at_start = words[:1].isupper() and fix.lower() != words.lower()
    return fix[:1].upper() + fix[1:] if is_at_start else fix
