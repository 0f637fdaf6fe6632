"""Whoever has the whole database server can change the ledger; what they might do to it, told by chance.

Each tampering is done as the superuser, with the triggers out of the way, and answers with how the broken rows found
afterwards begin, of which there must be one.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import psycopg
from psycopg import sql

COLUMNS = {
    "at": ("at + interval '1 microsecond'", "'2020-01-01'", "'infinity'", "'-infinity'", "'4000-01-01 BC'"),
    "person_id": ("(SELECT person_id FROM cms.person p WHERE p.person_id <> ledger.person_id LIMIT 1)",),
    "step": ("'' || step || '_'", "'approve '"),
    "version": ("coalesce(version, 0) + 1", "CASE WHEN version IS NULL THEN 0 END"),
    "stage_from": ("stage_from || ' '", "'spiked'"),
    "stage_to": ("stage_to || ' '", "'spiked'"),
    "publication_from": ("publication_from || ' '", "'retracted'"),
    "publication_to": ("publication_to || ' '", "'retracted'"),
    "reason": ("reason || '.'", "'\"' || reason", "reason || E'\\n'"),
    "previous_hash": ("repeat('0', 63) || 'f'", "'0'", "md5(previous_hash)"),
    "hash": ("repeat('0', 64)", "reverse(hash)", "''"),
}
SEAL_COLUMNS = {
    "at": ("at + interval '1 microsecond'", "'infinity'"),
    "sealed_by": ("(SELECT person_id FROM cms.person p WHERE p.person_id <> sealed_by LIMIT 1)",),
    "heads": ("'[]'", "'{{}}'", "'[1]'", '\'[["newsroom", "1", 2]]\'', "heads - 0", "heads || heads"),
    "previous_hash": ("'1' || left(previous_hash, 62)",),
    "hash": ("reverse(hash)", "''"),
}
_CHAIN_ANEW = """
DO $$
DECLARE
  r cms.ledger;
  previous text;
BEGIN
  FOR r IN SELECT * FROM cms.ledger WHERE chain = {chain} ORDER BY sequence LOOP
    IF r.sequence > {first} THEN
      r.previous_hash := previous;
    END IF;
    IF r.sequence >= {first} THEN
      UPDATE cms.ledger SET previous_hash = r.previous_hash, hash = cms.ledger_hash(r) WHERE ledger_id = r.ledger_id;
    END IF;
    SELECT hash INTO previous FROM cms.ledger WHERE ledger_id = r.ledger_id;
  END LOOP;
