"""Set Copydesk up where needed and start it.

`python3 packaging/run.py` opens the demo newsroom; `python3 packaging/run.py -- ARGS` is `copydesk ARGS`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping

from command_line import exit_code_of, split_at_dashes
from environment import HERE, LOCK_TO_RUN
from narration import SetUpFailed

_DEMO = "demo"
_GLOBAL_OPTIONS_WITH_VALUE = ("--newsroom", "--as")
_NO_SCREEN = """\
Copydesk is set up, but this machine has no screen on which it could open its window.
To see it at work without one, type

  python3 packaging/run.py -- tour OUT

and look at the pictures in the folder OUT."""


def main() -> int:
    """Set up, then become `copydesk`; return its exit code, or 1 when it cannot be started."""
    own, passed_on = split_at_dashes(sys.argv[1:])
    parser = argparse.ArgumentParser(
        usage="python3 packaging/run.py [-- ARGS]",
        description="Set Copydesk up where needed and open its demo newsroom, or run “copydesk ARGS”.",
    )
    parser.parse_args(own)
    HERE.make_ready(LOCK_TO_RUN)
    arguments = passed_on or [_DEMO]
    if needs_screen(arguments) and not has_screen(os.environ):
        raise SetUpFailed(_NO_SCREEN)
    return _become([str(HERE.program("copydesk")), *arguments])


def needs_screen(arguments: list[str]) -> bool:
    """Tell whether `copydesk` opens its window when it is given *arguments*."""
    return _command_in(arguments) == _DEMO and "--help" not in arguments


def has_screen(variables: Mapping[str, str]) -> bool:
    """Tell whether a window can be opened; whoever has chosen Qt's platform knows that it can."""
    return sys.platform != "linux" or any(
        variables.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )


def _command_in(arguments: list[str]) -> str:
    words = iter(arguments)
    for word in words:
        if word in _GLOBAL_OPTIONS_WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def _become(command: list[str]) -> int:
    # Where Python may not keep what it compiled, each start compiles everything again: three times as slow.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if os.name != "nt":  # Windows lets no process become another
        os.execv(command[0], command)  # noqa: S606 – a list of words needs no shell
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(exit_code_of(main))
