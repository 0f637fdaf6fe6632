"""What a proofreader marks in a text: unknown words, and what house style would say otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from cms.body.model import WITHOUT_WORDS
from cms.domain.article import ArticleText


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
    the words out. *explanation* is the rule's own sentence, in English and in Korean.
    """

    rule: str
    start: int
    end: int
    words: str
    severity: Severity = Severity.ERROR
    explanation: str = ""
    explanation_ko: str = ""
    fixes: tuple[str, ...] = ()

    def explanation_in(self, language: str) -> str:
        """Return why this is marked, in the window's language."""
        return (self.explanation_ko if language == "ko" else self.explanation) or self.explanation

    @property
    def is_spelling(self) -> bool:
        """Whether this is a word no dictionary has."""
        return self.rule == SPELLING


@dataclass(frozen=True, slots=True)
class Spoken:
    """One remark with the passage it is on: the part of the article, and its paragraph's or photo's id."""

    scope: Scope
    place: str
    remark: Remark


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, and the language whose dictionary has to know it: `en` or `ko`."""

    start: int
    end: int
    text: str
    language: str


def passages_of(text: ArticleText) -> Iterator[Passage]:
    """Yield what is read of an article, in the order readers meet it."""
    yield Passage(Scope.HEADLINE, text.headline)
    yield Passage(Scope.SUBHEADLINE, text.subheadline)
    for block in text.body:
        if block.type not in WITHOUT_WORDS:
            yield Passage(Scope.BODY, block.text, block.block_id)
    for use in text.photos:
        yield Passage(Scope.CAPTION, use.caption, use.photo_id)
        yield Passage(Scope.CREDIT, use.credit_line, use.photo_id)


class Reader(Protocol):
    """Whoever reads texts for spelling and style; see `cms/services/articles/proofreading.py`."""

    @property
    def has_dictionaries(self) -> bool:
        """Whether this computer can look words up, as far as was seen yet."""

    def learn(self, text: ArticleText, named: Iterable[str] = ()) -> bool:
        """Look up whose names and which words are known now, *named* being those of the article; say if that changed."""

    def read(self, passages: Iterable[Passage], language: str) -> list[tuple[Remark, ...]]:
        """Return what is to be said of each passage of an article in *language*, in the order of its text."""

    def read_together(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """Return what in each passage is written otherwise than in the rest of the article."""

    def suggestions(self, remark: Remark) -> tuple[str, ...]:
        """Return what may have been meant by an unknown word."""

    def ignored_in(self, article_id: str) -> frozenset[tuple[str, str]]:
        """Return what this person wants to hear no more of in an article: rules, each with the words it marked."""

    def ignore(self, article_id: str, remark: Remark) -> None:
        """Remember that this is to be said of the article no more."""

    def add_to_own(self, word: str) -> None:
        """Add a word to this person's words on this computer."""

    def add_to_newsroom(self, word: str) -> bool:
        """Add a word to the newsroom's list; False if it waits until the newsroom answers."""

    def close(self) -> None:
        """Stop reading; from any thread."""
