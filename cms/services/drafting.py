"""Writing: new articles, saved versions, the working copy between them, and the lease that says who is writing."""

import re
from dataclasses import asdict, replace
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cms.body.model import to_json
from cms.db.base import new_id
from cms.db.queries.articles import article_by_slug, standing_of
from cms.db.queries.people import desk_by_slug, roles_at
from cms.db.queries.photos import photo_by_id
from cms.db.queries.versions import next_number
from cms.db.tables import Article, ArticleVersion, EditLease, Person, VersionPhoto, WorkingCopy
from cms.db.transaction import reading, writing
from cms.domain.article import LANGUAGES, ArticleText, cleaned, content_hash, text_from_json, text_to_json
from cms.domain.counts import length_of
from cms.domain.errors import NotAllowed, RuleBroken
from cms.domain.rows import Lease, StepTaken
from cms.domain.workflow import Publication, Stage, Step, is_out_of_place, refusal_of
from cms.services.connection import Connection, active_person
from cms.services.moves import Place, enter, move_to, place_of, step_taken, taken, unschedule

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
# A lease lapses after this silence; its holder's window renews it every 20 seconds.
LEASE_LASTS = timedelta(seconds=90)


class Drafting:
    """What a writer does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def new_article(
        self, slug: str, *, desk: str, language: str, text: ArticleText, command_id: str = ""
    ) -> StepTaken:
        """Start an article at *desk* with *text* as its first version."""
        if not _SLUG.fullmatch(slug):
            raise RuleBroken(
                "“{slug}” cannot be a slug. Use small Latin letters, digits and hyphens, at most 80.",
                slug=slug,
            )
        if language not in LANGUAGES:
            raise RuleBroken("Articles are written in “en” or “ko”, not “{language}”.", language=language)

        def start(session: Session) -> dict[str, object]:
            article = self._started(session, slug, desk, language)
            self._add_version(session, article, cleaned(text), base=None)
            enter(session, self._connection, article, "create", Place("", ""))
            return asdict(taken(article))

        return step_taken(self._connection.command("create", start, command_id))

    def start_article(self, slug: str, *, desk: str, language: str, command_id: str = "") -> StepTaken:
        """Start an empty article under this person's byline, so that nothing is ever typed without an article."""
        with reading(self._connection.engine) as session:
            byline = session.get_one(Person, self._connection.person_id).byline
        text = ArticleText(byline=byline)
        return self.new_article(slug, desk=desk, language=language, text=text, command_id=command_id)

    def save(
        self, slug: str, text: ArticleText, *, base: int | None = None, token: str = "", command_id: str = ""
    ) -> StepTaken:
        """Save *text* as the article's next version.

        *base* is the version it was written from (the head version, if not given). If somebody else has saved
        since, or is writing now, the text becomes a side version and nothing is overwritten. A text equal to the
        head version's creates nothing and revokes nothing; any other takes back an approval.
        """

        def keep(session: Session) -> dict[str, object]:
            article = article_by_slug(session, slug)
            standing = standing_of(session, article, self._connection.person_id)
            refusal = refusal_of(Step.SAVE, standing)
            if refusal is None:
                return asdict(self._save(session, article, cleaned(text), base, token))
            # What was written from an older version cannot change this one, wherever the article stands.
            if base in (None, article.head_version) or not is_out_of_place(Step.SAVE, standing):
                raise refusal
            return asdict(self._keep_aside(session, article, cleaned(text), base))

        return step_taken(self._connection.command("save", keep, command_id))

    def keep_working_copy(self, article_id: str, text: ArticleText, *, base: int) -> datetime:
        """Keep the writer's unfinished text in the newsroom, beside the versions, and return when it was kept."""
        now = self._connection.clock()
        with writing(self._connection.engine) as session:
            article = self._article_to_write_in(session, article_id)
            session.merge(
                WorkingCopy(
                    article_id=article.article_id,
                    person_id=self._connection.person_id,
                    base_number=base,
                    text=text_to_json(text),
                    saved_at=now,
                )
            )
        return now

    def take_lease(self, article_id: str) -> Lease:
        """Take or renew the right to write; if somebody else has it, the answer has no token and says who.

        Whoever lets the right lapse keeps their unfinished text: it becomes a version of theirs first.
        """
        now = self._connection.clock()
        me = self._connection.person_id
        with writing(self._connection.engine) as session:
            article = self._article_to_write_in(session, article_id)
            lease = session.get(EditLease, article.article_id)
            if lease is not None and lease.person_id != me:
                if lease.expires_at > now:
                    holder = session.get_one(Person, lease.person_id)
                    return Lease("", lease.expires_at, lease.since, holder.name)
                lapsed = Drafting(replace(self._connection, person_id=lease.person_id))
                lapsed.save_unfinished(session, article)
            if lease is None or lease.expires_at <= now:
                lease = session.merge(
                    EditLease(
                        article_id=article.article_id,
                        person_id=me,
                        token=new_id(),
                        since=now,
                        expires_at=now + LEASE_LASTS,
                    )
                )
            lease.expires_at = now + LEASE_LASTS
            return Lease(lease.token, lease.expires_at, lease.since)

    def release_lease(self, article_id: str, token: str) -> None:
        """Let others write; a token that is no longer valid releases nothing."""
        with writing(self._connection.engine) as session:
            session.execute(
                delete(EditLease).where(EditLease.article_id == article_id, EditLease.token == token)
            )

    def save_unfinished(self, session: Session, article: Article) -> None:
        """Make a version of the working copy, in the transaction in which somebody else takes over."""
        copy = session.get(WorkingCopy, (article.article_id, self._connection.person_id))
        if copy is None:
            return
        text = cleaned(text_from_json(copy.text))
        standing = standing_of(session, article, self._connection.person_id)
        if article.stage != Stage.APPROVED and refusal_of(Step.SAVE, standing) is None:
            self._save(session, article, text, copy.base_number, "")
        else:
            self._keep_aside(session, article, text, copy.base_number)

    def _article_to_write_in(self, session: Session, article_id: str) -> Article:
        active_person(session, self._connection.person_id)
        article = article_by_slug(session, article_id)
        if not roles_at(session, self._connection.person_id, article.desk_id):
            raise NotAllowed("You are not a member of this article’s desk.")
        return article

    def _started(self, session: Session, slug: str, desk_slug: str, language: str) -> Article:
        desk = desk_by_slug(session, desk_slug)
        if not roles_at(session, self._connection.person_id, desk.desk_id):
            raise NotAllowed("You are not a member of the desk “{desk}”.", desk=desk.slug)
        if session.scalars(select(Article.article_id).where(Article.slug == slug)).first() is not None:
            raise RuleBroken("There is already an article “{slug}”. Choose another slug.", slug=slug)
        now = self._connection.clock()
        article = Article(
            slug=slug,
            desk_id=desk.desk_id,
            language=language,
            stage=Stage.DRAFT,
            publication=Publication.UNPUBLISHED,
            head_version=0,
            stage_at=now,
            created_by=self._connection.person_id,
            created_at=now,
            last_approved_version=0,
        )
        session.add(article)
        session.flush()
        return article

    def _save(
        self, session: Session, article: Article, text: ArticleText, base: int | None, token: str
    ) -> StepTaken:
        head_hash = session.scalars(
            select(ArticleVersion.content_hash).where(
                ArticleVersion.article_id == article.article_id, ArticleVersion.number == article.head_version
            )
        ).one()
        if content_hash(text) == head_hash:
            self._forget_working_copy(session, article)
            return taken(article)
        if (base is not None and base != article.head_version) or self._others_lease(session, article, token):
            return self._keep_aside(session, article, text, base)
        before = place_of(article)
        self._add_version(session, article, text, base=article.head_version)
        was_approved = before.stage == Stage.APPROVED
        if was_approved:
            self._revoke(article)
        self._forget_working_copy(session, article)
        reason = "approval revoked: the text changed" if was_approved else ""
        enter(session, self._connection, article, Step.SAVE, before, reason=reason)
        return taken(article, revoked_approval=was_approved)

    def _keep_aside(
        self, session: Session, article: Article, text: ArticleText, base: int | None
    ) -> StepTaken:
        number = self._add_version(session, article, text, base=base, is_side=True)
        self._forget_working_copy(session, article)
        enter(session, self._connection, article, "save_aside", place_of(article), reason=f"version {number}")
        return taken(article, kept_aside=number)

    def _add_version(
        self,
        session: Session,
        article: Article,
        text: ArticleText,
        *,
        base: int | None,
        is_side: bool = False,
    ) -> int:
        number = next_number(session, article.article_id)
        length = length_of(text.plain_body, article.language)
        session.add(
            ArticleVersion(
                article_id=article.article_id,
                number=number,
                base_number=base,
                is_side=is_side,
                headline=text.headline,
                subheadline=text.subheadline,
                summary=text.summary,
                byline=text.byline,
                dateline=text.dateline,
                body=to_json(text.body),
                content_hash=content_hash(text),
                words=length.words,
                characters=length.characters,
                saved_by=self._connection.person_id,
                saved_at=self._connection.clock(),
                photos=[
                    VersionPhoto(
                        position=position,
                        photo_id=photo_by_id(session, use.photo_id).photo_id,
                        caption=use.caption,
                        credit_line=use.credit_line,
                        alt_text=use.alt_text,
                    )
                    for position, use in enumerate(text.photos, start=1)
                ],
            )
        )
        if not is_side:
            article.head_version = number
        session.flush()
        return number

    def _revoke(self, article: Article) -> None:
        # The schedule named the approved version, so it falls with the approval.
        if article.publication == Publication.SCHEDULED:
            unschedule(article)
        move_to(article, Stage.SUBMITTED, self._connection)
        article.approved_version = article.approved_hash = None
        article.approved_by = article.approved_at = None
        article.claimed_by = None
        article.submitted_by = self._connection.person_id

    def _others_lease(self, session: Session, article: Article, token: str) -> bool:
        lease = session.get(EditLease, article.article_id)
        if lease is None or lease.expires_at <= self._connection.clock():
            return False
        return lease.person_id != self._connection.person_id or bool(token and token != lease.token)

    def _forget_working_copy(self, session: Session, article: Article) -> None:
        session.execute(
            delete(WorkingCopy).where(
                WorkingCopy.article_id == article.article_id,
                WorkingCopy.person_id == self._connection.person_id,
            )
        )
