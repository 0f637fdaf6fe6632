"""Pin every dependency again, with hashes for every platform: `python3 packaging/lock.py [--upgrade]`.

The maintainers' command. It needs uv; both locks keep the versions they have unless `--upgrade` is given.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from command_line import exit_code_of
from environment import HERE, LOCK_TO_RUN, LOCK_TO_TEST
from narration import SetUpFailed

# They install the project itself, in place, without fetching anything more.
_BUILD_TOOLS = "hatchling\neditables\n"
_SETTINGS = [
    "--no-config",
    "--universal",
    "--python-version=3.11",
    "--only-binary=:all:",
    "--generate-hashes",
    "--no-emit-index-url",
    "--custom-compile-command=python3 packaging/lock.py",
]


def main() -> int:
    """Write both locks; what tests need is resolved on top of what running needs, version for version."""
    options = sys.argv[1:]
    _lock(LOCK_TO_RUN, options)
    _lock(LOCK_TO_TEST, ["--group=test", f"--constraints=packaging/{LOCK_TO_RUN}", *options])
    return 0


def _lock(lock: str, options: list[str]) -> None:
    uv = shutil.which("uv")
    if uv is None:
        raise SetUpFailed("Pinning the dependencies needs uv; install it with: python3 -m pip install uv")
    output = f"--output-file=packaging/{lock}"
    command = [uv, "pip", "compile", "--quiet", *_SETTINGS, *options, output, "pyproject.toml", "-"]
    if subprocess.run(command, check=False, cwd=HERE.root, input=_BUILD_TOOLS, text=True).returncode:
        raise SetUpFailed("uv could not pin the dependencies; what it said stands above.")


if __name__ == "__main__":
    sys.exit(exit_code_of(main))
