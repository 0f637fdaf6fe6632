"""Desks and people of a newsroom kept in a file."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from cms.db.keeping.file_acts import Hand, place_of
from cms.db.keeping.file_texts import save_unfinished
from cms.db.keeping.keeper import Staffer
from cms.db.tables import Article, Desk, DeskMember, EditLease, Person
from cms.domain.staff import InHand, Names
from cms.domain.workflow import Role, Stage, Step


def add_desk(
    hand: Hand, session: Session, slug: str, name: str, name_ko: str, *, is_solo: bool
) -> dict[str, Any]:
    """Open a desk."""
    session.add(Desk(slug=slug, name=name, name_ko=name_ko, is_solo=is_solo, created_at=hand.clock()))
    kind = " (solo: four eyes relaxed)" if is_solo else ""
    hand.enter_newsroom_act(session, "add_desk", f"{slug}{kind}")
    return {"slug": slug}


def set_solo(hand: Hand, session: Session, desk: Desk, *, is_solo: bool) -> dict[str, Any]:
    """Relax four eyes at a desk, or ask for them again."""
    desk.is_solo = is_solo
    hand.enter_newsroom_act(session, "relax_four_eyes" if is_solo else "restore_four_eyes", desk.slug)
    return {"slug": desk.slug}


def add_person(hand: Hand, session: Session, staffer: Staffer) -> dict[str, Any]:
    """Add somebody with their roles."""
    person = Person(
        login=staffer.login,
        name=staffer.name,
        name_ko=staffer.name_ko,
        byline=staffer.byline,
        language=staffer.language,
        is_admin=staffer.is_admin,
        is_active=True,
        password_hash=staffer.verifier,
        created_at=hand.clock(),
    )
    session.add(person)
    session.flush()
    told = _give_roles(session, person, staffer.roles)
    hand.enter_newsroom_act(session, "add_person", f"{staffer.login} ({told})")
    return {"login": staffer.login}


def rename(hand: Hand, session: Session, person: Person, names: Names) -> dict[str, Any]:
    """Call somebody something else."""
    person.name, person.name_ko = names.name, names.name_ko
    person.byline, person.language = names.byline, names.language
    hand.enter_newsroom_act(session, "rename_person", f"{person.login} ({names.name})")
    return {"login": person.login}


def in_hand_of(session: Session, person: Person) -> InHand:
    """Return how much somebody has under way."""

    def count(table: type[Article | EditLease], whose: InstrumentedAttribute[Any]) -> int:
        found = select(func.count()).select_from(table).where(whose == person.person_id)
        return session.execute(found).scalar_one()

    return InHand(
        articles=count(Article, Article.assigned_to),
        writing=count(EditLease, EditLease.person_id),
        reviewing=count(Article, Article.claimed_by),
    )


def set_roles(
    hand: Hand, session: Session, person: Person, roles: Sequence[tuple[str, Role]], *, is_admin: bool
) -> dict[str, Any]:
    """Give somebody exactly these roles."""
    session.execute(delete(DeskMember).where(DeskMember.person_id == person.person_id))
    told = _give_roles(session, person, roles)
    person.is_admin = is_admin
    admin = ", admin" if is_admin else ""
    hand.enter_newsroom_act(session, "set_roles", f"{person.login} ({told}{admin})")
    return {"login": person.login}


def disable(hand: Hand, session: Session, person: Person, successor: Person | None) -> dict[str, Any]:
    """End somebody's access: what they were writing becomes theirs as a version, and others may go on."""
    person.is_active = False
    for lease in session.scalars(select(EditLease).where(EditLease.person_id == person.person_id)).all():
        save_unfinished(hand, session, session.get_one(Article, lease.article_id), person.person_id)
        session.delete(lease)
    _unclaim(hand, session, person)
    session.execute(
        update(Article)
        .where(Article.assigned_to == person.person_id)
        .values(assigned_to=successor.person_id if successor else None)
    )
    to = f" (to {successor.login})" if successor else ""
    hand.enter_newsroom_act(session, "disable_person", f"{person.login}{to}")
    return {"login": person.login}


def enable(hand: Hand, session: Session, person: Person) -> dict[str, Any]:
    """Let somebody in again."""
    person.is_active = True
    hand.enter_newsroom_act(session, "enable_person", person.login)
    return {"login": person.login}


def set_password(hand: Hand, session: Session, person: Person, verifier: str) -> dict[str, Any]:
    """Keep what stands for somebody's new password."""
    person.password_hash = verifier
    hand.enter_newsroom_act(session, "set_password", person.login)
    return {"login": person.login}


def _unclaim(hand: Hand, session: Session, person: Person) -> None:
    # What somebody was reviewing goes back into the queue.
    claimed = select(Article).where(Article.claimed_by == person.person_id)
    for article in session.scalars(claimed).all():
        before = place_of(article)
        article.claimed_by = None
        if article.stage == Stage.IN_REVIEW:
            hand.move(article, Stage.SUBMITTED)
        hand.enter(session, article, Step.RELEASE, before, f"{person.login} left")


def _give_roles(session: Session, person: Person, roles: Sequence[tuple[str, Role]]) -> str:
    told = []
    for desk_id, role in dict.fromkeys(roles):
        session.add(DeskMember(desk_id=desk_id, person_id=person.person_id, role=role.value))
        told.append(f"{session.get_one(Desk, desk_id).slug}:{role}")
    session.flush()
    return ", ".join(told) or "no desk"
