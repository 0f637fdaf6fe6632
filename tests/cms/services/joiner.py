"""Joins a newsroom in a process of its own: `python -m tests.cms.services.joiner HOME < password and invite`."""

import sys
from pathlib import Path

from cms.domain.invite import read_invite
from cms.services.computer.joined_newsrooms import JoinedNewsrooms
from cms.services.computer.joining import join


def main() -> None:
    """Join, tell each step, and stay until the standard input is closed."""
    password = sys.stdin.readline().rstrip("\n")
    invite = read_invite(sys.stdin.readline())
    for checked in join(invite, password, JoinedNewsrooms(Path(sys.argv[1]))):
        print(checked.step, "failed" if checked.has_failed else "ok", checked.remark or "", flush=True)  # noqa: T201
    print("done", flush=True)  # noqa: T201 (what the test waits for)
    sys.stdin.read()


if __name__ == "__main__":
    main()
