"""Writing: new articles, saved versions, the working copy between them, and the lease that says who is writing."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.base import is_id
from cms.db.keeping.answers import step_taken
from cms.db.queries.articles import article_by_slug, not_of_the_desk, sent_to, standing_of
from cms.db.queries.people import active_person, desk_by_slug, roles_at
from cms.db.tables import Article, Desk, Person
from cms.db.transaction import acting, reading, writing
from cms.domain.article import LANGUAGES, ArticleText, cleaned
from cms.domain.errors import NotAllowed, RuleBroken
from cms.domain.rows import Lease, OpenArticle, StepTaken
from cms.domain.slugs import SLUG
from cms.domain.workflow import Step, is_out_of_place, refusal_of
from cms.services.connection import Connection


class Drafting:
    """What a writer does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def new_article(
        self, slug: str, *, desk: str, language: str, text: ArticleText, command_id: str = ""
    ) -> StepTaken:
        """Start an article at *desk* with *text* as its first version."""
        if not SLUG.fullmatch(slug):
            raise RuleBroken(
                "“{slug}” cannot be a slug. Use small Latin letters, digits and hyphens, at most 80.",
                slug=slug,
            )
        if language not in LANGUAGES:
            raise RuleBroken("Articles are written in “en” or “ko”, not “{language}”.", language=language)

        def start(session: Session) -> dict[str, object]:
            found = self._desk_for(session, slug, desk)
            return self._connection.keeper.start_article(session, slug, found, language, cleaned(text))

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

        clean = cleaned(text)

        def keep(session: Session) -> dict[str, Any]:
            article = article_by_slug(session, slug)
            standing = standing_of(session, article, self._connection.person_id)
            refusal = refusal_of(Step.SAVE, standing)
            if refusal is None:
                return self._connection.keeper.save(session, article.article_id, clean, base, token)
            # What was written from an older version cannot change this one, wherever the article stands.
            if base in (None, article.head_version) or not is_out_of_place(Step.SAVE, standing):
                raise refusal
            return self._connection.keeper.keep_aside(session, article, clean, base)

        def keep_straight(session: Session) -> dict[str, Any]:
            return self._connection.keeper.save(session, slug, clean, base, token)

        straight = keep_straight if is_id(slug) else None
        return step_taken(self._connection.command("save", keep, command_id, straight=straight))

    def keep_working_copy(self, article_id: str, text: ArticleText, *, base: int) -> datetime:
        """Keep the writer's unfinished text in the newsroom, beside the versions, and return when it was kept."""
        with writing(self._connection.reachable) as session:
            to = sent_to(session, article_id, self._connection.person_id)
            return self._connection.keeper.keep_working_copy(session, to.article_id, to.language, text, base)

    def keep_unless_a_version(self, article_id: str, text: ArticleText, *, base: int) -> datetime | None:
        """Do the same, but keep nothing and return None where the text must become a version at once.

        That is a changed word in an approved article, so that the approval is seen to fall, and a new headline, by
        which lists name the article.
        """
        with acting(self._connection.reachable) as session:
            return self._connection.keeper.keep_unless_a_version(session, article_id, text, base)

    def take_lease(self, article_id: str) -> Lease:
        """Take or renew the right to write; if somebody else has it, the answer has no token and says who.

        Whoever lets the right lapse keeps their unfinished text: it becomes a version of theirs first.
        """
        with writing(self._connection.reachable) as session:
            article = self._article_to_write_in(session, article_id)
            return self._connection.keeper.take_lease(session, article)

    def write_away(self, article: OpenArticle) -> Lease | None:
        """Return the right to go on in a draft of one's own while the newsroom does not answer; None for any other."""
        with reading(self._connection.readable) as session:
            login = session.get_one(Person, self._connection.person_id).login
        if login not in (article.row.author, article.row.edited_by):
            return None
        now = self._connection.clock()
        return Lease("", expires_at=now, since=now, is_away=True)

    def release_lease(self, article_id: str, token: str) -> None:
        """Let others write; a token that is no longer valid releases nothing."""
        with writing(self._connection.reachable) as session:
            self._connection.keeper.release_lease(session, article_id, token)

    def ask_for_lease(self, article_id: str) -> None:
        """Ask whoever is writing in the article to let this person write."""
        with writing(self._connection.reachable) as session:
            article = self._article_to_write_in(session, article_id)
            self._connection.keeper.ask_for_lease(session, article)

    def hand_over(self, article_id: str, token: str, *, command_id: str = "") -> StepTaken:
        """Let whoever asked write in the article; this person's unfinished text becomes a version first."""

        def give(session: Session) -> dict[str, object]:
            article = self._article_to_write_in(session, article_id)
            return self._connection.keeper.hand_over(session, article, token)

        return step_taken(self._connection.command("hand_over", give, command_id))

    def _article_to_write_in(self, session: Session, article_id: str) -> Article:
        active_person(session, self._connection.person_id)
        article = article_by_slug(session, article_id)
        if not roles_at(session, self._connection.person_id, article.desk_id):
            raise not_of_the_desk()
        return article

    def _desk_for(self, session: Session, slug: str, desk_slug: str) -> Desk:
        desk = desk_by_slug(session, desk_slug)
        if not roles_at(session, self._connection.person_id, desk.desk_id):
            raise NotAllowed("You are not a member of the desk “{desk}”.", desk=desk.slug)
        if session.scalars(select(Article.article_id).where(Article.slug == slug)).first() is not None:
            raise RuleBroken("There is already an article “{slug}”. Choose another slug.", slug=slug)
        return desk
