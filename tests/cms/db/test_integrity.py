"""What the newsroom's file refuses to any program that opens it: raw SQL against the triggers."""

import json
import shutil
import sqlite3
from datetime import UTC, datetime
from itertools import product

import pytest
from PIL import Image
from sqlalchemy import UniqueConstraint

from cms.body.notes import Place, anchor_of
from cms.db.base import Base
from cms.db.integrity import NEVER_CHANGED, NEVER_DELETED
from cms.domain.article import PhotoUse
from cms.domain.photos.rights import UsageRights
from cms.domain.photos.stipulations import stipulations_to_json
from cms.domain.photos.usage_leases import LeaseKind, LeaseTerms, bar_to_use
from cms.domain.workflow import Publication, Stage
from tests.cms.domain.photos.usage_cases import usage_cases
from tests.cms.staffed_newsroom import BODY, StillClock, TestNewsroom, copied, text
from tests.cms.step_table import LINES, PUBLICATIONS, STAGES

MOVES = {
    (before, line.stage)
    for line in LINES
    for before in line.stages
    if line.stage not in ("unchanged", "before")
} | {("spiked", stage) for stage in STAGES}
RELEASES = {
    ("unpublished", "scheduled"),
    ("withdrawn", "scheduled"),
    ("scheduled", "unpublished"),
    ("scheduled", "withdrawn"),
    ("scheduled", "live"),
    ("unpublished", "live"),
    ("withdrawn", "live"),
    ("live", "withdrawn"),
    ("live", "retracted"),
    ("withdrawn", "retracted"),
}


@pytest.fixture(scope="module")
def live_file(tmp_path_factory, staffed_file, shared_darkroom):
    """A newsroom with a live article that has a photo; nobody opens it again."""
    folder = tmp_path_factory.mktemp("live")
    newsroom = TestNewsroom(copied(staffed_file, folder / "newsroom.sqlite"), StillClock(), shared_darkroom)
    Image.new("RGB", (320, 200), "navy").save(folder / "quay.jpg")
    photos = newsroom.as_("minji").photos
    photo = photos.set_rights(photos.add(folder / "quay.jpg").photo_id, UsageRights.AGENCY)
    newsroom.as_("yuri").photos.grant(photo.photo_id, LeaseTerms(LeaseKind.ALLOW, "The agency’s contract."))
    use = PhotoUse(photo.photo_id, "The quay at dawn.", "AP=Associated Press")
    newsroom.file_article("ferry", Stage.APPROVED, Publication.LIVE, words=text("Ferry", BODY, use))
    body = newsroom.as_("minji").reading.open("ferry").text.body
    newsroom.as_("minji").notes.add("ferry", anchor_of(body, Place(body[0].block_id, 0, 3)), "Which?")
    correcting = newsroom.as_("minji").correcting
    correcting.log("ferry", asked_by="Oh", wants="I own no ferry.", received_on=correcting.today())
    newsroom.as_("root").ledger.seal()
    newsroom.close()
    with sqlite3.connect(newsroom.path) as connection:
        connection.execute(
            "INSERT INTO arrival SELECT 'a1', article_id, 1, 'tag:a,1', '1', 'ninjs', 'Agency', '', '', '', '', NULL, "
            "created_by, created_at FROM article"
        )
    connection.close()
    return newsroom.path


@pytest.fixture
def raw(live_file, tmp_path):
    """A plain SQLite connection to a newsroom with a live article that has a photo."""
    connection = sqlite3.connect(shutil.copyfile(live_file, tmp_path / "newsroom.sqlite"))
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.rollback()
    connection.close()


@pytest.mark.parametrize(
    "table", ["article_version", "version_photo", "edition", "ledger", "command", "arrival"]
)
def test_what_was_written_once_is_never_changed_or_deleted(raw, table):
    (column,) = raw.execute(f"SELECT name FROM pragma_table_info('{table}') LIMIT 1").fetchone()  # noqa: S608 (our own table names)
    assert raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0  # noqa: S608 (our own table names)
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} is never changed"):
        raw.execute(f"UPDATE {table} SET {column} = {column}")  # noqa: S608 (our own table names)
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} is never deleted"):
        raw.execute(f"DELETE FROM {table}")  # noqa: S608 (our own table names)


@pytest.mark.parametrize("table", [*NEVER_CHANGED, *NEVER_DELETED])
def test_writing_over_a_row_under_its_own_number_is_refused_too(raw, table):
    row = raw.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()  # noqa: S608 (our own table names)
    places = ", ".join("?" * len(row))
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"INSERT OR REPLACE INTO {table} VALUES ({places})", row)  # noqa: S608 (our own table names)


@pytest.mark.parametrize("table", NEVER_CHANGED | NEVER_DELETED)
def test_every_key_of_a_protected_table_is_known_to_the_triggers(table):
    mapped = Base.metadata.tables[table]
    keys = {tuple(column.name for column in mapped.primary_key)}
    keys |= {
        tuple(column.name for column in constraint.columns)
        for constraint in mapped.constraints
        if isinstance(constraint, UniqueConstraint)
    }
    assert keys == set((NEVER_CHANGED | NEVER_DELETED)[table])


