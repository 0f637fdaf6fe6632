"""Looking: lists, an opened article, its versions, what changed and who did what. Nothing here changes anything."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.ledger import NEWSROOM_CHAIN, acts_of, change_mark
from cms.db.queries.articles import Wanted, article_by_slug, article_rows, standing_of
from cms.db.queries.photos import photo_rows
from cms.db.queries.provenance import demands_of, provenance_of
from cms.db.queries.standings import standings_of
from cms.db.queries.versions import head_of, text_of, version_of, version_rows
from cms.db.tables import Article, Edition, Person, WorkingCopy
from cms.db.transaction import asking, reading
from cms.domain.article import ArticleText, text_from_json
from cms.domain.certificate import Certificate, certificates
from cms.domain.checks import blockers, unsettled, warnings
from cms.domain.difference import Difference, difference
from cms.domain.errors import NotFound
from cms.domain.line import NewsroomUnreachable
from cms.domain.lists import QUEUE, most_urgent_first
from cms.domain.moves import BoardRow, is_under_way
from cms.domain.rows import (
    Approval,
    ArticleRow,
    EditionRow,
    LedgerRow,
    OpenArticle,
    VersionRow,
)
from cms.domain.workflow import EditionKind, HoldState, Publication, Stage, Step
from cms.services.connection import Connection

_ON_BOARD = frozenset(Stage) - {Stage.SPIKED}


class Reading:
    """What anyone of the newsroom can look at."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles(
        self,
        *,
        stages: frozenset[Stage] = frozenset(),
        publications: frozenset[Publication] = frozenset(),
        desks: frozenset[str] = frozenset(),
        written_by: str = "",
    ) -> list[ArticleRow]:
        """Return the articles of these stages, publications, desks and author, those touched last first."""
        wanted = Wanted(stages, publications, desks, written_by)
        with asking(self._connection.readable) as session:
            return article_rows(session, wanted, self._connection.clock())

    def named(self, article_ids: frozenset[str]) -> list[ArticleRow]:
        """Return those of these articles that may be seen: what a list looks at again when they changed."""
        with asking(self._connection.readable) as session:
            return article_rows(session, Wanted(article_ids=article_ids), self._connection.clock())

    def my_articles(self) -> list[ArticleRow]:
        """Return what this person started, those touched last first."""
        return self.articles(written_by=self._connection.person_id)

    def review_queue(self) -> list[ArticleRow]:
        """Return what waits for review: by the end of an embargo, then by deadline, then the longest waiting first."""
        return most_urgent_first(self.articles(stages=QUEUE))

    def board(self) -> list[BoardRow]:
        """Return every article that is under way, with what this person may do with it, by what is due first."""
        with reading(self._connection.readable) as session:
            rows = article_rows(session, Wanted(stages=_ON_BOARD), self._connection.clock())
            standings = standings_of(session, self._connection.person_id)
        under_way = most_urgent_first(row for row in rows if is_under_way(row))
        return [BoardRow(row, standings[row.article_id]) for row in under_way]

    def open(self, slug: str) -> OpenArticle:
        """Return the article with the text of its head version and all that is to be said about it."""
        is_away = self._connection.is_away
        try:
            with reading(self._connection.readable) as session:
                return self._open(session, article_by_slug(session, slug))
        except NotFound as error:
            if not is_away:
                raise
            # It is in no copy of this computer; that says nothing of the newsroom.
            raise NewsroomUnreachable(
                "The newsroom does not answer. What you typed is safe on this computer; Copydesk goes on trying."
            ) from error

    def version(self, slug: str, number: int) -> ArticleText:
        """Return the text of one version."""
        with reading(self._connection.readable) as session:
            return text_of(version_of(session, article_by_slug(session, slug), number))

    def versions(self, slug: str) -> list[VersionRow]:
        """Return every version, newest first."""
        with reading(self._connection.readable) as session:
            return version_rows(session, article_by_slug(session, slug).article_id)

    def changes(self, slug: str, *, since: int | None = None, until: int | None = None) -> Difference | None:
        """Return what changed between two versions.

        *until* is the head version if not given. *since* is then the last reviewed version or, if it never was
        reviewed, the one *until* was written from; without any earlier version there is nothing to compare, so None.
        """
        with reading(self._connection.readable) as session:
            article = article_by_slug(session, slug)
            to = until or article.head_version
            after = version_of(session, article, to)
            # Numbers are also given to side versions, so the one before is the one it was written from.
            start = since or article.reviewed_version or article.live_version or after.base_number
            if start is None:
                return None
            before = version_of(session, article, start)
            return difference(text_of(before), text_of(after), from_version=start, to_version=to)

    def history(self, slug: str) -> list[LedgerRow]:
        """Return every act on the article, newest first."""
        with reading(self._connection.readable) as session:
            return _ledger_rows(session, article_by_slug(session, slug).article_id)

    def certificates(self, slug: str) -> tuple[Certificate, ...]:
        """Return every approval the article was given, the newest first, and what took it back."""
        with reading(self._connection.readable) as session:
            article_id = article_by_slug(session, slug).article_id
            acts = reversed(_ledger_rows(session, article_id))
            hashes = {row.number: row.content_hash for row in version_rows(session, article_id)}
            return certificates(acts, hashes)

    def newsroom_history(self) -> list[LedgerRow]:
        """Return every act on people, desks and photographs, newest first."""
        with reading(self._connection.readable) as session:
            return _ledger_rows(session, NEWSROOM_CHAIN)

    def editions(self, slug: str) -> list[EditionRow]:
        """Return what readers got of the article, newest first."""
        with reading(self._connection.readable) as session:
            article_id = article_by_slug(session, slug).article_id
            found = session.execute(
                select(Edition, Person.name)
                .join(Person, Person.person_id == Edition.published_by)
                .where(Edition.article_id == article_id)
                .order_by(Edition.number.desc())
            )
            return [
                EditionRow(
                    number=edition.number,
                    version=edition.version,
                    kind=EditionKind(edition.kind),
                    notice=edition.notice,
                    published_by_name=name,
                    published_at=edition.published_at,
                )
                for edition, name in found
            ]

    def change_mark(self) -> str:
        """Return a text that is another one as soon as anything in the newsroom was done."""
        with asking(self._connection.readable) as session:
            return change_mark(session)

    def _open(self, session: Session, article: Article) -> OpenArticle:
        head = head_of(session, article)
        text = text_of(head)
        photo_ids = [use.photo_id for use in text.photos]
        now = self._connection.clock()
        provenance = provenance_of(session, photo_ids, now)
        demands = demands_of(session, article)
        copy = session.get(WorkingCopy, (article.article_id, self._connection.person_id))
        wanted = Wanted(article_ids=frozenset({article.article_id}))
        return OpenArticle(
            row=article_rows(session, wanted, self._connection.clock())[0],
            text=text,
            content_hash=head.content_hash,
            photos={row.photo_id: row for row in photo_rows(session, now, photo_ids)},
            standing=standing_of(session, article, self._connection.person_id),
            blockers=(*blockers(text, provenance, demands), *unsettled(text)),
            warnings=warnings(text, provenance, demands),
            reviewed_version=article.reviewed_version,
            approval=_approval_of(session, article),
            legal=HoldState(article.legal),
            picture_desk=HoldState(article.picture_desk),
            embargo_until=article.embargo_until,
            has_embargo=article.has_embargo,
            working_copy=text_from_json(copy.text) if copy else None,
            working_copy_base=copy.base_number if copy else None,
            submission=_submission_of(session, article),
            demands=demands,
        )


def _approval_of(session: Session, article: Article) -> Approval | None:
    if article.approved_by is None or article.approved_at is None:
        return None
    return Approval(
        version=article.approved_version or 0,
        content_hash=article.approved_hash or "",
        approved_by_name=session.get_one(Person, article.approved_by).name,
        approved_at=article.approved_at,
    )


def _submission_of(session: Session, article: Article) -> LedgerRow | None:
    return next((row for row in _ledger_rows(session, article.article_id) if row.step == Step.SUBMIT), None)


def _ledger_rows(session: Session, chain: str) -> list[LedgerRow]:
    acts = acts_of(session, chain)
    people = {
        person.person_id: person
        for person in session.scalars(
            select(Person).where(Person.person_id.in_({act.person_id for act in acts}))
        )
    }
    return [
        LedgerRow(
            at=act.at,
            person=people[act.person_id].login,
            person_name=people[act.person_id].name,
            step=act.step,
            version=act.version,
            stage_from=act.stage_from,
            stage_to=act.stage_to,
            publication_from=act.publication_from,
            publication_to=act.publication_to,
            reason=act.reason,
        )
        for act in reversed(acts)
    ]
