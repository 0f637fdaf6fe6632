"""IPTC 7901 and ANPA 1312: telegrams with control characters for structure."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from cms.body.model import Block
from cms.domain.legacy_text import read_texts
from cms.domain.wire import WireForm, WireItem
from cms.intake.wire.lines import is_byline, paragraphs_of, place_of

_SOH, _STX, _ETX = b"\x01", b"\x02", b"\x03"
_HEADER_7901 = re.compile(r"([A-Za-z]*)(\d+) +(\d) +(\S+) +(\d*) *(.*)")
_HEADER_ANPA = re.compile(r"\x01\W*([A-Za-z]*)(\d+)")
# “BC-US--APNewsAlert,17”, “*9006< ^AP-Top-Entertainment-Headlines,0176<”
_SLUG_LINE = re.compile(r"^(?:\*\d+< *\^?)?(.*?)[,<]* *\d*<?$")
# “242200 GMT Jun 17”, “071341 GMT Okt 15”, “211259 Nov 18”: day, hour, minute, month, year
_TRAILER_7901 = re.compile(r"(\d\d)(\d\d)(\d\d)(?: GMT)? (\w{3})\w* (\d\d)")
# “AP-WF-11-13-13 1509GMT”
_TRAILER_ANPA = re.compile(r"(\w+)-\w+-(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)GMT")
# “KWS-21:37-09-12-18”
_TRAILER_KYODO = re.compile(r"\w+-(\d\d):(\d\d)-(\d\d)-(\d\d)-(\d\d)")
# Each month in English and in German, three letters each.
_MONTH_NAMES = (
    "jan jan feb feb mar mär apr apr may mai jun jun jul jul aug aug sep sep oct okt nov nov dec dez"
)
_MONTHS = {name: 1 + place // 2 for place, name in enumerate(_MONTH_NAMES.split(" "))}
_REMARK = re.compile(
    r"(?:Eds:|\(Eds|EDITOR'?S NOTE|AP (?:Photo|Video|Graphic)|\(?ATTENTION|\(?Achtung|\d*(?:st|nd|rd|th)? ?LEAD)",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SIGNS = (("``", "“"), ("''", "”"), (" _ ", " — "))


def is_telegram(content: bytes) -> bool:
    """Return whether *content* begins as a telegram does."""
    start = content[:8].lstrip(b"\r\n \x16")
    return start.startswith(_SOH) and _STX in content[:600]


def item_of(content: bytes, own_id: str) -> WireItem:
    """Return the item a telegram is."""
    is_anpa = content.lstrip(b"\r\n ").startswith(b"\x16") or bool({0x13, 0x14} & set(content[:200]))
    head, _, rest = content.partition(_STX)
    text, _, trailer = rest.partition(_ETX)
    if is_anpa or not trailer:
        text, trailer = rest, rest
    read = read_texts([head, text, trailer]).texts
    return _with_place((_anpa if is_anpa else _iptc)(read[0], read[1], read[2], own_id))


def _iptc(head: str, text: str, trailer: str, own_id: str) -> WireItem:
    lines = [line.strip() for line in _CONTROL.sub("", head).splitlines() if line.strip()]
    found = _HEADER_7901.match(lines[0]) if lines else None
    title, _, body = text.replace("\r\n", "\n").lstrip("\n").partition("\n\n")
    if not body.strip():
        # Some leave no line between headline and text, but indent the text.
        title, body = _split_at_indent(title)
    wording = [_cleaned(line) for line in title.splitlines() if line.strip()]
    headlines = [line for line in wording if not is_byline(line) and not _REMARK.match(line)] or wording[-1:]
    service = found.group(1) if found else ""
    return WireItem(
        form=WireForm.IPTC_7901,
        guid=f"iptc7901:{service}{found.group(2)}:{own_id[-16:]}" if found else own_id,
        headline=headlines[-1] if headlines else "",
        slugline=lines[1].strip("/ ") if len(lines) > 1 else "",
        byline=next((line for line in wording if is_byline(line)), ""),
        body=tuple(Block(text=_cleaned(passage)) for passage in paragraphs_of(_CONTROL.sub("", body))),
        source=found.group(6).split()[0] if found and found.group(6).split() else "",
        created_at=_time_7901(trailer),
    )


def _anpa(head: str, text: str, trailer: str, own_id: str) -> WireItem:
    found = _HEADER_ANPA.search(head)
    text = text.split("\x03", maxsplit=1)[0]
    heads: list[str] = []
    passages: list[str] = []
    at_head = True
    for line in text.replace("\r\n", "\n").split("\n"):
        at_head = at_head and (
            line.startswith("^") or not line.strip() or (not passages and not line.startswith(("\t", " ")))
        )
        (heads if at_head else passages).append(line)
    wording = [_cleaned(line) for line in heads if _cleaned(line)]
    slug = _slug_in(wording[0]) if wording else ""
    titles = [line for line in wording[1:] if not is_byline(line) and not _REMARK.match(line)]
    byline = next((line for line in wording if is_byline(line)), "")
    signed = _TRAILER_ANPA.search(trailer)
    return WireItem(
        form=WireForm.ANPA,
        guid=f"anpa:{found.group(1)}{found.group(2)}:{own_id[-16:]}" if found else own_id,
        headline=titles[0] if titles else slug,
        slugline=slug,
        byline=byline,
        editors_note=next((line for line in wording if line.startswith("Eds:")), ""),
        body=_passages(passages, [line for line in titles[1:] if line != "Associated Press"]),
        source=signed.group(1) if signed else "",
        created_at=_time_anpa(trailer),
    )


def _passages(lines: list[str], before: list[str]) -> tuple[Block, ...]:
    # A table has a line for each row; a text in indented lines is reflowed.
    found = [*before, *(_cleaned(passage) for passage in paragraphs_of(_CONTROL.sub("", "\n".join(lines))))]
    return tuple(Block(text=text) for text in found if text and text != "END" and text.strip("_= "))


def _slug_in(line: str) -> str:
    found = _SLUG_LINE.match(line)
    return re.split(r", \d", found.group(1))[0].rstrip(",< ") if found else line


def _split_at_indent(text: str) -> tuple[str, str]:
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if n and line.startswith((" ", "\t"))), len(lines))
    return "\n".join(lines[:first]), "\n".join(lines[first:])


def _cleaned(line: str) -> str:
    for sign, wanted in _SIGNS:
        line = line.replace(sign, wanted)
    return " ".join(_CONTROL.sub("", line).split()).lstrip("^").rstrip("<=+ ").strip()


def _with_place(item: WireItem) -> WireItem:
    """Return *item* with the place and the source its first passage begins with in their own fields."""
    for number, block in enumerate(item.body):
        dateline, source, rest = place_of(block.text.replace(" — ", " _ ", 1))
        if dateline:
            body = (*item.body[:number], Block(text=rest), *item.body[number + 1 :])
            source = source.rpartition("/")[2]
            return replace(item, dateline=dateline, body=body, source=source, credit=source)
    return replace(item, credit=item.source)


def _time_7901(trailer: str) -> datetime | None:
    if found := _TRAILER_7901.search(trailer):
        day, hour, minute, month, year = found.groups()
        return _moment(year, _MONTHS.get(month.lower(), 0), day, hour, minute)
    if found := _TRAILER_KYODO.search(trailer):
        hour, minute, day, month, year = found.groups()
        return _moment(year, int(month), day, hour, minute)
    return None


def _time_anpa(trailer: str) -> datetime | None:
    if found := _TRAILER_ANPA.search(trailer):
        _, month, day, year, hour, minute = found.groups()
        return _moment(year, int(month), day, hour, minute)
    return _time_7901(trailer)


def _moment(year: str, month: int, day: str, hour: str, minute: str) -> datetime | None:
    try:
        return datetime(2000 + int(year), month, int(day), int(hour), int(minute), tzinfo=UTC)
    except ValueError:
        return None
