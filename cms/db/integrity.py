"""What the SQLite database itself refuses, whoever writes to it: generated from the workflow table.

The file of a one-person newsroom is not a defence against its owner; these triggers are there so that no bug of
ours, and no other program opened on the file by mistake, can break what every later reader relies on.
"""

from collections.abc import Iterator

from cms.body.model import SUGGESTIONS
from cms.domain.photos.countries import ASIA, ASIAN
from cms.domain.workflow import Publication, Stage, publication_moves, stage_moves

Keys = tuple[tuple[str, ...], ...]
# Each table with what tells its rows apart.
NEVER_CHANGED: dict[str, Keys] = {
    "article_version": (("version_id",), ("article_id", "number")),
    "version_photo": (("version_id", "position"),),
    "edition": (("edition_id",), ("article_id", "number")),
    "ledger": (("ledger_id",), ("chain", "sequence")),
    "ledger_seal": (("number",),),
    "command": (("command_id",),),
    "arrival": (("arrival_id",), ("guid", "item_version")),
}
NEVER_DELETED: dict[str, Keys] = {
    "article": (("article_id",),),
    "review_note": (("note_id",),),
    "correction_request": (("request_id",),),
    "photo": (("photo_id",), ("sha256",)),
    "usage_lease": (("lease_id",),),
    "person": (("person_id",), ("login",)),
    "desk": (("desk_id",), ("slug",)),
    "newsroom": (("newsroom_id",),),
}
# The columns of a photograph in which a search finds words.
PHOTO_WORDS = ("caption", "credit_line", "creator", "source", "file_name", "alt_text")


def sqlite_triggers() -> Iterator[tuple[str, str]]:
    """Yield each trigger as (name, CREATE TRIGGER statement)."""
    for table in NEVER_CHANGED:
        yield _refusing(f"{table}_never_changed", "UPDATE", table, f"{table} is never changed")
        yield _refusing(f"{table}_never_deleted", "DELETE", table, f"{table} is never deleted")
    for table in NEVER_DELETED:
        yield _refusing(f"{table}_never_deleted", "DELETE", table, f"{table} is never deleted")
    yield _refusing(
        "review_note_words_never_changed",
        "UPDATE OF note_id, article_id, thread_id, words, anchor, written_by, written_at",
        "review_note",
        "what a note says is never changed",
    )
    yield _refusing(
        "usage_lease_terms_never_changed",
        "UPDATE OF lease_id, photo_id, kind, reason, starts_at, ends_at, granted_by, granted_at",
        "usage_lease",
        "what a lease says is never changed",
    )
    yield _refusing(
        "correction_request_never_reworded",
        "UPDATE OF request_id, article_id, asked_by, wants, received_on, known_on, logged_by, logged_at",
        "correction_request",
        "what was demanded is never reworded",
    )
    for table, keys in (NEVER_CHANGED | NEVER_DELETED).items():
        yield _never_replaced(table, keys)
    yield _moves_only("stage", {(a.value, b.value) for a, b in stage_moves()})
    yield _moves_only("publication", {(a.value, b.value) for a, b in allowed_publication_moves()})
    yield _article_starts_as_draft()
    yield _edition_is_approved()
    yield _edition_is_its_version()
    yield _edition_has_provenance()
    yield _edition_photos_may_be_used()
    yield _approval_is_settled()
    yield _edition_is_settled()
    yield _photo_words("begun", "INSERT")
    yield _photo_words("follow", f"UPDATE OF {', '.join(PHOTO_WORDS)}")


# A schedule that falls, because the text changed or by its own step, leaves what readers had before.
_FALLEN = {
    (Publication.SCHEDULED, Publication.UNPUBLISHED),
    (Publication.SCHEDULED, Publication.WITHDRAWN),
}


def allowed_publication_moves() -> frozenset[tuple[Publication, Publication]]:
    """Return every move of `publication` that is not refused: those of the steps, and schedules that fall."""
    return publication_moves() | _FALLEN


def _photo_words(name: str, event: str) -> tuple[str, str]:
    """Return what keeps the words a search reads as the photograph's own are."""
    said = " || ' ' || ".join(f"NEW.{column}" for column in PHOTO_WORDS)
    keep = (
        "INSERT OR REPLACE INTO photo_words (photo_id, added_at, credit_line, creator, said) "  # noqa: S608 (our own column names)
        f"VALUES (NEW.photo_id, NEW.added_at, NEW.credit_line, NEW.creator, lower({said}))"
    )
    return (
        f"photo_words_{name}",
        f"CREATE TRIGGER photo_words_{name} AFTER {event} ON photo BEGIN {keep}; END",
    )


def _refusing(name: str, event: str, table: str, reason: str, *, when: str = "") -> tuple[str, str]:
    condition = f"WHEN {when} " if when else ""
    return (
        name,
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} {condition}BEGIN SELECT RAISE(ABORT, '{reason}'); END",
    )


def _never_replaced(table: str, keys: Keys) -> tuple[str, str]:
    # INSERT OR REPLACE deletes the row in its way without asking the triggers that refuse to delete it.
    same_row = " OR ".join(f"({' AND '.join(f'{column} = NEW.{column}' for column in key)})" for key in keys)
    return _refusing(
        f"{table}_never_replaced",
        "INSERT",
        table,
        f"{table} is never replaced",
        when=f"EXISTS (SELECT 1 FROM {table} WHERE {same_row})",  # noqa: S608 (our own table and column names)
    )


