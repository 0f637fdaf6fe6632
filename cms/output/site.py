"""The site on disk: a folder for each article, the front pages beside them; no reader sees half a page."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from cms.domain.edition import PublishedEdition, Site, to_json
from cms.domain.errors import RuleBroken
from cms.output.addresses import checked_picture, checked_slug, desk_page
from cms.output.front import desk_front_page, desks_of, front_page, missing_page
from cms.output.page import article_page, portrait_file
from cms.output.portrait import drawn_portrait
from cms.output.shelf import bring_picture, explained, put_text
from cms.output.templates import TEMPLATES, style_sheet

# Given the file name of a rendition or portrait, answers where its bytes lie.
PictureSource = Callable[[str], Path]

_PAGE = "index.html"
# Beside each page: which article it is and what it was made from. It tells our folders from other people's.
_MARK = ".edition.json"


def write_article(
    edition: PublishedEdition, site: Site, folder: Path, rendition_source: PictureSource
) -> Path:
    """Write the page of *edition* with its pictures under *folder* and return it.

    Pictures come first and the page last, so that a reader never gets a page without its pictures; what an
    earlier edition had and this one has not is taken away afterwards.
    """
    place = folder / checked_slug(edition.slug)
    with explained(place):
        _refuse_address_of_another(edition, place)
        place.mkdir(parents=True, exist_ok=True)
        put_text(folder / "site.css", style_sheet())
        pictures = _bring_pictures(edition, place, rendition_source)
        put_text(place / _PAGE, article_page(edition, site))
        put_text(place / _MARK, _mark(edition, site, pictures))
        for left_over in _pictures_in(place) - pictures:
            (place / left_over).unlink()
    return place / _PAGE


def write_front_pages(editions: Sequence[PublishedEdition], site: Site, folder: Path) -> list[Path]:
    """Write front page, desk pages and 404 of a site that has *editions*; return what was written."""
    desks = desks_of(editions)
    pages = {
        "site.css": style_sheet(),
        **{desk_page(slug): desk_front_page(editions, site, slug) for slug in desks},
        "404.html": missing_page(site),
        _PAGE: front_page(editions, site),
    }
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            put_text(folder / name, text)
    return [folder / name for name in pages if name.endswith(".html")]


def build_site(
    editions: Sequence[PublishedEdition], site: Site, folder: Path, rendition_source: PictureSource
) -> list[Path]:
    """Write the whole site of *editions*, one for each article, and return its pages.

    A page made from the same edition before is left as it is. Articles written here earlier that are no
    longer among *editions* are taken away; files that are not ours are never touched.
    """
    _refuse_shared_slugs(editions)
    written = []
    for edition in editions:
        page = folder / checked_slug(edition.slug) / _PAGE
        written.append(
            page
            if _is_current(edition, site, page)
            else write_article(edition, site, folder, rendition_source)
        )
    written += write_front_pages(editions, site, folder)
    with explained(folder):
        kept_slugs = {edition.slug for edition in editions}
        for mark in list(folder.glob(f"*/{_MARK}")):
            if mark.parent.name not in kept_slugs:
                _take_away(mark.parent)
        kept_desks = {desk_page(slug) for slug in desks_of(editions)}
        for page in list(folder.glob("desk-*.html")):
            if page.name not in kept_desks:
                page.unlink()
    return written


def _bring_pictures(edition: PublishedEdition, place: Path, source: PictureSource) -> set[str]:
    """Bring every picture of the page into its folder and return their names. A tombstone has none."""
    if edition.is_retracted:
        return set()
    names = {
        checked_picture(rendition.file_name) for photo in edition.photos for rendition in photo.renditions
    }
    names |= {checked_picture(author.portrait_file) for author in edition.authors if author.portrait_file}
    for name in sorted(names):
        bring_picture(source(name), place / name)
    for number, author in enumerate(edition.authors, start=1):
        if not author.portrait_file:
            name = portrait_file(author, number)
            put_text(place / name, drawn_portrait(author.name))
            names.add(name)
    return names


def _mark(edition: PublishedEdition, site: Site, pictures: set[str]) -> str:
    return json.dumps(
        {
            "article_id": edition.article_id,
            "edition_id": edition.edition_id,
            "made_from": _fingerprint(edition, site),
            "pictures": sorted(pictures),
        }
    )


def _read_mark(place: Path) -> dict[str, object]:
    """Return what stands beside the page in *place*; nothing if no page of ours is there."""
    try:
        mark = json.loads((place / _MARK).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return mark if isinstance(mark, dict) else {}


def _pictures_in(place: Path) -> set[str]:
    """Return the names of the pictures in a folder of ours; only names we could have given are ours."""
    return {path.name for path in place.iterdir() if _is_picture_name(path.name)}


def _is_picture_name(name: str) -> bool:
    try:
        return checked_picture(name) == name
    except ValueError:
        return False


def _is_current(edition: PublishedEdition, site: Site, page: Path) -> bool:
    mark = _read_mark(page.parent)
    pictures = mark.get("pictures")
    return (
        mark.get("made_from") == _fingerprint(edition, site)
        and page.exists()
        and isinstance(pictures, list)
        and set(pictures) <= _pictures_in(page.parent)
    )


def _fingerprint(edition: PublishedEdition, site: Site) -> str:
    """Return a hash of all that a page is made from: the edition, the site and the templates."""
    digest = hashlib.sha256()
    for template in sorted(TEMPLATES.glob("*.j2")):
        digest.update(template.read_bytes())
    told = [to_json(edition), site.name, site.language, site.base_url]
    digest.update(json.dumps(told, sort_keys=True).encode())
    return digest.hexdigest()


def _refuse_address_of_another(edition: PublishedEdition, place: Path) -> None:
    owner = _read_mark(place).get("article_id", edition.article_id)
    if owner != edition.article_id:
        raise _address_taken(edition.slug)


def _refuse_shared_slugs(editions: Sequence[PublishedEdition]) -> None:
    seen: set[str] = set()
    for edition in editions:
        if edition.slug in seen:
            raise _address_taken(edition.slug)
        seen.add(edition.slug)


def _address_taken(slug: str) -> RuleBroken:
    return RuleBroken(
        "Another published article already has the address “{slug}”, so the page was not written."
        " Give one of the two another slug.",
        slug=slug,
    )


def _take_away(place: Path) -> None:
    """Remove a page of ours and its pictures; the folder goes too unless somebody put something in it."""
    for name in (*_pictures_in(place), _PAGE, _MARK):
        (place / name).unlink(missing_ok=True)
    if not any(place.iterdir()):
        place.rmdir()
