"""Wording photographs, caption codes and templates in a newsroom kept in a file."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cms.db.keeping.file_acts import Hand
from cms.db.queries.photos import photo_by_id
from cms.db.tables import KeptCode, KeptTemplate
from cms.domain.photos.captioning import CaptionTemplate, Rewording, photo_reworded, template_to_json


def reword(hand: Hand, session: Session, changes: Sequence[Rewording]) -> dict[str, Any]:
    """Write new words into photographs, unless somebody else has changed those they take the place of."""
    for change in changes:
        photo = photo_by_id(session, change.photo_id)
        if any(getattr(photo, name) != words for name, words in change.seen.items()):
            raise photo_reworded()
        for name, words in change.changed.items():
            setattr(photo, name, words)
        hand.enter_newsroom_act(
            session, "reword_photo", f"{photo.photo_id}: {', '.join(sorted(change.changed))}"
        )
    return {"photos": len(changes)}


def keep_codes(hand: Hand, session: Session, codes: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Keep codes with their replacements; one without any is taken out of the table."""
    for code, words in codes.items():
        if words:
            kept = KeptCode(code=code, replacements=list(words), kept_by=hand.person_id, kept_at=hand.clock())
            session.merge(kept)
        else:
            session.execute(delete(KeptCode).where(KeptCode.code == code))
    hand.enter_newsroom_act(session, "keep_codes", " ".join(sorted(codes))[:400])
    return {}


def keep_template(hand: Hand, session: Session, template: CaptionTemplate) -> dict[str, Any]:
    """Keep a template in place of another of that name; without fields it is taken away."""
    if template.fields:
        session.merge(
            KeptTemplate(
                name=template.name,
                fields=template_to_json(template),
                kept_by=hand.person_id,
                kept_at=hand.clock(),
            )
        )
    else:
        session.execute(delete(KeptTemplate).where(KeptTemplate.name == template.name))
    hand.enter_newsroom_act(session, "keep_template", template.name)
    return {}
