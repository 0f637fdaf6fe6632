"""What somebody with a login and a bare SQL prompt might try: all of it is refused, and nothing is changed by it."""

import json
import uuid
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from cms.domain.workflow import Publication, Stage
from tests.cms.shared_newsroom import SharedTestNewsroom
from tests.cms.staffed_newsroom import BODY, text

pytestmark = pytest.mark.server

SECRET = "Minister resigns at noon"
# The refusals of the newsroom's own functions, and those of PostgreSQL itself.
REFUSED = (
    "CD001",
    "CD002",
    "CD003",
    "CD004",
    "42501",
    "42704",
    "42883",
    "0A000",
    "42939",
    "55000",
    "2F003",
    "22023",
    "3F000",
)

_SORA = "(SELECT person_id FROM cms.person WHERE login = 'sora')"

_AS_ANYBODY = {
    "publish by UPDATE": "UPDATE cms.article SET publication = 'live', stage = 'approved'",
    "change an author": "UPDATE cms.article_version SET saved_by = cms.me()",
    "insert a version": "INSERT INTO cms.article_version SELECT * FROM cms.article_version",
    "insert an edition": "INSERT INTO cms.edition SELECT * FROM cms.edition",
    "delete a version": "DELETE FROM cms.article_version",
    "empty the ledger": "TRUNCATE cms.ledger",
    "rewrite the ledger": "UPDATE cms.ledger SET reason = 'nothing happened'",
    "add to the ledger": "INSERT INTO cms.ledger SELECT * FROM cms.ledger",
    "steal a lease": "UPDATE cms.edit_lease SET person_id = (SELECT cms.me())",
    "read a lease's token": "SELECT token FROM cms.edit_lease",
    "disable a trigger": "ALTER TABLE cms.ledger DISABLE TRIGGER ALL",
    "switch triggers off": "SET session_replication_role = replica",
    "drop a policy": "DROP POLICY staff_read ON cms.article",
    "switch row security off for a table": "ALTER TABLE cms.article NO FORCE ROW LEVEL SECURITY",
    "become the owner": "SET ROLE copydesk_owner",
    "become the keeper": "SET ROLE copydesk_keeper",
    "become a colleague": "SET ROLE sora",
    "be a colleague": "SET SESSION AUTHORIZATION sora",
    "take a group": "GRANT copydesk_duty_editor TO minji",
    "make oneself a superuser": "ALTER ROLE minji SUPERUSER",
    "make a role": "CREATE ROLE ghost LOGIN",
    "lift the limits of one's login": "ALTER ROLE minji CONNECTION LIMIT -1",
    "keep words where there is no article": (
        "SELECT cms.keep_unless_a_version(repeat('0', 32), '', '{}'::jsonb, '{}'::jsonb, 1)"
    ),
    "keep words in a colleague's name": f"SELECT cms.keep_copy('', {_SORA}, '{{}}'::jsonb, '{{}}'::jsonb, 1)",
    "shadow a table for the session": "CREATE TEMP TABLE person (login text, is_active boolean)",
    "shadow a function": "CREATE FUNCTION public.now() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$",
    "spy on rows": "CREATE FUNCTION pg_temp.spy(text) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$",
    "make a schema": "CREATE SCHEMA mine",
    "make a table in public": "CREATE TABLE public.notes (words text)",
    "make a view that runs as somebody else": "CREATE VIEW public.peek AS SELECT * FROM cms.ledger",
    "run a program": "COPY cms.person TO PROGRAM 'cat'",
    "write a file": "COPY (SELECT 1) TO '/tmp/copydesk-attack'",
    "read a file": "SELECT pg_read_file('postgresql.conf')",
    "list files": "SELECT pg_ls_dir('.')",
    "make a large object": "SELECT lo_create(0)",
    "import a large object": "SELECT lo_import('/etc/passwd')",
    "read passwords": "SELECT rolpassword FROM pg_authid",
    "end a colleague's session": "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sora'",
    "load an extension": "CREATE EXTENSION dblink",
    "change the server": "ALTER SYSTEM SET log_statement = 'all'",
    "call what only functions call": "SELECT cms.keep_article(a) FROM cms.article a",
    "record an act that was none": "SELECT cms.enter_newsroom_act('approve', 'because')",
    "give a lease": "SELECT cms.give_lease(a, cms.me()) FROM cms.article a",
    "save in a colleague's name": (
        "SELECT cms.save_text(a, '{}'::jsonb, '{}'::jsonb, NULL, '', 'sora', false) FROM cms.article a"
    ),
    "make a login": "SELECT cms_keeper.make_login('ghost', NULL)",
    "lock everybody out": "DO $$ BEGIN LOCK TABLE cms.article IN ACCESS EXCLUSIVE MODE; END $$",
    "hold rows": "SELECT * FROM cms.article FOR UPDATE",
    "read the ledger": "SELECT * FROM cms.ledger",
    "read others' drafts in progress": "SELECT * FROM cms.working_copy WHERE person_id <> cms.me()",
    "read others' answers": "SELECT * FROM cms.command WHERE person_id <> cms.me()",
    "read photographs' bytes from the table": "SELECT * FROM cms.photo_chunk",
    "read the newsroom's acts": "SELECT * FROM cms.acts_of('newsroom')",
}
# These need no refusal: they give nothing.
_GIVES_NOTHING = {"read others' drafts in progress", "read others' answers"}

