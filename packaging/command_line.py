"""What the README's two commands share at the keyboard: the two dashes, and how a command that fails ends."""

from __future__ import annotations

from collections.abc import Callable

from narration import SetUpFailed, say

_INTERRUPTED = 130  # what a shell expects of a program stopped with Ctrl-C


def split_at_dashes(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the words for the command itself and those after `--`, which it passes on."""
    if "--" not in words:
        return words, []
    dashes = words.index("--")
    return words[:dashes], words[dashes + 1 :]


def exit_code_of(job: Callable[[], int]) -> int:
    """Do *job*; when it cannot be done, say why in words instead of a traceback."""
    try:
        return job()
    except SetUpFailed as failed:
        say(str(failed))
        return 1
    except KeyboardInterrupt:
        say("\nStopped. Type the same command to go on.")
        return _INTERRUPTED
