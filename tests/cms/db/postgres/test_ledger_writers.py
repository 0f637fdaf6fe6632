"""The ledger of a shared newsroom while eight people write to it at once and an administrator verifies and seals it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cms.db.postgres.ledger_writers import HOLD, REWORD, Act, act_at_once

pytestmark = [pytest.mark.server, pytest.mark.slow]

LOGINS = ("daniel", "sora", "hana", "daniel", "sora", "hana", "daniel", "sora")
TURNS = 20


@pytest.fixture
def acts_of(as_, file_article, library_photo):
    """What each writer does: by turns something with their own article, the one all share, and the newsroom's chain."""
    photo = library_photo("navy").photo_id
    slugs = ["shared", *(f"own-{number}" for number in range(len(LOGINS)))]
    for slug in slugs:
        file_article(slug)
    known = {row.slug: row.article_id for row in as_("daniel").reading.articles()}
    set_legal = HOLD.format(step="set_legal")

    def acts(number):
        turn = (
            Act(set_legal, known[f"own-{number}"]),
            Act(set_legal, known["shared"]),
            Act(REWORD, photo),
        )
        return turn * TURNS

    return acts


def test_eight_writers_at_once_give_unbroken_chains_that_lack_nothing(newsroom, as_, acts_of):
    root = as_("root").ledger
    root.seal()
    with newsroom.superuser() as administrator:
        (before,) = administrator.execute("SELECT count(*) FROM cms.ledger").fetchone()
    with ThreadPoolExecutor(1) as office:
        rate = office.submit(act_at_once, newsroom.psql, LOGINS, acts_of)
        looks = []
        while not rate.done():
            looks.append(root.broken_rows())
            root.seal()
    assert rate.result() > 0
    assert looks
    assert not any(looks), "somebody who did nothing was accused"
    assert root.broken_rows() == []
    with newsroom.superuser() as administrator:
        found = administrator.execute(
            "SELECT chain, count(*), min(sequence), max(sequence) FROM cms.ledger GROUP BY chain"
        ).fetchall()
    assert sum(rows for _, rows, _, _ in found) == before + len(LOGINS) * 3 * TURNS
    assert all((first, last) == (1, rows) for _, rows, first, last in found)
