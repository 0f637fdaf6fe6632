"""Files appear whole or not at all, also where several programs put and take away the same one."""

from threading import Event, Thread

import pytest

from cms.output.shelf import put_text


@pytest.fixture
def another_takes_it_away(tmp_path):
    """A name at which another thread takes away whatever is put there."""
    path, stopping = tmp_path / "mark", Event()

    def take_away():
        while not stopping.is_set():
            path.unlink(missing_ok=True)

    thread = Thread(target=take_away)
    thread.start()
    yield path
    stopping.set()
    thread.join()


def test_a_file_that_is_taken_away_while_it_is_looked_at_is_put_there_again(another_takes_it_away):
    for _ in range(3_000):
        put_text(another_takes_it_away, "lists")
