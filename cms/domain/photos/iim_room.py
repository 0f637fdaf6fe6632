"""How many bytes the oldest kind of picture text, IPTC-IIM, has for each fact, and what does not fit."""

from collections.abc import Mapping

_AMONG_SEVERAL = ";"

# By the names the facts have in `PhotoFacts`; a Korean syllable takes three bytes.
IIM_BYTES = {
    "caption": 2000,
    "headline": 256,
    "title": 64,
    "creator": 32,
    "byline_title": 32,
    "credit_line": 32,
    "source": 32,
    "copyright": 128,
    "instructions": 256,
    "job_id": 32,
    "caption_writer": 32,
    "sublocation": 32,
    "city": 32,
    "state": 32,
    "country": 64,
    "country_code": 3,
}


def cut_to_bytes(text: str, limit: int) -> str:
    """Return as much of *text* as *limit* bytes of UTF-8 can hold, never half a character."""
    return text.encode("utf-8", "ignore")[:limit].decode("utf-8", "ignore")


def cut_short_in_iim(texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return which of *texts* a program that reads only IIM will show cut short."""
    return tuple(name for name, text in texts.items() if _is_cut(text, IIM_BYTES.get(name), name))


def shown_by_iim(name: str, text: str) -> str:
    """Return what a program that reads only IIM shows of a *text* it cuts; of several creators, of the first cut."""
    limit = IIM_BYTES[name]
    each = creators_in(text) if name == "creator" else [text]
    return next((cut for one in each if (cut := cut_to_bytes(one, limit)) != one), text)


def creators_in(text: str) -> list[str]:
    """Return each of several creators, which stand in one text joined by “; ”."""
    return [name for part in text.split(_AMONG_SEVERAL) if (name := part.strip())]


def _is_cut(text: str, limit: int | None, name: str) -> bool:
    each = creators_in(text) if name == "creator" else [text]
    return limit is not None and any(cut_to_bytes(one, limit) != one for one in each)
