"""The table of house style: what a rule says, and the tables that ship with Copydesk, `resources/style/*.json`.

Each rule carries examples, good and bad, which are its own tests. A table that does not follow the form is refused.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from cms.domain.counts import headline_limit
from cms.domain.proofreading import Scope, Severity
from resources import RESOURCES

_FOLDER = RESOURCES / "style"
_EVERYWHERE = (Scope.BODY, Scope.HEADLINE, Scope.SUBHEADLINE, Scope.CAPTION)


class Kind(StrEnum):
    """How a rule finds what it is about: words, a pattern, one thing written in two ways, too much of something."""

    TERM = "term"
    PATTERN = "pattern"
    CONSISTENCY = "consistency"
    LIMIT = "limit"


class Bounds(StrEnum):
    """Where a term stands: as whole words, at the start of a word that may go on (particles, endings), or anywhere."""

    WORD = "word"
    START = "start"
    ANY = "any"


class Unit(StrEnum):
    """What a limit counts."""

    CHARACTERS = "characters"
    # As many as the page says a headline may have.
    HEADLINE_CHARACTERS = "headline_characters"
    WORDS_OF_A_SENTENCE = "words_of_a_sentence"
    CHARACTERS_OF_A_SENTENCE = "characters_of_a_sentence"


class RuleError(ValueError):
    """A rule does not follow the form of the table."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. *explanation* is by language of the window.

    A term rule has *terms* with what to write instead, a pattern rule *pattern* with *fixes* (groups as `\\1`), a
    consistency rule *variants*, each a list of ways to write one thing, or a *pattern* whose finds are the same thing if
    only hyphens, blanks and capitals tell them apart (in its group, if it has one); a limit rule the *most* there may be
    of a *unit*.
    """

    rule_id: str
    language: str
    kind: Kind
    category: str
    explanation: Mapping[str, str]
    severity: Severity = Severity.STYLE
    scopes: tuple[Scope, ...] = _EVERYWHERE
    bounds: Bounds = Bounds.WORD
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None
    fixes: tuple[str, ...] = ()
    variants: tuple[tuple[str, ...], ...] = ()
    most: int = 0
    unit: Unit = Unit.CHARACTERS
    source: str = ""
    good: tuple[str, ...] = ()
    # Each bad example with what it becomes by the first fix; empty where the rule has no fix for it.
    bad: tuple[tuple[str, str], ...] = ()


@cache
def shipped_rules(language: str) -> tuple[Rule, ...]:
    """Return the rules for articles in *language* that ship with Copydesk."""
    return rules_in(json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8")), language)


def rules_in(table: Iterable[Mapping[str, Any]], language: str) -> tuple[Rule, ...]:
    """Return the rules that *table* holds, or raise RuleError saying which of them is not one."""
    rules = tuple(_rule(stored, language) for stored in table)
    ids = [rule.rule_id for rule in rules]
    if twice := next((rule_id for rule_id in ids if ids.count(rule_id) > 1), ""):
        raise RuleError(f"There are two rules “{twice}”.")
    return rules


_NAMES = "id kind category explanation severity scopes bounds terms pattern fixes variants most unit source good bad"
_KEYS = frozenset(_NAMES.split())


def _rule(stored: Mapping[str, Any], language: str) -> Rule:
    name = stored.get("id", "?")
    if unknown := stored.keys() - _KEYS:
        raise RuleError(f"Rule “{name}” has what no rule has: {', '.join(sorted(unknown))}.")
    try:
        unit = Unit(stored.get("unit", Unit.CHARACTERS))
        rule = Rule(
            rule_id=stored["id"],
            language=language,
            kind=Kind(stored["kind"]),
            category=stored["category"],
            explanation=dict(stored["explanation"]),
            severity=Severity(stored.get("severity", Severity.STYLE)),
            scopes=tuple(Scope(scope) for scope in stored.get("scopes", _EVERYWHERE)),
            bounds=Bounds(stored.get("bounds", Bounds.WORD if language == "en" else Bounds.START)),
            terms={term: _fixes(fix) for term, fix in stored.get("terms", {}).items()},
            pattern=re.compile(stored["pattern"]) if "pattern" in stored else None,
            fixes=_fixes(stored.get("fixes")),
            variants=tuple(tuple(ways) for ways in stored.get("variants", ())),
            most=headline_limit(language) if unit is Unit.HEADLINE_CHARACTERS else stored.get("most", 0),
            unit=unit,
            source=stored.get("source", ""),
            good=tuple(stored.get("good", ())),
            bad=tuple(
                (one, "") if isinstance(one, str) else (one[0], one[1]) for one in stored.get("bad", ())
            ),
        )
    except (KeyError, ValueError, TypeError, AttributeError, re.error) as error:
        raise RuleError(f"Rule “{name}” does not follow the form: {error}") from error
    _refuse_empty(rule)
    return rule


def _refuse_empty(rule: Rule) -> None:
    has_what_it_needs = {
        Kind.TERM: bool(rule.terms),
        Kind.PATTERN: rule.pattern is not None,
        Kind.CONSISTENCY: bool(rule.variants) or rule.pattern is not None,
        Kind.LIMIT: rule.most > 0,
    }
    if not has_what_it_needs[rule.kind]:
        raise RuleError(f"Rule “{rule.rule_id}” says nothing to look for.")


def _fixes(stored: str | list[str] | None) -> tuple[str, ...]:
    if stored is None:
        return ()
    return (stored,) if isinstance(stored, str) else tuple(stored)
