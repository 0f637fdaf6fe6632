"""The speller: asks the dictionaries, which live in a process of their own, and remembers what they said."""

import json
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, Self

import cms
from cms.domain.proofreading import Word
from cms.resting import Resting

_CHILD = "cms.spelling.speller_child"
# A child that dies over and over is not started for ever.
_MOST_DEATHS = 3
# So many answers are remembered: every word of several hundred articles.
_MOST_REMEMBERED = 100_000
# Open dictionaries hold from 12 to 60 MB. Whoever pauses this long may wait half a second for the next word's mark.
_SECONDS_UNTIL_REST = 60.0


class Speller:
    """Says which words are in no dictionary. Nothing is started or loaded before the first word is asked about.

    It waits for its child process, so it is asked from a thread that may wait; `close` may come from any. The child
    ends when it was asked nothing for a while, and what it said is remembered.
    """

    def __init__(
        self,
        english: tuple[str, ...] = ("en_US", "en_GB"),
        *,
        seconds_until_rest: float = _SECONDS_UNTIL_REST,
    ) -> None:
        self._dictionaries = {"en": english, "ko": ("ko",)}
        self._one_question = Lock()
        self._resting = Resting(seconds_until_rest, self._rest)
        self._child: subprocess.Popen[bytes] | None = None
        self._is_wrong: dict[tuple[str, str], bool] = {}
        self._suggestions: dict[tuple[str, str], tuple[str, ...]] = {}
        self._deaths = 0
        self._is_closed = False
        self._is_missing = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def use_english(self, english: tuple[str, ...]) -> None:
        """Ask these English dictionaries from now on; what the others said is forgotten."""
        if english != self._dictionaries["en"]:
            with self._one_question:
                self._dictionaries["en"] = english
                self._is_wrong = {key: said for key, said in self._is_wrong.items() if key[0] != "en"}
                self._suggestions = {key: said for key, said in self._suggestions.items() if key[0] != "en"}

    @property
    def is_missing(self) -> bool:
        """Whether this computer turned out to have no dictionaries that can be asked."""
        return self._is_missing or self._deaths >= _MOST_DEATHS

    def wrong(self, words: Iterable[Word]) -> list[Word]:
        """Return those of *words* that are in no dictionary; none where there are no dictionaries."""
        asked = list(words)
        self._ask_about({(word.language, word.text) for word in asked} - self._is_wrong.keys())
        return [word for word in asked if self._is_wrong.get((word.language, word.text), False)]

    def suggestions(self, word: Word) -> tuple[str, ...]:
        """Return what may have been meant by *word*, the likeliest first."""
        key = (word.language, word.text)
        if key not in self._suggestions:
            told = self._ask({"dictionaries": self._dictionaries[key[0]], "suggest": key[1]})
            if told is None:
                return ()
            self._suggestions[key] = tuple(told)
        return self._suggestions[key]

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self._is_closed = True
        self._resting.stop()
        child = self._child
        if child is not None:
            child.kill()
        with self._one_question:
            self._end_child()

    def _ask_about(self, new: set[tuple[str, str]]) -> None:
        if len(self._is_wrong) > _MOST_REMEMBERED:
            self._is_wrong.clear()
        for language in sorted({language for language, _ in new}):
            words = sorted(word for other, word in new if other == language)
            told = self._ask({"dictionaries": self._dictionaries[language], "check": words})
            if told is not None:
                wrong = frozenset(told)
                self._is_wrong.update(((language, word), word in wrong) for word in words)

    def _ask(self, question: dict[str, Any]) -> list[str] | None:
        """Return the child's answer; None if it has none to give, now or on this computer."""
        with self._one_question:
            if self._is_closed or self.is_missing:
                return None
            line = self._answer_to(json.dumps(question).encode() + b"\n")
            if not line.endswith(b"\n"):
                self._end_child()
                self._deaths += 1
                return None
        self._resting.used()
        answer = json.loads(line)
        self._is_missing = bool(answer.get("is_missing"))
        words: list[str] = answer["words"]
        return words

    def _answer_to(self, line: bytes) -> bytes:
        if self._child is None:
            self._child = _start()
        assert self._child.stdin is not None  # noqa: S101 (both pipes are ours, see _start)
        assert self._child.stdout is not None  # noqa: S101 (see above)
        try:
            self._child.stdin.write(line)
            self._child.stdin.flush()
        except OSError:
            return b""
        return self._child.stdout.readline()

    def _rest(self) -> None:
        with self._one_question:
            self._end_child()

    def _end_child(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        child.wait()


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", _CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # `-m` looks in the current folder first: that must be our own, not one full of strangers' files.
        cwd=Path(cms.__file__).parents[1],
    )
