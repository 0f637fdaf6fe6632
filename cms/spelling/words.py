"""The words of a text, each with the language whose dictionary must know it: Korean and English side by side."""

import re
from collections.abc import Iterator

from cms.domain.proofreading import Word

# Addresses, handles, hashtags and file names are nobody's words.
_NO_WORDS = re.compile(
    r"""(?:https?://|www\.)\S+
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | [@#][\w.]+
      | \b[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|kr|jp|gov|edu|io|co|uk|pdf|jpg|png|docx?)\b(?:/\S*)?
    """,
    re.VERBOSE,
)
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_WORD = re.compile(rf"[{_LATIN}]+(?:['’][{_LATIN}]+)*|[가-힣]+")
# Longer ones are no words, and would keep the dictionary busy.
_LONGEST = 40
# A particle may follow a closing mark, a figure or a Latin word without a space: “…”라고, 3일부터, KBS는.
_CLOSING = "”’\"')]}〉》」』%"


def words_in(text: str) -> Iterator[Word]:
    """Yield what a dictionary can be asked about: no figures, addresses, handles, initials or names in odd capitals."""
    hidden = _NO_WORDS.sub(lambda found: "\0" * len(found[0]), text)
    for found in _WORD.finditer(hidden):
        word, start, end = found[0], found.start(), found.end()
        before, after = hidden[start - 1 : start], hidden[end : end + 1]
        if "가" <= word[0] <= "힣":
            if _is_korean_word(word, before):
                yield Word(start, end, word, "ko")
        elif _is_english_word(plain := word.replace("’", "'"), before, after):
            yield Word(start, end, plain, "en")


def _is_korean_word(word: str, before: str) -> bool:
    follows_something = before != "" and (before.isalnum() or before in _CLOSING)
    return 1 < len(word) <= _LONGEST and not follows_something


def _is_english_word(word: str, before: str, after: str) -> bool:
    stands_alone = not (before.isalnum() or before in ("_", "\0") or after.isdigit() or after == "_")
    return 1 < len(word) <= _LONGEST and stands_alone and word[1:] == word[1:].lower()
