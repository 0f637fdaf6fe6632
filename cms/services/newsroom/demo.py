"""The demo newsroom: made from `resources/demo` by walking every article through the real steps, at past times."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from cms.body.model import Block, BlockType
from cms.db.engine import open_file
from cms.db.queries.people import person_by_login
from cms.db.transaction import reading
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.joining import KnownNewsroom
from cms.domain.photos.rights import UsageRights
from cms.domain.staff import NewPerson
from cms.domain.workflow import Role
from cms.homes import demo_login, demo_path
from cms.media.darkroom import Darkroom
from cms.services.articles.drafting import Drafting
from cms.services.articles.reading import Reading
from cms.services.articles.review import Review
from cms.services.connection import Connection, file_connection, photo_folder, site_folder
from cms.services.newsroom.in_files import FirstAdministrator, Progress, create_newsroom
from cms.services.newsroom.people import People
from cms.services.photos.library import Photos
from cms.services.readers.publishing import Publishing
from resources import RESOURCES

_DEMO = RESOURCES / "demo"
Story = dict[str, Any]


def make_demo(path: Path, progress: Progress) -> None:
    """Make the demo newsroom in the file *path*, which must not exist yet."""
    script = _script()
    admin = next(person for person in script["people"] if person["is_admin"])
    name = script["newsroom"]["name"]
    first = FirstAdministrator(
        admin["login"], admin["name"]["en"], admin["name"]["ko"], language=admin["language"]
    )
    create_newsroom(path, name["en"], first, name_ko=name["ko"], time_zone="Asia/Seoul")
    with Darkroom() as darkroom:
        scene = _Scene.open(path, darkroom)
        try:
            scene.staff(script, first.login)
            for number, story in enumerate(script["articles"], start=1):
                scene.tell(story)
                progress(number, len(script["articles"]))
        finally:
            scene.stage.engine.dispose()


def make_demo_here() -> KnownNewsroom:
    """Make the demo newsroom where this computer keeps it, unless it is there already; return how it is opened."""
    path = demo_path()
    if not path.exists():
        try:
            make_demo(path, lambda _done, _all: None)
        except BaseException:
            # Half a demo would be taken for a whole one at the next start.
            remove_demo(path)
            raise
    return KnownNewsroom("", str(path), demo_login())


def remove_demo(path: Path) -> None:
    """Take the demo newsroom away, with its photographs and pages."""
    for file in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        file.unlink(missing_ok=True)
    for folder in (photo_folder(path), site_folder(path)):
        shutil.rmtree(folder, ignore_errors=True)


def _script() -> Story:
    script: Story = json.loads((_DEMO / "newsroom.json").read_text(encoding="utf-8"))
    return script


@dataclass(slots=True)
class _Scene:
    """A newsroom whose clock can be set and in which anyone can act."""

    stage: Connection
    now: datetime

    @classmethod
    def open(cls, path: Path, darkroom: Darkroom) -> "_Scene":
        now = datetime.now(UTC)
        connection = file_connection(path, "", lambda: now, engine=open_file(path), darkroom=darkroom)
        return cls(connection, now)

    def staff(self, script: Story, admin: str) -> None:
        """Open the desks and add everybody else."""
        founding = self._as(admin, minutes_ago=script["articles"][0]["age_minutes"] + 60 * 24 * 30)
        people = People(founding)
        for desk in script["desks"]:
            people.add_desk(desk["slug"], desk["name"]["en"], name_ko=desk["name"]["ko"])
        for person in script["people"]:
            if person["login"] != admin:
                people.add_person(_new_person(person))
        # The names its articles are full of, which no dictionary has.
        for word in script["words"]:
            founding.command("add_word", partial(founding.keeper.add_word, word=word))

    def tell(self, story: Story) -> None:
        """Draft the article and take it through its steps, each at its time."""
        age, slug = story["age_minutes"], story["slug"]
        author = self._as(story["author"], minutes_ago=age)
        uses = tuple(_added(Photos(author), photo) for photo in story["photos"])
        text = replace(_text(story), photos=uses)
        Drafting(author).new_article(slug, desk=story["desk"], language=story["language"], text=text)
        for step in story["journey"]:
            person = self._as(step["by"], minutes_ago=step["age_minutes"])
            _STEPS[step["step"]](person, slug, step)

    def _as(self, login: str, *, minutes_ago: int) -> Connection:
        with reading(self.stage.engine) as session:
            person_id = person_by_login(session, login).person_id
        then = self.now - timedelta(minutes=minutes_ago)
        return replace(self.stage, person_id=person_id, clock=lambda: then)


def _new_person(person: Story) -> NewPerson:
    return NewPerson(
        login=person["login"],
        name=person["name"]["en"],
        name_ko=person["name"]["ko"],
        byline=person["byline"][person["language"]],
        language=person["language"],
        is_admin=person["is_admin"],
        roles=tuple((desk, Role(role)) for desk, role in person["desks"].items()),
    )


def _text(story: Story) -> ArticleText:
    return ArticleText(
        headline=story["headline"],
        subheadline=story["subheadline"],
        summary=story["summary"],
        byline=story["byline"],
        dateline=story["dateline"],
        body=tuple(Block(BlockType(block["type"]), block["text"]) for block in story["body"]),
    )


def _added(photos: Photos, photo: Story) -> PhotoUse:
    row = photos.add(_DEMO / "pictures" / photo["picture"])
    if photo["usage_rights"]:
        photos.set_rights(row.photo_id, UsageRights(photo["usage_rights"]))
    return PhotoUse(row.photo_id, photo["caption"], photo["credit_line"], photo["alt_text"])


def _edit(person: Connection, slug: str, step: Story) -> None:
    changes = dict(step["changes"])
    text = Reading(person).open(slug).text
    body, photos = list(text.body), list(text.photos)
    for number, words in changes.pop("blocks", {}).items():
        body[int(number) - 1] = replace(body[int(number) - 1], text=words)
    for number, fields in changes.pop("photos", {}).items():
        photos[int(number) - 1] = replace(photos[int(number) - 1], **fields)
    Drafting(person).save(slug, replace(text, body=tuple(body), photos=tuple(photos), **changes))


_STEPS: dict[str, Callable[[Connection, str, Story], object]] = {
    "submit": lambda person, slug, step: Review(person).submit(slug, note=step.get("note", "")),
    "recall": lambda person, slug, _: Review(person).recall(slug),
    "claim": lambda person, slug, _: Review(person).claim(slug),
    "release": lambda person, slug, _: Review(person).release(slug),
    "return": lambda person, slug, step: Review(person).return_to_writer(slug, reason=step["reason"]),
    "approve": lambda person, slug, _: Review(person).approve(slug),
    "publish": lambda person, slug, _: Publishing(person).publish(slug),
    "spike": lambda person, slug, step: Review(person).spike(slug, reason=step["reason"]),
    "edit": _edit,
}
