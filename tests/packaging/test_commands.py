"""What the README's two commands say and do before and after the environment is made."""

import ast
import re
import subprocess
import sys

import pytest
from command_line import exit_code_of, split_at_dashes
from narration import SetUpFailed, run_telling
from run import has_screen, needs_screen
from tally import Count, Outcome, count_tests, summary

ANY_LINE = re.compile("(.+)")


@pytest.mark.parametrize("command", ["run.py", "test.py"])
def test_command_explains_itself_with_the_standard_library_alone(scripts, tmp_path, command):
    done = subprocess.run(
        [sys.executable, "-S", scripts / command, "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"python3 packaging/{command}" in done.stdout


@pytest.mark.parametrize("command", ["run.py", "test.py"])
def test_mistyped_option_is_answered_with_the_usage(scripts, command):
    done = subprocess.run(
        [sys.executable, scripts / command, "--fats"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "usage:" in done.stderr


def test_python_too_old_for_copydesk_can_still_read_the_words_that_say_so(scripts):
    for script in scripts.glob("*.py"):
        ast.parse(script.read_text("utf-8"), feature_version=(3, 8))


def test_ci_runs_exactly_the_command_of_the_readme(scripts):
    lines = (scripts.parent / ".ci" / "run").read_text("utf-8").splitlines()
    assert [line for line in lines if "python" in line] == ["exec python3 packaging/test.py"]


def test_words_after_the_dashes_are_passed_on():
    assert split_at_dashes(["--fast", "--", "-k", "credit", "--", "x"]) == (
        ["--fast"],
        ["-k", "credit", "--", "x"],
    )


@pytest.mark.parametrize("words", ["demo", "--as kim demo --dir here", "--newsroom demo.sqlite demo"])
def test_demo_needs_a_screen(words):
    assert needs_screen(words.split())


@pytest.mark.parametrize(
    "words",
    ["tour OUT", "--as demo article list", "article show demo", "demo --help", "--json credit parse demo"],
)
def test_job_without_a_window_needs_no_screen(words):
    assert not needs_screen(words.split())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs without any screen")
def test_screen_is_found_by_what_the_desktop_says():
    assert has_screen({"WAYLAND_DISPLAY": "wayland-0"})
    assert has_screen({"DISPLAY": ":0"})
    assert not has_screen({"DISPLAY": "", "HOME": "/home/kim"})


def test_failed_set_up_is_told_in_words_and_fails(capsys):
    def fail():
        raise SetUpFailed("There is no room left.")

    assert exit_code_of(fail) == 1
    assert capsys.readouterr().err == "There is no room left.\n"


def test_failing_program_has_the_last_word():
    complaint = [sys.executable, "-c", "print('no room left'); raise SystemExit(1)"]
    with pytest.raises(SetUpFailed, match=r"(?s)pip could not.*no room left"):
        run_telling(complaint, step=ANY_LINE, steps=0, failure="pip could not install:")


def test_progress_of_a_program_is_told_in_a_log(capsys):
    run_telling([sys.executable, "-c", "print('pillow')"], step=ANY_LINE, steps=2, failure="")
    assert capsys.readouterr().err == "   50 % pillow\n"


def report(tmp_path, counts):
    path = tmp_path / "report.xml"
    path.write_text(f"<testsuites><testsuite {counts} /></testsuites>", "utf-8")
    return path


def test_tests_are_counted_from_pytests_report(tmp_path):
    counts = report(tmp_path, 'tests="10" failures="1" errors="1" skipped="3"')
    assert count_tests(counts, exit_code=1) == Count(passed=5, failed=2, skipped=3)


def test_tests_that_pass_in_a_run_that_breaks_do_not_hide_the_break(tmp_path):
    counts = report(tmp_path, 'tests="10" failures="0" errors="0" skipped="0"')
    assert count_tests(counts, exit_code=3) == Count(passed=10, failed=1)


def test_run_without_a_report_has_failed(tmp_path):
    assert count_tests(tmp_path / "none.xml", exit_code=0).failed == 1


def test_last_line_counts_every_test_and_every_check():
    lines = summary([Outcome("ruff check", Count(0, 1), 0.1), Outcome("pytest", Count(211, 0, 2), 61.5)])
    assert "FAILED" in lines[0]
    assert "61.5 s" in lines[1]
    assert lines[-1] == "211 passed, 1 failed, 2 skipped"
