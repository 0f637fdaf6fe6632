"""Changes somebody suggested: the text while nobody accepted them, and what accepting or rejecting makes of it."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cms.body.marks import Line, line_of, marks_of
from cms.body.model import SUGGESTIONS, Block, Body, MarkType, Suggestion, without_notes

# Whether a change is made (True), or not made (False), or left open (None).
_Verdict = Callable[[Suggestion], bool | None]


@dataclass(frozen=True, slots=True)
class OpenSuggestion:
    """One suggestion with its words; it begins at letter *start* of the block *block_id*."""

    suggestion: Suggestion
    block_id: str
    start: int
    deleted: str
    inserted: str


def new_suggestion_id() -> str:
    """Return an id no other suggestion has."""
    return uuid.uuid4().hex


def as_read(body: Body) -> Body:
    """Return *body* as readers would get it now: nothing suggested is done, and no note stands beside it."""
    return tuple(without_notes(block) for block in reject_all(body))


def has_suggestions(body: Body) -> bool:
    """Say whether anything suggested is still to be accepted or rejected."""
    return any(mark.type in SUGGESTIONS for block in body for mark in block.marks)


def open_suggestions(body: Body) -> tuple[OpenSuggestion, ...]:
    """Return the suggestions in reading order; what one changes in several places is joined by “ … ”."""
    found: dict[str, OpenSuggestion] = {}
    for block in body:
        for mark in block.marks:
            if mark.suggestion is None:
                continue
            words = block.text[mark.start : mark.end]
            key = mark.suggestion.suggestion_id
            known = found.get(key) or OpenSuggestion(mark.suggestion, block.block_id, mark.start, "", "")
            if mark.type is MarkType.INSERTION:
                found[key] = replace(known, inserted=_joined(known.inserted, words))
            else:
                found[key] = replace(known, deleted=_joined(known.deleted, words))
    return tuple(found.values())


def accept(body: Body, suggestion_id: str) -> Body:
    """Return *body* with one suggestion carried out."""
    return _settled(body, lambda made: True if made.suggestion_id == suggestion_id else None)


def reject(body: Body, suggestion_id: str) -> Body:
    """Return *body* without one suggestion."""
    return _settled(body, lambda made: False if made.suggestion_id == suggestion_id else None)


def accept_all(body: Body) -> Body:
    """Return *body* with every suggestion carried out."""
    return _settled(body, lambda _: True)


def reject_all(body: Body) -> Body:
    """Return *body* without any suggestion."""
    return _settled(body, lambda _: False)


def _joined(words: str, more: str) -> str:
    return f"{words} … {more}" if words else more


def _settled(body: Body, verdict: _Verdict) -> Body:
    return tuple(_settled_blocks(body, verdict)) if has_suggestions(body) else body


def _settled_blocks(body: Body, verdict: _Verdict) -> Iterator[Block]:
    for block in body:
        if not any(mark.suggestion and verdict(mark.suggestion) is not None for mark in block.marks):
            yield block
            continue
        line = _settled_line(line_of(block), verdict)
        # A paragraph of which no word is left was suggested, or its deletion was.
        if line.text:
            yield replace(block, text=line.text, marks=marks_of(line))


def _settled_line(line: Line, verdict: _Verdict) -> Line:
    letters: list[str] = []
    styles = []
    for letter, style in zip(line.text, line.styles, strict=True):
        settled = {mark: verdict(mark.suggestion) for mark in style if mark.suggestion}
        if any(done is (mark.type is MarkType.DELETION) for mark, done in settled.items()):
            continue
        letters.append(letter)
        styles.append(style - {mark for mark, done in settled.items() if done is not None})
    return Line("".join(letters), tuple(styles))
