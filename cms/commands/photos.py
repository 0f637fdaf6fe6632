"""`copydesk photo …`: photographs, what is printed under them, and whether they may be used."""

from pathlib import Path
from typing import Annotated, Any

import typer

from cms.api import Newsroom
from cms.commands.answers import kept_aside, photo_json, print_json, print_line, print_step
from cms.commands.asking import asked, newsroom_for
from cms.commands.progress import progress_of
from cms.domain.credits.credit import printed_line
from cms.domain.errors import NewsroomError
from cms.domain.legacy_text import ENCODINGS
from cms.domain.photos.rights import UsageRights, usage_rights_named
from cms.domain.rows import PhotoRow
from cms.services.photos.library import Wording

photo_commands = typer.Typer(help="Photographs.", no_args_is_help=True)

Words = Annotated[str | None, typer.Option()]
Rights = Annotated[str | None, typer.Option(help=f"One of {', '.join(UsageRights)}.")]
OfArticle = Annotated[str | None, typer.Option(help="The slug of the article that uses it.")]


@photo_commands.command()
def add(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    files: list[Path],
    article: OfArticle = None,
    caption: Words = None,
    credit: Words = None,
    alt: Words = None,
    rights: Rights = None,
    *,
    cut_off: Annotated[
        bool, typer.Option("--cut-off", help="Also files that end too early, as far as their pictures go.")
    ] = False,
) -> None:
    """Take picture files, and all pictures in folders, into the library, and into an article if one is named."""
    wording = Wording(caption, credit, alt)
    usage_rights = usage_rights_named(rights) if rights else None
    with newsroom_for(context) as newsroom:
        if article:
            newsroom.reading.open(article)
        found = newsroom.importing.found_in(files)
        entries = []
        with progress_of("Adding photos") as tell:
            for file in found:
                entries.append(
                    _added(newsroom, file, article, wording, usage_rights, accepts_cut_off=cut_off)
                )
                tell(len(entries), len(found))
    if asked(context).wants_json:
        print_json(entries)
    else:
        for entry in entries:
            print_line(f"{entry['file']}: {entry['photo_id'] if entry['ok'] else entry['error']}")
    failed = [entry for entry in entries if not entry["ok"]]
    if failed:
        raise NewsroomError(
            "{failed} of {number} files were not added: {first}",
            failed=len(failed),
            number=len(entries),
            first=failed[0]["error"],
        )


@photo_commands.command("set")
def set_wording(  # noqa: PLR0913 (each is an option of the command)
    context: typer.Context,
    photo_id: str,
    article: OfArticle = None,
    caption: Words = None,
    credit: Words = None,
    alt: Words = None,
    rights: Rights = None,
) -> None:
    """Change what a photo says: in one article if named, else in the library. Rights are always the library's."""
    wording = Wording(caption, credit, alt)
    usage_rights = usage_rights_named(rights) if rights else None
    with newsroom_for(context) as newsroom:
        if article:
            if usage_rights is not None:
                newsroom.photos.reword(photo_id, Wording(), usage_rights=usage_rights)
            print_step(context, newsroom.photos.reword_use(article, photo_id, wording))
            return
        photo = newsroom.photos.reword(photo_id, wording, usage_rights=usage_rights)
    _print_photo(context, photo)


@photo_commands.command()
def facts(context: typer.Context, photo_id: str) -> None:
    """Show every fact that a photo's file told when it was added."""
    with newsroom_for(context) as newsroom:
        told = newsroom.photos.told(photo_id)
    if asked(context).wants_json:
        print_json(told)
        return
    for name, said in told.items():
        print_line(f"{name}: {'; '.join(said) if isinstance(said, list) else said}")


@photo_commands.command()
def look(context: typer.Context, files: list[Path]) -> None:
    """Show what picture files say, and all pictures in folders, without taking them in."""
    with newsroom_for(context) as newsroom:
        found = newsroom.importing.found_in(files)
        looks = newsroom.importing.look(found)
    entries = [
        {"file": str(file), "error": str(look)}
        if isinstance(look, NewsroomError)
        else {"file": str(file), **look}
        for file, look in zip(found, looks, strict=True)
    ]
    if asked(context).wants_json:
        print_json(entries)
        return
    for entry in entries:
        said = entry.get("error") or printed_line(entry.get("caption", ""), entry.get("credit_line", ""))
        print_line(f"{entry['file']}: {said}")


