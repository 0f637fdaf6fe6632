"""Photographs: into the library with what their files say, into an article with its own caption and credit."""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from cms.db.base import new_id
from cms.db.queries.articles import article_by_slug
from cms.db.queries.photos import photo_by_id, photo_rows, photo_with_bytes
from cms.db.queries.versions import head_of, text_of
from cms.db.tables import Photo
from cms.db.transaction import reading
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.errors import NotFound, RuleBroken, UnreadableFile
from cms.domain.photos.facts import PhotoFacts
from cms.domain.photos.licence_endings import LicenceEnding
from cms.domain.photos.rights import UsageRights
from cms.domain.photos.stipulations import Stipulations
from cms.domain.photos.usage_leases import ExpiringPhoto, LeaseTerms, UsageLeaseRow
from cms.domain.rows import PhotoRow, StepTaken
from cms.services.articles.drafting import Drafting
from cms.services.connection import Connection
from cms.services.photos.files import Exported, PhotoFiles
from cms.services.photos.library_words import NamesHere, names_in, words_in_library
from cms.services.photos.pictures import LibraryPictures
from cms.services.photos.usage import PhotoUsage


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person writes about a photograph; None leaves a field as it is."""

    caption: str | None = None
    credit_line: str | None = None
    alt_text: str | None = None


@dataclass(frozen=True, slots=True)
class ExaminedPicture:
    """A picture whose original the newsroom has and whose file was read; the library may not know it yet."""

    facts: PhotoFacts
    file_name: str


class Photos:
    """The photo library, and the photographs of an article."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._drafting = Drafting(connection)
        self._pictures = LibraryPictures(connection.store, connection.darkroom)
        self._files = PhotoFiles(connection)
        self._usage = PhotoUsage(connection)

    def add(self, path: Path, *, accepts_cut_off: bool = False, command_id: str = "") -> PhotoRow:
        """Take the picture file into the library; a picture it already has is recognised and keeps its wording.

        A file that ends before its picture does is a `CutOffPicture`, unless somebody *accepts* what there is of it.
        """
        return self.take(path, accepts_cut_off=accepts_cut_off, command_id=command_id)[0]

    def take(
        self, path: Path, *, accepts_cut_off: bool = False, command_id: str = ""
    ) -> tuple[PhotoRow, bool]:
        """Take the picture file into the library; say also whether the library had the picture before."""
        return self._add(self.examine(path, accepts_cut_off=accepts_cut_off), command_id)

    def add_pasted(
        self, picture: bytes, file_name: str, *, accepts_cut_off: bool = False, command_id: str = ""
    ) -> PhotoRow:
        """Take a picture from the clipboard into the library, under the name given."""
        return self._add(
            self.examine_pasted(picture, file_name, accepts_cut_off=accepts_cut_off), command_id
        )[0]

    def examine(self, path: Path, *, accepts_cut_off: bool = False) -> ExaminedPicture:
        """Read the picture file and keep its original; nobody sees it in the library yet."""
        return self._examined(self._connection.store.add(path), path.name, accepts_cut_off=accepts_cut_off)

    def examine_pasted(
        self, picture: bytes, file_name: str, *, accepts_cut_off: bool = False
    ) -> ExaminedPicture:
        """Do the same with a picture that is in no file."""
        sha256 = self._connection.store.add_bytes(picture, name=file_name)
        return self._examined(sha256, file_name, accepts_cut_off=accepts_cut_off)

    def enter(self, session: Session, picture: ExaminedPicture, wording: Wording) -> Photo:
        """Have *picture* in the library, as part of an act; a new one says *wording* where its file says nothing."""
        known = photo_with_bytes(session, picture.facts.sha256)
        if known is not None:
            return known
        photo = self._photo(picture, names_in(session))
        for name, words in asdict(wording).items():
            if words and not getattr(photo, name):
                setattr(photo, name, words)
        # A newsroom on a server may have it without showing it: then it says which photo that is.
        photo.photo_id = self._connection.keeper.add_photo(session, photo)["photo_id"]
        return photo

    def reword(
        self,
        photo_id: str,
        wording: Wording,
        *,
        usage_rights: UsageRights | None = None,
        command_id: str = "",
    ) -> PhotoRow:
        """Change what the library says of the photograph; articles that use it keep their own words."""

        def change(session: Session) -> dict[str, Any]:
            photo = photo_by_id(session, photo_id)
            changed = {name: value for name, value in asdict(wording).items() if value is not None}
            if usage_rights is not None:
                changed["usage_rights"] = usage_rights.value
            return self._connection.keeper.reword_photo(session, photo, changed)

        return self.show(self._connection.command("reword_photo", change, command_id)["photo_id"])

    def set_rights(self, photo_id: str, rights: UsageRights, *, command_id: str = "") -> PhotoRow:
        """Say under which rights the newsroom may use the photograph."""
        return self.reword(photo_id, Wording(), usage_rights=rights, command_id=command_id)

    def attach(self, slug: str, photo_id: str, wording: Wording, *, command_id: str = "") -> StepTaken:
        """Use the photograph as the article's next one, worded as in the library unless *wording* says otherwise."""
        photo = self.show(photo_id)
        use = PhotoUse(photo.photo_id, photo.caption, photo.credit_line, photo.alt_text)
        text, base = self._head(slug)
        if use.photo_id in {known.photo_id for known in text.photos}:
            raise RuleBroken("“{slug}” uses this photo already.", slug=slug)
        text = replace(text, photos=(*text.photos, _worded(use, wording)))
        return self._drafting.save(slug, text, base=base, command_id=command_id)

    def reword_use(self, slug: str, photo_id: str, wording: Wording, *, command_id: str = "") -> StepTaken:
        """Change caption, credit or alternative text of the photograph as this article uses it."""
        photo_id = self.show(photo_id).photo_id
        text, base = self._head(slug)
        if photo_id not in {use.photo_id for use in text.photos}:
            raise NotFound("“{slug}” does not use the photo “{photo_id}”.", slug=slug, photo_id=photo_id)
        photos = tuple(_worded(use, wording) if use.photo_id == photo_id else use for use in text.photos)
        return self._drafting.save(slug, replace(text, photos=photos), base=base, command_id=command_id)

    def show(self, photo_id: str) -> PhotoRow:
        """Return one photograph of the library."""
        with reading(self._connection.readable) as session:
            return photo_rows(session, self._connection.clock(), [photo_by_id(session, photo_id).photo_id])[0]

    def library(self) -> list[PhotoRow]:
        """Return every photograph, newest first."""
        with reading(self._connection.readable) as session:
            return photo_rows(session, self._connection.clock())

    def leases(self, photo_id: str) -> list[UsageLeaseRow]:
        """Return every lease on the photograph, the newest first; withdrawn ones are among them."""
        return self._usage.leases(photo_id)

    def stipulations(self, photo_id: str) -> Stipulations:
        """Return what the photograph's file stipulates: NO ARCHIVE, OUT: KOREA, MANDATORY CREDIT …"""
        return self._usage.stipulations(photo_id)

    def lease_proposals(self, photo_id: str) -> tuple[LeaseTerms, ...]:
        """Return the leases its stipulations ask for and nobody has granted yet."""
        return self._usage.proposals(photo_id)

    def grant(self, photo_id: str, terms: LeaseTerms, *, command_id: str = "") -> UsageLeaseRow:
        """Say from when, until when and why the photograph may, or may not, be used; takes a picture editor or editor."""
        return self._usage.grant(photo_id, terms, command_id=command_id)

    def withdraw_lease(self, lease_id: str, *, reason: str = "", command_id: str = "") -> UsageLeaseRow:
        """Take a lease back; it stays to be seen, and counts no more."""
        return self._usage.withdraw(lease_id, reason=reason, command_id=command_id)

    def expiring(self, days: int = 7) -> list[ExpiringPhoto]:
        """Return the photographs whose use ends within *days*, or has ended though articles use them."""
        return self._usage.expiring(days)

    def endings(self) -> tuple[LicenceEnding, ...]:
        """Return the photographs in use whose right of use ends soon or has ended, as far as this person is told."""
        return self._usage.endings()

    def picture(self, sha256: str, width: int) -> Path:
        """Return the file of a copy at least *width* pixels wide, if the photograph is that wide."""
        return self._pictures.path_of(sha256, width)

    def told(self, photo_id: str) -> dict[str, Any]:
        """Return every fact the photograph's file told when it was added, by the names of `PhotoFacts`."""
        return self._files.told(photo_id)

    def read_again(self, photo_id: str, encoding: str, *, command_id: str = "") -> PhotoRow:
        """Read the file's old texts in another *encoding*; what a person has written since stays."""
        return self._files.read_again(photo_id, encoding, command_id=command_id)

    def export(self, photo_id: str, file: Path) -> Exported:
        """Write a copy of the original with the library's words in it, pixel for pixel, to *file*."""
        return self._files.export(photo_id, file)

    def _examined(self, sha256: str, file_name: str, *, accepts_cut_off: bool) -> ExaminedPicture:
        try:
            original = self._connection.store.path_of(sha256)
            facts = self._connection.darkroom.examine(original, name=file_name)
            self._pictures.widths_of(sha256, name=file_name, accepts_cut_off=accepts_cut_off)
        except UnreadableFile:
            if not self._known_as(sha256):
                self._connection.store.remove(sha256)
            raise
        # Before anything names it: nobody is ever shown a photo whose original the newsroom does not have.
        self._connection.store.hand_in(sha256)
        return ExaminedPicture(facts, file_name)

    def _add(self, picture: ExaminedPicture, command_id: str) -> tuple[PhotoRow, bool]:
        known_id = self._known_as(picture.facts.sha256)

        def add(session: Session) -> dict[str, Any]:
            return {"photo_id": self.enter(session, picture, Wording()).photo_id}

        photo_id = known_id or self._connection.command("add_photo", add, command_id)["photo_id"]
        try:
            return self.show(photo_id), bool(known_id)
        except NotFound as error:
            # Not why: that would tell of an article under embargo.
            raise RuleBroken(
                "“{file}” is in the newsroom already, but is kept back for now. Ask the picture desk when it can be "
                "used.",
                file=picture.file_name,
            ) from error

    def _known_as(self, sha256: str) -> str:
        with reading(self._connection.readable) as session:
            known = photo_with_bytes(session, sha256)
            return known.photo_id if known else ""

    def _photo(self, picture: ExaminedPicture, names: NamesHere) -> Photo:
        facts = picture.facts
        return Photo(
            photo_id=new_id(),
            sha256=facts.sha256,
            file_name=picture.file_name,
            format=facts.format,
            width=facts.width,
            height=facts.height,
            size_bytes=facts.size_bytes,
            taken_at=facts.taken_at,
            has_location=facts.has_location,
            added_by=self._connection.person_id,
            added_at=self._connection.clock(),
            **words_in_library(facts, names),
        )

    def _head(self, slug: str) -> tuple[ArticleText, int]:
        with reading(self._connection.readable) as session:
            article = article_by_slug(session, slug)
            return text_of(head_of(session, article)), article.head_version


def _worded(use: PhotoUse, wording: Wording) -> PhotoUse:
    return replace(use, **{name: value for name, value in asdict(wording).items() if value is not None})
