"""The darkroom lives on whatever happens to the process that does its work."""

import fcntl
import os
import re
import signal
import subprocess
import sys
import termios
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest

from cms.domain.errors import UnreadableFile
from cms.domain.photos.crop import Crop
from cms.media.darkroom import Darkroom
from cms.media.rendition import RenditionCredit, RenditionFormat


def test_editor_process_never_loads_what_parses_pictures():
    code = (
        "import sys, cms.media.darkroom, cms.media.store; print({'PIL', 'exiv2', 'lxml'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"


def test_darkroom_whose_child_was_killed_between_two_pictures_examines_the_second(make_picture):
    with Darkroom() as darkroom:
        first = darkroom.examine(make_picture())
        os.kill(darkroom._child.process.pid, signal.SIGKILL)
        darkroom._child.process.wait()
        assert darkroom.examine(make_picture()) == first


def test_child_killed_over_a_picture_costs_that_picture_only(make_picture):
    path = make_picture("killer.jpg")
    with Darkroom() as darkroom, ThreadPoolExecutor(1) as colleague:
        darkroom.warm_up()
        child = darkroom._child.process
        os.kill(child.pid, signal.SIGSTOP)
        examined = colleague.submit(darkroom.examine, path)
        # Killed any sooner, it would be replaced before it was given the picture.
        while not _is_asked(child):
            assert not examined.done()
        os.kill(child.pid, signal.SIGKILL)
        with pytest.raises(UnreadableFile, match=r"“killer\.jpg” could not be read"):
            examined.result()
        assert darkroom.examine(path).format == "JPEG"


def test_picture_that_takes_too_long_is_given_up(make_picture):
    with Darkroom(seconds_per_job=0.2) as darkroom:
        darkroom.warm_up()
        os.kill(darkroom._child.process.pid, signal.SIGSTOP)
        with pytest.raises(UnreadableFile, match="took longer than"):
            darkroom.examine(make_picture())


def test_program_closed_in_the_middle_of_a_picture_does_not_wait_for_it(make_picture):
    darkroom = Darkroom()
    darkroom.warm_up()
    os.kill(darkroom._child.process.pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as colleague:
        examined = colleague.submit(darkroom.examine, make_picture())
        while not darkroom._one_job.locked():
            assert not examined.done()
        darkroom.close()
        with pytest.raises(UnreadableFile, match="was closed"):
            examined.result()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a process ever had")
def test_child_never_needs_more_than_80_megabytes_for_24_however_the_camera_was_held(
    make_picture, tag, tmp_path
):
    path = make_picture(size=(6000, 4000))
    with Darkroom() as darkroom:
        tall, wide = Crop(0.25, 0.0, 0.5, 1.0), Crop(0.0, 0.1, 1.0, 0.5)
        for (orientation, cropped), file_format in product(((1, tall), (6, wide)), RenditionFormat):
            tag(path, exif={"Exif.Image.Orientation": orientation})
            darkroom.examine(path)
            for part in (None, cropped):
                darkroom.render(
                    path, tmp_path / "copies", credit=RenditionCredit(), file_format=file_format, part=part
                )
        peak = re.search(
            r"VmHWM:\s+(\d+) kB", Path(f"/proc/{darkroom._child.process.pid}/status").read_text()
        )
    assert int(peak[1]) < 80 * 1024


def test_ten_reporters_can_drop_pictures_at_once(darkroom, make_picture):
    paths = [make_picture(f"{number}.jpg", size=(100 + number, 80)) for number in range(10)]
    with ThreadPoolExecutor(10) as reporters:
        widths = [facts.width for facts in reporters.map(darkroom.examine, paths)]
    assert widths == [100 + number for number in range(10)]


def test_child_without_a_job_ends_and_comes_back_for_the_next(make_picture):
    path = make_picture()
    with Darkroom(seconds_until_rest=0.05) as darkroom:
        first = darkroom.examine(path)
        deadline = time.monotonic() + 10
        while darkroom._child is not None:
            assert time.monotonic() < deadline
        assert darkroom.examine(path) == first


def test_closed_darkroom_leaves_no_process_behind():
    darkroom = Darkroom()
    darkroom.warm_up()
    child = darkroom._child.process
    darkroom.close()
    assert child.returncode is not None


def test_strangers_modules_in_the_current_folder_are_not_run(tmp_path, monkeypatch, make_picture):
    (tmp_path / "exiv2.py").write_text("raise SystemExit('stranger')")
    monkeypatch.chdir(tmp_path)
    with Darkroom() as darkroom:
        assert darkroom.examine(make_picture()).width == 600


def test_picture_dropped_while_the_program_closes_is_refused_in_words(make_picture):
    darkroom = Darkroom()
    darkroom.close()
    darkroom.warm_up()
    with pytest.raises(UnreadableFile, match="was closed"):
        darkroom.examine(make_picture())


def _is_asked(child: subprocess.Popen[bytes]) -> bool:
    """Whether the pipe to a child that stands still holds a job."""
    assert child.stdin
    held = fcntl.ioctl(child.stdin.fileno(), termios.FIONREAD, bytes(4))
    return int.from_bytes(held, sys.byteorder) > 0
