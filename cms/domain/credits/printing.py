"""Printing a credit, and the line readers see under a photograph, as a newsroom's house style wants it."""

import re

from cms.domain.credits.house_style import SEED, House, styled
from cms.domain.credits.pieces import Credit, CreditRole, PieceKind
from cms.domain.credits.reading import normalise, parse_credit
from cms.domain.credits.words import BRACKETS, MARK, PROVIDED

# The first of each is the one we print.
CAPTION_MARKS = ("▲", "△", "▶", "▷", "▼", "▽", "◀", "◁")
_CREDIT_MARK = "ⓒ"


def print_credit(credit: Credit, house: House = SEED) -> str:
    """Return the credit as readers see it in *house*'s style; one it has no form for is printed as it came."""
    return styled(credit, house) or credit.printed


def printed_line(caption: str, credit_line: str, house: House = SEED) -> str:
    """Return the line readers see under a photograph: in the seed's style, `▲ caption ⓒAP=Associated Press`.

    ▲ is added unless the caption has such a mark. ⓒ is added unless the credit announces itself: by a mark
    (`사진=`, `©`), by brackets, by a dateline (`평양=AP 연합`), or by words that say whose picture it is
    (`논산시 제공`, `AP Photo/Name`, `사진공동취재단`). A credit the caption already ends in is not repeated.
    """
    caption = normalise(caption)
    spoken = _spoken(house.style.line, caption)
    credit = _without_caption(parse_credit(credit_line, house.agencies), caption)
    printed = styled(credit, house)
    if not printed and (printed := credit.printed.strip()) and not _announces_itself(credit):
        printed = f"{_CREDIT_MARK}{printed}"
    if not spoken or not printed or _closes_with(spoken, credit, printed, house):
        return spoken or printed
    before, after = (part.replace("{credit}", printed) for part in _around(house.style.line))
    return " ".join(f"{before} {spoken}{after}".split())


def _spoken(line: str, caption: str) -> str:
    """Return the caption with the line's sign before it, unless it has one, or is none."""
    sign = "".join(letter for letter in line if letter in CAPTION_MARKS)
    return f"{sign} {caption}".strip() if caption and not caption.startswith(CAPTION_MARKS) else caption


def _around(line: str) -> tuple[str, str]:
    """Return what a line prints before and after its caption, but for the sign."""
    before, _, after = line.partition("{caption}")
    return before.rstrip().rstrip("".join(CAPTION_MARKS)), after


def _without_caption(credit: Credit, caption: str) -> Credit:
    """Drop the caption, or its bare ▲, from a credit field into which somebody typed the whole line."""
    if _unmarked(credit.caption) not in {"", _unmarked(caption)}:
        return credit
    return Credit(tuple(piece for piece in credit.pieces if piece.kind is not PieceKind.CAPTION))


def _unmarked(caption: str) -> str:
    return caption.lstrip("".join(CAPTION_MARKS)).lstrip()


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


def _closes_with(caption: str, credit: Credit, printed: str, house: House) -> bool:
    """Tell whether the caption already ends with this credit, be it written with or without its mark."""
    if caption.endswith(printed):
        return True
    return bool(credit.parts) and parse_credit(caption, house.agencies).parts == credit.parts
