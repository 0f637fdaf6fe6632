"""How quickly eight people write to the ledger, and how quickly it is verified.

`python -m tests.full.ledger_rows [ACTS]`: on a server that writes to its disk, so many acts for each of them.
"""

import time
from collections.abc import Callable
from typing import Any

import psycopg

from tests.cms.db.postgres.ledger_writers import HOLD, Act, act_at_once
from tests.cms.staffed_newsroom import text
from tests.faults.shared_desks import EDITORS, PASSWORD, SharedDesks
from tests.full.running import given, shared_newsroom, tell


def measure(desks: SharedDesks, acts: int) -> dict[str, Any]:
    """Return the rows written in a second, each writer in a chain of their own and all in one, and verified."""
    minji = desks.desk("minji")
    articles = [
        minji.drafting.new_article(f"own-{number}", desk="world", language="en", text=text()).article_id
        for number in range(len(EDITORS))
    ]
    set_legal = HOLD.format(step="set_legal")

    def connect(login: str) -> psycopg.Connection:
        server = desks.server
        return psycopg.connect(
            f"host={server.folder} port={server.port} dbname={desks.name} user={login} password='{PASSWORD}'",
            autocommit=True,
        )

    def rate(article_of: Callable[[int], str]) -> float:
        return act_at_once(connect, EDITORS, lambda number: [Act(set_legal, article_of(number))] * acts)

    one_by_one = act_at_once(connect, EDITORS[:1], lambda _: [Act(set_legal, articles[0])] * acts)
    own, shared = rate(lambda number: articles[number]), rate(lambda _: articles[0])
    sealed_in = _seconds(desks.root.ledger.seal)
    with psycopg.connect(desks.server.superuser_dsn(desks.name)) as connection:
        (rows,) = connection.execute("SELECT count(*) FROM cms.ledger").fetchone() or (0,)
    broken = desks.root.ledger.broken_rows()
    return {
        "writers": len(EDITORS),
        "rows": rows,
        "rows written in a second by one writer": round(one_by_one),
        "rows written in a second, each in a chain of their own": round(own),
        "rows written in a second, all in one chain": round(shared),
        "rows verified in a second": round(rows / _seconds(desks.root.ledger.broken_rows)),
        "seconds to seal": round(sealed_in, 3),
        "broken": broken,
    }


def _seconds(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


if __name__ == "__main__":
    with shared_newsroom(is_durable=True) as newsroom:
        tell(measure(newsroom, given(1, 500)))
