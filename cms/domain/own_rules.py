"""The newsroom's own rules of style, as administrators write them: a term, what is better, and why."""

from dataclasses import dataclass

LONGEST_TERM, LONGEST_WHY = 80, 300


@dataclass(frozen=True, slots=True, order=True)
class OwnRule:
    """In articles in *language* one writes *better*, not *term*; without *better* one does without the term."""

    language: str
    term: str
    better: str = ""
    why: str = ""
