"""The ledger of a shared newsroom: whatever its server's superuser does to it is found, and the row is named."""

import random

import pytest

from cms.domain.errors import NotAllowed, RuleBroken
from cms.domain.workflow import Publication, Stage, Step
from tests.cms.db.postgres.tampering import Tamperer
from tests.cms.staffed_newsroom import text

pytestmark = [pytest.mark.server, pytest.mark.slow]

TAMPERINGS = 200


@pytest.fixture
def names(as_, file_article):
    """Three articles, one under embargo, sealed again and again as they went; what each chain is called."""
    root, daniel = as_("root"), as_("daniel")
    file_article("ferry", Stage.APPROVED, Publication.LIVE)
    root.ledger.seal()
    file_article("quay", Stage.SUBMITTED)
    root.ledger.seal()
    file_article("harbour", Stage.RETURNED)
    daniel.review.set_embargo("harbour", until=None, reason="\tAgreed with “AP”\\,\nuntil\x1f released 🙂.")
    daniel.publishing.withdraw("ferry", reason="A source asked us to check.")
    root.people.disable("jun")
    root.ledger.seal()
    articles = {row.article_id: row.slug for row in daniel.reading.articles()}
    # Who verifies does not work at that desk, and is told no more of an article under embargo than its key.
    harbour = next(article_id for article_id, slug in articles.items() if slug == "harbour")
    return {**articles, harbour: harbour, "newsroom": "newsroom"}


@pytest.fixture
def superuser(newsroom):
    with newsroom.superuser() as connection:
        connection.execute("SET session_replication_role = replica")
        yield connection


def test_of_200_tamperings_by_the_superuser_each_is_found_and_its_row_is_named(names, superuser, as_):
    ledger = as_("root").ledger
    tamperer = Tamperer(superuser, random.Random(20261124), names)  # noqa: S311 (a die, no secret)
    assert ledger.broken_rows() == []
    missed, ways = [], set()
    for _ in range(TAMPERINGS):
        what, betrayed = tamperer.tamper()
        broken = ledger.broken_rows()
        ways.add(what)
        if not any(line.startswith(betrayed) for line in broken):
            missed.append((what, betrayed, broken))
        tamperer.undo()
    assert missed == []
    assert len(ways) == len(Tamperer.WAYS)
    assert ledger.broken_rows() == []


def test_the_newest_seal_forged_or_removed_is_betrayed_by_its_copy_outside(names, superuser, as_):
    ledger = as_("root").ledger
    kept = ledger.head()
    for forgery in (
        "UPDATE cms.ledger_seal SET heads = heads - 0 WHERE number = 3",
        "DELETE FROM cms.ledger_seal WHERE number = 3",
    ):
        superuser.execute(forgery)
        superuser.execute("UPDATE cms.ledger_seal SET hash = cms.seal_hash(ledger_seal) WHERE number = 3")
        assert ledger.broken_rows() == []
        with pytest.raises(RuleBroken, match="does not contain that head any more"):
            ledger.refuse_other_past(kept)


def test_the_cut_end_of_an_article_under_embargo_is_found_by_whoever_may_not_see_it(names, superuser, as_):
    as_("daniel").drafting.new_article("secret", desk="world", language="en", text=text())
    as_("daniel").review.set_embargo("secret", until=None, reason="Agreed.")
    as_("daniel").review.submit("secret")
    (secret,) = superuser.execute("SELECT article_id FROM cms.article WHERE slug = 'secret'").fetchone()
    superuser.execute("DELETE FROM cms.ledger WHERE chain = %s AND step = 'submit'", [secret])
    assert as_("root").ledger.broken_rows() == [
        f"{secret} row 2, the last, does not tell where the article stands"
    ]


def test_while_people_work_the_ledger_is_sealed_every_hour_by_whoever_acts_next(names, superuser, as_):
    review = as_("daniel").review
    review.set_hold(Step.SET_LEGAL, "quay", reason="Is he named?")
    assert as_("root").ledger.head().number == 3
    # An hour later, as the newest seal sees it: it is made an hour older, and its hash with it.
    superuser.execute("UPDATE cms.ledger_seal SET at = at - interval '1 hour' WHERE number = 3")
    superuser.execute("UPDATE cms.ledger_seal SET hash = cms.seal_hash(ledger_seal) WHERE number = 3")
    review.set_hold(Step.CLEAR_LEGAL, "quay", reason="He is not.")
    review.set_hold(Step.SET_LEGAL, "quay", reason="But she is.")
    assert as_("root").ledger.head().number == 4
    superuser.execute("DELETE FROM cms.ledger WHERE reason = 'He is not.'")
    broken = as_("root").ledger.broken_rows()
    assert any(line.startswith("quay row 5: gone, but seal 4 of") for line in broken)


def test_only_an_administrator_seals_and_verifies(names, as_):
    for login in ("minji", "daniel", "hana"):
        with pytest.raises(NotAllowed):
            as_(login).ledger.seal()
        with pytest.raises(NotAllowed):
            as_(login).ledger.broken_rows()
    assert as_("root").ledger.head().number == 3
