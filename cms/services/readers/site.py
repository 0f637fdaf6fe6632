"""The readers' site as the newsroom's editions want it: an article's own page at once, what lists it right after.

Pages follow the newsroom and can always be made again. What is still behind is marked beside the site before the step
is taken, so that a crash anywhere leaves nothing that the next look does not put right.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.queries.articles import article_by_slug
from cms.db.queries.editions import editions_of, editions_out
from cms.db.queries.people import the_newsroom
from cms.db.tables import Article
from cms.db.transaction import reading
from cms.domain.edition import PublishedEdition, Site, from_json
from cms.domain.errors import NotAllowed, NotFound, RuleBroken, StaleArticle
from cms.domain.languages import in_language
from cms.domain.rows import StepTaken
from cms.domain.workflow import Publication
from cms.output.mark import is_current
from cms.output.owing import Owing
from cms.output.site import build_site, take_away_article, write_article, write_front_pages
from cms.output.translations import linked
from cms.services.connection import Connection
from cms.services.photos.pictures import PublishedPictures

# What the newsroom says before it has changed anything; after any other failure somebody has to look.
_REFUSALS = (RuleBroken, NotAllowed, NotFound, StaleArticle)


class ReadersSite:
    """The pages of one newsroom in the folder of its connection."""

    def __init__(self, connection: Connection, pictures: PublishedPictures) -> None:
        self._connection, self._pictures = connection, pictures
        self._folder = connection.site_folder
        self._owing = Owing(self._folder)

    def after(self, step: Callable[[], StepTaken]) -> tuple[StepTaken, str]:
        """Take *step*, have its article's page follow, and return the page; what lists it may follow later."""
        with self._owing_all() as mark:
            taken = step()
        page = ""
        with self._owing.alone():
            if taken.publication is Publication.WITHDRAWN:
                self._take_away(taken.slug)
            elif taken.publication in (Publication.LIVE, Publication.RETRACTED):
                page = str(self._write_own(taken.slug))
        self._owing.only_lists(mark)
        self._follow()
        return taken, page

    def after_moving(self, move: Callable[[], object]) -> None:
        """Have the site told where readers find it by *move*, and every page follow: each names its address."""
        with self._owing_all():
            move()
        self._follow()

    def write_page(self, slug: str) -> Path:
        """Write the page of the article's newest edition, and all that list it; return the page."""
        mark = self._owing.begin()
        with self._owing.alone():
            page = self._write_own(slug)
        self._owing.only_lists(mark)
        self.catch_up()
        return page

    def catch_up(self) -> None:
        """Put right whatever is still behind, by whichever program and however it was broken off."""
        while (owed := self._owing.owed()).marks:
            with self._owing.alone():
                with reading(self._connection.reachable) as session:
                    site, out = site_of(session), readers_have(session)
                if owed.is_all:
                    self._prepare(out, site)
                    build_site(out, site, self._folder, self._pictures.path_of, self._connection.clock())
                else:
                    write_front_pages(out, site, self._folder, self._connection.clock())
            self._owing.settle(owed)

    def build(self, folder: Path) -> list[Path]:
        """Write the whole site as readers may see it now into *folder*."""
        with reading(self._connection.engine) as session:
            editions, site = readers_have(session), site_of(session)
        for edition in editions:
            self._pictures.prepare(edition)
        return build_site(editions, site, folder, self._pictures.path_of, self._connection.clock())

    @contextmanager
    def _owing_all(self) -> Iterator[Path]:
        """Owe all pages from before something is done, unless it is refused."""
        mark = self._owing.begin()
        try:
            yield mark
        except _REFUSALS:
            self._owing.forget(mark)
            raise

    def _follow(self) -> None:
        if not self._connection.lists_follow.is_set():
            self.catch_up()

    def _write_own(self, slug: str) -> Path:
        with reading(self._connection.engine) as session:
            site, family = site_of(session), readers_have(session, _family(session, slug))
            edition = next((each for each in family if each.slug == slug), None) or newest_of(session, slug)
        page = self._write(edition, site)
        self._write_family(family, site)
        return page

    def _take_away(self, slug: str) -> None:
        with reading(self._connection.engine) as session:
            site, family = site_of(session), readers_have(session, _family(session, slug))
        take_away_article(slug, self._folder)
        self._write_family(family, site)

    def _write(self, edition: PublishedEdition, site: Site) -> Path:
        self._pictures.prepare(edition)
        return write_article(edition, site, self._folder, self._pictures.path_of)

    def _write_family(self, family: Sequence[PublishedEdition], site: Site) -> None:
        """Make the pages in other languages again that lead, or led, to this one."""
        for edition in family:
            if not is_current(edition, site, self._folder / edition.slug):
                self._write(edition, site)

    def _prepare(self, editions: Sequence[PublishedEdition], site: Site) -> None:
        for edition in editions:
            if not is_current(edition, site, self._folder / edition.slug):
                self._pictures.prepare(edition)


def site_of(session: Session) -> Site:
    """Return the newsroom's site: what it is called, in which language, where readers find it."""
    record = the_newsroom(session)
    name = in_language(record.language, record.name, record.name_ko)
    return Site(name=name, language=record.language, base_url=record.base_url)


def readers_have(session: Session, articles: frozenset[str] | None = None) -> list[PublishedEdition]:
    """Return what readers may have now (of *articles* only, if given), each edition with its translations."""
    found = [(from_json(content), original) for content, original in editions_out(session, articles)]
    originals = {edition.article_id: original for edition, original in found}
    return linked([edition for edition, _ in found], originals, site_of(session))


def newest_of(session: Session, slug: str) -> PublishedEdition:
    """Return the article's newest edition, whether or not readers may have it now."""
    article = article_by_slug(session, slug)
    rows = editions_of(session, article.article_id)
    if not rows:
        raise NotFound("“{slug}” has not been published yet.", slug=slug)
    return from_json(rows[-1].content)


def _family(session: Session, slug: str) -> frozenset[str]:
    """Return the ids of the articles that are this one in any language, itself among them."""
    article = article_by_slug(session, slug)
    original = article.translation_of or article.article_id
    others = session.scalars(select(Article.article_id).where(Article.translation_of == original))
    return frozenset({original, article.article_id, *others})