_AS_NO_ADMINISTRATOR = {
    "add a person": (
        'SELECT cms.add_person(%(id)s, \'{"login": "ghost", "name": "G", "name_ko": "", "byline": "", '
        '"language": "en", "is_admin": true, "roles": []}\'::jsonb, NULL)'
    ),
    "make oneself an administrator": "SELECT cms.set_roles(%(id)s, cms.me(), '[]'::jsonb, true)",
    "relax four eyes": "SELECT cms.set_solo(%(id)s, (SELECT desk_id FROM cms.desk WHERE slug = 'world'), true)",
    "disable a colleague": f"SELECT cms.disable_person(%(id)s, {_SORA}, NULL)",
    "rename a colleague": f'SELECT cms.rename_person(%(id)s, {_SORA}, \'{{"name": "S"}}\'::jsonb)',
    "count what a colleague has in hand": f"SELECT cms.in_hand_of({_SORA})",
    "set a colleague's password": f"SELECT cms.set_password(%(id)s, {_SORA}, NULL)",
    "open a desk": "SELECT cms.add_desk(%(id)s, 'mine', 'Mine', '', true)",
}


@pytest.fixture
def busy(newsroom, as_, file_article):
    """A newsroom with a draft being written, an approved article, one before readers, and one under embargo."""
    file_article("ferry", Stage.DRAFT)
    file_article("harbour", Stage.APPROVED)
    file_article("market", Stage.APPROVED, Publication.LIVE)
    article_id = as_("sora").reading.open("ferry").row.article_id
    as_("sora").drafting.take_lease(article_id)
    as_("sora").drafting.keep_working_copy(article_id, text("Half a"), base=2)
    as_("minji").drafting.new_article(
        "minister", desk="world", language="en", text=text(SECRET, f"{SECRET}. {BODY}")
    )
    as_("daniel").review.set_embargo("minister", until=datetime.now(UTC) + timedelta(hours=3), reason=SECRET)
    return newsroom


def attempt(connection: psycopg.Connection, statement: str) -> str | list:
    """Return the SQLSTATE of the refusal, or the rows it gave."""
    try:
        done = connection.execute(statement, {"id": str(uuid.uuid4())} if "%(id)s" in statement else None)
        return done.fetchall() if done.description else [("done",)]
    except psycopg.Error as refusal:
        connection.rollback()
        return refusal.sqlstate or "cut"


