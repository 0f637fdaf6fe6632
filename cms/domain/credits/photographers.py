"""Photographers and the spellings in which files and agencies name them: one person under one name."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Photographer:
    """Somebody who makes pictures: the *name* we print, and the other *spellings* that mean the same person."""

    name: str
    spellings: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling, the printed one first."""
        return (self.name, *self.spellings)


class Photographers:
    """The photographers a newsroom knows, found by any of their spellings."""

    def __init__(self, known: Iterable[Photographer] = ()) -> None:
        self.known = tuple(known)
        self._by_spelling = {_folded(name): one for one in reversed(self.known) for name in one.names}

    def named(self, spelling: str) -> Photographer | None:
        """Return who is meant, whatever the capitals, dots and spaces; None where nobody is known by that name."""
        return self._by_spelling.get(_folded(spelling))

    def printed(self, spelling: str) -> str:
        """Return the name as we print it, or as it came where nobody is known by it."""
        known = self.named(spelling)
        return known.name if known else spelling

    def printed_in(self, credit_line: str) -> str:
        """Return a credit line in which everybody who is known has the name we print; nothing else is changed."""
        pieces = _BETWEEN_NAMES.split(credit_line)
        return "".join(piece if number % 2 else self._in_place(piece) for number, piece in enumerate(pieces))

    def _in_place(self, piece: str) -> str:
        name = piece.strip()
        known = self.named(name) if name else None
        return piece.replace(name, known.name) if known else piece


NOBODY_KNOWN = Photographers()
_BETWEEN_NAMES = re.compile(r"([/=]|\svia\s)")


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().replace(".", " ").split())
