"""Made-up people and desks for the tests of the screen that keeps them."""

from cms.domain.rows import DeskRow, PersonRow
from cms.domain.workflow import Role

WORLD = DeskRow("d1", "world", "World", "국제", is_solo=False, open_articles=1)
SPORTS = DeskRow("d2", "sports", "Sports", "", is_solo=False)
LETTERS = DeskRow("d3", "letters", "Letters", "독자", is_solo=True, open_articles=3)
DESKS = (WORLD, SPORTS, LETTERS)


def person(login: str, name: str, *, name_ko: str = "", **more: object) -> PersonRow:
    """Somebody who works here."""
    row = {
        "person_id": f"id-{login}",
        "login": login,
        "name": name,
        "name_ko": name_ko,
        "byline": "",
        "language": "en",
        "is_admin": False,
        "is_active": True,
        "has_password": True,
        "roles": {},
    }
    return PersonRow(**{**row, **more})


ROOT = person("root", "Root Admin", is_admin=True)
MINJI = person(
    "minji", "Minji Kim", name_ko="김민지", byline="By Minji Kim", roles={"world": frozenset({Role.REPORTER})}
)
HANA = person(
    "hana",
    "Hana Choi",
    has_password=False,
    roles={"world": frozenset({Role.EDITOR, Role.PICTURE_EDITOR}), "sports": frozenset({Role.EDITOR})},
)
GONE = person("abel", "Abel Gone", is_active=False, roles={"world": frozenset({Role.EDITOR})})
PEOPLE = (ROOT, MINJI, HANA, GONE)
