"""Proofreading: which words of an article nobody knows, what may have been meant, and the words we teach the speller."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Self

from cms.db.queries.style_rules import own_rules
from cms.db.queries.words import listed_words, names_here
from cms.db.transaction import reading
from cms.domain.article import ArticleText
from cms.domain.credits.agencies import AGENCIES
from cms.domain.errors import RuleBroken
from cms.domain.own_rules import OwnRule
from cms.domain.proofreading import SPELLING, Passage, Remark, Scope, Severity, Word
from cms.domain.style_choice import English, Preferences
from cms.domain.waiting import Saying
from cms.services.connection import Connection
from cms.services.saying_later import SayingLater, rules_with, words_with
from cms.spelling.ignored import Ignored
from cms.spelling.known_words import KnownWords
from cms.spelling.own_words import OwnWords
from cms.spelling.speller import Speller
from cms.spelling.words import words_in
from cms.style.guide import StyleGuide
from cms.style.own import own_as_rules
from cms.style.preferences import KeptPreferences
from cms.style.rules import shipped_rules

_DICTIONARIES = {
    English.BOTH: ("en_US", "en_GB"),
    English.AMERICAN: ("en_US",),
    English.BRITISH: ("en_GB",),
}
_ONE_WORD = re.compile(r"\S{1,64}")


class Proofreading:
    """Reads passages and remarks on them. It keeps a child process while it is open; close it when done.

    *own_words* is the file with the person's words on this computer, *preferences* the one with what they chose.
    """

    def __init__(
        self,
        connection: Connection,
        later: SayingLater,
        own_words: Path,
        preferences: Path | None = None,
    ) -> None:
        self._connection = connection
        self._later = later
        self._own = OwnWords(own_words)
        self._ignored = Ignored(own_words.with_name(f"{own_words.stem}-ignored.json"))
        self._kept = KeptPreferences(preferences or own_words.with_name(f"{own_words.stem}-style.json"))
        self._preferences = Preferences()
        self._own_rules: tuple[OwnRule, ...] = ()
        self._speller = Speller()
        self._known = KnownWords()
        self._of_the_news = KnownWords.of_the_news() | KnownWords.of_names(_agency_names())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def has_dictionaries(self) -> bool:
        """Whether this computer can look words up, as far as was seen yet."""
        return not self._speller.is_missing

    def learn(self, text: ArticleText, named: Iterable[str] = ()) -> bool:
        """Look up whose names and which words are known now; say if that changed.

        Those of the article *text* are among them, and who is *named* in it.
        """
        kept = self._later.kept_of("")
        with reading(self._connection.readable) as session:
            names = names_here(session)
            words = words_with(listed_words(session), kept)
            rules = rules_with(own_rules(session), kept)
        known = (
            KnownWords(words)
            | KnownWords(self._own.all())
            | KnownWords.of_names(names)
            | self._of_the_news
            | KnownWords.of_names((*_names_in(text), *named))
        )
        now = (known, rules, self._kept.read())
        has_changed = now != (self._known, self._own_rules, self._preferences)
        self._known, self._own_rules, self._preferences = now
        self._speller.use_english(_DICTIONARIES[self._preferences.english])
        return has_changed

    def read(self, passages: Iterable[Passage], language: str) -> list[tuple[Remark, ...]]:
        """Return what is to be said of each passage of an article in *language*, in the order of its text.

        Where house style knows better what was meant, nothing is said of the spelling.
        """
        guide = self._guide(language)
        return [_joined(self._unknown_words(one), guide.read(one)) for one in passages]

    def read_together(self, passages: Sequence[Passage], language: str) -> list[tuple[Remark, ...]]:
        """Return what in each passage is written otherwise than in the rest of the article."""
        return [tuple(remarks) for remarks in self._guide(language).read_together(passages)]

    def suggestions(self, remark: Remark) -> tuple[str, ...]:
        """Return what may have been meant by an unknown word, the likeliest first."""
        word = next(iter(words_in(remark.words)), None)
        return self._speller.suggestions(word) if word else ()

    def ignored_in(self, article_id: str) -> frozenset[tuple[str, str]]:
        """Return what this person wants to hear no more of in an article: rules, each with the words it marked."""
        return self._ignored.of(article_id)

    def ignore(self, article_id: str, remark: Remark) -> None:
        """Remember that this is to be said of the article no more, to this person on this computer."""
        self._ignored.add(article_id, (remark.rule, remark.words))

    def add_to_own(self, word: str) -> None:
        """Add a word to this person's words on this computer."""
        self._own.add(_one_word(word))

    def own_words(self) -> frozenset[str]:
        """Return this person's words on this computer."""
        return self._own.all()

    def remove_from_own(self, word: str) -> None:
        """Take a word off this person's words."""
        self._own.remove(word)

    def newsroom_words(self) -> frozenset[str]:
        """Return the words of the newsroom's list."""
        with reading(self._connection.readable) as session:
            return words_with(listed_words(session), self._later.kept_of(""))

    def add_to_newsroom(self, word: str, *, command_id: str = "") -> bool:
        """Add a word to the newsroom's list, for everybody; False if it waits until the newsroom answers."""
        return self._later.say(Saying.WORD, {"word": _one_word(word)}, command_id=command_id) is not None

    def close(self) -> None:
        """End the speller, whatever it is doing; from any thread."""
        self._speller.close()

    def _guide(self, language: str) -> StyleGuide:
        own = tuple(rule for rule in self._own_rules if rule.language == language)
        return _guide(language, own, self._preferences.off)

    def _unknown_words(self, passage: Passage) -> tuple[Remark, ...]:
        if passage.scope is Scope.CREDIT:
            return ()  # names and agencies, which have checks of their own
        asked = [word for word in words_in(passage.text) if word.text not in self._known]
        return tuple(_unknown(passage.text, word) for word in self._speller.wrong(asked))


@lru_cache(maxsize=8)
def _guide(language: str, own: tuple[OwnRule, ...], off: frozenset[str]) -> StyleGuide:
    # The newsroom's own come first: where both know better, the house counts.
    rules = (*own_as_rules(own), *shipped_rules(language))
    return StyleGuide(rule for rule in rules if rule.rule_id not in off)


def _joined(unknown: tuple[Remark, ...], style: tuple[Remark, ...]) -> tuple[Remark, ...]:
    better = [(one.start, one.end) for one in style if one.fixes and one.severity is not Severity.ADVICE]
    kept = [one for one in unknown if not any(start < one.end and one.start < end for start, end in better)]
    return tuple(sorted((*kept, *style), key=lambda one: (one.start, one.end)))


def _unknown(text: str, word: Word) -> Remark:
    return Remark(
        SPELLING,
        word.start,
        word.end,
        text[word.start : word.end],
        explanation="This word is in no dictionary.",
        explanation_ko="사전에 없는 단어입니다.",
    )


def _one_word(word: str) -> str:
    trimmed = word.strip().replace("’", "'")
    if not _ONE_WORD.fullmatch(trimmed):
        raise RuleBroken("Only one word of at most 64 letters can be added at a time.")
    return trimmed


def _names_in(text: ArticleText) -> tuple[str, ...]:
    return (text.byline, text.dateline, *(use.credit_line for use in text.photos))


def _agency_names() -> Iterable[str]:
    for agency in AGENCIES:
        yield from (agency.korean, agency.english, agency.full_name, *agency.spellings)
