"""HTML from outside becomes blocks: our block and mark types come in, everything else stays out.

Scripts, styles, pictures and addresses other than http, https and mailto never enter an article.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from lxml import etree, html

from cms.body.model import Block, BlockType, Body, Mark, MarkType, body_from_text, clean_text
from cms.domain.errors import UnreadableFile
from cms.intake.web_styles import LEFT_OUT, Style, is_left_out, style_of, without_strong
from cms.intake.word_lists import take_marker, with_markers_kept

# In characters; a page larger than this is no copy, and reading it would keep the writer waiting.
LARGEST_MARKUP = 5_000_000
_BLOCKS = {
    "p": BlockType.PARAGRAPH, "div": BlockType.PARAGRAPH, "section": BlockType.PARAGRAPH, "td": BlockType.PARAGRAPH,
    "article": BlockType.PARAGRAPH, "th": BlockType.PARAGRAPH, "tr": BlockType.PARAGRAPH, "pre": BlockType.PARAGRAPH,
    "dt": BlockType.PARAGRAPH, "dd": BlockType.PARAGRAPH, "figcaption": BlockType.PARAGRAPH, "table": BlockType.PARAGRAPH,
    "main": BlockType.PARAGRAPH, "header": BlockType.PARAGRAPH, "footer": BlockType.PARAGRAPH, "ul": BlockType.PARAGRAPH,
    "ol": BlockType.PARAGRAPH, "figure": BlockType.PARAGRAPH, "aside": BlockType.PARAGRAPH, "body": BlockType.PARAGRAPH,
    **{f"h{level}": BlockType.SUBHEADING for level in range(1, 7)},
    "blockquote": BlockType.QUOTE, "li": BlockType.LIST_ITEM,
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
# Blanks that do not break stand between words in pairs only to push them apart.
_PUSHED_APART = re.compile(r"[ \xa0]*\xa0[ \xa0]+|[ \xa0]+\xa0[ \xa0]*")
# Neither is seen: where a word may be broken, and where nothing is.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def body_from_html(markup: str) -> Body:
    """Return the words of *markup* as blocks, in reading order; markup too broken to parse gives its bare text."""
    if len(markup) > LARGEST_MARKUP:
        raise UnreadableFile("The page is larger than 5 MB and was not read. Copy the part that you need.")
    markup = with_markers_kept(clean_text(markup))
    if not markup.strip():
        return ()
    # No entity of the document is resolved and nothing is fetched.
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(f"<div>{markup}</div>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return _bare(markup)
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        # Nested deeper than the parser goes: it would have left the rest out without a word.
        return _bare(markup)
    writer = _Writer()
    _walk(root, writer, ())
    writer.end_block()
    return tuple(writer.blocks)


@dataclass(slots=True)
class _Writer:
    """Collects runs of text into the block that is open."""

    blocks: list[Block] = field(default_factory=list)
    type: BlockType = BlockType.PARAGRAPH
    depth: int = 0
    runs: list[tuple[str, Style]] = field(default_factory=list)
    # Set in program text and verse, where a line is a line.
    keeps_lines: bool = False

    def add(self, text: str, style: Style) -> None:
        if self.type is BlockType.SUBHEADING:
            style = without_strong(style)
        lines = text.split("\n") if self.keeps_lines else [text]
        for number, line in enumerate(lines):
            if number:
                self.end_block()
            self.runs.append((line, style))

    def begin(self, kind: BlockType, depth: int) -> None:
        self.end_block()
        self.type, self.depth = kind, depth

    def end_block(self) -> None:
        text, marks = _joined(self.runs)
        if text:
            self.blocks.append(Block(self.type, text, marks, self.depth))
        self.runs = []


def _joined(runs: list[tuple[str, Style]]) -> tuple[str, tuple[Mark, ...]]:
    # White space folds as a browser shows it; a line break in the text becomes one space.
    text, marks = "", []
    for run, style in runs:
        piece = _PUSHED_APART.sub(" ", _SPACE.sub(" ", _UNSEEN.sub("", run)))
        if not text or text.endswith(" "):
            piece = piece.lstrip(" ")
        start, text = len(text), text + piece
        if piece:
            marks += [(start, len(text), kind, href) for kind, href in style]
    # The first marks may begin with what was trimmed, which is why nothing is cut at the start but blanks that fold.
    text = text.rstrip(" \xa0")
    return text, tuple(_merged([(s, min(e, len(text)), k, h) for s, e, k, h in marks if s < len(text)]))


def _merged(marks: list[tuple[int, int, MarkType, str]]) -> list[Mark]:
    merged: list[Mark] = []
    for start, end, kind, href in sorted(marks, key=lambda mark: (mark[2], mark[3], mark[0])):
        last = merged[-1] if merged else None
        if last is not None and (last.type, last.href, last.end) == (kind, href, start):
            merged[-1] = Mark(last.start, end, kind, href)
        else:
            merged.append(Mark(start, end, kind, href))
    return sorted(merged)


def _walk(element: html.HtmlElement, writer: _Writer, style: Style) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    if is_left_out(element, tag):
        return
    outer = (writer.type, writer.depth, writer.keeps_lines)
    _enter(element, tag, writer)
    inner = style_of(element, tag, style)
    if element.text:
        writer.add(element.text, inner)
    for child in element:
        _walk(child, writer, inner)
        if child.tail:
            writer.add(child.tail, inner)
    if tag in _BLOCKS:
        writer.begin(*outer[:2])
        writer.keeps_lines = outer[2]


def _enter(element: html.HtmlElement, tag: str, writer: _Writer) -> None:
    outer = (writer.type, writer.depth)
    if tag == "hr":
        writer.begin(BlockType.PARAGRAPH, 0)
        writer.blocks.append(Block(BlockType.DIVIDER))
    elif tag == "br":
        writer.begin(*outer)
    elif tag in _BLOCKS:
        kind, depth = _kind_of(element, outer)
        item = take_marker(element) if tag == "p" or kind is BlockType.SUBHEADING else None
        # A numbered subheading loses its number, which is painted there, too, but stays one.
        writer.begin(*(item if item is not None and tag == "p" else (kind, depth)))
        writer.keeps_lines = writer.keeps_lines or tag == "pre"


def _kind_of(element: html.HtmlElement, outer: tuple[BlockType, int]) -> tuple[BlockType, int]:
    kind = _BLOCKS[element.tag]
    if kind is BlockType.LIST_ITEM:
        lists = [a.tag for a in element.iterancestors("ul", "ol")]
        numbered = bool(lists) and lists[0] == "ol"
        return (BlockType.NUMBERED_ITEM if numbered else kind), max(len(lists) - 1, 0)
    if kind is BlockType.PARAGRAPH and outer[0] is not BlockType.PARAGRAPH:
        return outer
    return kind, 0


class _BareText(HTMLParser):
    """Collects the words of markup however it is nested, a new line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LEFT_OUT:
            self._left_out.append(tag)
        elif tag in _BLOCKS or tag == "br":
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._left_out and self._left_out[-1] == tag:
            self._left_out.pop()
        elif tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.words.append(_SPACE.sub(" ", data))


def _bare(markup: str) -> Body:
    reader = _BareText()
    reader.feed(markup)
    reader.close()
    return body_from_text("".join(reader.words))
