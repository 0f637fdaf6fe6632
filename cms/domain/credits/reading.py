"""Reading a credit: as a line of its own, after a caption, before a caption."""

import unicodedata
from dataclasses import replace
from functools import lru_cache

from cms.domain.credits.agencies import SHIPPED, AgencyBook
from cms.domain.credits.chain import joint, read_chain, split_tail
from cms.domain.credits.pieces import Credit, CreditRole, Piece, PieceKind
from cms.domain.credits.words import (
    BEHIND_A_DATELINE,
    BRACKETS,
    COPYRIGHT_YEAR,
    CREDIT_WITHIN,
    DRAWN,
    LONGEST_CREDIT,
    MARK,
    PROVIDED,
    PROVIDED_MARK,
    WEAK_MARKS,
)

# Where one of these is named the picture came from elsewhere.
_OTHERS = {CreditRole.RELAY, CreditRole.PROVIDER, CreditRole.POOL}


def normalise(text: str) -> str:
    """Compose letters (NFC; Macs send Hangul apart), make white space single blanks, trim the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


# The photographs of what is being written are judged again every moment; their credits seldom change meanwhile.
@lru_cache(maxsize=256)
def parse_credit(text: str, book: AgencyBook = SHIPPED) -> Credit:
    """Take a credit apart; whatever is not wholly understood is kept as it is written.

    *book* knows the agencies: those that come with the program, or a newsroom's own.
    Nothing is lost: ``print_credit(parse_credit(text)) == normalise(text)`` for every text.
    """
    line = normalise(text)
    if not line:
        return Credit()
    pieces = _read_credit(line, book) or _read_after_caption(line, book) or _read_before_caption(line, book)
    return Credit(tuple(pieces or [Piece(PieceKind.VERBATIM, line)]))


def _read_credit(line: str, book: AgencyBook) -> list[Piece] | None:
    """Read a line that is a credit from its first letter to its last."""
    if len(line) > LONGEST_CREDIT:
        return None
    if line[0] not in BRACKETS or MARK.match(line):
        return _read_announced(line, book)
    closing = BRACKETS[line[0]]
    end = line.rfind(closing)
    if end < 0:
        return None
    inner = line[1:end].strip()
    rest, tail = split_tail(line[end + 1 :], book)
    pieces = _read_announced(inner, book) if inner and rest in {"", "."} else None
    if pieces is None:
        return None
    before, _, after = line[1:end].partition(inner)
    return [
        Piece(PieceKind.BRACKET, line[0] + before),
        *pieces,
        Piece(PieceKind.BRACKET, after + closing + rest),
        *tail,
    ]


def _read_announced(text: str, book: AgencyBook) -> list[Piece] | None:
    """Read a credit without brackets: its mark, a year after ©, and who is named."""
    mark = MARK.match(text)
    if not mark:
        return read_chain(text, book)
    year = COPYRIGHT_YEAR.match(text, mark.end())
    start = year.end() if year else mark.end()
    names = text[start:].lstrip()
    chain = read_chain(names, book, provided=PROVIDED_MARK.search(mark.group()) is not None)
    is_doubtful = mark.group() in WEAK_MARKS and not any(
        piece.kind is PieceKind.TITLE for piece in chain or ()
    )
    if chain is None or (is_doubtful and not _is_surely_a_credit(chain)):
        return None
    if DRAWN.search(mark.group()):
        chain = [_only_credited(piece) for piece in chain]
    opening = [Piece(PieceKind.MARK, mark.group())]
    if year:
        opening.append(Piece(PieceKind.WORD, year.group()))
    blank = text[start : len(text) - len(names)]
    return [*opening, *joint(blank), *chain]


def _read_after_caption(line: str, book: AgencyBook) -> list[Piece] | None:
    """Read a caption that ends in its credit: `손흥민[AP=연합뉴스]`, `▲ … ⓒAP=Associated Press`."""
    window = max(0, len(line) - LONGEST_CREDIT)
    for start in (match.start() for match in CREDIT_WITHIN.finditer(line, window)):
        caption = line[:start].rstrip()
        pieces = _read_credit(line[start:], book) if caption else None
        if pieces and _is_surely_a_credit(pieces):
            return [Piece(PieceKind.CAPTION, caption), *joint(line[len(caption) : start]), *pieces]
    return None


def _read_before_caption(line: str, book: AgencyBook) -> list[Piece] | None:
    """Read a caption that begins with its credit: `[맨체스터=AP/뉴시스] 손흥민이 …`."""
    end = line.find(BRACKETS.get(line[0], "\0")) + 1
    pieces = _read_credit(line[:end], book) if end else None
    if not pieces or not _is_surely_a_credit(pieces):
        return None
    byline = _read_byline(line[end:], after=pieces)
    pieces = [*pieces, *byline]
    rest, tail = split_tail(line[end + sum(len(piece.text) for piece in byline) :], book)
    caption = rest.lstrip()
    blank = rest[: len(rest) - len(caption)]
    if caption and tail and tail[0].text.startswith("."):
        # The full stop ends the caption's sentence; it does not set off the tail.
        caption, tail = f"{caption}.", [*joint(tail[0].text[1:]), *tail[1:]]
    spoken = [Piece(PieceKind.CAPTION, caption)] if caption else []
    return [*pieces, *joint(blank), *spoken, *tail]


def _read_byline(text: str, *, after: list[Piece]) -> list[Piece]:
    """Read who stands behind a dateline: who took the picture, or who only sent it where it is another's.

    It is another's where the dateline, the pieces *after* which it stands, names two agencies, a pool or a provider, and
    where the text says that it was provided.
    """
    match = BEHIND_A_DATELINE.match(text)
    if not match:
        return []
    is_anothers = PROVIDED in text or any(piece.role in _OTHERS for piece in after)
    role = CreditRole.HANDLER if is_anothers else CreditRole.PHOTOGRAPHER
    return [
        *joint(match["joint"]),
        Piece(PieceKind.NAME, match["name"], role),
        *joint(match["blank"]),
        Piece(PieceKind.TITLE, match["title"]),
        *joint(match["end"]),
    ]


def _only_credited(piece: Piece) -> Piece:
    return replace(piece, role=CreditRole.CREDITED) if piece.role is CreditRole.PHOTOGRAPHER else piece


def _is_surely_a_credit(pieces: list[Piece]) -> bool:
    """Beside a caption a name alone proves nothing: `Kim (Left)`, `김 위원장(왼쪽)`."""
    return any(
        piece.kind is PieceKind.MARK
        or piece.agency
        or piece.role is CreditRole.POOL
        or piece.text == PROVIDED
        for piece in pieces
    )