@photo_commands.command("read-again")
def read_again(
    context: typer.Context,
    photo_id: str,
    encoding: Annotated[str, typer.Option("--as", help=f"One of {', '.join(ENCODINGS)}.")],
) -> None:
    """Read the old texts of a photo's file in another encoding; what a person has written since stays."""
    with newsroom_for(context) as newsroom:
        photo = newsroom.photos.read_again(photo_id, encoding)
    _print_photo(context, photo)


@photo_commands.command("export")
def export_original(context: typer.Context, photo_id: str, file: Path) -> None:
    """Write a photo's original to FILE with the library's words in it, its pixels untouched, its secrets left out."""
    with newsroom_for(context) as newsroom:
        exported = newsroom.photos.export(photo_id, file)
    if asked(context).wants_json:
        print_json(
            {
                "file": str(exported.file),
                "cut_short": list(exported.cut_short),
                "leaves_content_credentials": exported.leaves_content_credentials,
                "sidecar": str(exported.sidecar) if exported.sidecar else None,
            }
        )
        return
    print_line(str(exported.file))
    if exported.sidecar:
        print_line(
            f"Nothing can be written into a file of its kind; its words are beside it: {exported.sidecar}"
        )
    if exported.cut_short:
        print_line(f"Old programs, which read IIM only, show cut short: {', '.join(exported.cut_short)}")
    if exported.leaves_content_credentials:
        print_line("The copy has no Content Credentials any more; the original keeps them.")


@photo_commands.command()
def show(context: typer.Context, photo_id: str) -> None:
    """Show a photo of the library."""
    with newsroom_for(context) as newsroom:
        photo = newsroom.photos.show(photo_id)
    _print_photo(context, photo)


@photo_commands.command("list")
def list_photos(context: typer.Context) -> None:
    """List the library, newest first."""
    with newsroom_for(context) as newsroom:
        photos = newsroom.photos.library()
    if asked(context).wants_json:
        print_json([photo_json(photo) for photo in photos])
        return
    for photo in photos:
        print_line(f"{photo.photo_id}  {photo.file_name}  {printed_line(photo.caption, photo.credit_line)}")


def _added(
    newsroom: Newsroom,
    file: Path,
    article: str | None,
    wording: Wording,
    rights: UsageRights | None,
    *,
    accepts_cut_off: bool,
) -> dict[str, Any]:
    try:
        photo = newsroom.photos.add(file, accepts_cut_off=accepts_cut_off)
        # The words given are the article's where one is named, and else the library's.
        in_library = Wording() if article else wording
        if rights is not None or in_library != Wording():
            photo = newsroom.photos.reword(photo.photo_id, in_library, usage_rights=rights)
        if article:
            aside = kept_aside(newsroom.photos.attach(article, photo.photo_id, wording))
            if aside is not None:
                raise aside
    except NewsroomError as error:
        return _entry(file, error=str(error))
    return _entry(file, photo=photo, wording=wording)


def _entry(
    file: Path, *, photo: PhotoRow | None = None, wording: Wording | None = None, error: str = ""
) -> dict[str, Any]:
    given = wording or Wording()
    return {
        "file": str(file),
        "ok": photo is not None,
        "photo_id": photo.photo_id if photo else None,
        "sha256": photo.sha256 if photo else None,
        "width": photo.width if photo else None,
        "height": photo.height if photo else None,
        "format": photo.format if photo else None,
        "caption": given.caption if given.caption is not None else (photo.caption if photo else ""),
        "creator": photo.creator if photo else "",
        "credit_line": given.credit_line
        if given.credit_line is not None
        else (photo.credit_line if photo else ""),
        "source": photo.source if photo else "",
        "copyright": photo.copyright if photo else "",
        "taken_at": photo.taken_at if photo else None,
        "text_encoding": photo.text_encoding if photo else "",
        "error": error or None,
    }


def _print_photo(context: typer.Context, photo: PhotoRow) -> None:
    if asked(context).wants_json:
        print_json(photo_json(photo))
        return
    print_line(f"{photo.photo_id}  {photo.file_name}  {photo.width}×{photo.height} {photo.format}")
    print_line(printed_line(photo.caption, photo.credit_line))
    print_line(
        f"rights: {photo.usage_rights or 'none'}   used in: {', '.join(photo.used_in) or 'no article'}"
    )