def _moves_only(column: str, moves: set[tuple[str, str]]) -> tuple[str, str]:
    legal = " OR ".join(f"(OLD.{column} = '{a}' AND NEW.{column} = '{b}')" for a, b in sorted(moves))
    return _refusing(
        f"article_{column}_moves_along_the_table",
        f"UPDATE OF {column}",
        "article",
        f"no step makes this move of {column}",
        when=f"OLD.{column} <> NEW.{column} AND NOT ({legal})",
    )


def _article_starts_as_draft() -> tuple[str, str]:
    return _refusing(
        "article_starts_as_unpublished_draft",
        "INSERT",
        "article",
        "an article starts as an unpublished draft",
        when=f"NEW.stage <> '{Stage.DRAFT}' OR NEW.publication <> '{Publication.UNPUBLISHED}'",
    )


def _edition_is_approved() -> tuple[str, str]:
    # A retraction publishes no text, and an urgent edition is approved afterwards, so both name their kind or mark.
    return _refusing(
        "edition_is_of_the_approved_text",
        "INSERT",
        "edition",
        "not_approved: only the approved text can be published",
        when="NEW.kind <> 'retraction' AND NOT EXISTS (SELECT 1 FROM article a WHERE a.article_id = NEW.article_id "
        "AND ((a.stage = 'approved' AND a.approved_hash = NEW.content_hash) OR a.needs_post_review))",
    )


def _edition_is_its_version() -> tuple[str, str]:
    return _refusing(
        "edition_is_of_its_version",
        "INSERT",
        "edition",
        "an edition is of a version of its article, word for word",
        when="NOT EXISTS (SELECT 1 FROM article_version v WHERE v.version_id = NEW.version_id "
        "AND v.article_id = NEW.article_id AND v.number = NEW.version AND v.content_hash = NEW.content_hash)",
    )


def _edition_has_provenance() -> tuple[str, str]:
    return _refusing(
        "edition_has_provenance",
        "INSERT",
        "edition",
        "photo_credit_missing: every published photo has caption, credit and usage rights",
        when="NEW.kind <> 'retraction' AND EXISTS (SELECT 1 FROM version_photo v JOIN photo p USING (photo_id) "
        "WHERE v.version_id = NEW.version_id "
        "AND (trim(v.caption) = '' OR trim(v.credit_line) = '' OR coalesce(p.usage_rights, '') = ''))",
    )


def _edition_photos_may_be_used() -> tuple[str, str]:
    # The rule of cms/domain/photos/usage_leases.py: who denies prevails, a lease that allows settles what was stipulated.
    leased = "SELECT 1 FROM usage_lease l WHERE l.photo_id = p.photo_id AND l.withdrawn_at IS NULL AND l.kind = '{kind}'"
    holds = (
        "AND coalesce(l.starts_at <= NEW.published_at, 1) AND NOT coalesce(l.ends_at <= NEW.published_at, 0)"
    )
    denied, allowed = f"{leased.format(kind='deny')} {holds}", f"{leased.format(kind='allow')} {holds}"
    days, until = (f"json_extract(p.stipulations, '$.{name}')" for name in ("days", "until"))
    published = "julianday(NEW.published_at)"
    asian = ", ".join(f"'{country}'" for country in sorted(ASIAN))
    stipulated = (
        "EXISTS (SELECT 1 FROM json_each(p.stipulations, '$.out_of') o, newsroom n "  # noqa: S608 (our own words)
        f"WHERE o.value = n.country OR (o.value = '{ASIA}' AND n.country IN ({asian}))) "
        f"OR coalesce(julianday(p.added_at) + {days} <= {published}, 0) "
        f"OR coalesce(julianday({until}) <= {published}, 0) "
        f"OR ({days} IS NULL AND {until} IS NULL AND coalesce(json_extract(p.stipulations, '$.no_archive'), 0))"
    )
    return _refusing(
        "edition_photos_may_be_used",
        "INSERT",
        "edition",
        "photo_barred: a photo of the article may not be used now",
        when="NEW.kind <> 'retraction' AND EXISTS (SELECT 1 FROM version_photo v JOIN photo p USING (photo_id) "  # noqa: S608 (our own words and columns; nothing typed is in it)
        f"WHERE v.version_id = NEW.version_id AND (EXISTS ({denied}) OR (NOT EXISTS ({allowed}) "
        f"AND (EXISTS ({leased.format(kind='allow')}) OR {stipulated}))))",
    )


_KINDS = ", ".join(f"'{kind}'" for kind in sorted(SUGGESTIONS))


def _is_unsettled(version: str) -> str:
    """Return the condition that the body of a version *v* holds suggestions nobody accepted or rejected."""
    return (
        "EXISTS (SELECT 1 FROM article_version v, json_each(v.body, '$.blocks') b, json_each(b.value, '$.marks') m "  # noqa: S608 (our own words and columns; nothing typed is in it)
        f"WHERE {version} AND json_extract(m.value, '$[2]') IN ({_KINDS}))"
    )


def _approval_is_settled() -> tuple[str, str]:
    head = _is_unsettled("v.article_id = NEW.article_id AND v.number = NEW.head_version")
    return _refusing(
        "approval_has_no_open_suggestion",
        "UPDATE OF stage",
        "article",
        "suggestion_open: a text with open suggestions cannot be approved",
        when=f"NEW.stage = '{Stage.APPROVED}' AND OLD.stage <> NEW.stage AND {head}",
    )


def _edition_is_settled() -> tuple[str, str]:
    return _refusing(
        "edition_has_no_open_suggestion",
        "INSERT",
        "edition",
        "suggestion_open: a text with open suggestions cannot be published",
        when=f"NEW.kind <> 'retraction' AND {_is_unsettled('v.version_id = NEW.version_id')}",
    )
