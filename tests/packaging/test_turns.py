"""Two set-ups at once take turns."""

import subprocess
import sys

from turns import taking_turns

OTHER_START = """
import sys
from pathlib import Path
from turns import taking_turns
with taking_turns(Path(sys.argv[1])):
    print("has its turn", flush=True)
    sys.stdin.read()
"""


def start_elsewhere(turn, scripts):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", OTHER_START, turn], cwd=scripts, text=True, **pipes)


def test_second_start_says_that_it_waits_for_the_first(tmp_path, scripts):
    turn = tmp_path / "turn"
    with taking_turns(turn):
        second = start_elsewhere(turn, scripts)
        assert "waiting for it" in second.stderr.readline()
        assert second.poll() is None
    said, _ = second.communicate(timeout=30)
    assert said == "has its turn\n"


def test_turn_ends_with_the_start_that_was_killed(tmp_path, scripts, capsys):
    turn = tmp_path / "turn"
    killed = start_elsewhere(turn, scripts)
    assert killed.stdout.readline() == "has its turn\n"
    killed.kill()
    killed.communicate(timeout=30)
    with taking_turns(turn):
        assert capsys.readouterr().err == ""
