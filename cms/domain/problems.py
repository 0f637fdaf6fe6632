"""A finding of the checks: what is wrong, of which photograph, and where it is put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as a_field

from cms.domain.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: *sentence* has named places filled from *places*; *photo* is its 1-based position, 0 for none.

    *field* is where to go: `headline`, `body`, `caption`, `credit_line`, `alt_text` or `usage_rights`.
    """

    rule: str
    sentence: str
    field: str
    photo: int = 0
    photo_id: str = ""
    places: Mapping[str, object] = a_field(default_factory=dict)

    @property
    def message(self) -> str:
        """The finding in English."""
        return self.sentence.format(**self.places)


class Blocked(RuleBroken):
    """The article is not ready; *problems* says what is missing, and where each can be put right."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("{problems}", problems=" ".join(problem.message for problem in problems))
        self.problems = problems
