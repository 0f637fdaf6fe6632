r"""Caption codes: short signs for words that are typed again and again, as photographers keep them in a table.

A code stands between two backslashes, `\ap\`; `\ap#2\` asks for its second replacement. No equals sign, which credit
lines are full of.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

DELIMITER = "\\"
LONGEST_CODE = 40
_CODE = r"[^\s\\#]{1,40}"
_OPEN = re.compile(rf"\\({_CODE}(?:#\d?)?|)$")
_WHOLE_AT_END = re.compile(rf"\\({_CODE})(?:#(\d))?\\$")
_WHOLE = re.compile(rf"\\({_CODE})(?:#(\d))?\\")


@dataclass(frozen=True, slots=True)
class CodeTable:
    """The replacements of each code; capitals count, as they do in the photographers' own tables."""

    replacements: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def replacement(self, code: str, number: int = 1) -> str | None:
        """Return replacement *number* of a code, from 1, or None if it has none."""
        known = self.replacements.get(code, ())
        return known[number - 1] if 1 <= number <= len(known) else None

    def offers(self, begun: str, *, most: int = 8) -> list[tuple[str, str]]:
        """Return (code, words) for what was *begun*: codes that begin so, then those whose words hold it."""
        name, _, number = begun.partition("#")
        wanted = name.casefold()
        begins = [code for code in sorted(self.replacements) if code.casefold().startswith(wanted)]
        holds = [
            code
            for code in sorted(self.replacements)
            if wanted and code not in begins and wanted in " ".join(self.replacements[code]).casefold()
        ]
        offered = [
            (code if place == 1 else f"{code}#{place}", words)
            for code in (*begins, *holds)
            for place, words in enumerate(self.replacements[code], start=1)
            if not number or number == str(place)
        ]
        return offered[:most]

    def replaced_at_end(self, text: str) -> tuple[int, str] | None:
        """Return how many characters at the end of *text* are a whole code, and its words; None if none is known."""
        found = _WHOLE_AT_END.search(text)
        words = self.replacement(found[1], int(found[2] or 1)) if found else None
        return (len(found[0]), words) if found and words is not None else None

    def expanded(self, text: str) -> str:
        """Return *text* with every whole code replaced; a code nobody knows stays as it was typed."""

        def words(found: re.Match[str]) -> str:
            known = self.replacement(found[1], int(found[2] or 1))
            return found[0] if known is None else known

        return _WHOLE.sub(words, text)


@dataclass(frozen=True, slots=True)
class CodesRead:
    """What a table's text says: its codes, and the lines (from 1) that are none."""

    codes: CodeTable
    unfit: tuple[int, ...] = ()


def code_begun(text: str) -> str | None:
    """Return the code that is being typed at the end of *text*, without its backslash; None if there is none."""
    found = _OPEN.search(text)
    return found[1] if found else None


def codes_in(text: str) -> CodesRead:
    """Read a table: on each line a code, a tab, and one or several replacements with tabs between them."""
    found: dict[str, tuple[str, ...]] = {}
    unfit = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if not line.strip() or line.startswith(("//", "#")):
            continue
        code, *rest = (cell.strip() for cell in line.split("\t"))
        words = tuple(cell for cell in rest if cell)
        if re.fullmatch(_CODE, code) and words:
            found[code] = words
        else:
            unfit.append(number)
    return CodesRead(CodeTable(found), tuple(unfit))


def codes_as_text(table: CodeTable) -> str:
    """Return the table as `codes_in` reads it."""
    return "".join(
        f"{code}\t" + "\t".join(table.replacements[code]) + "\n" for code in sorted(table.replacements)
    )
