"""What those named in a credit did: decided by their neighbours, “credited” where these leave doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cms.domain.credits.pieces import CreditRole, Piece, PieceKind
from cms.domain.credits.words import (
    PLACE,
    PROVIDED,
    JointKind,
    is_abbreviation_of,
    joint_kind,
    looks_like_a_house,
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in its place: what joins it to the name before, what stands between it and the next."""

    index: int
    piece: Piece
    joint: JointKind
    following: tuple[Piece, ...]


def with_roles(pieces: Sequence[Piece], *, provided: bool) -> list[Piece]:
    """Return *pieces* with a role for each name, full names and places told from names."""
    read = list(pieces)
    names = _names(read)
    if _opens_with_a_place(names):
        read[0] = replace(read[0], kind=PieceKind.PLACE)
        names = [replace(names[1], joint=JointKind.NONE), *names[2:]]
    for order, named in enumerate(names):
        before = names[order - 1] if order else None
        if before and read[before.index].kind is PieceKind.NAME and _is_full_name(named, before):
            read[named.index] = Piece(PieceKind.FULL_NAME, named.piece.text)
        else:
            role = _role(names[:order], named, names[order + 1 :], provided=provided)
            read[named.index] = replace(named.piece, role=role)
    return read


def _names(pieces: Sequence[Piece]) -> list[_Named]:
    indexes = [index for index, piece in enumerate(pieces) if piece.kind is PieceKind.NAME]
    names: list[_Named] = []
    joint = JointKind.NONE
    for index, until in zip(indexes, [*indexes[1:], len(pieces)], strict=True):
        following = tuple(pieces[index + 1 : until])
        names.append(_Named(index, pieces[index], joint, following))
        kinds = [joint_kind(piece.text) for piece in following if piece.kind is PieceKind.JOINT]
        joint = next((kind for kind in reversed(kinds) if kind is not JointKind.BLANK), JointKind.BLANK)
    return names


def _opens_with_a_place(names: Sequence[_Named]) -> bool:
    """Tell 맨체스터=AP/뉴시스 and 서울=뉴시스, opened by a place, from 논산시=연합뉴스, by a provider."""
    if len(names) < 2 or names[0].index != 0 or names[1].joint is not JointKind.RELAY:
        return False
    first, second = names[0].piece, names[1].piece
    if first.agency or first.role or not second.agency:
        return False
    has_origin_and_relay = (
        len(names) > 2 and names[2].piece.agency is not None and names[2].joint in _WITHIN_A_DATELINE
    )
    return has_origin_and_relay or PLACE.fullmatch(first.text) is not None


def _is_full_name(named: _Named, before: _Named) -> bool:
    """Tell AP=Associated Press, one agency named twice, from AP=연합뉴스."""
    if named.joint is not JointKind.RELAY:
        return False
    if named.piece.agency or before.piece.agency:
        return named.piece.agency == before.piece.agency
    return is_abbreviation_of(before.piece.text, named.piece.text)


def _role(earlier: Sequence[_Named], named: _Named, later: Sequence[_Named], *, provided: bool) -> CreditRole:
    if any(other.joint is JointKind.SECOND_MARK for other in [*earlier, named]):
        return CreditRole.HANDLER
    if named.piece.role:
        return named.piece.role
    if named.joint in {JointKind.RELAY, JointKind.VIA}:
        return CreditRole.RELAY
    if provided or any(piece.text == PROVIDED for piece in named.following):
        return CreditRole.PROVIDER
    if named.piece.agency:
        return _role_of_agency(earlier, named)
    return _role_of_unknown(earlier, named, later)


def _role_of_agency(earlier: Sequence[_Named], named: _Named) -> CreditRole:
    """The first agency took the picture, the next brought it; a list names agencies side by side."""
    follows_another = bool(earlier) and earlier[-1].piece.agency not in {None, named.piece.agency}
    return CreditRole.RELAY if follows_another and named.joint is not JointKind.LIST else CreditRole.AGENCY


def _role_of_unknown(earlier: Sequence[_Named], named: _Named, later: Sequence[_Named]) -> CreditRole:
    joint_after = later[0].joint if later else JointKind.NONE
    if joint_after in {JointKind.RELAY, JointKind.VIA}:
        return CreditRole.PROVIDER
    if joint_after is JointKind.BESIDE and later[0].piece.agency:
        return CreditRole.PROVIDER
    follows_agency = named.joint is JointKind.CHAIN and earlier[-1].piece.agency is not None
    precedes_agency = joint_after is JointKind.CHAIN and any(other.piece.agency for other in later)
    if (follows_agency or precedes_agency) and not looks_like_a_house(named.piece.text):
        return CreditRole.PHOTOGRAPHER
    return CreditRole.CREDITED


_WITHIN_A_DATELINE = {JointKind.CHAIN, JointKind.BESIDE, JointKind.BLANK}
