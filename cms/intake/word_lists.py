"""The lists of Word in HTML: paragraphs whose style names a list and whose first letters are a painted marker.

Word writes no `ul` or `ol`. A paragraph of a list says `mso-list:l0 level2 lfo1`; its bullet or number is in a span that
browsers are told to ignore, or between conditional comments, or, copied through other programs, only set off by blanks.
"""

import re

from lxml import html

from cms.body.model import BlockType

_LIST = re.compile(r"mso-list:\s*(?!none|skip)\S+\s+level(\d)", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
# What stands between these is for programs that know no lists of Word's.
_FOR_OTHERS = re.compile(
    r"<!(?:--)?\[if !supportLists\](?:--)?>(.*?)<!(?:--)?\[endif\](?:--)?>", re.IGNORECASE | re.DOTALL
)
_MARKER = "copydesk-marker"
_BULLETS = "·•◦▪▫§oØüvq–—-*‣⁃◆◇■□●○►➢✓"
_BULLET = re.compile(rf"[{re.escape(_BULLETS)}\uf000-\uf0ff]")
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,7}|[가-하]|[①-⑳])[.)]?")
# A marker nobody has marked is set off by so many blanks.
_SET_OFF = re.compile(r"^\s*(\S{1,7}?)\s?[\xa0\t][\s\xa0]+")
_DEEPEST = 8


def with_markers_kept(markup: str) -> str:
    """Return *markup* with each marker between conditional comments in a span that `take_marker` knows."""
    return _FOR_OTHERS.sub(rf'<span data-{_MARKER}="">\1</span>', markup)


def take_marker(element: html.HtmlElement) -> tuple[BlockType, int] | None:
    """Take the marker out of a paragraph of a list of Word's; return the type and depth of its item.

    None if the paragraph is none of a list.
    """
    style, kind = element.get("style") or "", element.get("class") or ""
    named = _LIST.search(style)
    spans = [span for span in element.iterdescendants("span") if _is_marker(span)]
    if named is None and not spans and not kind.startswith("MsoListParagraph"):
        return None
    marker = "".join(spans[0].text_content() for _ in spans[:1]).strip("\xa0 \t\r\n")
    if spans:
        # What it paints goes, but not what follows it. A subheading, whose number nobody paints here, keeps it.
        is_subheading = element.tag[0] == "h" and not _BULLET.fullmatch(marker)
        spans[0][:], spans[0].text = [], f"{marker} " if is_subheading else ""
    elif not (marker := _take_set_off(element)):
        return None if named is None else (BlockType.LIST_ITEM, _depth(named))
    is_numbered = _NUMBER.fullmatch(marker) is not None and _BULLET.fullmatch(marker) is None
    return BlockType.NUMBERED_ITEM if is_numbered else BlockType.LIST_ITEM, _depth(named)


def _is_marker(span: html.HtmlElement) -> bool:
    return span.get(f"data-{_MARKER}") is not None or _IGNORED.search(span.get("style") or "") is not None


def _depth(named: re.Match[str] | None) -> int:
    return min(int(named.group(1)) - 1, _DEEPEST) if named else 0


def _take_set_off(element: html.HtmlElement) -> str:
    """Take out a marker that is known only by the blanks behind it; return it, or nothing."""
    found = _SET_OFF.match(element.text_content())
    if found is None or not (_BULLET.fullmatch(found.group(1)) or _NUMBER.fullmatch(found.group(1))):
        return ""
    left = found.end()
    for piece in element.xpath(".//text()"):
        holder, kept = piece.getparent(), str(piece)[left:]
        if piece.is_tail:
            holder.tail = kept
        else:
            holder.text = kept
        left -= len(piece) - len(kept)
        if not left:
            break
    return found.group(1)
