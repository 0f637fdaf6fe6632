"""Reads the words out of a PDF as a reader's search would: through the map from shapes to letters each font brings."""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)endobj", re.DOTALL)
_RANGE = re.compile(rb"<(\w{4})> <(\w{4})> (?:<(\w+)>|\[([^]]*)\])")
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj")


def pages_of(pdf: bytes) -> list[str]:
    """Return the letters of each page in the order they were printed; a line does not end in a space."""
    objects = {int(number): held for number, held in _OBJECT.findall(pdf)}
    maps = {
        f"F{number}": _letters(_stream(objects[_reference(held, b"ToUnicode")]))
        for number, held in objects.items()
        if b"/ToUnicode" in held
    }
    pages = [held for held in objects.values() if b"/Type /Page\n" in held]
    return [_words(_stream(objects[_reference(page, b"Contents")]), maps) for page in pages]


def _reference(held: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", held)
    assert found is not None
    return int(found.group(1))


def _stream(held: bytes) -> bytes:
    head, _, data = held.partition(b"stream\n")
    return zlib.decompressobj().decompress(data) if b"FlateDecode" in head else data


def _letters(cmap: bytes) -> dict[int, str]:
    letters: dict[int, str] = {}
    for first, _last, one, several in _RANGE.findall(cmap):
        codes = re.findall(rb"<(\w+)>", several) if several else [one]
        for offset, code in enumerate(codes):
            letters[int(first, 16) + offset] = bytes.fromhex(code.decode()).decode("utf-16-be")
    return letters


def _words(content: bytes, maps: dict[str, dict[int, str]]) -> str:
    said: list[str] = []
    font: dict[int, str] = {}
    for name, shapes in _SHOWN.findall(content):
        font = maps.get(name.decode(), {}) if name else font
        codes = [int(shapes[at : at + 4], 16) for at in range(0, len(shapes), 4)]
        said += [font.get(code, "\ufffd") for code in codes]
    return "".join(said)
