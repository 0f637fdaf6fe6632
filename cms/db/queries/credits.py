"""The agencies a newsroom knows, and in which style its desks print credits."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cms.db.credit_tables import AgencyRecord, HouseStyleRecord, PhotographerRecord
from cms.db.tables import Desk
from cms.domain.credits.agencies import SHIPPED, Agency, AgencyBook
from cms.domain.credits.house_style import House, HouseStyle, HouseStyleRow
from cms.domain.credits.photographers import Photographer, Photographers


def agency_book(session: Session) -> AgencyBook:
    """Return every agency: those that come with the program, the newsroom's own entries in their place."""
    own = [
        _agency(record) for record in session.scalars(select(AgencyRecord).order_by(AgencyRecord.agency_key))
    ]
    return SHIPPED.with_own(own) if own else SHIPPED


def photographers_in(session: Session) -> Photographers:
    """Return every photographer whose spellings somebody listed, by name."""
    found = session.scalars(select(PhotographerRecord).order_by(PhotographerRecord.name))
    return Photographers(Photographer(one.name, tuple(one.spellings)) for one in found)


def house_for(session: Session, desk_id: str | None, language: str) -> House:
    """Return how a desk prints credits in *language*: in its own style, the newsroom's, or the seed's."""
    found = session.scalars(
        select(HouseStyleRecord).where(
            HouseStyleRecord.language == language,
            or_(HouseStyleRecord.desk_id == desk_id, HouseStyleRecord.desk_id.is_(None)),
        )
    ).all()
    record = next((one for one in found if one.desk_id), next(iter(found), None))
    style = HouseStyle(record.line, tuple(record.forms)) if record else HouseStyle()
    return House(style, agency_book(session))


def house_style_rows(session: Session) -> list[HouseStyleRow]:
    """Return every style that was set: the newsroom's first, then those of desks."""
    found = session.execute(
        select(HouseStyleRecord, Desk.slug)
        .outerjoin(Desk, Desk.desk_id == HouseStyleRecord.desk_id)
        .order_by(Desk.slug, HouseStyleRecord.language)
    )
    rows = [
        HouseStyleRow(slug or "", record.language, HouseStyle(record.line, tuple(record.forms)))
        for record, slug in found
    ]
    return sorted(rows, key=lambda row: (row.desk, row.language))


def _agency(record: AgencyRecord) -> Agency:
    return Agency(
        key=record.agency_key,
        korean=record.korean,
        english=record.english,
        full_name=record.full_name,
        spellings=tuple(record.spellings),
        is_korean=record.is_korean,
        is_state_agency=record.is_state_agency,
        rights=record.usage_rights or "",
        warning=record.warning,
        is_listed=record.is_listed,
    )
