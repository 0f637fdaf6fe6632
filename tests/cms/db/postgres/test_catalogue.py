"""Nothing in a shared newsroom's database is without its protection, whatever is added to it later."""

import psycopg
import pytest

from cms.db.base import Base

pytestmark = pytest.mark.server

# Each query finds what lacks a protection, and says what it lacks.
_GAPS = {
    "a table is not owned by the owner nobody can sign in as": """
        SELECT c.relname FROM pg_class c
        WHERE c.relnamespace = 'cms'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
        AND pg_get_userbyid(c.relowner) <> 'copydesk_owner'""",
    "a table is without forced row-level security": """
        SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'cms'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)""",
    "somebody may write into a table": """
        SELECT c.relname || ' by ' || coalesce(r.rolname, 'everybody') || ': ' || a.privilege_type
        FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE c.relnamespace = 'cms'::regnamespace AND a.privilege_type <> 'SELECT' AND a.grantee <> c.relowner
        UNION ALL
        SELECT c.relname || '.' || t.attname || ': ' || a.privilege_type
        FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid CROSS JOIN LATERAL aclexplode(t.attacl) a
        WHERE c.relnamespace = 'cms'::regnamespace AND a.privilege_type <> 'SELECT'""",
    "everybody may read a table": """
        SELECT c.relname FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a
        WHERE c.relnamespace = 'cms'::regnamespace AND a.grantee = 0""",
    "everybody may call a function": """
        SELECT p.proname FROM pg_proc p CROSS JOIN LATERAL
        aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        WHERE p.pronamespace IN ('cms'::regnamespace, 'cms_keeper'::regnamespace) AND a.grantee = 0""",
    "a function looks for names wherever the caller likes": """
        SELECT p.proname FROM pg_proc p WHERE p.pronamespace IN ('cms'::regnamespace, 'cms_keeper'::regnamespace)
        AND NOT EXISTS (SELECT 1 FROM unnest(p.proconfig) s WHERE s ~ '^search_path=.*pg_temp$')""",
    "a function is owned by somebody else": """
        SELECT p.proname FROM pg_proc p WHERE p.pronamespace IN ('cms'::regnamespace, 'cms_keeper'::regnamespace)
        AND pg_get_userbyid(p.proowner) NOT IN ('copydesk_owner', 'copydesk_keeper')""",
    "a function claims that it gives nothing away": """
        SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'cms'::regnamespace AND p.proleakproof""",
    "a view shows what its owner sees": """
        SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'cms'::regnamespace AND c.relkind = 'v'
        AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)""",
    "somebody may make something in the database": """
        SELECT coalesce(r.rolname, 'everybody') || ' ' || a.privilege_type FROM pg_database d
        CROSS JOIN LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE d.datname = current_database() AND a.grantee <> d.datdba
        AND (a.privilege_type IN ('TEMPORARY', 'CREATE') OR a.grantee = 0)""",
    "somebody may make something in a schema": """
        SELECT n.nspname || ' ' || coalesce(r.rolname, 'everybody') || ' ' || a.privilege_type FROM pg_namespace n
        CROSS JOIN LATERAL aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
        LEFT JOIN pg_roles r ON r.oid = a.grantee
        WHERE n.nspname IN ('public', 'cms', 'cms_keeper') AND a.grantee <> n.nspowner
        AND (a.privilege_type = 'CREATE' OR a.grantee = 0) AND NOT (r.rolname = 'pg_database_owner') IS TRUE""",
    "a person, or a group of people, could do more than sign in": """
        SELECT r.rolname FROM pg_roles r WHERE (r.rolname LIKE 'copydesk%'
            OR EXISTS (SELECT 1 FROM cms.person p WHERE p.login = r.rolname))
        AND (r.rolsuper OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls
            OR r.rolcreaterole AND r.rolname <> 'copydesk_keeper')""",
    "somebody can sign in as a group": """
        SELECT r.rolname FROM pg_roles r WHERE r.rolname LIKE 'copydesk%' AND r.rolcanlogin""",
    "a person is in a group that is no role of the newsroom": """
        SELECT m.rolname || ' in ' || g.rolname FROM pg_auth_members x JOIN pg_roles m ON m.oid = x.member
        JOIN pg_roles g ON g.oid = x.roleid JOIN cms.person p ON p.login = m.rolname
        WHERE g.rolname NOT IN ('copydesk_staff', 'copydesk_admin', 'copydesk_reporter', 'copydesk_editor',
            'copydesk_duty_editor', 'copydesk_picture_editor') OR x.admin_option""",
    "a policy lets somebody see rows without a condition": """
        SELECT p.tablename || '.' || p.policyname FROM pg_policies p WHERE p.schemaname = 'cms' AND p.qual = 'true'
        AND p.tablename NOT IN ('alembic_version') AND p.roles <> '{copydesk_owner}'""",
    "an insert-only table can be changed": """
        SELECT t FROM unnest(ARRAY['article_version', 'version_photo', 'edition', 'ledger', 'ledger_seal', 'command',
            'arrival']) t
        WHERE (SELECT count(*) FROM pg_trigger g WHERE g.tgrelid = ('cms.' || t)::regclass AND g.tgenabled = 'O'
            AND g.tgname IN (t || '_never_changed', t || '_never_emptied')) <> 2""",
}

