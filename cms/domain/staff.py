"""What is said of somebody when they are added, renamed, or leave."""

from dataclasses import dataclass, field

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
