"""What a proofreader marks in a text: unknown words, and what house style would say otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as a_field
from enum import StrEnum


class Scope(StrEnum):
    """Which part of an article a text is."""

    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"


class Severity(StrEnum):
    """How much a remark weighs: what is wrong, what house style asks for, what is worth a second look."""

    ERROR = "error"
    STYLE = "style"
    ADVICE = "advice"


# What is no rule of house style, but a word in no dictionary.
SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Passage:
    """One text to be read: a headline, a paragraph, a caption. *place* says which: a block's id, a photo's id."""

    scope: Scope
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is marked from *start* up to but not including *end*, counted in code points.

    *rule* names the rule, or is `SPELLING`. *fixes* are what can be put in its place, the best first; an empty one takes
    the words out. *explanation* is the rule's own sentence, its named places filled from *places*.
    """

    rule: str
    start: int
    end: int
    words: str
    severity: Severity = Severity.ERROR
    explanation: str = ""
    fixes: tuple[str, ...] = ()
    places: Mapping[str, object] = a_field(default_factory=dict)

    @property
    def is_spelling(self) -> bool:
        """Whether this is a word no dictionary has."""
        return self.rule == SPELLING


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, and the language whose dictionary has to know it: `en` or `ko`."""

    start: int
    end: int
    text: str
    language: str
