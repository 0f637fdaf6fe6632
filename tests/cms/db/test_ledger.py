"""The ledger: any row that was edited, removed or put elsewhere is found, and no other is accused."""

import sqlite3

import pytest

from cms.db.ledger import hash_of
from cms.db.tables import Ledger
from cms.domain.errors import RuleBroken
from cms.domain.workflow import Publication, Stage


@pytest.fixture
def tampered(newsroom, file_article):
    """Return a function that runs SQL on the newsroom behind its back, with its triggers out of the way."""
    file_article("ferry", Stage.APPROVED, Publication.LIVE)
    file_article("quay", Stage.SUBMITTED)

    def tamper(*statements, **places):
        connection = sqlite3.connect(newsroom.path)
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert connection.execute(statement, places).rowcount > 0, statement
        connection.commit()
        connection.close()
        return newsroom.as_("root").ledger.broken_rows()

    return tamper


def rows_of(newsroom, slug):
    connection = sqlite3.connect(newsroom.path)
    found = connection.execute(
        "SELECT ledger_id FROM ledger JOIN article ON chain = article_id WHERE slug = ? ORDER BY sequence",
        (slug,),
    ).fetchall()
    connection.close()
    return [row[0] for row in found]


def test_a_ledger_nobody_touched_is_whole(newsroom, file_article):
    file_article("ferry", Stage.APPROVED, Publication.LIVE)
    file_article("quay", Stage.SPIKED)
    assert newsroom.as_("root").ledger.broken_rows() == []


@pytest.mark.parametrize(
    "change",
    [
        "reason = 'nothing'",
        "person_id = (SELECT person_id FROM person WHERE login = 'jun')",
        "at = '2020-01-01 00:00:00.000000'",
        "version = 9",
        "step = 'save'",
        "stage_from = 'spiked'",
        "publication_to = 'live'",
        "previous_hash = '0'",
    ],
)
def test_an_edited_row_is_found(newsroom, tampered, change):
    victim = rows_of(newsroom, "quay")[2]
    forgery = f"UPDATE ledger SET {change} WHERE ledger_id = :victim"  # noqa: S608 (our own words, above)
    broken = tampered(forgery, victim=victim)
    assert any("quay row 3" in line and "edited" in line for line in broken)


def test_an_edited_row_given_its_new_hash_is_found_by_the_row_after_it(newsroom, tampered):
    first = rows_of(newsroom, "quay")[0]
    with newsroom.as_("root").connection.engine.connect() as connection:
        row = Ledger(
            **connection.execute(Ledger.__table__.select().filter_by(ledger_id=first)).one()._asdict()
        )
    row.reason = "forged"
    forgery = "UPDATE ledger SET reason = 'forged', hash = :hash WHERE ledger_id = :first"
    broken = tampered(forgery, hash=hash_of(row), first=first)
    assert len(broken) == 1
    assert "quay row 2" in broken[0]


@pytest.mark.parametrize("number", [0, 1, 2, -1])
def test_a_removed_row_is_found_wherever_it_stood(newsroom, tampered, number):
    victim = rows_of(newsroom, "quay")[number]
    broken = tampered("DELETE FROM ledger WHERE ledger_id = :victim", victim=victim)
    assert any("quay" in line for line in broken)


def test_a_whole_chain_that_was_removed_is_found(newsroom, tampered):
    broken = tampered("DELETE FROM ledger WHERE chain = (SELECT article_id FROM article WHERE slug = 'quay')")
    assert any("quay" in line for line in broken)


def test_two_rows_that_changed_places_are_found(newsroom, tampered):
    one, two = rows_of(newsroom, "quay")[1:3]
    broken = tampered(
        "UPDATE ledger SET sequence = 99 WHERE ledger_id = :one",
        "UPDATE ledger SET sequence = 2 WHERE ledger_id = :two",
        "UPDATE ledger SET sequence = 3 WHERE ledger_id = :one",
        one=one,
        two=two,
    )
    assert any("quay" in line for line in broken)


def test_a_row_moved_to_another_articles_chain_is_found(newsroom, tampered):
    moved = rows_of(newsroom, "quay")[-1]
    ferry = len(rows_of(newsroom, "ferry"))
    broken = tampered(
        "UPDATE ledger SET sequence = :end, chain = (SELECT article_id FROM article WHERE slug = 'ferry') "
        "WHERE ledger_id = :moved",
        end=ferry + 1,
        moved=moved,
    )
    assert any("ferry" in line for line in broken)


def test_acts_on_people_and_desks_are_chained_too(newsroom, tampered):
    newsroom.as_("root").people.disable("jun")
    broken = tampered("UPDATE ledger SET reason = 'yuri' WHERE step = 'disable_person'")
    assert any(line.startswith("newsroom row") and "edited" in line for line in broken)


def test_an_article_moved_behind_the_ledgers_back_is_found(newsroom, tampered):
    broken = tampered("UPDATE article SET stage = 'draft' WHERE slug = 'quay'")
    assert any("quay" in line for line in broken)


def test_the_ledger_is_sealed_every_hour_by_whoever_acts_next(newsroom, clock, file_article):
    file_article("ferry")
    with pytest.raises(RuleBroken, match="not been sealed"):
        newsroom.as_("root").ledger.head()
    clock.forward(hours=1)
    newsroom.as_("minji").review.submit("ferry")
    clock.forward(minutes=59)
    newsroom.as_("minji").review.recall("ferry")
    assert newsroom.as_("root").ledger.head().number == 1
    clock.forward(minutes=1)
    newsroom.as_("minji").review.submit("ferry")
    assert newsroom.as_("root").ledger.head().number == 2
    assert newsroom.as_("root").ledger.broken_rows() == []


def test_the_cut_end_of_a_chain_is_found_by_its_seal(newsroom, tampered):
    newsroom.as_("root").people.disable("jun")
    newsroom.as_("root").ledger.seal()
    broken = tampered("DELETE FROM ledger WHERE step = 'disable_person'")
    assert any("gone, but seal 1" in line for line in broken)


@pytest.mark.parametrize(
    "change", ["heads = '{}'", "heads = '[]'", "at = '2020-01-01 00:00:00.000000'", "hash = ''"]
)
def test_an_edited_seal_is_found(newsroom, tampered, change):
    newsroom.as_("root").ledger.seal()
    broken = tampered(f"UPDATE ledger_seal SET {change}")  # noqa: S608 (our own words, above)
    assert any(line.startswith("seals seal 1") and "edited" in line for line in broken)
