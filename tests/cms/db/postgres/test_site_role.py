"""The readers' site signs in with a login of its own and sees exactly what readers may see."""

import psycopg
import pytest
from psycopg import sql

from cms.domain.errors import RuleBroken
from cms.domain.workflow import EditionKind, Publication, Stage
from cms.services.newsroom.administering import Administrator
from cms.services.newsroom.site_login import let_site_in
from tests.cms.shared_newsroom import password_of

pytestmark = pytest.mark.server

SITE = "website"
EDITIONS = "SELECT edition_id, article_id, number, kind, notice, published_at, content FROM cms.edition"
# What the site may call; everything else of the newsroom is closed to it.
CALLS = {"me", "clock", "readers_see", "is_site"}

TRIED = (
    "UPDATE cms.edition SET notice = ''",
    "DELETE FROM cms.edition",
    "INSERT INTO cms.newsroom (newsroom_id) VALUES ('x')",
    "CREATE TEMP TABLE edition (content jsonb)",
    "SET ROLE copydesk_staff",
)


@pytest.fixture
def site(newsroom):
    """Sign in as the site."""
    let_site_in(Administrator(newsroom.staffed.url("postgres", newsroom.database)), SITE, password_of(SITE))

    def rows(query):
        with newsroom.psql(SITE) as connection:
            return connection.execute(query).fetchall()

    return rows


@pytest.fixture
def out(newsroom, file_article):
    """An article in every place readers may or may not see it in; each was written on since."""
    for publication in Publication:
        stage = Stage.APPROVED if publication is Publication.SCHEDULED else Stage.SUBMITTED
        file_article(f"ferry-{publication}", stage, publication)
    return newsroom


def test_the_site_sees_the_newest_edition_of_what_is_out_and_of_nothing_else(out, site):
    seen = {content["slug"]: content for *_, content in site(EDITIONS)}
    assert set(seen) == {"ferry-live", "ferry-retracted"}
    assert seen["ferry-retracted"]["blocks"] == []
    assert [kind for _, _, _, kind, *_ in site(EDITIONS)].count("retraction") == 1
    head = out.as_("daniel").reading.open("ferry-live").text
    assert head.subheadline != seen["ferry-live"]["subheadline"]


def test_what_was_corrected_is_seen_only_as_corrected(out, site):
    out.as_("daniel").review.approve("ferry-live")
    out.as_("daniel").publishing.publish(
        "ferry-live", kind=EditionKind.CORRECTION, notice="The crew had spoken."
    )
    (live,) = [row for row in site(EDITIONS) if row[-1]["slug"] == "ferry-live"]
    assert (live[2], live[3], live[4]) == (2, "correction", "The crew had spoken.")


def test_what_is_taken_down_is_gone_for_the_site_at_once(out, site):
    out.as_("daniel").publishing.withdraw("ferry-live", reason="A source asked us to check.")
    assert {row[-1]["slug"] for row in site(EDITIONS)} == {"ferry-retracted"}


def test_the_site_reads_the_newsrooms_name_and_no_other_table(out, site):
    assert site("SELECT name, time_zone FROM cms.newsroom") == [("The Harbour Gazette", "UTC")]
    with out.superuser() as connection:
        tables = {
            name for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'cms'")
        }
    for table in tables - {"alembic_version"}:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            site(sql.SQL("SELECT * FROM {}").format(sql.Identifier("cms", table)))
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        site("SELECT published_by FROM cms.edition")


def test_the_site_can_call_nothing_that_changes_or_tells_more(out, site):
    callable_ = site(
        "SELECT p.proname FROM pg_proc p WHERE p.pronamespace IN ('cms'::regnamespace, "
        "(SELECT oid FROM pg_namespace WHERE nspname = 'cms_keeper')) AND has_function_privilege(p.oid, 'EXECUTE')"
    )
    assert {name for (name,) in callable_} == CALLS
    with out.superuser() as connection:
        (taken_down,) = connection.execute(
            "SELECT edition_id FROM cms.edition JOIN cms.article USING (article_id) WHERE slug = 'ferry-withdrawn'"
        ).fetchone()
    assert site(f"SELECT cms.me(), cms.readers_see('{taken_down}'), cms.is_site()") == [(None, False, True)]


def test_the_site_changes_nothing(newsroom, site):
    before = newsroom.state_of_file()
    for tried in TRIED:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            site(tried)
    assert newsroom.state_of_file() == before


def test_a_persons_login_never_becomes_the_sites(newsroom):
    administrator = Administrator(newsroom.staffed.url("postgres", newsroom.database))
    for login in ("minji", "postgres"):
        with pytest.raises(RuleBroken, match="not the site’s"):
            let_site_in(administrator, login, password_of(SITE))
    with newsroom.psql("minji") as connection:
        assert connection.execute("SELECT cms.me() IS NOT NULL").fetchone() == (True,)


def test_the_sites_password_can_be_changed(newsroom, site):
    administrator = Administrator(newsroom.staffed.url("postgres", newsroom.database))
    let_site_in(administrator, SITE, "another long password")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        site(EDITIONS)