def test_what_a_note_says_stays_and_its_thread_may_be_settled(raw):
    with pytest.raises(sqlite3.IntegrityError, match="what a note says is never changed"):
        raw.execute("UPDATE review_note SET words = 'Nothing.'")
    raw.execute("UPDATE review_note SET resolved_by = written_by, resolved_at = written_at")


def test_what_was_demanded_stays_and_its_decision_may_be_added(raw):
    with pytest.raises(sqlite3.IntegrityError, match="what was demanded is never reworded"):
        raw.execute("UPDATE correction_request SET received_on = '2020-01-01'")
    raw.execute("UPDATE correction_request SET decision = 'declined', answer = 'No.'")


@pytest.mark.parametrize(
    "table",
    ["article", "photo", "person", "desk", "newsroom", "review_note", "correction_request"],
)
def test_nobody_and_nothing_is_deleted(raw, table):
    with pytest.raises(sqlite3.IntegrityError, match=f"{table} is never deleted"):
        raw.execute(f"DELETE FROM {table}")  # noqa: S608 (our own table names)


@pytest.mark.parametrize(("before", "after"), [*product(STAGES, STAGES)], ids="-".join)
def test_the_stage_moves_only_along_the_table(raw, before, after):
    _put(raw, "stage", before)
    _assert_moves(raw, "stage", after, is_legal=before == after or (before, after) in MOVES)


@pytest.mark.parametrize(("before", "after"), [*product(PUBLICATIONS, PUBLICATIONS)], ids="-".join)
def test_the_publication_moves_only_along_the_table(raw, before, after):
    _put(raw, "publication", before)
    _assert_moves(raw, "publication", after, is_legal=before == after or (before, after) in RELEASES)


def test_a_text_with_open_suggestions_is_neither_approved_nor_published(raw):
    body = {
        "schema": 2,
        "blocks": [
            {"id": "a", "type": "paragraph", "text": "No marks"},
            {
                "id": "b",
                "type": "paragraph",
                "text": "5 6",
                "marks": [[2, 3, "insertion", "s1", "sora", "2026-03-01T09:30:00+00:00"]],
            },
        ],
    }
    _put(raw, "stage", "in_review")
    raw.execute(
        "INSERT INTO article_version SELECT 'v9', article_id, 99, base_number, is_side, headline, subheadline, summary, "
        "byline, dateline, ?, content_hash, words, characters, saved_by, saved_at FROM article_version LIMIT 1",
        (json.dumps(body),),
    )
    raw.execute("UPDATE article SET head_version = 99")
    with pytest.raises(sqlite3.IntegrityError, match="open suggestions cannot be approved"):
        raw.execute("UPDATE article SET stage = 'approved'")
    raw.execute("UPDATE article SET needs_post_review = 1")
    with pytest.raises(sqlite3.IntegrityError, match="open suggestions cannot be published"):
        raw.execute(
            "INSERT INTO edition SELECT 'e9', article_id, 99, 'v9', 99, content_hash, 'update', '', published_by, "
            "published_at, content FROM edition LIMIT 1"
        )


def _put(raw, column, value):
    # The trigger is set aside to bring the article to its start, and put back.
    name = f"article_{column}_moves_along_the_table"
    ((trigger,),) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchall()
    raw.execute(f"DROP TRIGGER {name}")
    raw.execute(f"UPDATE article SET {column} = ?, approved_hash = 'h'", (value,))  # noqa: S608 (our own column names)
    raw.execute(trigger)


def _assert_moves(raw, column, value, *, is_legal):
    sql = f"UPDATE article SET {column} = ?"  # noqa: S608 (our own column names)
    if is_legal:
        raw.execute(sql, (value,))
        return
    with pytest.raises(sqlite3.IntegrityError, match="no step makes this move"):
        raw.execute(sql, (value,))


@pytest.mark.parametrize(
    ("column", "value"),
    [("stage", "'published'"), ("publication", "'out'"), ("legal", "'maybe'"), ("picture_desk", "'maybe'")],
)
def test_a_state_the_newsroom_has_no_word_for_is_refused(raw, column, value):
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"UPDATE article SET {column} = {value}")  # noqa: S608 (our own column names)


def test_an_approved_article_has_the_hash_of_what_was_approved(raw):
    with pytest.raises(sqlite3.IntegrityError, match="approved_has_hash"):
        raw.execute("UPDATE article SET approved_hash = NULL")


@pytest.mark.parametrize("state", [{"stage": "approved"}, {"publication": "live"}])
def test_an_article_starts_as_an_unpublished_draft(raw, state):
    row = _row(raw, "article", "1 = 1") | {"article_id": "new", "slug": "new"}
    start = {"stage": "draft", "publication": "unpublished"}
    with pytest.raises(sqlite3.IntegrityError, match="starts as an unpublished draft"):
        _insert(raw, "article", row | start | state)
    _insert(raw, "article", row | start)


