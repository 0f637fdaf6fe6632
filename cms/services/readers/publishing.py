"""Putting an approved article before readers: the edition in the newsroom, then its page.

The edition is the truth and is committed first; pages are made from editions and can always be made again.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from cms.db.keeping.keeper import NewEdition, Taking
from cms.db.queries.articles import article_by_slug
from cms.db.queries.editions import editions_of
from cms.db.queries.versions import head_of, version_of
from cms.db.tables import Article, ArticleVersion
from cms.db.transaction import reading
from cms.domain.edition import (
    to_json,
)
from cms.domain.errors import RuleBroken, StaleArticle
from cms.domain.rows import DueRow, StepTaken
from cms.domain.workflow import EditionKind, HoldState, Publication, Step
from cms.output.addresses import is_site_address
from cms.output.exports import export_html
from cms.output.forms import EXPORTS, PAGE_FORM, WRITERS
from cms.output.release import Release, ReleaseStatus
from cms.services.articles.moves import StepTaker
from cms.services.articles.review import refuse_blocked
from cms.services.connection import Connection, administrator
from cms.services.photos.pictures import PublishedPictures
from cms.services.readers.editions import EditionMaker
from cms.services.readers.site import ReadersSite, newest_of, site_of


class Publishing:
    """What an editor does with an approved or published article, and what comes out of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._steps = StepTaker(connection)
        self._pictures = PublishedPictures(connection.store, connection.darkroom)
        self._readers = ReadersSite(connection, self._pictures)
        self._editions = EditionMaker(connection.clock, self._pictures)

    def publish(
        self,
        slug: str,
        *,
        kind: EditionKind | None = None,
        notice: str = "",
        note: str = "",
        seen: int | None = None,
        command_id: str = "",
    ) -> StepTaken:
        """Publish exactly the approved text and write its page.

        The first edition needs no *kind*; a later one must say whether it is an update or a correction, and a
        correction what readers are told (*notice*). The *note* is for the ledger alone.
        """

        def check(session: Session, article: Article) -> Taking:
            return self._approved(session, article, kind, notice)

        return self._shown(
            lambda: self._steps.take(
                Step.PUBLISH, slug, reason=note, seen=seen, command_id=command_id, check=check
            )
        )

    def publish_scheduled(self, due: DueRow, *, note: str, command_id: str = "") -> StepTaken:
        """Publish the version a schedule was set for, if that schedule still stands and its time has come."""

        def check(session: Session, article: Article) -> Taking:
            if article.publication != Publication.SCHEDULED or article.scheduled_at != due.scheduled_at:
                raise StaleArticle("The article is no longer scheduled for that time. Nothing was done.")
            if due.scheduled_at > self._connection.clock():
                raise RuleBroken("The time to publish at has not come yet.")
            return replace(self._approved(session, article, None, ""), at=due.scheduled_at)

        return self._shown(
            lambda: self._steps.take(
                Step.PUBLISH,
                due.article_id,
                reason=note,
                seen=due.version,
                command_id=command_id,
                check=check,
            )
        )

    def publish_urgent(
        self, slug: str, *, reason: str, seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Publish before approval, on a duty editor's word; provenance is still required, and review comes after."""

        def check(session: Session, article: Article) -> Taking:
            _refuse_held(article, self._connection.clock())
            refuse_blocked(session, article, Step.PUBLISH_URGENT, self._connection.clock())
            _refuse_unchanged(article)
            kind = EditionKind.FIRST if article.live_version is None else EditionKind.UPDATE
            edition = self._edition(session, article, head_of(session, article), kind, "")
            return Taking(Step.PUBLISH_URGENT, edition=edition)

        return self._shown(
            lambda: self._steps.take(
                Step.PUBLISH_URGENT, slug, reason=reason, seen=seen, command_id=command_id, check=check
            )
        )

    def withdraw(self, slug: str, *, reason: str, command_id: str = "") -> StepTaken:
        """Take the article from readers for now; it may be published again."""

        return self._shown(
            lambda: self._steps.take(Step.WITHDRAW, slug, reason=reason, command_id=command_id)
        )

    def retract(self, slug: str, *, notice: str, command_id: str = "") -> StepTaken:
        """Take the article back for good: readers find *notice* at its address, and every hold falls."""

        def check(session: Session, article: Article) -> Taking:
            live = version_of(session, article, article.live_version or 0)
            edition = self._edition(session, article, live, EditionKind.RETRACTION, notice)
            return Taking(Step.RETRACT, edition=edition)

        return self._shown(
            lambda: self._steps.take(Step.RETRACT, slug, reason=notice, command_id=command_id, check=check)
        )

    def schedule(
        self, slug: str, *, at: datetime, seen: int | None = None, command_id: str = ""
    ) -> StepTaken:
        """Name the time at which the approved version is to be published, by the newsroom's clock."""

        def check(_: Session, __: Article) -> Taking:
            if at <= self._connection.clock():
                raise RuleBroken(
                    "The time to publish at is already past. Choose a later one, or publish now."
                )
            return Taking(Step.SCHEDULE, at=at.astimezone(UTC))

        return self._steps.take(Step.SCHEDULE, slug, seen=seen, command_id=command_id, check=check)

    def unschedule(self, slug: str, *, command_id: str = "") -> StepTaken:
        """Forget the time; the article stays approved."""
        return self._steps.take(Step.UNSCHEDULE, slug, command_id=command_id)

    def write_page(self, slug: str) -> Path:
        """Write the page of the article's newest edition, and all that list it; return the page."""
        return self._readers.write_page(slug)

    def catch_up(self) -> None:
        """Make whatever pages are still behind the newsroom, also those of a program that broke off."""
        self._readers.catch_up()

    def set_site_address(self, address: str, *, command_id: str = "") -> None:
        """Say where readers find the site, so that feeds and other newsrooms can name it; takes an administrator."""
        if address and not is_site_address(address):
            raise RuleBroken(
                "“{url}” is not the address of a site. It has to begin with https:// or http://.", url=address
            )

        def change(session: Session) -> dict[str, Any]:
            administrator(session, self._connection.person_id)
            return self._connection.keeper.set_site_address(session, address)

        self._readers.after_moving(lambda: self._connection.command("set_site_address", change, command_id))

    def build_site(self, folder: Path) -> list[Path]:
        """Write the whole site as readers may see it now into *folder*."""
        return self._readers.build(folder)

    def export(self, slug: str, form: str, *, as_proof: bool = False) -> str:
        """Return the article as *form*, one of `EXPORTS`.

        That is its newest edition, or its head version where there is none yet or *as_proof* asks for it; other
        newsrooms are told that such a proof is withheld.
        """
        if form not in EXPORTS:
            raise RuleBroken(
                "“{form}” is no form of export. Choose one of: {forms}.", form=form, forms=", ".join(EXPORTS)
            )
        with reading(self._connection.own_view) as session:
            article = article_by_slug(session, slug)
            site = site_of(session)
            is_proof = as_proof or article.live_version is None
            release = _release(session, article, is_proof=is_proof)
            if is_proof:
                head = head_of(session, article)
                edition = self._editions.edition_of(session, article, head, EditionKind.FIRST, "")
            else:
                edition = newest_of(session, slug)
        if form == PAGE_FORM:
            self._pictures.prepare(edition)
            return export_html(edition, site, self._pictures.path_of)
        return WRITERS[form](edition, site, release)

    def _shown(self, step: Callable[[], StepTaken]) -> StepTaken:
        # Pages follow the newsroom: only when the step is committed does the site change.
        taken, page = self._readers.after(step)
        return replace(taken, page=page) if page else taken

    def _approved(self, session: Session, article: Article, kind: EditionKind | None, notice: str) -> Taking:
        """Return what publishing the approved text takes, or refuse it."""
        _refuse_held(article, self._connection.clock())
        head = head_of(session, article)
        if article.approved_hash != head.content_hash:
            raise RuleBroken("The text is not the one that was approved. It must be approved again.")
        refuse_blocked(session, article, Step.PUBLISH, self._connection.clock())
        edition = self._edition(session, article, head, _edition_kind(article, kind, notice), notice)
        return Taking(Step.PUBLISH, edition=edition)

    def _edition(
        self, session: Session, article: Article, version: ArticleVersion, kind: EditionKind, notice: str
    ) -> NewEdition:
        edition = self._editions.edition_of(session, article, version, kind, notice)
        return NewEdition(
            edition.edition_id, version.number, kind, notice, edition.published_at, to_json(edition)
        )


def _refuse_held(article: Article, now: datetime) -> None:
    if article.has_embargo and (article.embargo_until is None or article.embargo_until > now):
        until = (
            f"until {article.embargo_until:%Y-%m-%d %H:%M} UTC"
            if article.embargo_until
            else "until it is lifted"
        )
        raise RuleBroken("The article is under embargo {until}.", until=until)
    if article.legal == HoldState.REQUIRED:
        raise RuleBroken("The article waits for the lawyer’s clearance.")
    if article.picture_desk == HoldState.REQUIRED:
        raise RuleBroken("The article waits for the picture desk’s clearance.")


def _refuse_unchanged(article: Article) -> None:
    if article.publication == Publication.LIVE and article.live_version == article.head_version:
        raise RuleBroken(
            "Readers already have this version. Change the text to publish an update or a correction."
        )


def _edition_kind(article: Article, kind: EditionKind | None, notice: str) -> EditionKind:
    if article.live_version is None:
        return EditionKind.FIRST
    _refuse_unchanged(article)
    if kind is None and article.publication != Publication.LIVE:
        return EditionKind.UPDATE
    if kind not in (EditionKind.UPDATE, EditionKind.CORRECTION):
        raise RuleBroken("The article is already live. Say whether this is an update or a correction.")
    if kind is EditionKind.CORRECTION and not notice.strip():
        raise RuleBroken("A correction needs a notice that tells readers what was wrong.")
    return kind


def _release(session: Session, article: Article, *, is_proof: bool) -> Release:
    """Return how the article stands for other newsrooms: what readers cannot have, these may not use."""
    number = len(editions_of(session, article.article_id)) + is_proof
    embargo = article.embargo_until if article.has_embargo else None
    if article.publication == Publication.RETRACTED:
        return Release(ReleaseStatus.CANCELED, number, embargo)
    is_usable = article.publication == Publication.LIVE and not is_proof
    return Release(ReleaseStatus.USABLE if is_usable else ReleaseStatus.WITHHELD, number, embargo)
