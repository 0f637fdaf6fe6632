"""The newsroom's own rules, as the reader of house style wants them."""

from collections.abc import Iterable

from cms.domain.own_rules import OwnRule
from cms.domain.proofreading import Severity
from cms.style.rules import Bounds, Kind, Rule


def own_as_rules(own: Iterable[OwnRule]) -> tuple[Rule, ...]:
    """Return each of the newsroom's own rules as one of the table."""
    return tuple(_rule(rule) for rule in own)


def _rule(own: OwnRule) -> Rule:
    better = own.better
    why = f"The newsroom writes “{better}”." if better else "The newsroom does not write this."
    why_ko = f"우리 편집국은 “{better}”(으)로 씁니다." if better else "우리 편집국에서는 쓰지 않습니다."
    return Rule(
        rule_id=f"own-{own.language}-{own.term}",
        language=own.language,
        kind=Kind.TERM,
        category="newsroom",
        explanation={"en": own.why or why, "ko": own.why or why_ko},
        severity=Severity.STYLE,
        bounds=Bounds.WORD if own.language == "en" else Bounds.START,
        terms={own.term: (better,) if better else ()},
    )
