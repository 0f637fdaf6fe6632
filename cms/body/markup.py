"""A body as plain HTML, for the clipboards of other programs: headings, lists, bold and links, every word escaped."""

from collections.abc import Iterable
from html import escape
from itertools import pairwise

from cms.body.links import is_allowed
from cms.body.model import Block, BlockType, Mark, MarkType

_TAGS = {
    BlockType.PARAGRAPH: "p",
    BlockType.SUBHEADING: "h2",
    BlockType.QUOTE: "blockquote",
    BlockType.PULL_QUOTE: "blockquote",
}
_LISTS = {BlockType.LIST_ITEM: "ul", BlockType.NUMBERED_ITEM: "ol"}
_OPEN = {MarkType.STRONG: "<strong>", MarkType.EMPHASIS: "<em>"}
_CLOSE = {MarkType.STRONG: "</strong>", MarkType.EMPHASIS: "</em>", MarkType.LINK: "</a>"}


def as_markup(body: Iterable[Block]) -> str:
    """Return *body* as HTML; what other programs have no words for is left out."""
    parts: list[str] = []
    lists: list[str] = []
    for block in body:
        wanted = _lists_around(block, lists)
        while lists and (len(lists) > len(wanted) or lists[-1] != wanted[len(lists) - 1]):
            parts.append(f"</{lists.pop()}>")
        for tag in wanted[len(lists) :]:
            parts.append(f"<{tag}>")
            lists.append(tag)
        parts.append(_block(block))
    parts += [f"</{tag}>" for tag in reversed(lists)]
    return "".join(parts)


def _lists_around(block: Block, now: list[str]) -> list[str]:
    if (tag := _LISTS.get(block.type)) is None:
        return []
    # Lists further out keep the kind they have.
    return [*now[: block.depth], *[tag] * (block.depth - len(now)), tag]


def _block(block: Block) -> str:
    if block.type is BlockType.DIVIDER:
        return "<hr>"
    words = _words(block)
    if block.type in _LISTS:
        return f"<li>{words}</li>"
    tag = _TAGS.get(block.type)
    return f"<{tag}>{words}</{tag}>" if tag and words else ""


def _words(block: Block) -> str:
    marks = [mark for mark in block.marks if mark.type in _CLOSE]
    cuts = sorted({0, len(block.text), *(m.start for m in marks), *(m.end for m in marks)})
    return "".join(
        _run(block.text[start:end], [m for m in marks if m.start <= start and end <= m.end])
        for start, end in pairwise(cuts)
    )


def _run(text: str, marks: list[Mark]) -> str:
    words = escape(text).replace("\n", "<br>")
    for mark in marks:
        if mark.type is not MarkType.LINK:
            words = f"{_OPEN[mark.type]}{words}{_CLOSE[mark.type]}"
        elif is_allowed(mark.href):
            words = f'<a href="{escape(mark.href)}">{words}</a>'
    return words
