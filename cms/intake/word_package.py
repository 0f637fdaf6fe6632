"""What is looked for in a Word file before its words are read: bombs of every kind, refused in a sentence."""

import contextlib
import io
import re
import zipfile
import zlib
from xml.parsers.expat import ExpatError, ParserCreate

from cms.domain.errors import UnreadableFile

# What the newsroom's longest documents are far below; more would take the memory other work needs.
_MOST_PARTS = 5_000
_LARGEST_UNPACKED = 400 * 1024 * 1024
_LARGEST_XML = 24 * 1024 * 1024
# Each element has one or two of the first, each attribute one of the second.
_MOST_SIGNS = {b"<": 500_000, b"=": 750_000}
# Elements within one another, and signs without a single element: nobody writes either.
_DEEPEST, _LONGEST = 3_000, 2 * 1024 * 1024
# An address of a link stands in the text once for each place it is used at.
_LONG_ADDRESS = re.compile(rb"""[^"']{4096}""")
# Pictures show after a few bytes that they are no XML.
_FEW, _PIECE = 512, 256 * 1024
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def check_package(content: bytes, name: str) -> None:
    """Refuse what is no package of XML parts, or would unpack to more than a document holds."""
    # Asked before the list of parts is read, which is itself a way to fill memory.
    if content.count(b"PK\x01\x02") > _MOST_PARTS:
        raise too_large(name)
    reader = _Parts(name)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        if sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
            raise too_large(name)
        if any(part.compress_type not in _PACKED_AS for part in parts):
            raise not_word(name)
        for part in parts:
            # Whoever reads the words comes to the same place and no further; a picture is not needed for them.
            with contextlib.suppress(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError):
                reader.read(package, part)


def not_word(name: str) -> UnreadableFile:
    """Return the refusal of a file that is no Word document, whatever it is called."""
    return UnreadableFile(
        "“{file}” is not a Word document Copydesk can read. Save it again as .docx.", file=name
    )


def too_large(name: str) -> UnreadableFile:
    """Return the refusal of a file that holds more than anybody writes."""
    return UnreadableFile(
        "“{file}” unpacks to more than a document holds and was not read. Copy the part that you need.",
        file=name,
    )


class _Parts:
    """Reads every part once, in pieces, and counts what the reader of words would have to hold."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._size = self._depth = self._silent = 0
        self._signs = dict.fromkeys(_MOST_SIGNS, 0)

    def read(self, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        """Read one part to its end; what does not begin as XML is a picture or a font and is left alone."""
        beginning = _Beginning(self._name)
        self._depth = self._silent = 0
        # No more comes out than the part says it holds; where it lies, its checksum is wrong.
        with package.open(part) as file:
            piece = file.read(_FEW)
            if not piece or not beginning.is_xml(piece):
                return
            self._take_size(part.file_size)
            while piece:
                self._count(piece, is_addresses=part.filename.endswith(".rels"))
                piece = file.read(_PIECE)
                if not beginning.is_xml(piece):
                    return

    def _take_size(self, size: int) -> None:
        self._size += size
        if self._size > _LARGEST_XML:
            raise too_large(self._name)

    def _count(self, piece: bytes, *, is_addresses: bool) -> None:
        for sign in _MOST_SIGNS:
            self._signs[sign] += piece.count(sign)
        begun = piece.count(b"<") - piece.count(b"<?") - piece.count(b"<!")
        self._depth += begun - 2 * piece.count(b"</") - piece.count(b"/>")
        self._silent = self._silent + len(piece) if not begun else 0
        if (
            any(self._signs[sign] > most for sign, most in _MOST_SIGNS.items())
            or self._depth > _DEEPEST
            or self._silent > _LONGEST
            or (is_addresses and _LONG_ADDRESS.search(piece))
        ):
            raise too_large(self._name)


class _Beginning:
    """Reads a part up to its first element, before which alone entities can be declared."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._is_over = False
        self._parser = ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._end

    def is_xml(self, piece: bytes) -> bool:
        """Say whether this can still be XML."""
        if self._is_over:
            return True
        try:
            self._parser.Parse(piece, False)  # noqa: FBT003 (the parser's own way to say that more follows)
        except ExpatError:
            # Broken behind its first element is broken XML: the rest of it is counted all the same.
            return self._is_over
        return True

    def _refuse_doctype(self, *_declared: object) -> None:
        # No word processor declares entities; whoever does wants them to grow, or to read a file.
        raise not_word(self._name)

    def _end(self, *_element: object) -> None:
        self._is_over = True
        self._parser.StartElementHandler = None


# All that reading a damaged or forged Word file makes the libraries under it raise.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    ExpatError,
    EOFError,
    LookupError,
    ValueError,
    OSError,
    RuntimeError,
    AttributeError,
    TypeError,
)
