"""What is said of somebody when they are added, renamed, or leave."""

from dataclasses import dataclass, field

from cms.domain.rows import PersonRow
from cms.domain.workflow import Role


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be added; *roles* are (desk slug, role)."""

    login: str
    name: str
    roles: tuple[tuple[str, Role], ...] = ()
    name_ko: str = ""
    byline: str = ""
    language: str = "en"
    is_admin: bool = False
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Names:
    """What somebody is called, how articles name them, and the language they are written to in."""

    name: str
    name_ko: str = ""
    byline: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class InHand:
    """How much somebody has under way: articles they look after, write in now, and review."""

    articles: int
    writing: int
    reviewing: int


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What is to be another of the person who signs in as *login*; None where all stays as it is."""

    login: str
    names: Names | None
    roles: tuple[tuple[str, Role], ...] | None
    is_admin: bool

    @property
    def is_any(self) -> bool:
        """Whether anything is to be another."""
        return self.names is not None or self.roles is not None


def change_of(
    person: PersonRow, names: Names, roles: tuple[tuple[str, Role], ...], *, is_admin: bool
) -> PersonChange:
    """Return what of these *names*, *roles* and rights *person* has not got already."""
    had_names = Names(person.name, person.name_ko, person.byline, person.language)
    had_roles = {(desk, role) for desk, held in person.roles.items() for role in held}
    has_others = set(roles) != had_roles or is_admin != person.is_admin
    return PersonChange(
        person.login, names if names != had_names else None, roles if has_others else None, is_admin
    )
