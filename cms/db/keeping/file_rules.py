"""The newsroom's own rules of style, in a newsroom kept in a file."""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cms.db.keeping.file_acts import Hand
from cms.db.tables_beside import StyleRule
from cms.domain.own_rules import OwnRule


def add(hand: Hand, session: Session, rule: OwnRule) -> dict[str, Any]:
    """Take a rule into the list; of two about one term the later counts."""
    session.merge(
        StyleRule(
            language=rule.language,
            term=rule.term,
            better=rule.better,
            why=rule.why,
            added_by=hand.person_id,
            added_at=hand.clock(),
        )
    )
    hand.enter_newsroom_act(session, "add_style_rule", rule.term)
    return {"term": rule.term}


def remove(hand: Hand, session: Session, language: str, term: str) -> dict[str, Any]:
    """Take a rule off the list."""
    if session.get(StyleRule, (language, term)) is not None:
        session.execute(delete(StyleRule).where(StyleRule.language == language, StyleRule.term == term))
        hand.enter_newsroom_act(session, "remove_style_rule", term)
    return {"term": term}