def all_refused(newsroom: SharedTestNewsroom, login: str, attacks: dict[str, str]) -> dict[str, object]:
    """Try each attack as *login*; return those that were not refused, and what came of them."""
    before = newsroom.state_of_file()
    fell: dict[str, object] = {}
    with newsroom.psql(login) as connection:
        for name, statement in attacks.items():
            said = attempt(connection, statement.replace("minji", login))
            if said not in REFUSED and not (name in _GIVES_NOTHING and said == []):
                fell[name] = said
    if newsroom.state_of_file() != before:
        fell["something was changed"] = True
    return fell


@pytest.mark.parametrize("login", ["minji", "daniel", "hana", "yuri", "tomas"])
def test_what_nobody_may_do_at_a_bare_prompt(busy, login):
    assert all_refused(busy, login, _AS_ANYBODY | _AS_NO_ADMINISTRATOR) == {}


def test_what_not_even_an_administrator_of_the_newsroom_may_do(busy):
    # They may read the ledger, which is theirs to verify.
    mine = {name: attack for name, attack in _AS_ANYBODY.items() if "read the " not in name}
    assert all_refused(busy, "root", mine) == {}


_READS = (
    "SELECT slug FROM cms.article",
    "SELECT * FROM cms.article_version",
    "SELECT * FROM cms.version_photo",
    "SELECT * FROM cms.edition",
    "SELECT article_id, person_id, since FROM cms.edit_lease",
    "SELECT * FROM cms.lease_request",
    "SELECT * FROM cms.working_copy",
    "SELECT * FROM cms.command",
    "SELECT * FROM cms.acts_of('{article_id}')",
    "SELECT query FROM pg_stat_activity",
    "SELECT * FROM pg_stats WHERE schemaname = 'cms'",
    "SELECT cms.take_lease('{article_id}')",
    "SELECT cms.ask_for_lease('{article_id}')",
    "SELECT cms.step_claim('{command}', '{article_id}', NULL, '', '{{}}')",
    "SELECT cms.step_lift_embargo('{command}', '{article_id}', NULL, 'x', '{{}}')",
    "SELECT cms.can_see_article('{article_id}')",
    "SELECT count(*) FROM cms.article WHERE slug = 'minister'",
)


@pytest.mark.parametrize("login", ["tomas", "root"])
def test_an_embargoed_article_is_nowhere_to_be_read_outside_its_desk(busy, as_, login):
    article_id = as_("daniel").reading.open("minister").row.article_id
    unknown = "0" * 32
    with busy.psql(login) as connection:
        for read in _READS:
            words = {"command": str(uuid.uuid4())}
            said = attempt(connection, read.format(article_id=article_id, **words))
            assert "minister" not in str(said).casefold(), read
            assert article_id not in str(said), read
            # It answers as it does for an article that never was.
            words = {"command": str(uuid.uuid4())}
            if "{article_id}" in read:
                assert said == attempt(connection, read.format(article_id=unknown, **words)), read


def test_an_embargoed_articles_slug_can_be_taken_and_tells_nothing(busy, as_):
    taken = as_("tomas").drafting.new_article(
        "minister", desk="sports", language="en", text=text("A sports minister")
    )
    assert taken.slug == "minister"
    assert as_("tomas").reading.open("minister").text.headline == "A sports minister"
    assert as_("daniel").reading.open(as_("daniel").reading.articles()[0].article_id)


def test_news_carries_nothing_but_ids(busy, as_):
    with busy.psql("tomas") as listener:
        listener.execute("LISTEN copydesk")
        as_("minji").drafting.save("minister", text(SECRET, f"{SECRET} indeed."))
        heard = [news.payload for news in listener.notifies(timeout=1.0, stop_after=1)]
    assert heard
    assert all(len(payload) == 32 or payload == "newsroom" for payload in heard)


def test_forged_news_does_no_more_than_let_desks_look(busy, as_):
    before = busy.state_of_file()
    with busy.psql("tomas") as forger:
        forger.execute("NOTIFY copydesk, 'publish everything'")
    assert busy.state_of_file() == before


