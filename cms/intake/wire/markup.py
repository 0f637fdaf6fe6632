"""The text of an item, whether NITF or XHTML, as blocks: translated to the HTML that pasted pages are read from."""

import html

from lxml import etree

from cms.body.model import Block, Body
from cms.intake.web_text import body_from_html
from cms.intake.wire.lines import paragraphs_of
from cms.intake.wire.safe_xml import is_element, name_of, raw_text_of

# What NITF calls otherwise than HTML.
_NITF = {"hl1": "h2", "hl2": "h2", "bq": "blockquote", "block": "div", "q": "q", "nitf-table": "table"}
_KEPT = frozenset((
    "p", "div", "section", "article", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "br", "hr",
    "em", "strong", "b", "i", "a", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "td", "th",
))  # fmt: skip
# What stands in a text and is no part of it: pictures come apart, the rest is written for machines.
_LEFT_OUT = frozenset((
    "media", "media-caption", "media-producer", "media-reference", "figure", "img", "aside", "note", "script",
    "style", "title", "meta", "byline", "dateline", "datasource", "copyrite", "classifier", "tobject",
    "tobject.subject", "key-list", "table-metadata", "nitf-table-metadata", "nitf-colgroup",
))  # fmt: skip
_STRONG_CLASSES = ("bold", "strong")


def body_of_elements(*elements: etree._Element) -> Body:
    """Return the words of *elements* as blocks."""
    return without_empty(body_from_html("".join(_inner(element) for element in elements)))


def body_of_markup(markup: str) -> Body:
    """Return the words of HTML that came as text."""
    return without_empty(body_from_html(markup))


def body_of_lines(text: str) -> Body:
    """Return a paragraph for each passage of *text*, whose lines were broken to be as wide as a telegram."""
    return tuple(Block(text=paragraph) for paragraph in paragraphs_of(text))


def without_empty(body: Body) -> Body:
    """Return *body* without the underlines some agencies part passages with."""
    return tuple(block for block in body if block.text.strip("_ ") or not block.text)


def _inner(element: etree._Element) -> str:
    parts = [html.escape(element.text or "")]
    for child in element:
        parts.append(_outer(child))
        parts.append(html.escape(child.tail or ""))
    return "".join(parts)


def _outer(element: etree._Element) -> str:
    if not is_element(element):
        # An entity nobody declared: HTML knows what it stands for.
        return element.text or ""
    name = name_of(element).lower()
    if name in _LEFT_OUT:
        return ""
    if name == "pre":
        passages = paragraphs_of(raw_text_of(element))
        return "".join(f"<p>{html.escape(passage)}</p>" for passage in passages)
    tag = _NITF.get(name, name)
    if tag == "em" and any(word in (element.get("class") or "").lower() for word in _STRONG_CLASSES):
        tag = "strong"
    if tag not in _KEPT:
        return _inner(element)
    if tag in ("br", "hr"):
        return f"<{tag}>"
    link = f' href="{html.escape(element.get("href") or "")}"' if tag == "a" else ""
    return f"<{tag}{link}>{_inner(element)}</{tag}>"
