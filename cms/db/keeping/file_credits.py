"""Agencies, photographers, house styles and the rule on alternative text in a newsroom kept in a file."""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cms.db.credit_tables import AgencyRecord, HouseStyleRecord, PhotographerRecord
from cms.db.keeping.file_acts import Hand
from cms.db.queries.people import the_newsroom
from cms.db.tables import Desk
from cms.domain.credits.agencies import Agency, agency_to_json
from cms.domain.credits.house_style import HouseStyle
from cms.domain.credits.photographers import Photographer


def set_agency(hand: Hand, session: Session, agency: Agency) -> dict[str, Any]:
    """Keep what the newsroom knows of an agency, in the place of what it knew before."""
    session.merge(
        AgencyRecord(
            agency_key=agency.key,
            changed_by=hand.person_id,
            changed_at=hand.clock(),
            **agency_to_json(agency),
        )
    )
    taken_off = "" if agency.is_listed else " (taken off)"
    hand.enter_newsroom_act(session, "set_agency", f"{agency.key}: {agency.english}{taken_off}")
    return {"key": agency.key}


def set_photographer(hand: Hand, session: Session, photographer: Photographer) -> dict[str, Any]:
    """Keep how a photographer's name is spelled, in the place of what was kept before."""
    session.merge(
        PhotographerRecord(
            name=photographer.name,
            spellings=list(photographer.spellings),
            changed_by=hand.person_id,
            changed_at=hand.clock(),
        )
    )
    said = f"{photographer.name}: {', '.join(photographer.spellings)}"
    hand.enter_newsroom_act(session, "set_photographer", said)
    return {"name": photographer.name}


def forget_photographer(hand: Hand, session: Session, name: str) -> dict[str, Any]:
    """Know a photographer's spellings no longer."""
    session.execute(delete(PhotographerRecord).where(PhotographerRecord.name == name))
    hand.enter_newsroom_act(session, "forget_photographer", name)
    return {"name": name}


def set_house_style(
    hand: Hand, session: Session, desk: Desk | None, language: str, style: HouseStyle | None
) -> dict[str, Any]:
    """Keep the style of a desk, or of the whole newsroom, in one language; None forgets it."""
    desk_id = desk.desk_id if desk else None
    session.execute(
        delete(HouseStyleRecord).where(
            HouseStyleRecord.desk_id.is_not_distinct_from(desk_id), HouseStyleRecord.language == language
        )
    )
    if style:
        session.add(
            HouseStyleRecord(
                desk_id=desk_id,
                language=language,
                line=style.line,
                forms=list(style.forms),
                changed_by=hand.person_id,
                changed_at=hand.clock(),
            )
        )
    named = desk.slug if desk else "newsroom"
    said = style.line if style else "as the newsroom"
    hand.enter_newsroom_act(session, "set_house_style", f"{named} {language}: {said}")
    return {"desk": named, "language": language}


def require_alt_text(hand: Hand, session: Session, *, is_required: bool) -> dict[str, Any]:
    """Say whether a photograph without alternative text stops an article."""
    the_newsroom(session).requires_alt_text = is_required
    hand.enter_newsroom_act(session, "require_alt_text", "yes" if is_required else "no")
    return {"required": is_required}


def set_country(hand: Hand, session: Session, country: str) -> dict[str, Any]:
    """Say where the newsroom's readers live."""
    the_newsroom(session).country = country
    hand.enter_newsroom_act(session, "set_country", country)
    return {"country": country}
