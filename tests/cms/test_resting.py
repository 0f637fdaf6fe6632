"""What nobody uses is let go, and not a moment before."""

import threading

from cms.resting import Resting


def test_rest_comes_once_after_the_last_use():
    rested = threading.Semaphore(0)
    resting = Resting(0.02, rested.release)
    for _ in range(50):
        resting.used()
    assert rested.acquire(timeout=10)
    assert not rested.acquire(timeout=0.1)
    resting.used()
    assert rested.acquire(timeout=10)


def test_each_use_begins_the_while_anew():
    clock, rested = [100.0], threading.Event()
    resting = Resting(30, rested.set, clock=lambda: clock[0])
    resting.used()
    clock[0] += 20
    resting.used()
    clock[0] += 29
    resting._look()
    assert not rested.is_set()
    clock[0] += 1
    resting._look()
    assert rested.is_set()
    resting.stop()


def test_what_was_stopped_rests_no_more():
    rested = threading.Event()
    resting = Resting(0.01, rested.set)
    resting.stop()
    resting.used()
    assert not rested.wait(0.1)
