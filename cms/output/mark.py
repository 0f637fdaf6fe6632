"""The mark beside each page on disk: whose page it is and what it was made from."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from cms.domain.edition import PublishedEdition, Site
from cms.output.addresses import checked_picture
from cms.output.shelf import put_text
from cms.output.templates import TEMPLATES
from cms.version import VERSION

PAGE = "index.html"
_MARK = ".edition.json"


def leave_mark(edition: PublishedEdition, site: Site, place: Path, pictures: set[str]) -> None:
    """Note in the folder *place* that its page shows *edition* with *pictures*."""
    mark = {
        "article_id": edition.article_id,
        "edition_id": edition.edition_id,
        "made_from": _fingerprint(edition, site),
        "pictures": sorted(pictures),
    }
    put_text(place / _MARK, json.dumps(mark))


def owner_of(place: Path) -> str:
    """Return the id of the article whose page is in *place*, or nothing if no page of ours is there."""
    return str(_read_mark(place).get("article_id", ""))


def is_current(edition: PublishedEdition, site: Site, place: Path) -> bool:
    """Whether the page in *place* was made from this edition, site and templates, with its pictures."""
    mark = _read_mark(place)
    return (
        mark.get("made_from") == _fingerprint(edition, site)
        and (place / PAGE).exists()
        and set(mark["pictures"]) <= pictures_in(place)
    )


def is_our_page(page: Path) -> bool:
    """Whether the file *page* was made from our templates."""
    return '<meta name="generator" content="Copydesk">' in page.read_text(encoding="utf-8", errors="replace")


def articles_in(folder: Path) -> list[Path]:
    """Return the folders under *folder* that hold a page of ours."""
    return sorted(mark.parent for mark in folder.glob(f"*/{_MARK}"))


def pictures_in(place: Path) -> set[str]:
    """Return the names of the pictures in a folder of ours; only names we could have given are ours."""
    return {path.name for path in place.iterdir() if _is_picture_name(path.name)}


def take_away(place: Path) -> None:
    """Remove a page of ours and its pictures; the folder goes too unless somebody put something in it."""
    for name in (*pictures_in(place), PAGE, _MARK):
        (place / name).unlink(missing_ok=True)
    if not any(place.iterdir()):
        place.rmdir()


def _read_mark(place: Path) -> dict[str, Any]:
    try:
        mark: dict[str, Any] = json.loads((place / _MARK).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except ValueError:  # cut short by a power failure: the page is simply made again
        return {}
    return mark


def _is_picture_name(name: str) -> bool:
    try:
        return checked_picture(name) == name
    except ValueError:
        return False


def _fingerprint(edition: PublishedEdition, site: Site) -> str:
    """Return a hash of all that a page is made from: the edition, the site, the templates and the program."""
    # A value is told apart by how it is written out, which is much quicker than making JSON of it.
    return hashlib.sha256(
        f"{_templates()}{site!r}{edition!r}".encode("utf-8", "backslashreplace")
    ).hexdigest()


@cache
def _templates() -> str:
    digest = hashlib.sha256(VERSION.encode())
    for template in sorted(TEMPLATES.glob("*.j2")):
        digest.update(template.read_bytes())
    return digest.hexdigest()
