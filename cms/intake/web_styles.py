"""What the styles of foreign HTML say: which words carry a mark of ours, and which are not part of the text at all."""

import re

from lxml import html

from cms.body.links import is_allowed
from cms.body.model import MarkType

Style = tuple[tuple[MarkType, str], ...]

LEFT_OUT = frozenset(
    {
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "title",
        "del",
    }
)
_MARKS = {"b": MarkType.STRONG, "strong": MarkType.STRONG, "i": MarkType.EMPHASIS, "em": MarkType.EMPHASIS}
# What is not shown, and the list of comments Word puts behind the text.
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all|mso-element:\s*comment(?:-list)?\b", re.IGNORECASE)
_COMMENT = re.compile(r"\b(?:MsoCommentReference|MsoCommentText|msocomtxt|msocomanchor|msocomoff)\b")
# Google Docs wraps all it copies in a `b` that is not bold, and says what is in the style of a span.
_WEIGHT = re.compile(r"font-weight:\s*(?:(bold|bolder|[6-9]00)|normal|lighter|[1-5]00)", re.IGNORECASE)
_SLANT = re.compile(r"font-style:\s*(?:(italic|oblique)|normal)", re.IGNORECASE)
_SAID_BY = ((MarkType.STRONG, _WEIGHT), (MarkType.EMPHASIS, _SLANT))


def is_left_out(element: html.HtmlElement, tag: str) -> bool:
    """Say whether nothing in *element* is the text's: programs, comments, what is hidden or was deleted."""
    if tag in LEFT_OUT or _COMMENT.search(element.get("class") or ""):
        return True
    return _HIDDEN.search(element.get("style") or "") is not None


def style_of(element: html.HtmlElement, tag: str, outer: Style) -> Style:
    """Return the marks over the words in *element*, which stands in words with the marks *outer*."""
    marks = dict(outer)
    if tag in _MARKS:
        marks[_MARKS[tag]] = ""
    style = element.get("style")
    if style:
        for kind, says in _SAID_BY:
            if found := says.search(style):
                marks = (
                    {**marks, kind: ""}
                    if found.group(1)
                    else {k: h for k, h in marks.items() if k is not kind}
                )
    href = (element.get("href") or "").strip() if tag == "a" else ""
    if is_allowed(href):
        marks[MarkType.LINK] = href
    return tuple(marks.items())


def without_strong(style: Style) -> Style:
    """Return *style* as it is in a subheading, which is bold already."""
    return tuple((kind, href) for kind, href in style if kind is not MarkType.STRONG)
