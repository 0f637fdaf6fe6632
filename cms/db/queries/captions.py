"""What photographs are worded with: the newsroom's caption codes and templates."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.tables import KeptCode, KeptTemplate
from cms.domain.caption_codes import CodeTable
from cms.domain.captioning import CaptionTemplate, template_from_json


def code_table(session: Session) -> CodeTable:
    """Return every caption code."""
    found = session.execute(select(KeptCode.code, KeptCode.replacements))
    return CodeTable({code: tuple(words) for code, words in found})


def templates(session: Session) -> list[CaptionTemplate]:
    """Return every caption template by name."""
    found = session.execute(select(KeptTemplate.name, KeptTemplate.fields).order_by(KeptTemplate.name))
    return [template_from_json(name, fields) for name, fields in found]