# What somebody might add in a hurry, and what would be found of it.
_ADDED = {
    "CREATE TABLE cms.idea (words text)": {
        "a table is not owned by the owner nobody can sign in as",
        "a table is without forced row-level security",
    },
    "CREATE TABLE cms.idea (words text); GRANT INSERT ON cms.idea TO copydesk_staff": {
        "somebody may write into a table"
    },
    "GRANT UPDATE (stage) ON cms.article TO copydesk_editor": {"somebody may write into a table"},
    "GRANT SELECT ON cms.ledger TO PUBLIC": {"everybody may read a table"},
    "CREATE VIEW cms.everything AS SELECT * FROM cms.article": {"a view shows what its owner sees"},
    "CREATE FUNCTION cms.peek() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$": {
        "everybody may call a function",
        "a function looks for names wherever the caller likes",
        "a function is owned by somebody else",
    },
    "GRANT TEMPORARY ON DATABASE {database} TO PUBLIC": {"somebody may make something in the database"},
    "GRANT CREATE ON SCHEMA public TO PUBLIC": {"somebody may make something in a schema"},
    "ALTER ROLE minji BYPASSRLS": {"a person, or a group of people, could do more than sign in"},
    "ALTER ROLE copydesk_editor LOGIN": {"somebody can sign in as a group"},
    "GRANT copydesk_owner TO minji": {"a person is in a group that is no role of the newsroom"},
    "CREATE POLICY open ON cms.article FOR SELECT TO copydesk_staff USING (true)": {
        "a policy lets somebody see rows without a condition"
    },
    "ALTER TABLE cms.ledger DISABLE TRIGGER ledger_never_changed": {"an insert-only table can be changed"},
}


def gaps(connection: psycopg.Connection) -> dict[str, list[str]]:
    """Return what lacks a protection, by what it lacks."""
    found = {gap: [row[0] for row in connection.execute(query)] for gap, query in _GAPS.items()}
    return {gap: rows for gap, rows in found.items() if rows}


def test_nothing_is_without_its_protection(newsroom):
    with newsroom.superuser() as connection:
        assert gaps(connection) == {}


def test_every_table_of_the_program_is_there(newsroom):
    with newsroom.superuser() as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'cms'").fetchall()
    assert {name for (name,) in found} >= set(Base.metadata.tables)


@pytest.mark.parametrize("added", _ADDED)
def test_what_is_added_without_protection_is_found(newsroom, added):
    connection = newsroom.superuser()
    connection.execute("BEGIN")
    connection.execute(added.replace("{database}", f'"{newsroom.database}"'))
    found = gaps(connection)
    connection.execute("ROLLBACK")
    connection.close()
    assert set(found) >= _ADDED[added]
