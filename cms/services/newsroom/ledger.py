"""The ledger as a whole: sealing it, verifying it, and taking its head out of the newsroom."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from cms.db.ledger import breaches
from cms.db.queries.people import the_newsroom
from cms.db.seals import newest_seal, seal_breaches
from cms.db.tables import Article, LedgerSeal
from cms.db.transaction import reading, writing
from cms.domain.errors import NewsroomError, RuleBroken
from cms.services.connection import Connection


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """What stands for the whole ledger up to a time: kept outside, it shows any later change to what came before."""

    newsroom_id: str
    number: int
    at: datetime
    hash: str

    def signed_text(self) -> bytes:
        """The head as one line of JSON: what a signature is made over."""
        said = {
            "newsroom": self.newsroom_id,
            "seal": self.number,
            "at": self.at.isoformat(),
            "hash": self.hash,
        }
        return json.dumps(said, sort_keys=True).encode()


def head_in(line: str) -> LedgerHead:
    """Return the head that `LedgerHead.signed_text` said; raises UnreadableHead on anything else."""
    try:
        said = json.loads(line)
        head = LedgerHead(
            newsroom_id=str(said["newsroom"]),
            number=int(said["seal"]),
            at=datetime.fromisoformat(said["at"]),
            hash=str(said["hash"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableHead("That is not the head of a ledger, as “ledger head --out” writes it.") from error
    return head


class UnreadableHead(NewsroomError):
    """A file does not hold the head of a ledger."""


class LedgerKeeping:
    """Sealing and verifying the ledger."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def seal(self) -> LedgerHead:
        """Seal what was done since the last seal, and return the head of all."""
        with writing(self._connection.engine) as session:
            self._connection.keeper.seal_ledger(session)
        return self.head()

    def head(self) -> LedgerHead:
        """Return the newest seal."""
        with reading(self._connection.engine) as session:
            seal = newest_seal(session)
            if seal is None:
                raise RuleBroken("The ledger has not been sealed yet.")
            return LedgerHead(the_newsroom(session).newsroom_id, seal.number, seal.at, seal.hash)

    def refuse_other_past(self, kept: LedgerHead) -> None:
        """Refuse a ledger that does not contain the head *kept*, or is broken: then its past is not what it was.

        The seal is there with its hash, every seal carries the hash of the one before, and every row a seal names is
        there unchanged; so nothing that was done before *kept* has been edited, removed or added.
        """
        with reading(self._connection.engine) as session:
            newsroom_id = the_newsroom(session).newsroom_id
            seal = session.get(LedgerSeal, kept.number)
            is_there = seal is not None and (seal.hash, seal.at) == (kept.hash, kept.at)
        if kept.newsroom_id != newsroom_id:
            raise RuleBroken("That head is of another newsroom’s ledger.")
        if not is_there:
            raise RuleBroken(
                "The ledger does not contain that head any more: what was done before {at} was rewritten.",
                at=f"{kept.at:%Y-%m-%d %H:%M}",
            )
        broken = self.broken_rows()
        if broken:
            raise RuleBroken("The ledger was tampered with: {rows}", rows="; ".join(broken))

    def broken_rows(self) -> list[str]:
        """Return a line for each ledger row that was edited, removed or put elsewhere; empty if the ledger is whole."""
        with reading(self._connection.engine) as session:
            known = session.execute(select(Article.article_id, Article.slug))
            slugs = {article.article_id: article.slug for article in known}
            found = [*breaches(session), *seal_breaches(session)]
            return [f"{slugs.get(chain, chain)} {wrong}" for chain, wrong in found]
