"""Who is named in a credit: reads `AP=연합뉴스`, `Name/AFP via Getty Images`, `논산시 제공` into pieces."""

import re

from cms.domain.credits.agencies import AgencyBook
from cms.domain.credits.pieces import CreditRole, Piece, PieceKind
from cms.domain.credits.roles import with_roles
from cms.domain.credits.words import (
    JOINT,
    LONGEST_CREDIT,
    PHOTO_BY,
    PLACE,
    POOL,
    TAIL_AT_END,
    TITLE_ALONE,
    TITLE_AT_END,
    WORD_AT_END,
    JointKind,
    joint_kind,
    looks_like_a_name,
)

# No Korean family name has three syllables.
_KOREAN_HOUSE, _KOREAN_PERSON = re.compile("[가-힣A-Z]{3,}"), re.compile("[가-힣]{2,4}")


def read_chain(text: str, book: AgencyBook, *, provided: bool = False) -> list[Piece] | None:
    """Return the pieces of a chain of names and its tail, or None when any word of it is not understood.

    *book* knows the agencies.
    *provided* says that the words before it (“Courtesy of”, 사진제공=) already call those named providers.
    """
    body, tail = split_tail(text, book)
    pieces: list[Piece] = []
    start = 0
    for between in [*JOINT.finditer(body), None]:
        end = between.start() if between else len(body)
        is_dateline = between is not None and joint_kind(between.group()) is JointKind.RELAY
        segment = _read_segment(body[start:end], book, is_dateline=is_dateline)
        if segment is None and pieces:
            segment = _read_remark(body[start:end], book)
        if segment is None:
            return None
        pieces += segment
        if between:
            pieces.append(Piece(PieceKind.JOINT, between.group()))
            start = between.end()
    if all(piece.kind is not PieceKind.NAME for piece in pieces):
        return None
    return with_roles(pieces + tail, provided=provided)


def split_tail(text: str, book: AgencyBook) -> tuple[str, list[Piece]]:
    """Cut what is said after the names (제공, a date, 재판매 및 DB 금지 …) off the end of *text*.

    The Photo of an agency that is called an archive makes no archive photo of it: “Ronald Grant Archive Photo”.
    """
    tail: list[Piece] = []
    while match := TAIL_AT_END.search(text, max(0, len(text) - LONGEST_CREDIT)):
        word = WORD_AT_END.match(JOINT.split(text)[-1])
        if word and book.named(word["name"]):
            break
        tail = [*joint(match["joint"]), Piece(PieceKind.TAIL, match["tail"]), *joint(match["stop"]), *tail]
        text = text[: match.start()]
    return text, tail


def joint(text: str) -> list[Piece]:
    """Return what stands between two pieces as a piece of its own, nothing for nothing."""
    return [Piece(PieceKind.JOINT, text)] if text else []


def _name(text: str, book: AgencyBook, role: CreditRole | None = None) -> Piece:
    agency = book.named(text)
    return Piece(PieceKind.NAME, text, role, agency.key if agency else None)


def _read_segment(text: str, book: AgencyBook, *, is_dateline: bool) -> list[Piece] | None:
    """Read what stands between two joints; names get their role later, when their neighbours are known."""
    if TITLE_ALONE.fullmatch(text):
        return [Piece(PieceKind.TITLE, text)]
    if book.named(text):
        return [_name(text, book)]
    if POOL.fullmatch(text):
        return [_name(text, book, CreditRole.POOL)]
    body, tail = split_tail(text, book)
    if tail:
        return _followed_by(_read_segment(body, book, is_dateline=False), tail)
    return (
        _read_titled(text, book)
        or _read_two_agencies(text, book)
        or (_read_place_and_agency(text, book) if is_dateline else None)
        or _read_unknown_name(text, book)
    )


