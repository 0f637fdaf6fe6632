"""A photo's credit as data: the pieces a printed credit consists of, and what can be read from them."""

import re
from dataclasses import dataclass
from enum import StrEnum


class CreditRole(StrEnum):
    """What somebody named in a credit has to do with the photograph."""

    PHOTOGRAPHER = "photographer"
    AGENCY = "agency"  # whose picture it is: AP in `AP=연합뉴스`
    RELAY = "relay"  # through whom it came: 연합뉴스 in `AP=연합뉴스`
    PROVIDER = "provider"  # who handed it out: 논산시 in `논산시 제공`
    POOL = "pool"  # 사진공동취재단
    HANDLER = "handler"  # who worked on it here, after a second ⓒ
    CREDITED = "credited"  # named, but the credit does not say as what


class PieceKind(StrEnum):
    """The kinds of text a credit is made of."""

    CAPTION = "caption"  # words of the caption that stand in the same line
    BRACKET = "bracket"
    MARK = "mark"  # ⓒ, ©, 사진=, Photo:
    PLACE = "place"  # 워싱턴 in `(워싱턴 AP=연합뉴스)`
    NAME = "name"
    FULL_NAME = "full_name"  # Associated Press in `AP=Associated Press`
    TITLE = "title"  # 기자, (Staff)
    WORD = "word"  # Photo in `AP Photo/…`, DB in `매경DB`, the year after ©
    JOINT = "joint"  # what stands between: =, /, via, a blank
    TAIL = "tail"  # 제공, 자료사진, 재판매 및 DB 금지, a date, an e-mail address
    VERBATIM = "verbatim"  # text nobody understood


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a credit exactly as printed; only names have a *role*, only known agencies a key."""

    kind: PieceKind
    text: str
    role: CreditRole | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class CreditPart:
    """Somebody a credit names; *agency* is the key in our table, *full_name* is printed after the name."""

    role: CreditRole
    name: str
    agency: str | None = None
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit taken apart without loss: each of its characters belongs to exactly one piece.

    A credit that is not understood is a single piece of text and has no parts, so that nothing is invented.
    """

    pieces: tuple[Piece, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether every word of it has a meaning; an empty credit leaves nothing to understand."""
        return all(piece.kind is not PieceKind.VERBATIM for piece in self.pieces)

    @property
    def printed(self) -> str:
        """The credit as readers see it."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def mark(self) -> str:
        """The sign or word that announces the credit, as it came; "" for none."""
        return next(iter(self.texts(PieceKind.MARK)), "")

    @property
    def parts(self) -> tuple[CreditPart, ...]:
        """Those named, in the order printed."""
        parts: list[CreditPart] = []
        for piece in self.pieces:
            if piece.kind is PieceKind.NAME and piece.role is not None:
                parts.append(CreditPart(piece.role, piece.text, piece.agency))
            elif piece.kind is PieceKind.FULL_NAME:
                abbreviated = parts.pop()
                parts.append(CreditPart(abbreviated.role, abbreviated.name, abbreviated.agency, piece.text))
        return tuple(parts)

    @property
    def tail(self) -> str:
        """What is said beside the names: 제공, 자료사진, 재판매 및 DB 금지, a date, an address."""
        return " ".join(self.texts(PieceKind.TAIL))

    @property
    def place(self) -> str:
        """Where the picture was sent from, when the credit carries a dateline."""
        return " ".join(self.texts(PieceKind.PLACE))

    @property
    def caption(self) -> str:
        """The words of a caption written in the same line, "" when the credit stands alone."""
        return " ".join(self.texts(PieceKind.CAPTION))

    @property
    def agencies(self) -> frozenset[str]:
        """The keys of the known agencies it names."""
        return frozenset(part.agency for part in self.parts if part.agency)

    @property
    def is_file_photo(self) -> bool:
        """Whether readers are told that the picture is an old one."""
        said = self.texts(PieceKind.MARK, PieceKind.TAIL) if self.understood else [self.printed]
        return any(says_file_photo(text) for text in said)

    def texts(self, *kinds: PieceKind) -> list[str]:
        """Return the texts of the pieces of these kinds."""
        return [piece.text for piece in self.pieces if piece.kind in kinds]


def says_file_photo(text: str) -> bool:
    """Tell whether *text* says in so many words that a picture is from the files."""
    return _FILE_PHOTO.search(text) is not None


# Latin words stand alone (“profile” is no file photo); AP opens such captions with “FILE -”.
_FILE_PHOTO = re.compile(
    r"자료\s?(?:사진|화면|영상)|^자료$|파일\s?사진"
    r"|(?<![A-Za-z])(?:(?i:file|archive|library)[ -](?i:photo|photograph|picture|image))(?![A-Za-z-])"
    r"|^\W*(?i:file)\W*$|^\W*FILE\s*[-–—:]|[(\[,]\s*(?i:file)\s*[)\]]"
)
