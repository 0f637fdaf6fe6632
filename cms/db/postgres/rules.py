"""What a shared newsroom's database itself refuses: roles, rights, row-level security, functions and triggers.

All of it is code and installed anew after each migration. The steps come from `cms/domain/workflow.py`, the tables from
`cms/db/tables.py`; the functions stand in `sql/`, one file for each subject.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from cms.body.model import SUGGESTIONS, BlockType, MarkType
from cms.db.base import Base
from cms.db.integrity import allowed_publication_moves
from cms.domain.photos.countries import ASIAN
from cms.domain.photos.country_table import COUNTRIES
from cms.domain.photos.crop import Shape
from cms.domain.workflow import STEPS, Role, Who, stage_moves

STAFF, ADMIN, SITE = "copydesk_staff", "copydesk_admin", "copydesk_site"
# What people are made members of; nobody signs in as any of these.
GROUPS = (STAFF, *(f"copydesk_{role}" for role in Role), ADMIN)
_SQL = Path(__file__).parent / "sql"

_VISIBLE_ARTICLE = (
    "(SELECT cms.me()) IS NOT NULL AND (NOT has_embargo OR embargo_until <= now() "
    "OR desk_id::text = ANY ((SELECT cms.my_desks())::text[]))"
)
_OF_VISIBLE_ARTICLE = "EXISTS (SELECT 1 FROM cms.article a WHERE a.article_id = {table}.article_id)"
_ANYONE_HERE = "(SELECT cms.me()) IS NOT NULL"
_VISIBLE_PHOTO = f"{_ANYONE_HERE} AND photo_id::text <> ALL ((SELECT cms.hidden_photos())::text[])"
_MINE = "person_id = (SELECT cms.me())"
# Which rows of which tables staff may read. What is not here can be read by nobody but through a function.
_STAFF_READS: dict[str, str] = {
    "newsroom": _ANYONE_HERE,
    "person": _ANYONE_HERE,
    "desk": _ANYONE_HERE,
    "desk_member": _ANYONE_HERE,
    "photo": _VISIBLE_PHOTO,
    "word_list": _ANYONE_HERE,
    "usage_lease": _VISIBLE_PHOTO,
    "photo_words": _VISIBLE_PHOTO,
    "agency": _ANYONE_HERE,
    "photographer": _ANYONE_HERE,
    "house_style": _ANYONE_HERE,
    "caption_code": _ANYONE_HERE,
    "caption_template": _ANYONE_HERE,
    "article": _VISIBLE_ARTICLE,
    "article_version": _OF_VISIBLE_ARTICLE.format(table="article_version"),
    "version_photo": "EXISTS (SELECT 1 FROM cms.article_version v WHERE v.version_id = version_photo.version_id)",
    "edition": _OF_VISIBLE_ARTICLE.format(table="edition"),
    "edit_lease": _OF_VISIBLE_ARTICLE.format(table="edit_lease"),
    "lease_request": _OF_VISIBLE_ARTICLE.format(table="lease_request"),
    "review_note": _OF_VISIBLE_ARTICLE.format(table="review_note"),
    "named_person": _OF_VISIBLE_ARTICLE.format(table="named_person"),
    "style_rule": _ANYONE_HERE,
    "correction_request": _OF_VISIBLE_ARTICLE.format(table="correction_request"),
    # What a desk plans may be as secret as what it writes.
    "planned_article": "desk_id::text = ANY ((SELECT cms.my_desks())::text[])",
    "arrival": _OF_VISIBLE_ARTICLE.format(table="arrival"),
    "working_copy": _MINE,
    "command": _MINE,
}
# Of these tables staff may not read every column: a lease's token is told to its holder only.
_COLUMNS = {"edit_lease": "article_id, person_id, since, expires_at"}
_ADMIN_READS = ("ledger", "ledger_seal")
_SITE_COLUMNS = "edition_id, article_id, number, kind, notice, published_at, content"
_SITE_NEWSROOM = "name, name_ko, language, base_url, time_zone"
_INSERT_ONLY = ("article_version", "version_photo", "edition", "ledger", "ledger_seal", "command", "arrival")
# Functions people call; each names who may. Steps are added from the table of steps.
_CALLED_BY: dict[str, tuple[str, ...]] = {
    "me": (STAFF, SITE),
    "my_desks": (STAFF,),
    "hidden_photos": (STAFF,),
    "clock": (STAFF, SITE),
    "can_see_article": (STAFF,),
    "acts_of": (STAFF,),
    "change_mark": (STAFF,),
    "start_article": (STAFF,),
    "save_version": (STAFF,),
    "keep_working_copy": (STAFF,),
    "keep_unless_a_version": (STAFF,),
    "take_lease": (STAFF,),
    "release_lease": (STAFF,),
    "ask_for_lease": (STAFF,),
    "hand_over": (STAFF,),
    "add_photo": (STAFF,),
    "reword_photo": (STAFF,),
    "reword_photos": (STAFF,),
    "read_photo_again": (STAFF,),
    "keep_codes": (STAFF,),
    "keep_template": (STAFF,),
    "set_password": (STAFF,),
    "add_note": (STAFF,),
    "resolve_notes": (STAFF,),
    "reopen_notes": (STAFF,),
    "name_person": (STAFF,),
    "unname_person": (STAFF,),
    "add_style_rule": (ADMIN,),
    "remove_style_rule": (ADMIN,),
    "bring_in": (STAFF,),
    "bring_again": (STAFF,),
    "link_translation": (STAFF,),
    "plan_article": ("copydesk_editor", "copydesk_duty_editor"),
    "change_plan": ("copydesk_editor", "copydesk_duty_editor"),
    "move_plan": (STAFF,),
    "log_request": (STAFF,),
    "decide_request": ("copydesk_editor", "copydesk_duty_editor"),
    "add_word": (STAFF,),
    "remove_word": (STAFF,),
    "grant_lease": ("copydesk_editor", "copydesk_duty_editor", "copydesk_picture_editor"),
    "withdraw_lease": ("copydesk_editor", "copydesk_duty_editor", "copydesk_picture_editor"),
    "set_agency": (ADMIN,),
    "set_photographer": (ADMIN,),
    "forget_photographer": (ADMIN,),
    "set_house_style": (ADMIN,),
    "require_alt_text": (ADMIN,),
    "set_country": (ADMIN,),
    "seal_ledger": (ADMIN,),
    "standings": (ADMIN,),
    "add_desk": (ADMIN,),
    "set_solo": (ADMIN,),
    "set_site_address": (ADMIN,),
    "add_person": (ADMIN,),
    "rename_person": (ADMIN,),
    "in_hand_of": (ADMIN,),
    "set_roles": (ADMIN,),
    "disable_person": (ADMIN,),
    "enable_person": (ADMIN,),
    "readers_see": (SITE,),
    "is_site": (SITE,),
}
_STEPPERS: dict[Who, tuple[str, ...]] = {
    Who.MEMBER: (STAFF,),
    Who.CONTRIBUTOR: (STAFF,),
    Who.SUBMITTER: (STAFF,),
    Who.EDITOR: ("copydesk_editor", "copydesk_duty_editor"),
    Who.OTHER_EDITOR: ("copydesk_editor", "copydesk_duty_editor"),
    Who.DUTY_EDITOR: ("copydesk_duty_editor",),
    Who.PICTURE_EDITOR: ("copydesk_picture_editor",),
}


def prepare(connection: Connection) -> None:
    """Make the roles and the empty schemas; what stands there already stays. Takes a database administrator."""
    _run(connection, "00_roles.sql")


def install(connection: Connection) -> None:
    """Install every rule over the tables that are there, replacing earlier ones."""
    connection.exec_driver_sql("SET LOCAL check_function_bodies = off")
    for statement in (*_step_table(), *_vocabularies()):
        connection.exec_driver_sql(statement)
    for subject in sorted(file.name for file in _SQL.glob("*.sql")):
        if subject not in ("00_roles.sql", "99_protection.sql"):
            _run(connection, subject)
    for statement in (*_steps(), *_triggers()):
        connection.exec_driver_sql(statement)
    _run(connection, "99_protection.sql")
    for statement in (*_reading_rights(), *_calling_rights()):
        connection.exec_driver_sql(statement)


def admit_staff(connection: Connection) -> None:
    """Let the staff of a copied or restored newsroom come in again; part of `install`."""
    _run(connection, "11_admission.sql")


def _run(connection: Connection, subject: str) -> None:
    # By the driver itself, and without parameters: then "%" means nothing special, and a file holds many statements.
    cursor = connection.connection.cursor()
    try:
        cursor.execute((_SQL / subject).read_text(encoding="utf-8"))
    except psycopg.Error as error:
        raise DBAPIError.instance(subject, None, error, psycopg.Error, dialect=connection.dialect) from error
    finally:
        cursor.close()


def _step_table() -> Iterator[str]:
    yield (
        "CREATE TABLE IF NOT EXISTS cms.step_rule (step text PRIMARY KEY, stages text[] NOT NULL, "
        "publications text[] NOT NULL, who text[] NOT NULL, stage_to text, needs_reason boolean NOT NULL)"
    )
    yield "DELETE FROM cms.step_rule"
    for step, rule in STEPS.items():
        to = f"'{rule.to}'" if rule.to else "NULL"
        fields = (
            f"'{step}'",
            _array(rule.stages),
            _array(rule.publications),
            _array(who.name for who in rule.who),
            to,
            str(rule.needs_reason).lower(),
        )
        yield f"INSERT INTO cms.step_rule VALUES ({', '.join(fields)})"  # noqa: S608 (our own table of steps)


def _vocabularies() -> Iterator[str]:
    for name, words in (
        ("block_types", BlockType),
        ("mark_types", MarkType),
        ("suggestion_types", SUGGESTIONS),
        ("crop_shapes", Shape),
        ("countries", [country.code for country in COUNTRIES]),
        ("countries_of_asia", ASIAN),
    ):
        yield _function(f"{name}()", "text[]", f"SELECT {_array(words)}")
    stages = [(before.value, after.value) for before, after in stage_moves()]
    publications = [(before.value, after.value) for before, after in allowed_publication_moves()]
    for name, moves in (("is_stage_move", stages), ("is_publication_move", publications)):
        pairs = ", ".join(f"('{before}', '{after}')" for before, after in sorted(moves))
        yield _function(f"{name}(before text, after text)", "boolean", f"SELECT (before, after) IN ({pairs})")


def _function(signature: str, answer: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION cms.{signature} RETURNS {answer} LANGUAGE sql IMMUTABLE "
        f"SET search_path = pg_catalog, cms, pg_temp AS $$ {body} $$"
    )


def _steps() -> Iterator[str]:
    """A function for each step, so that each group can be granted its own."""
    for step in _taken_steps():
        yield (
            f"CREATE OR REPLACE FUNCTION cms.step_{step}(command text, article text, seen integer, reason text, p jsonb) "
            "RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp "
            f"AS $$ SELECT cms.take_step('{step}', command, article, seen, reason, p) $$"
        )


def _taken_steps() -> list[str]:
    return [step.value for step in STEPS if step.value != "save"]


def _triggers() -> Iterator[str]:
    for table in _INSERT_ONLY:
        for name, events, each in (
            ("never_changed", "UPDATE OR DELETE", "ROW"),
            ("never_emptied", "TRUNCATE", "STATEMENT"),
        ):
            yield (
                f"CREATE OR REPLACE TRIGGER {table}_{name} BEFORE {events} ON cms.{table} "
                f"FOR EACH {each} EXECUTE FUNCTION cms.never_changed()"
            )
    for table, event, function in (
        ("article", "UPDATE", "moves_along_the_table"),
        ("article_version", "INSERT", "stamp_version"),
        ("edition", "INSERT", "stamp_edition"),
        ("ledger", "INSERT", "stamp_ledger"),
        ("usage_lease", "UPDATE OR DELETE", "lease_stays"),
    ):
        yield (
            f"CREATE OR REPLACE TRIGGER {table}_{function} BEFORE {event} ON cms.{table} "
            f"FOR EACH ROW EXECUTE FUNCTION cms.{function}()"
        )


def _reading_rights() -> Iterator[str]:
    for table, rows in _STAFF_READS.items():
        columns = f" ({_COLUMNS[table]})" if table in _COLUMNS else ""
        yield f"GRANT SELECT{columns} ON cms.{table} TO {STAFF}"
        yield f"CREATE POLICY staff_read ON cms.{table} FOR SELECT TO {STAFF} USING ({rows})"
    for table in _ADMIN_READS:
        yield f"GRANT SELECT ON cms.{table} TO {ADMIN}"
        yield f"CREATE POLICY admin_read ON cms.{table} FOR SELECT TO {ADMIN} USING ({_ANYONE_HERE})"
    yield f"GRANT SELECT ({_SITE_COLUMNS}) ON cms.edition TO {SITE}"
    yield f"CREATE POLICY site_read ON cms.edition FOR SELECT TO {SITE} USING (cms.readers_see(edition_id))"
    yield f"GRANT SELECT ({_SITE_NEWSROOM}) ON cms.newsroom TO {SITE}"
    yield f"CREATE POLICY site_read ON cms.newsroom FOR SELECT TO {SITE} USING (cms.is_site())"
    yield f"GRANT SELECT ON cms.alembic_version TO {STAFF}, {SITE}"
    yield f"CREATE POLICY everybody_reads ON cms.alembic_version FOR SELECT TO {STAFF}, {SITE} USING (true)"


def _calling_rights() -> Iterator[str]:
    rights = dict(_CALLED_BY)
    for step, rule in STEPS.items():
        if step.value != "save":
            rights[f"step_{step}"] = tuple(sorted({group for who in rule.who for group in _STEPPERS[who]}))
    for function, groups in rights.items():
        yield f"GRANT EXECUTE ON FUNCTION cms.{function} TO {', '.join(groups)}"
    for function in _PHOTO_FUNCTIONS:
        yield f"GRANT EXECUTE ON FUNCTION cms.{function} TO {STAFF}"


_PHOTO_FUNCTIONS = (
    "photo_chunk_size",
    "photo_largest",
    "photo_delivery_begin",
    "photo_chunk_put",
    "photo_blob_finish",
    "photo_delivery_drop",
    "photo_blob_size",
    "photo_chunk_get",
    "photo_blob_is_intact",
)


def _array(words: Iterable[StrEnum | str]) -> str:
    quoted: Sequence[str] = sorted(f"'{word}'" for word in words)
    return f"ARRAY[{', '.join(quoted)}]::text[]"


def protected_tables() -> frozenset[str]:
    """Return every table of the program; a test holds the database's catalogue against it."""
    return frozenset(Base.metadata.tables)