END $$
"""


@dataclass
class Tamperer:
    """Somebody with all of the server, and a die; *names* says what each chain is called."""

    connection: psycopg.Connection
    die: random.Random
    names: dict[str, str]

    def __post_init__(self) -> None:
        self._run("SET session_replication_role = replica")
        for table in ("ledger", "ledger_seal", "article"):
            self._run(f"CREATE TABLE public.kept_{table} AS TABLE cms.{table}")

    def undo(self) -> None:
        """Put everything back as it was."""
        for table in ("ledger", "ledger_seal", "article"):
            self._run(f"DELETE FROM cms.{table}")  # noqa: S608 (one of three tables)
            self._run(f"INSERT INTO cms.{table} TABLE public.kept_{table}")

    def tamper(self) -> tuple[str, tuple[str, ...]]:
        """Change something, and return what it was and how the rows that betray it may begin."""
        way = self.die.choice(self.WAYS)
        return way.__name__, way(self)

    def _edit_row(self) -> tuple[str, ...]:
        chain, number, _ = self._any_row()
        column = self.die.choice(list(COLUMNS))
        self._set_row(chain, number, column, self.die.choice(COLUMNS[column]))
        return self._rows(chain, number)

    def _edit_row_with_its_hash(self) -> tuple[str, ...]:
        chain, number, _ = self._any_row()
        self._set_row(chain, number, "reason", "reason || ' (sic)'")
        self._set_row(chain, number, "hash", "cms.ledger_hash(ledger)")
        return self._rows(chain, number, number + 1)

    def _rewrite_to_the_end(self) -> tuple[str, ...]:
        chain, number, last = self._any_row()
        self._set_row(chain, number, "reason", "reason || ' (sic)'")
        self._run(_CHAIN_ANEW, chain=chain, first=number)
        return self._rows(chain, *range(number, last + 1))

    def _remove_row(self) -> tuple[str, ...]:
        chain, number, _ = self._any_row()
        self._run(
            "DELETE FROM cms.ledger WHERE chain = {chain} AND sequence = {number}", chain=chain, number=number
        )
        return self._rows(chain, number, number + 1)

    def _swap_rows(self) -> tuple[str, ...]:
        chain, number, _ = self._any_row(spare=1)
        self._set_row(chain, number, "sequence", "-1")
        self._set_row(chain, number + 1, "sequence", str(number))
        self._set_row(chain, -1, "sequence", str(number + 1))
        return self._rows(chain, number)

    def _number_anew(self) -> tuple[str, ...]:
        chain, number, last = self._any_row()
        anew = self.die.choice([0, -number, last + 1, last + 7])
        self._set_row(chain, number, "sequence", str(anew))
        return self._rows(chain, anew)

    def _move_to_another_chain(self) -> tuple[str, ...]:
        chain, number, _ = self._any_row()
        other = self.die.choice([name for name in self.names if name != chain])
        end = self._last_of(other) + 1
        self._run(
            "UPDATE cms.ledger SET chain = {other}, sequence = {end} WHERE chain = {chain} AND sequence = {number}",
            other=other, end=end, chain=chain, number=number,
        )  # fmt: skip
        return self._rows(other, end)

    def _cut_tail(self) -> tuple[str, ...]:
        chain, number, last = self._any_row(first=2)
        self._run(
            "DELETE FROM cms.ledger WHERE chain = {chain} AND sequence >= {number}",
            chain=chain,
            number=number,
        )
        return self._rows(chain, *range(number, last + 1))

    def _cut_tail_and_put_the_article_back(self) -> tuple[str, ...]:
        betrayed = self._cut_tail()
        self._run(
            "UPDATE cms.article a SET stage = l.stage_to, publication = l.publication_to, head_version = l.version "
            "FROM cms.ledger l WHERE l.chain = a.article_id AND l.sequence = "
            "(SELECT max(x.sequence) FROM cms.ledger x WHERE x.chain = a.article_id)"
        )
        return betrayed

    def _remove_chain(self) -> tuple[str, ...]:
        chain, _, last = self._any_row()
        self._run("DELETE FROM cms.ledger WHERE chain = {chain}", chain=chain)
        return (*self._rows(chain, *range(1, last + 1)), f"{self.names[chain]} every row was removed")

    def _edit_seal(self) -> tuple[str, ...]:
        number = self._any_seal()
        column = self.die.choice(list(SEAL_COLUMNS))
        self._set_seal(number, column, self.die.choice(SEAL_COLUMNS[column]))
        return (f"seals seal {number}",)

    def _edit_seal_with_its_hash(self) -> tuple[str, ...]:
        # The last seal can be forged whole; only its copy outside the newsroom tells that.
        number = self._any_seal(spare=1)
        self._set_seal(number, "heads", "heads - 0")
        self._set_seal(number, "hash", "cms.seal_hash(ledger_seal)")
        return (f"seals seal {number + 1}",)

    def _remove_seal(self) -> tuple[str, ...]:
        number = self._any_seal(spare=1)
        self._run("DELETE FROM cms.ledger_seal WHERE number = {number}", number=number)
        return (f"seals seal {number + 1}",)

    WAYS: ClassVar[tuple[Callable[["Tamperer"], tuple[str, ...]], ...]] = (
        _edit_row,
        _edit_row_with_its_hash,
        _rewrite_to_the_end,
        _remove_row,
        _swap_rows,
        _number_anew,
        _move_to_another_chain,
        _cut_tail,
        _cut_tail_and_put_the_article_back,
        _remove_chain,
        _edit_seal,
        _edit_seal_with_its_hash,
        _remove_seal,
    )

    def _any_row(self, *, first: int = 1, spare: int = 0) -> tuple[str, int, int]:
        """Return a row's chain and number, and the number of the last row in its chain."""
        chain = self.die.choice([name for name in self.names if self._last_of(name) >= first + spare])
        last = self._last_of(chain)
        return chain, self.die.randint(first, last - spare), last

    def _any_seal(self, *, spare: int = 0) -> int:
        found = self._run("SELECT max(number) FROM cms.ledger_seal").fetchone()
        return self.die.randint(1, (found or (0,))[0] - spare)

    def _last_of(self, chain: str) -> int:
        found = self._run(
            "SELECT max(sequence) FROM cms.ledger WHERE chain = {chain}", chain=chain
        ).fetchone()
        return (found or (0,))[0]

    def _rows(self, chain: str, *numbers: int) -> tuple[str, ...]:
        return tuple(f"{self.names[chain]} row {number}{end}" for number in numbers for end in (":", " ("))

    def _set_row(self, chain: str, number: int, column: str, value: str) -> None:
        where = "WHERE chain = {chain} AND sequence = {number}"
        change = f"UPDATE cms.ledger SET {column} = {value} {where}"  # noqa: S608 (our own words, above)
        self._run(change, chain=chain, number=number)

    def _set_seal(self, number: int, column: str, value: str) -> None:
        change = f"UPDATE cms.ledger_seal SET {column} = {value} WHERE number = {{number}}"  # noqa: S608 (ours, too)
        self._run(change, number=number)

    def _run(self, statement: str, **places: str | int) -> psycopg.Cursor:
        said = sql.SQL(statement).format(**{name: sql.Literal(value) for name, value in places.items()})
        return self.connection.execute(said)
