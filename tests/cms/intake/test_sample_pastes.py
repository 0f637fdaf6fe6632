"""What people really copied: from Word, Google Docs, LibreOffice and web pages; and what attackers wrote."""

import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from cms.body.links import is_allowed
from cms.body.model import Body, from_json, to_json
from cms.intake.web_text import body_from_html

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
PASTE, HOSTILE = SHARED / "paste", SHARED / "hostile"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the newsroom's sample pastes are not here")

WORD = re.compile(r"\w+")
WITHIN_WORDS = {
    *(
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "strike",
        "sub",
        "sup",
        "span",
        "font",
        "code",
        "tt",
        "ins",
        "small",
    ),
    *("a", "big", "q", "cite", "abbr", "mark", "kbd", "var", "samp", "dfn", "o:p", "label"),
}
# Of which words are missed, and why: the words are only in a drawing, or the expected text itself is cut otherwise.
KNOWN = {
    "Adjacent_shapes": "the words are in the picture of a shape",
    "6711Text_Boxes": "the words are in the picture of a text box",
    "9456list_paste_from_msword": "the expected text has a word the copied one has not",
    "11294NotesFormatting": "the copied words are run together",
    "10784line_missing": "the expected text has blanks within words",
    "9616word_table": "the expected text has a blank within a word",
    "Multi_feature_document": "the expected text has a blank between the letters of a coloured word",
    "12740WSGCN": "the page number in a table of contents is hidden",
    "hukumusume": "the expected text runs the cells of a table together",
}


def samples() -> list[tuple[str, Path, Path]]:
    """Return where each sample is from, the sample, and the text expected of it."""
    return [*_of_old_editors(), *_of_new_editor(), *_of_pages()]


def _of_old_editors() -> Iterator[tuple[str, Path, Path]]:
    for source in ("word", "gdocs", "libreoffice"):
        for expected in sorted(PASTE.glob(f"ckeditor4-pastefrom{source}/**/expected.html")):
            for sample in sorted(expected.parent.rglob("*.html")):
                if not sample.name.startswith("expected"):
                    special = sample.with_name(f"expected_{sample.name}")
                    yield source, sample, special if special.exists() else expected


def _of_new_editor() -> Iterator[tuple[str, Path, Path]]:
    for sample in sorted(PASTE.glob("ckeditor5-paste-from-office/**/input*.html")):
        expected = sample.with_name(sample.name.replace("input", "normalized"))
        if expected.exists():
            yield "office", sample, expected


def _of_pages() -> Iterator[tuple[str, Path, Path]]:
    for sample in sorted(PASTE.glob("readability-pages/*/source.html")):
        yield "pages", sample, sample.with_name("expected.html")


def counted(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in WORD.findall(text))


def words_expected(path: Path) -> Counter[str]:
    markup = path.read_text(encoding="utf-8", errors="replace")
    text: list[str] = []

    def walk(element: html.HtmlElement) -> None:
        apart = "" if element.tag in WITHIN_WORDS else " "
        text.append(apart + (element.text or ""))
        for child in element:
            if isinstance(child.tag, str) and child.tag not in ("script", "style", "head"):
                walk(child)
            text.append(child.tail or "")
        text.append(apart)

    walk(html.document_fromstring(f"<div>{markup}</div>"))
    return counted(unicodedata.normalize("NFC", "".join(text)))


def all_words(body: Body) -> Counter[str]:
    return counted("\n".join(block.text for block in body))


def test_pastes_come_in_with_all_their_words():
    tried, whole = Counter(source for source, _, _ in samples()), Counter()
    unexplained = {}
    for source, sample, expected in samples():
        body = body_from_html(sample.read_text(encoding="utf-8", errors="replace"))
        lost = words_expected(expected) - all_words(body)
        if not lost:
            whole[source] += 1
        elif not any(known in str(sample) for known in KNOWN):
            unexplained[str(sample.relative_to(PASTE))] = lost
    assert unexplained == {}
    assert {source: (whole[source], tried[source]) for source in tried} == {
        "word": (160, 168),
        "gdocs": (8, 8),
        "libreoffice": (33, 36),
        "office": (60, 60),
        "pages": (39, 40),
    }


def hostile_markup() -> Iterator[str]:
    for case in json.loads((HOSTILE / "dompurify" / "expect.json").read_text(encoding="utf-8")):
        yield case["payload"]
    yield from json.loads((HOSTILE / "blns" / "blns.json").read_text(encoding="utf-8"))
    for path in sorted(HOSTILE.rglob("*")):
        if path.is_file() and path.suffix in (".test", ".dat", ".txt"):
            content = path.read_text(encoding="utf-8", errors="replace")
            yield content
            yield from content.splitlines()


def test_nothing_hostile_gets_past_the_schema():
    tried = 0
    for markup in hostile_markup():
        body = body_from_html(markup)
        assert from_json(to_json(body)) == body
        assert all(is_allowed(mark.href) for block in body for mark in block.marks if mark.href)
        tried += 1
    assert tried > 2000