def _read_remark(text: str, book: AgencyBook) -> list[Piece] | None:
    """Read what is said between two names: the licence of `Jane Doe, CC BY 2.0, via Flickr`."""
    rest, tail = split_tail(text, book)
    return tail if tail and not rest else None


def _followed_by(pieces: list[Piece] | None, more: list[Piece]) -> list[Piece] | None:
    return None if pieces is None else pieces + more


def _read_titled(text: str, book: AgencyBook) -> list[Piece] | None:
    """Read 홍길동 기자, News1 우동명 기자, Name (Staff), AFP Contributor, AP Photo, 매경DB, U.S. Navy photo by Name."""
    if (
        (match := PHOTO_BY.match(text))
        and looks_like_a_name(match["house"])
        and looks_like_a_name(match["name"])
    ):
        return [
            _name(match["house"], book),
            *joint(match["joint"]),
            Piece(PieceKind.WORD, match["word"]),
            *joint(match["blank"]),
            _name(match["name"], book, CreditRole.PHOTOGRAPHER),
        ]
    if match := WORD_AT_END.match(text):
        named, kind = [_name(match["name"], book)], PieceKind.WORD
        is_known = named[0].agency is not None or match["word"].upper() == "DB"
        if not is_known or not (named[0].agency or looks_like_a_name(match["name"])):
            return None
        return [*named, *joint(match["joint"]), Piece(kind, match["word"])]
    match = TITLE_AT_END.match(text)
    if not match:
        return None
    title = Piece(PieceKind.TITLE, match["title"] or match["word"])
    person = _read_person(match["name"], book)
    return _followed_by(person, [*joint(match["joint"] or match["blank"] or ""), title])


def _read_person(text: str, book: AgencyBook) -> list[Piece] | None:
    if book.named(text):
        return [_name(text, book)]
    for blank in re.finditer(r"\s", text):
        house, name = text[: blank.start()], text[blank.end() :]
        if (book.named(house) or _is_house_before(house, name)) and looks_like_a_name(name):
            return [
                Piece(PieceKind.PLACE, house) if PLACE.fullmatch(house) else _name(house, book),
                *joint(blank.group()),
                Piece(PieceKind.NAME, name, CreditRole.PHOTOGRAPHER),
            ]
    return [Piece(PieceKind.NAME, text, CreditRole.PHOTOGRAPHER)] if looks_like_a_name(text) else None


def _is_house_before(house: str, name: str) -> bool:
    """Tell 한국일보 류효진 and 한겨레 김혜윤, a paper and a person, from 남궁 민수, a person alone."""
    return _KOREAN_HOUSE.fullmatch(house) is not None and _KOREAN_PERSON.fullmatch(name) is not None


def _read_two_agencies(text: str, book: AgencyBook) -> list[Piece] | None:
    """Read AP연합뉴스, 신화사 연합뉴스, AP-Yonhap: an agency and the Korean one that brought its picture."""
    for cut in range(1, len(text)):
        origin = text[:cut].rstrip(" -")
        relay = book.named(text[cut:])
        if relay and relay.is_korean and text[cut] not in " -" and book.named(origin):
            return [_name(origin, book), *joint(text[len(origin) : cut]), _name(text[cut:], book)]
    return None


def _read_place_and_agency(text: str, book: AgencyBook) -> list[Piece] | None:
    """Read the 워싱턴 AP of `워싱턴 AP=연합뉴스`."""
    for blank in re.finditer(r"\s", text):
        place, agency = text[: blank.start()], text[blank.end() :]
        if book.named(agency) and looks_like_a_name(place) and not book.named(place):
            return [Piece(PieceKind.PLACE, place), *joint(blank.group()), _name(agency, book)]
    return None


def _read_unknown_name(text: str, book: AgencyBook) -> list[Piece] | None:
    """Accept a name we do not know; with an agency's name inside it is ambiguous and stays unread."""
    if book.within(text) or not looks_like_a_name(text):
        return None
    return [Piece(PieceKind.NAME, text)]
