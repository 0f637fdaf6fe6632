"""What is mapped of libraries is let go, unless only this program has it as it is, or another file is mapped there."""

import ctypes
import mmap
import re
import sys
from pathlib import Path

import pytest

from cms.loaded_libraries import let_go_of_libraries

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="done on Linux only")

_SIZE = 64 * mmap.PAGESIZE


def a_file(path):
    """Return a file as large as a small library."""
    path.write_bytes(b"library " * (_SIZE // 8))
    return path


@pytest.fixture
def library(tmp_path):
    """A file with a part that can be written to, as a library has one when it is loaded whole."""
    path = a_file(tmp_path / "library.so.6")
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), mmap.PAGESIZE, access=mmap.ACCESS_COPY):
        yield path


def resident_kib(path):
    """How much of what can only be read of the file counts as memory of this program."""
    told = Path("/proc/self/smaps").read_text(encoding="utf-8")
    mappings = re.findall(rf" r--\S .* {re.escape(str(path))}\n(?:.*\n)*?Rss: +(\d+) kB", told)
    return sum(int(kib) for kib in mappings)


def test_what_is_as_in_the_library_is_let_go_and_can_still_be_read(library):
    with library.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        before = bytes(mapped)
        assert resident_kib(library) == _SIZE // 1024

        let_go_of_libraries()

        assert resident_kib(library) == 0
        assert bytes(mapped) == before


def test_what_was_changed_in_memory_stays(library):
    """As a linker does: it writes into a library's table, and then allows nobody to write any more."""
    with library.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_COPY) as mapped:
        mapped[:7] = b"changed"
        start = ctypes.addressof(ctypes.c_char.from_buffer(mapped))
        assert ctypes.CDLL(None).mprotect(ctypes.c_void_p(start), ctypes.c_size_t(_SIZE), mmap.PROT_READ) == 0

        let_go_of_libraries()

        assert mapped[:7] == b"changed"


@pytest.mark.parametrize("name", ["library.so", "picture.jpg"])
def test_a_library_that_is_just_being_loaded_and_other_files_are_left_alone(tmp_path, name):
    path = a_file(tmp_path / name)
    with path.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        assert bytes(mapped)

        let_go_of_libraries()

        assert resident_kib(path) == _SIZE // 1024
