"""HTML from outside becomes blocks: our block and mark types come in, everything else stays out.

Scripts, styles, pictures and addresses other than http, https and mailto never enter an article.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from lxml import etree, html

from cms.body.links import is_allowed
from cms.body.model import Block, BlockType, Body, Mark, MarkType, body_from_text, clean_text

_LEFT_OUT = frozenset(
    {"script", "style", "head", "template", "noscript", "svg", "math", "iframe", "object", "select", "title"}
)
_BLOCKS = {
    "p": BlockType.PARAGRAPH, "div": BlockType.PARAGRAPH, "section": BlockType.PARAGRAPH, "td": BlockType.PARAGRAPH,
    "article": BlockType.PARAGRAPH, "th": BlockType.PARAGRAPH, "tr": BlockType.PARAGRAPH, "pre": BlockType.PARAGRAPH,
    "dt": BlockType.PARAGRAPH, "dd": BlockType.PARAGRAPH, "figcaption": BlockType.PARAGRAPH, "table": BlockType.PARAGRAPH,
    "main": BlockType.PARAGRAPH, "header": BlockType.PARAGRAPH, "footer": BlockType.PARAGRAPH, "ul": BlockType.PARAGRAPH,
    "ol": BlockType.PARAGRAPH, "figure": BlockType.PARAGRAPH, "aside": BlockType.PARAGRAPH, "body": BlockType.PARAGRAPH,
    **{f"h{level}": BlockType.SUBHEADING for level in range(1, 7)},
    "blockquote": BlockType.QUOTE, "li": BlockType.LIST_ITEM,
}  # fmt: skip
_MARKS = {"b": MarkType.STRONG, "strong": MarkType.STRONG, "i": MarkType.EMPHASIS, "em": MarkType.EMPHASIS}
_SPACE = re.compile(r"[ \t\r\n\f]+")


def body_from_html(markup: str) -> Body:
    """Return the words of *markup* as blocks, in reading order; markup too broken to parse gives its bare text."""
    markup = clean_text(markup)
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


Style = tuple[tuple[MarkType, str], ...]


@dataclass(slots=True)
class _Writer:
    """Collects runs of text into the block that is open."""

    blocks: list[Block] = field(default_factory=list)
    type: BlockType = BlockType.PARAGRAPH
    depth: int = 0
    runs: list[tuple[str, Style]] = field(default_factory=list)

    def add(self, text: str, style: Style) -> None:
        self.runs.append((text, style))

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
        piece = _SPACE.sub(" ", run)
        if not text or text.endswith(" "):
            piece = piece.lstrip(" ")
        start, text = len(text), text + piece
        if piece:
            marks += [(start, len(text), kind, href) for kind, href in style]
    text = text.rstrip()
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
    if tag in _LEFT_OUT:
        return
    outer = (writer.type, writer.depth)
    _enter(element, tag, writer)
    inner = _style_of(element, tag, style)
    if element.text:
        writer.add(element.text, inner)
    for child in element:
        _walk(child, writer, inner)
        if child.tail:
            writer.add(child.tail, inner)
    if tag in _BLOCKS:
        writer.begin(*outer)


def _enter(element: html.HtmlElement, tag: str, writer: _Writer) -> None:
    outer = (writer.type, writer.depth)
    if tag == "hr":
        writer.begin(BlockType.PARAGRAPH, 0)
        writer.blocks.append(Block(BlockType.DIVIDER))
    elif tag == "br":
        writer.begin(*outer)
    elif tag in _BLOCKS:
        writer.begin(*_kind_of(element, outer))


def _kind_of(element: html.HtmlElement, outer: tuple[BlockType, int]) -> tuple[BlockType, int]:
    kind = _BLOCKS[element.tag]
    if kind is BlockType.LIST_ITEM:
        lists = [a.tag for a in element.iterancestors("ul", "ol")]
        numbered = bool(lists) and lists[0] == "ol"
        return (BlockType.NUMBERED_ITEM if numbered else kind), max(len(lists) - 1, 0)
    if kind is BlockType.PARAGRAPH and outer[0] is not BlockType.PARAGRAPH:
        return outer
    return kind, 0


def _style_of(element: html.HtmlElement, tag: str, style: Style) -> Style:
    if tag in _MARKS and (_MARKS[tag], "") not in style:
        return (*style, (_MARKS[tag], ""))
    href = (element.get("href") or "").strip() if tag == "a" else ""
    if is_allowed(href):
        return (*style, (MarkType.LINK, href))
    return style


class _BareText(HTMLParser):
    """Collects the words of markup however it is nested, a new line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
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
