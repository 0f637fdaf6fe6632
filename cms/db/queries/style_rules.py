"""The newsroom's own rules of style."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.tables_beside import StyleRule
from cms.domain.own_rules import OwnRule


def own_rules(session: Session) -> tuple[OwnRule, ...]:
    """Return every rule, by language and term."""
    found = session.scalars(select(StyleRule).order_by(StyleRule.language, StyleRule.term))
    return tuple(OwnRule(rule.language, rule.term, rule.better, rule.why) for rule in found)
