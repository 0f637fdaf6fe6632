"""Word files whose text is known: how many come in with all their words, and which do not and why."""

import os
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from cms.body.model import plain_text
from cms.intake.documents import body_of

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
SAMPLES = sorted(
    path for path in SHARED.glob("docx/pandoc/**/*.docx") if path.with_suffix(".native").exists()
)
pytestmark = pytest.mark.skipif(not SAMPLES, reason="the newsroom's sample documents are not here")

# Of which words are missed, and why.
KNOWN = {
    "comments": "a comment beside the text is no part of it",
    "track_changes_scrubbed_metadata": "a comment beside the text is no part of it",
    "definition_list": "the expected text runs a term and the line before it together",
    "metadata": "the expected text runs the lines of the title together",
    "metadata_after_normal": "the expected text runs the lines of the title together",
}
# The expected text is written as a program: words in quotation marks, and between them what parts them.
_TOLD = re.compile(
    r'\b(?:Str|Code\s+\([^)]*\)|CodeBlock\s+\([^)]*\)|Math\s+\w+)\s+"((?:[^"\\]|\\.)*)"'
    r"|\b(?:Space|SoftBreak|LineBreak|Para|Plain|Header|Cell|BulletList|Note)\b"
)
_CHARACTER = re.compile(r"\\(\d+)(?:\\&)?")


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


def words_expected(path: Path) -> Counter[str]:
    told = (found[1] for found in _TOLD.finditer(path.read_text(encoding="utf-8")))
    plain = (
        " " if words is None else _CHARACTER.sub(lambda code: chr(int(code[1])), words) for words in told
    )
    return words_of("".join(plain).replace("\\n", " "))


def test_word_files_come_in_with_all_their_words():
    lost = {
        path.stem: words_expected(path.with_suffix(".native")) - words_of(plain_text(body_of(str(path))))
        for path in SAMPLES
    }
    assert {name: words for name, words in lost.items() if words and name not in KNOWN} == {}
    assert (sum(not words for words in lost.values()), len(lost)) == (36, 41)
