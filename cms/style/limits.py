"""Rules that say how much there may be: a headline's length, a sentence's."""

import re
from collections.abc import Iterator

from cms.domain.proofreading import Remark
from cms.style.rules import Rule, Unit
from cms.style.terms import remark_of

# A sentence ends with its mark, and the quotation marks and brackets behind it, where another begins; not after an
# initial.
_SENTENCE = re.compile(r"\S.*?(?:(?<![A-Z])[.!?…][”’\"')\]]*(?=\s+[A-Z“‘\"'(가-힣\d]|\s*$)|\n|$)", re.DOTALL)
_WORD = re.compile(r"\w[\w'’.,-]*")


def over_limit(rule: Rule, text: str) -> Iterator[Remark]:
    """Yield a remark on what goes beyond the limit: the letters too many, or the sentence too long."""
    if rule.unit in (Unit.CHARACTERS, Unit.HEADLINE_CHARACTERS):
        if len(text) > rule.most:
            yield remark_of(rule, text, rule.most, len(text), ())
        return
    for found in _SENTENCE.finditer(text):
        sentence = found[0].rstrip()
        is_of_words = rule.unit is Unit.WORDS_OF_A_SENTENCE
        count = sum(1 for _ in _WORD.finditer(sentence)) if is_of_words else len(sentence)
        if count > rule.most:
            yield remark_of(rule, text, found.start(), found.start() + len(sentence), ())
