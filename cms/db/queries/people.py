"""Who works here, at which desks, as what."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cms.db.tables import Article, Desk, DeskMember, NewsroomRecord, Person
from cms.domain.errors import NotAllowed, NotFound
from cms.domain.rows import DeskRow, PersonRow
from cms.domain.workflow import Publication, Role, Stage


def the_newsroom(session: Session) -> NewsroomRecord:
    """Return the newsroom's own row."""
    return session.scalars(select(NewsroomRecord)).one()


def person_by_login(session: Session, login: str) -> Person:
    """Return the person who signs in as *login*, disabled or not."""
    person = session.scalars(select(Person).where(Person.login == login)).one_or_none()
    if person is None:
        raise NotFound("Nobody here signs in as “{login}”.", login=login)
    return person


def active_person(session: Session, person_id: str) -> Person:
    """Return the person, or refuse if an administrator has disabled the login."""
    person = session.get_one(Person, person_id)
    if not person.is_active:
        raise NotAllowed("The login “{login}” is disabled. Ask an administrator.", login=person.login)
    return person


def desk_by_slug(session: Session, slug: str) -> Desk:
    """Return the desk called *slug*."""
    desk = session.scalars(select(Desk).where(Desk.slug == slug)).one_or_none()
    if desk is None:
        known = ", ".join(session.scalars(select(Desk.slug).order_by(Desk.slug))) or "none yet"
        raise NotFound("There is no desk “{slug}”. The desks are: {known}.", slug=slug, known=known)
    return desk


def roles_at(session: Session, person_id: str, desk_id: str) -> frozenset[Role]:
    """Return what this person is at this desk."""
    roles = session.scalars(
        select(DeskMember.role).where(DeskMember.person_id == person_id, DeskMember.desk_id == desk_id)
    )
    return frozenset(Role(role) for role in roles)


def roles_anywhere(session: Session, person_id: str) -> frozenset[Role]:
    """Return what this person is at any desk."""
    roles = session.scalars(select(DeskMember.role).where(DeskMember.person_id == person_id))
    return frozenset(Role(role) for role in roles)


def edits_anywhere(session: Session, person_id: str) -> bool:
    """Return whether this person is an editor at any desk."""
    editors = (Role.EDITOR, Role.DUTY_EDITOR)
    held = select(DeskMember.role).where(DeskMember.person_id == person_id, DeskMember.role.in_(editors))
    return session.scalars(held.limit(1)).first() is not None


def staff_names(session: Session) -> frozenset[str]:
    """Return every name our own people write under, in either script."""
    found = session.execute(select(Person.name, Person.name_ko, Person.byline))
    return frozenset(name for names in found for name in names if name)


def person_rows(session: Session) -> list[PersonRow]:
    """Return everybody, by name, with their roles at each desk."""
    roles: dict[str, dict[str, set[Role]]] = defaultdict(lambda: defaultdict(set))
    memberships = select(DeskMember.person_id, Desk.slug, DeskMember.role).join(Desk)
    for person_id, slug, role in session.execute(memberships):
        roles[person_id][slug].add(Role(role))
    return [
        PersonRow(
            person_id=person.person_id,
            login=person.login,
            name=person.name,
            name_ko=person.name_ko,
            byline=person.byline,
            language=person.language,
            is_admin=person.is_admin,
            is_active=person.is_active,
            has_password=person.password_hash is not None,
            roles={slug: frozenset(held) for slug, held in roles[person.person_id].items()},
        )
        for person in session.scalars(select(Person).order_by(Person.name))
    ]


def desk_rows(session: Session) -> list[DeskRow]:
    """Return every desk, by name, with how many of its articles are on their way to readers."""
    is_open = (Article.stage != Stage.SPIKED) & (Article.publication == Publication.UNPUBLISHED)
    counts = (
        select(Desk, func.count(Article.article_id))
        .outerjoin(Article, (Article.desk_id == Desk.desk_id) & is_open)
        .group_by(Desk.desk_id)
        .order_by(Desk.created_at, Desk.name)
    )
    return [
        DeskRow(
            desk_id=desk.desk_id,
            slug=desk.slug,
            name=desk.name,
            name_ko=desk.name_ko,
            is_solo=desk.is_solo,
            open_articles=count,
        )
        for desk, count in session.execute(counts)
    ]
