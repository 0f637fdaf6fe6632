"""The credit of a photograph: taken apart, printed again, put under its caption, compared with the file."""

import re
import unicodedata

from cms.domain.credit_chain import joint, read_chain, split_tail
from cms.domain.credit_pieces import Credit, CreditPart, CreditRole, Piece, PieceKind
from cms.domain.credit_words import (
    BARE_PICTURE,
    BRACKETS,
    COPYRIGHT_YEAR,
    CREDIT_WITHIN,
    LONGEST_CREDIT,
    MARK,
    PROVIDED,
    PROVIDED_MARK,
)

__all__ = [
    "Credit",
    "CreditPart",
    "CreditRole",
    "contradicts",
    "normalise",
    "parse_credit",
    "print_credit",
    "printed_line",
]

# The first of each is the one we print.
_CAPTION_MARKS = ("▲", "△", "▶", "▷", "▼", "▽", "◀", "◁")
_CREDIT_MARK = "ⓒ"


def normalise(text: str) -> str:
    """Compose letters (NFC; Macs send Hangul apart), make white space single blanks, trim the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def parse_credit(text: str) -> Credit:
    """Take a credit apart; whatever is not wholly understood is kept as it is written.

    Nothing is lost: ``print_credit(parse_credit(text)) == normalise(text)`` for every text.
    """
    line = normalise(text)
    if not line:
        return Credit()
    pieces = _read_credit(line) or _read_after_caption(line) or _read_before_caption(line)
    return Credit(tuple(pieces or [Piece(PieceKind.VERBATIM, line)]))


def print_credit(credit: Credit) -> str:
    """Return the credit as readers see it."""
    return credit.printed


def printed_line(caption: str, credit_line: str) -> str:
    """Return the line readers see under a photograph, `▲ caption ⓒAP=Associated Press`.

    ▲ is added unless the caption has such a mark. ⓒ is added unless the credit announces itself: by a mark
    (`사진=`, `©`), by brackets, by a dateline (`평양=AP 연합`), or by words that say whose picture it is
    (`논산시 제공`, `AP Photo/Name`, `사진공동취재단`). A credit the caption already ends in is not repeated.
    """
    caption = normalise(caption)
    credit = _without_caption(parse_credit(credit_line), caption)
    credit_line = credit.printed.strip()
    if caption and not caption.startswith(_CAPTION_MARKS):
        caption = f"{_CAPTION_MARKS[0]} {caption}"
    if credit_line and not _announces_itself(credit):
        credit_line = f"{_CREDIT_MARK}{credit_line}"
    if not credit_line or _closes_with(caption, credit, credit_line):
        return caption
    return f"{caption} {credit_line}".strip()


def contradicts(printed: Credit, embedded: Credit) -> bool:
    """Tell whether the printed credit gives a picture to somebody else than the credit inside its file does.

    So it is when both name agencies and share none, or when one names only persons and the other an agency. A
    text that is not understood contradicts nothing.
    """
    if printed.agencies and embedded.agencies:
        return printed.agencies.isdisjoint(embedded.agencies)
    if embedded.agencies:
        return _names_only_persons(printed)
    return bool(printed.agencies) and _names_only_photographers(embedded)


def _read_credit(line: str) -> list[Piece] | None:
    """Read a line that is a credit from its first letter to its last."""
    if len(line) > LONGEST_CREDIT:
        return None
    if line[0] not in BRACKETS or MARK.match(line):
        return _read_announced(line)
    closing = BRACKETS[line[0]]
    end = line.rfind(closing)
    inner = line[1:end].strip()
    rest, tail = split_tail(line[end + 1 :])
    pieces = _read_announced(inner) if inner and rest in {"", "."} else None
    if pieces is None:
        return None
    before, _, after = line[1:end].partition(inner)
    return [
        Piece(PieceKind.BRACKET, line[0] + before),
        *pieces,
        Piece(PieceKind.BRACKET, after + closing + rest),
        *tail,
    ]


def _read_announced(text: str) -> list[Piece] | None:
    """Read a credit without brackets: its mark, a year after ©, and who is named."""
    mark = MARK.match(text)
    if not mark:
        return read_chain(text)
    year = COPYRIGHT_YEAR.match(text, mark.end())
    start = year.end() if year else mark.end()
    names = text[start:].lstrip()
    chain = read_chain(names, provided=PROVIDED_MARK.search(mark.group()) is not None)
    if chain is None or (mark.group() == BARE_PICTURE and not _is_surely_a_credit(chain)):
        return None
    opening = [Piece(PieceKind.MARK, mark.group())]
    if year:
        opening.append(Piece(PieceKind.WORD, year.group()))
    blank = text[start : len(text) - len(names)]
    return [*opening, *joint(blank), *chain]


def _read_after_caption(line: str) -> list[Piece] | None:
    """Read a caption that ends in its credit: `손흥민[AP=연합뉴스]`, `▲ … ⓒAP=Associated Press`."""
    window = max(0, len(line) - LONGEST_CREDIT)
    for start in (match.start() for match in CREDIT_WITHIN.finditer(line, window)):
        caption = line[:start].rstrip()
        pieces = _read_credit(line[start:]) if caption else None
        if pieces and _is_surely_a_credit(pieces):
            return [Piece(PieceKind.CAPTION, caption), *joint(line[len(caption) : start]), *pieces]
    return None


def _read_before_caption(line: str) -> list[Piece] | None:
    """Read a caption that begins with its credit: `[맨체스터=AP/뉴시스] 손흥민이 …`."""
    end = line.find(BRACKETS.get(line[0], "\0")) + 1
    pieces = _read_credit(line[:end]) if end else None
    if not pieces or not _is_surely_a_credit(pieces):
        return None
    rest, tail = split_tail(line[end:])
    caption = rest.lstrip()
    blank = rest[: len(rest) - len(caption)]
    if caption and tail and tail[0].text.startswith("."):
        # The full stop ends the caption's sentence; it does not set off the tail.
        caption, tail = f"{caption}.", [*joint(tail[0].text[1:]), *tail[1:]]
    spoken = [Piece(PieceKind.CAPTION, caption)] if caption else []
    return [*pieces, *joint(blank), *spoken, *tail]


def _is_surely_a_credit(pieces: list[Piece]) -> bool:
    """Beside a caption a name alone proves nothing: `Kim (Left)`, `김 위원장(왼쪽)`."""
    return any(
        piece.kind is PieceKind.MARK
        or piece.agency
        or piece.role is CreditRole.POOL
        or piece.text == PROVIDED
        for piece in pieces
    )


def _without_caption(credit: Credit, caption: str) -> Credit:
    """Drop the caption, or its bare ▲, from a credit field into which somebody typed the whole line."""
    if _unmarked(credit.caption) not in {"", _unmarked(caption)}:
        return credit
    return Credit(tuple(piece for piece in credit.pieces if piece.kind is not PieceKind.CAPTION))


def _unmarked(caption: str) -> str:
    return caption.lstrip("".join(_CAPTION_MARKS)).lstrip()


def _announces_itself(credit: Credit) -> bool:
    if not credit.understood:
        text = credit.printed
        return (
            text[0] in BRACKETS
            or MARK.match(text) is not None
            or re.search(f"[ⓒ©]|{PROVIDED}", text) is not None
        )
    return any(
        piece.kind in {PieceKind.MARK, PieceKind.BRACKET, PieceKind.PLACE}
        or (piece.kind is PieceKind.WORD and piece.text.isascii())
        or piece.text == PROVIDED
        or piece.role is CreditRole.POOL
        for piece in credit.pieces
    )


def _closes_with(caption: str, credit: Credit, credit_line: str) -> bool:
    """Tell whether the caption already ends with this credit, be it written with or without its mark."""
    if caption.endswith(credit_line):
        return True
    return bool(credit.parts) and parse_credit(caption).parts == credit.parts


def _names_only_persons(credit: Credit) -> bool:
    people = {CreditRole.PHOTOGRAPHER, CreditRole.CREDITED}
    return bool(credit.parts) and all(part.role in people for part in credit.parts)


def _names_only_photographers(credit: Credit) -> bool:
    return bool(credit.parts) and all(part.role is CreditRole.PHOTOGRAPHER for part in credit.parts)
