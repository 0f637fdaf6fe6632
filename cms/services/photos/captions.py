"""The caption desk: wording many photographs in one act, and the codes and templates they are worded with."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy.orm import Session

from cms.db.queries.captions import code_table, templates, uses_of
from cms.db.queries.photos import photo_by_id, photo_rows
from cms.db.transaction import reading
from cms.domain.errors import RuleBroken, UnreadableFile
from cms.domain.photos.caption_codes import CodesRead, CodeTable, codes_in
from cms.domain.photos.captioning import CaptionTemplate, Rewording, UseRow
from cms.domain.photos.papers import PhotoPapers
from cms.domain.rows import PhotoRow, StepTaken
from cms.services.connection import Connection
from cms.services.photos.library import Photos, Wording

_LONGEST_NAME = 80
_LARGEST_TABLE = 2_000_000
_ENCODINGS = ("utf-8-sig", "cp949", "utf-16")


class Captions:
    """The words of the library's photographs, as one person writes them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reword(self, changes: Sequence[Rewording], *, command_id: str = "") -> list[PhotoRow]:
        """Write the new words of all photographs or of none, and return their rows; articles keep their own words.

        Refused if somebody else has changed what they take the place of.
        """

        def write(session: Session) -> dict[str, object]:
            return self._connection.keeper.reword_photos(session, changes)

        if changes:
            self._connection.command("reword_photos", write, command_id)
        return self.photos([change.photo_id for change in changes])

    def photos(self, photo_ids: Sequence[str]) -> list[PhotoRow]:
        """Return photographs in the order they are named; any that are not there are left out."""
        with reading(self._connection.readable) as session:
            found = {row.photo_id: row for row in photo_rows(session, self._connection.clock(), photo_ids)}
        return [found[photo_id] for photo_id in photo_ids if photo_id in found]

    def papers(self, photo_id: str) -> PhotoPapers:
        """Return what is agreed on a photograph, and what its file says that people must know."""
        photos = Photos(self._connection)
        told = photos.told(photo_id)
        return PhotoPapers(
            photo_id,
            leases=tuple(photos.leases(photo_id)),
            proposals=photos.lease_proposals(photo_id),
            stipulated=photos.stipulations(photo_id).said,
            has_content_credentials=bool(told.get("has_content_credentials")),
            told=told,
        )

    def uses(self, photo_id: str) -> list[UseRow]:
        """Return the articles that use a photograph, each with the fields in which its words are not the library's."""
        with reading(self._connection.readable) as session:
            (photo,) = photo_rows(
                session, self._connection.clock(), [photo_by_id(session, photo_id).photo_id]
            )
            return uses_of(session, photo)

    def give_words(self, slug: str, photo_id: str, *, command_id: str = "") -> StepTaken:
        """Let an article say of a photograph what the library says, where that says something."""
        with reading(self._connection.readable) as session:
            (photo,) = photo_rows(
                session, self._connection.clock(), [photo_by_id(session, photo_id).photo_id]
            )
        wording = Wording(photo.caption or None, photo.credit_line or None, photo.alt_text or None)
        return Photos(self._connection).reword_use(slug, photo_id, wording, command_id=command_id)

    def codes(self) -> CodeTable:
        """Return the newsroom's caption codes."""
        with reading(self._connection.readable) as session:
            return code_table(session)

    def keep_codes(self, table: CodeTable, *, command_id: str = "") -> CodeTable:
        """Make *table* the newsroom's codes: what is not in it goes."""
        gone: dict[str, tuple[str, ...]] = dict.fromkeys(self.codes().replacements, ())

        def keep(session: Session) -> dict[str, object]:
            return self._connection.keeper.keep_codes(session, gone | dict(table.replacements))

        self._connection.command("keep_codes", keep, command_id)
        return self.codes()

    def take_codes(self, text: str, *, command_id: str = "") -> CodesRead:
        """Add the codes of a photographer's table, a code, a tab and its replacements on each line."""
        read = codes_in(text)
        if not read.codes.replacements:
            raise RuleBroken(
                "There is no caption code in this table: each line is a code, a tab and its words."
            )

        def keep(session: Session) -> dict[str, object]:
            return self._connection.keeper.keep_codes(session, read.codes.replacements)

        self._connection.command("keep_codes", keep, command_id)
        return read

    def table_in(self, file: Path) -> str:
        """Return the text of a table of codes: in UTF-8, or in what Windows wrote in Korea."""
        try:
            if file.stat().st_size > _LARGEST_TABLE:
                raise UnreadableFile("“{name}” is too large for a table of caption codes.", name=file.name)
            content = file.read_bytes()
        except OSError as error:
            raise UnreadableFile("“{name}” cannot be read.", name=file.name) from error
        for encoding in _ENCODINGS:
            with suppress(UnicodeDecodeError):
                return content.decode(encoding)
        raise UnreadableFile("“{name}” is no text.", name=file.name)

    def templates(self) -> list[CaptionTemplate]:
        """Return the newsroom's caption templates, by name."""
        with reading(self._connection.readable) as session:
            return templates(session)

    def keep_template(self, template: CaptionTemplate, *, command_id: str = "") -> None:
        """Keep a template in place of another of that name; one without fields is taken away."""
        name = " ".join(template.name.split())
        if not 0 < len(name) <= _LONGEST_NAME:
            raise RuleBroken("A caption template has a name of 1 to {most} letters.", most=_LONGEST_NAME)

        def keep(session: Session) -> dict[str, object]:
            named = CaptionTemplate(name, template.fields)
            return self._connection.keeper.keep_template(session, named)

        self._connection.command("keep_template", keep, command_id)
