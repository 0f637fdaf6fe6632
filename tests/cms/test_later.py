"""What stands in for a module is not noticed by whoever uses it."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def said_by(program):
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return ran.stdout.split()


def test_nothing_of_a_module_is_loaded_before_something_of_it_is_needed():
    program = """
import sys
from cms.later import load_later
load_later("asyncio", functions=("iscoroutine",))
import asyncio
asks = asyncio.iscoroutine
print("asyncio.events" in sys.modules)
print(asks(5), "asyncio.events" in sys.modules)
"""
    assert said_by(program) == ["False", "False", "True"]


def test_what_is_loaded_later_is_the_module_itself():
    program = """
import sys
from cms.later import load_later
load_later("asyncio")
load_later("importlib.metadata")
import asyncio as early
import asyncio.events
from asyncio import run, sleep
from importlib import metadata
print(run(sleep(0, "slept")), early.run is run, sys.modules["asyncio"].run is run, metadata.version("pip") > "")
"""
    assert said_by(program) == ["slept", "True", "True", "True"]


def test_threads_that_need_it_at_once_all_get_it():
    program = """
from threading import Barrier, Thread
from cms.later import load_later
load_later("asyncio")
import asyncio
together, got = Barrier(8), []
def ask():
    together.wait()
    got.append(issubclass(asyncio.CancelledError, BaseException))
threads = [Thread(target=ask) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(got.count(True))
"""
    assert said_by(program) == ["8"]


def test_a_module_that_is_there_already_stays():
    assert said_by(
        "import json; from cms.later import load_later; load_later('json'); import json as j; print(j is json)"
    ) == ["True"]


def test_a_window_and_its_newsroom_need_neither_asyncio_nor_tls():
    program = (
        "import sys, ui.main; ui.main.desktop(); import cms.api; print({'ssl', 'email'} & set(sys.modules))"
    )
    assert said_by(program) == ["set()"]
