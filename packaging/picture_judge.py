"""The independent judge of what stands in picture files: exiftool, Debian's, installed where it is missing and may be."""

from __future__ import annotations

import shutil

from narration import SetUpFailed, say
from system_libraries import install, way_to_root

_PACKAGE = "libimage-exiftool-perl"
_PROGRAM = "exiftool"


def make_present() -> None:
    """Install exiftool, or say what the tests do without it."""
    if shutil.which(_PROGRAM):
        return
    as_root = way_to_root() if shutil.which("apt-get") else None
    if as_root is None:
        say(what_is_done_without(with_apt=shutil.which("apt-get") is not None))
        return
    say("Installing Debian's exiftool for the tests, which judges what stands in picture files")
    try:
        install(as_root, [_PACKAGE])
    except SetUpFailed as failed:
        say(f"{failed}\n{what_is_done_without(with_apt=True)}")


def what_is_done_without(*, with_apt: bool) -> str:
    """Say which tests cannot run without the judge, and how to get it."""
    words = "exiftool is not installed: the tests in which it judges our pictures cannot run and are skipped."
    return f"{words} To run them too: sudo apt-get install --yes {_PACKAGE}" if with_apt else words