def save(connection, article_id, words, base=None, token=""):
    measured = json.dumps({"hash": uuid.uuid4().hex * 2, "words": 1, "characters": 1})
    connection.execute(
        "SELECT cms.save_version(%s, %s, %s::jsonb, %s::jsonb, %s, %s)",
        (str(uuid.uuid4()), article_id, words, measured, base, token),
    )


def test_a_stale_token_overwrites_nothing(busy, as_):
    opened = as_("minji").reading.open("ferry")
    words = {"headline": "Mine", "subheadline": "", "summary": "", "byline": "", "dateline": "", "photos": []}
    words["body"] = {"schema": 1, "blocks": [{"id": "a", "type": "paragraph", "text": "Mine."}]}
    with busy.psql("minji") as connection:
        save(connection, opened.row.article_id, json.dumps(words), token="0" * 32)
    after = as_("minji").reading.open("ferry")
    assert after.text == opened.text
    assert as_("minji").reading.versions("ferry")[0].is_side


def test_a_command_of_a_colleague_is_not_answered_to_another(busy, as_):
    command = str(uuid.uuid4())
    as_("daniel").review.spike("ferry", reason="Overtaken.", command_id=command)
    article_id = as_("daniel").reading.open("ferry").row.article_id
    with busy.psql("sora") as connection:
        said = attempt(connection, f"SELECT cms.step_spike('{command}', '{article_id}', NULL, 'x', '{{}}')")
    assert said == "CD001"


@pytest.mark.parametrize("verifier", ["a clear password", "md5" + "0" * 32, "SCRAM-SHA-256$1:x$y:z", ""])
def test_only_what_stands_for_a_password_reaches_the_server(busy, verifier):
    with busy.psql("root") as connection:
        said = attempt(
            connection,
            f"SELECT cms.set_password(%(id)s, {_SORA}, '{verifier}')",
        )
    assert said in REFUSED


@pytest.mark.parametrize(
    "login", ["postgres", "copydesk_owner", "copydesk_ghost", "pg_ghost", 'x"; DROP SCHEMA cms; --']
)
def test_no_login_is_made_over_a_role_that_is_there(busy, login):
    before = busy.state_of_file()
    person = {
        "login": login,
        "name": "X",
        "name_ko": "",
        "byline": "",
        "language": "en",
        "is_admin": False,
        "roles": [],
    }
    with busy.psql("root") as connection, pytest.raises(psycopg.Error) as refusal:
        connection.execute(
            "SELECT cms.add_person(%s, %s::jsonb, NULL)", (str(uuid.uuid4()), json.dumps(person))
        )
    assert refusal.value.sqlstate in REFUSED
    assert busy.state_of_file() == before


# Every function people may call, with arguments of no use.
_USELESS = ("NULL", "''", "'x'", "'{}'", "'[]'", "'[[[]]]'", "'null'", "'\"x\"'", "0", "-1", "true")


def test_useless_arguments_are_refused_in_words_and_change_nothing(busy):
    with busy.superuser() as connection:
        functions = connection.execute(
            "SELECT p.proname, p.pronargs, pg_get_function_identity_arguments(p.oid) FROM pg_proc p "
            "WHERE p.pronamespace = 'cms'::regnamespace AND p.proname <> 'seal_ledger' "
            "AND (has_function_privilege('root', p.oid, 'EXECUTE') OR has_function_privilege('daniel', p.oid, 'EXECUTE'))"
        ).fetchall()
    assert len(functions) > 40
    before, internal = busy.state_of_file(), []
    for login in ("root", "daniel", "tomas"):
        with busy.psql(login) as connection:
            for name, count, _ in functions:
                for useless in _USELESS:
                    said = attempt(connection, f"SELECT cms.{name}({', '.join([useless] * count)})")
                    if isinstance(said, str) and said not in (*REFUSED, "22P02", "42804", "42725", "42846"):
                        internal.append(f"{login}: {name}({useless}): {said}")
    assert busy.state_of_file() == before
    assert internal == []
