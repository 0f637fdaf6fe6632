"""What is mapped of files is let go, unless only this program has it as it is."""

import ctypes
import mmap
import re
import sys
from pathlib import Path

import pytest

from ui.work.mapped_files import let_go_of_mapped_files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="done on Linux only")

_SIZE = 64 * mmap.PAGESIZE


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "library"
    path.write_bytes(b"library " * (_SIZE // 8))
    return path


def resident_kib(path):
    """How much of the file counts as memory of this program."""
    told = Path("/proc/self/smaps").read_text(encoding="utf-8")
    return sum(int(kib) for kib in re.findall(rf"{re.escape(str(path))}\n(?:.*\n)*?Rss: +(\d+) kB", told))


def test_what_is_as_in_the_file_is_let_go_and_can_still_be_read(file):
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        before = bytes(mapped)
        assert resident_kib(file) == _SIZE // 1024

        let_go_of_mapped_files()

        assert resident_kib(file) == 0
        assert bytes(mapped) == before


def test_what_was_changed_in_memory_stays(file):
    """As a linker does: it writes into a library's table, and then allows nobody to write any more."""
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_COPY) as mapped:
        mapped[:7] = b"changed"
        start = ctypes.addressof(ctypes.c_char.from_buffer(mapped))
        assert ctypes.CDLL(None).mprotect(ctypes.c_void_p(start), ctypes.c_size_t(_SIZE), mmap.PROT_READ) == 0

        let_go_of_mapped_files()

        assert mapped[:7] == b"changed"
