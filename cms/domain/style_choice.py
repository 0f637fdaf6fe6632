"""What a person may choose of how their texts are read; see `cms/services/articles/wording.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cms.domain.own_rules import OwnRule


class English(StrEnum):
    """Which English is right: either, or one alone."""

    BOTH = "both"
    AMERICAN = "american"
    BRITISH = "british"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Which English is right, and the ids of the rules of house style that one person wants to hear nothing of."""

    english: English = English.BOTH
    off: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule of house style as it is listed: what it says, by language of the window, and an example of what it marks."""

    rule_id: str
    language: str
    explanation: Mapping[str, str]
    example: str = ""

    def explanation_in(self, language: str) -> str:
        """Return what it says in a language of the window."""
        return self.explanation.get(language) or self.explanation.get("en", "")


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything of spelling and style that can be chosen or listed, as it stands."""

    preferences: Preferences
    rules: tuple[RuleLine, ...]
    own_rules: tuple[OwnRule, ...]
    newsroom_words: tuple[str, ...]
    my_words: tuple[str, ...]
    # What this person may do: write rules for all, take words off the newsroom's list.
    may_rule: bool = False
    may_remove_words: bool = False
    # Whether some of the newsroom's rules and words are as this person said, and the newsroom has not heard it yet.
    is_waiting: bool = False
