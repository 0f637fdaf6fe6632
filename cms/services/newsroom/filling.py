"""A whole newsroom put into an empty database: all of it in one transaction, and looked over before it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, Engine

from cms.db.postgres.carrying import Original, add_original, add_rows
from cms.db.postgres.logins import Login, give_logins
from cms.db.upgrade import Filling, upgrade_server
from cms.domain.errors import RuleBroken
from cms.services.newsroom.in_files import Findings, Progress
from cms.services.newsroom.shared_checks import findings_in


class Cargo(Protocol):
    """A newsroom on its way: where its rows, originals and logins come from."""

    @property
    def schema(self) -> str:
        """The schema its rows are of."""

    @property
    def tables(self) -> dict[str, int]:
        """How many rows each table has; each table after those it refers to."""

    @property
    def problems(self) -> tuple[str, ...]:
        """What was wrong with it where it comes from, and will be here."""

    def rows(self, table: str) -> Iterable[str]:
        """Yield each row of a table as one line of JSON."""

    def originals(self) -> Iterator[tuple[Original, bytes]]:
        """Yield the photographs' originals that are there."""

    def number_of_originals(self) -> int:
        """Return how many there are."""

    def logins(self) -> Iterable[Login]:
        """Yield the login of everybody on the staff."""

    def arrived(self, connection: Connection) -> None:
        """Do what is to be done last of all, while the rules do not stand yet."""


@dataclass(slots=True)
class _Unloading:
    """The work of one transaction, and what it found when it was done."""

    cargo: Cargo
    progress: Progress
    findings: Findings
    done: int = 0

    def rows(self, connection: Connection) -> None:
        for table, number in self.cargo.tables.items():
            if add_rows(connection, table, self.cargo.rows(table)) != number:
                raise RuleBroken(
                    "The table “{table}” did not arrive whole. Nothing was made; try again.", table=table
                )
            self._tell()
        self.cargo.arrived(connection)

    def rest(self, connection: Connection) -> None:
        for original, whole in self.cargo.originals():
            add_original(connection, original, whole)
            self._tell()
        given = give_logins(connection, self.cargo.logins())
        found = findings_in(connection)
        new = [problem for problem in found.problems if problem not in self.cargo.problems]
        if new:
            raise RuleBroken(
                "What arrived is not what was sent: {problem}. Nothing was made; try again.", problem=new[0]
            )
        logins = {f"logins_{how}": number for how, number in given.items()}
        self.findings = Findings(found.counts | logins, found.problems)

    def _tell(self) -> None:
        self.done += 1
        self.progress(self.done, len(self.cargo.tables) + self.cargo.number_of_originals())


def fill(engine: Engine, cargo: Cargo, progress: Progress) -> Findings:
    """Make the newsroom that *cargo* is in the empty database of *engine*; all of it, or nothing."""
    unloading = _Unloading(cargo, progress, Findings({}, ()))

    def begin(connection: Connection) -> None:
        unloading.done = 0  # an attempt that found the server busy is begun anew
        unloading.rows(connection)

    upgrade_server(engine, Filling(rows=begin, rest=unloading.rest, schema=cargo.schema))
    return unloading.findings