@pytest.fixture
def new_edition(raw):
    """The row of a next edition that the newsroom itself would write, of the approved version."""
    article = _row(raw, "article", "1 = 1")
    version = _row(raw, "article_version", f"number = {article['head_version']}")
    return _row(raw, "edition", "1 = 1") | {
        "edition_id": "forged",
        "number": 2,
        "version_id": version["version_id"],
        "version": version["number"],
        "content_hash": version["content_hash"],
        "kind": "update",
    }


def test_an_edition_of_the_approved_text_is_let_in(raw, new_edition):
    _insert(raw, "edition", new_edition)


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "approved"])
def test_an_edition_of_a_text_nobody_approved_is_refused(raw, new_edition, stage):
    _put(raw, "stage", stage)
    with pytest.raises(sqlite3.IntegrityError, match="not_approved"):
        _insert(raw, "edition", new_edition)


def test_an_edition_of_another_text_than_the_approved_is_refused(raw, new_edition):
    raw.execute("UPDATE article SET approved_hash = 'of another text'")
    with pytest.raises(sqlite3.IntegrityError, match="not_approved"):
        _insert(raw, "edition", new_edition)


def test_an_edition_that_claims_the_approved_hash_for_another_version_is_refused(raw, new_edition):
    older = _row(raw, "article_version", "number = 1")
    forged = new_edition | {"version_id": older["version_id"], "version": 1}
    with pytest.raises(sqlite3.IntegrityError, match="word for word"):
        _insert(raw, "edition", forged)


@pytest.mark.parametrize(
    "lack", ["UPDATE photo SET usage_rights = NULL", "UPDATE photo SET usage_rights = ''"]
)
def test_an_edition_with_a_photo_without_rights_is_refused(raw, new_edition, lack):
    raw.execute(lack)
    with pytest.raises(sqlite3.IntegrityError, match="photo_credit_missing"):
        _insert(raw, "edition", new_edition)


@pytest.mark.parametrize("column", ["caption", "credit_line"])
def test_an_edition_with_a_photo_without_caption_or_credit_is_refused(raw, new_edition, column):
    use = _row(raw, "version_photo", f"version_id = '{new_edition['version_id']}'")
    _insert(raw, "version_photo", use | {"position": 2, column: "  "})
    with pytest.raises(sqlite3.IntegrityError, match="photo_credit_missing"):
        _insert(raw, "edition", new_edition)


def test_a_reference_to_nobody_is_refused(raw):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        raw.execute("UPDATE article SET claimed_by = 'nobody'")


def _row(raw, table, condition):
    cursor = raw.execute(f"SELECT * FROM {table} WHERE {condition}")  # noqa: S608 (our own words)
    return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def _insert(raw, table, row):
    names, places = ", ".join(row), ", ".join(f":{name}" for name in row)
    raw.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", row)  # noqa: S608 (our own words)


def test_an_edition_whose_photo_may_not_be_used_is_refused_and_no_other(raw, new_edition):
    published_at = datetime.fromisoformat(new_edition["published_at"]).replace(tzinfo=UTC)
    (photo_id, granted_by) = raw.execute("SELECT photo_id, added_by FROM photo").fetchone()
    cases = usage_cases(published_at)
    wrong = []
    for terms in cases:
        raw.execute("SAVEPOINT before_case")
        raw.execute("UPDATE usage_lease SET withdrawn_at = granted_at, withdrawn_by = granted_by")
        _agree(raw, photo_id, granted_by, terms)
        try:
            _insert(raw, "edition", new_edition)
            is_refused = False
        except sqlite3.IntegrityError as refusal:
            is_refused = "photo_barred" in str(refusal)
        raw.execute("ROLLBACK TO before_case")
        if is_refused != (bar_to_use(terms, published_at) is not None):
            wrong.append(terms)
    assert wrong == []
    assert 0 < sum(bar_to_use(terms, published_at) is not None for terms in cases) < len(cases)


def _agree(raw, photo_id, granted_by, terms):
    raw.execute("UPDATE newsroom SET country = ?", (terms.country,))
    raw.execute(
        "UPDATE photo SET added_at = ?, stipulations = ? WHERE photo_id = ?",
        (_stored(terms.added_at), json.dumps(stipulations_to_json(terms.stipulations)), photo_id),
    )
    for number, lease in enumerate(terms.leases):
        row = {
            "lease_id": f"l{number}",
            "photo_id": photo_id,
            "kind": lease.kind.value,
            "reason": lease.reason,
            "starts_at": _stored(lease.starts_at),
            "ends_at": _stored(lease.ends_at),
            "granted_by": granted_by,
            "granted_at": _stored(terms.added_at),
        }
        _insert(raw, "usage_lease", row)


def _stored(time):
    return f"{time:%Y-%m-%d %H:%M:%S.%f}" if time else None
