"""Everything of a newsroom in a folder any program can read, so that a newsroom can always leave."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from cms.db.queries.articles import article_by_slug
from cms.db.queries.notes import threads_of
from cms.db.queries.people import person_rows, the_newsroom
from cms.db.transaction import reading
from cms.domain.article import text_to_json
from cms.domain.review_notes import NoteThread
from cms.domain.rows import ArticleRow, PhotoRow
from cms.output.forms import FILE_ENDINGS, PAGE_FORM
from cms.output.shelf import bring_picture, explained, put_text
from cms.services.articles.reading import Reading
from cms.services.connection import Connection
from cms.services.photos.library import Photos
from cms.services.readers.publishing import Publishing
from cms.services.wire.desk import WireDesk

# What lies beside the JSON of each article; the others are made of these by `copydesk export`.
_FORMS = (PAGE_FORM, "text", "json", "ninjs", "newsml-g2", "nitf")
_READ_ME = """Everything of the newsroom “{name}” that {login} may see, as of {at}.

articles/SLUG/article.json   the article: where it stands, every version with its text, each edition, act and note
articles/SLUG/article.*      its newest edition or, where readers never had it, its newest version, in each format
photos/photos.json           what the library says of each photograph
photos/originals/            the photographs as they came in, named by the first digits of SHA-256
people.json                  who works here
site/                        the readers' site as it is now: open site/index.html
"""


class TakingAlong:
    """Writes everything one person may see into a folder."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reading = Reading(connection)
        self._publishing = Publishing(connection)

    def write(self, folder: Path) -> dict[str, int]:
        """Write the whole newsroom under *folder* and return how much of what; what is there and equal is left."""
        with reading(self._connection.engine) as session:
            name, people = the_newsroom(session).name, person_rows(session)
        articles, photos = self._reading.articles(), Photos(self._connection).library()
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for place, row in zip(_places(articles), articles, strict=True):
                self._write_article(folder / "articles" / place, row)
            self._write_photos(folder / "photos", photos)
            _put_json(folder / "people.json", [asdict(person) for person in people])
        pages = self._publishing.build_site(folder / "site")
        login = next(person.login for person in people if person.person_id == self._connection.person_id)
        at = f"{self._connection.clock():%Y-%m-%d %H:%M} UTC"
        with explained(folder):
            put_text(folder / "README.txt", _READ_ME.format(name=name, login=login, at=at))
        return {"articles": len(articles), "photos": len(photos), "people": len(people), "pages": len(pages)}

    def _write_article(self, place: Path, row: ArticleRow) -> None:
        place.mkdir(parents=True, exist_ok=True)
        slug = row.article_id
        versions = [
            {**asdict(version), "text": text_to_json(self._reading.version(slug, version.number))}
            for version in self._reading.versions(slug)
        ]
        whole = {
            **asdict(row),
            "versions": versions,
            "editions": [asdict(edition) for edition in self._reading.editions(slug)],
            "acts": [asdict(act) for act in self._reading.history(slug)],
            "notes": [asdict(thread) for thread in self._threads(slug)],
            "arrivals": [asdict(arrival) for arrival in WireDesk(self._connection).arrivals(slug)],
        }
        _put_json(place / "article.json", whole)
        for form in _FORMS:
            ending = ".edition.json" if form == "json" else FILE_ENDINGS[form]
            put_text(place / f"article{ending}", self._publishing.export(slug, form))

    def _threads(self, slug: str) -> tuple[NoteThread, ...]:
        with reading(self._connection.readable) as session:
            return threads_of(session, article_by_slug(session, slug))

    def _write_photos(self, place: Path, photos: Sequence[PhotoRow]) -> None:
        originals = place / "originals"
        originals.mkdir(parents=True, exist_ok=True)
        told = []
        for photo in photos:
            name = f"{photo.sha256[:12]}-{_harmless(photo.file_name)}"
            with self._connection.store.in_use(photo.sha256) as original:
                bring_picture(original, originals / name)
            told.append({**asdict(photo), "original": f"originals/{name}"})
        _put_json(place / "photos.json", told)


def _places(articles: Sequence[ArticleRow]) -> list[str]:
    """Return a folder name for each article: its slug or, of two with the same, slug and id."""
    slugs = [row.slug for row in articles]
    return [
        row.slug if slugs.count(row.slug) == 1 else f"{row.slug}-{row.article_id[:8]}" for row in articles
    ]


def _harmless(file_name: str) -> str:
    """Return a name that leaves no folder and that every system can write."""
    kept = "".join(sign if sign.isalnum() or sign in "-_. " else "-" for sign in Path(file_name).name)
    return kept.strip(". ")[-80:] or "photo"


def _put_json(path: Path, value: Any) -> None:
    put_text(path, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=_plain) + "\n")


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"{type(value)} has no place in an export.")
