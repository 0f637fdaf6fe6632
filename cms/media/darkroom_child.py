"""The darkroom's child process: it alone parses pictures, so a hostile picture can harm nothing else.

It reads jobs from its standard input and answers on its standard output until the input ends. What it refuses
it refuses in words; anything unforeseen ends it, which costs that one picture.
"""

import gc
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from cms.domain.errors import NewsroomError
from cms.domain.photos.crop import crop_from_json
from cms.media.examining import examine
from cms.media.exporting import export_original
from cms.media.job_wire import (
    Job,
    facts_as_message,
    line_of,
    message_in,
    refusal_as_message,
    renditions_as_message,
)
from cms.media.looking import look_at
from cms.media.opening import be_strict
from cms.media.rendition import RenditionCredit, RenditionFormat
from cms.media.renditions import label_renditions, make_renditions
from cms.media.source_file import read_source, readable_source

if sys.platform != "win32":
    import resource

_MEMORY = 2 * 1024**3
_LARGEST_WRITTEN = 256 * 1024**2
_CPU_SECONDS_PER_JOB = 30


def serve() -> None:
    """Do one job after the other until nobody asks any more."""
    be_strict()
    _live_within_limits()
    gc.freeze()  # what was loaded stays: nobody needs to look through it again between two pictures
    with _private_output() as answers:
        for line in sys.stdin.buffer:
            _allow_cpu_for_one_job()
            _forget_earlier_complaints()
            answers.write(line_of(_answer(message_in(line))))
            answers.flush()


def _answer(job: Mapping[str, Any]) -> dict[str, object]:
    try:
        if job["job"] == Job.LABEL:
            copies = [(Path(made), Path(labelled)) for made, labelled in job["copies"]]
            label_renditions(copies, credit=RenditionCredit(**job["credit"]), name=job["name"])
            return {}
        if job["job"] == Job.LOOK:
            return {"looks": look_at(job["paths"])}
        if job["job"] == Job.RENDER:
            return _rendered(job)
        original = read_source(Path(job["path"]), name=job["name"])
        if job["job"] == Job.EXAMINE:
            return facts_as_message(examine(original, name=job["name"], encoding=job["encoding"]))
        texts, lists = job["texts"], job["lists"]
        copy = Path(job["copy"])
        return {"is_sidecar": export_original(original, copy, texts=texts, lists=lists, name=job["name"])}
    except NewsroomError as refusal:
        return refusal_as_message(refusal)


def _rendered(job: Mapping[str, Any]) -> dict[str, object]:
    return renditions_as_message(
        make_renditions(
            readable_source(Path(job["path"]), name=job["name"]),
            name=job["name"],
            folder=Path(job["folder"]),
            widths=job["widths"],
            credit=RenditionCredit(**job["credit"]),
            file_format=RenditionFormat(job["file_format"]),
            part=crop_from_json(job["part"]),
            accepts_cut_off=job["accepts_cut_off"],
        )
    )


def _private_output() -> BinaryIO:
    """Keep the answers' channel to ourselves: what a C library prints goes to standard error instead."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _live_within_limits() -> None:
    # Ctrl+C in a terminal reaches us too; the darkroom decides when we end, by closing our input.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_WRITTEN, _LARGEST_WRITTEN))
    if sys.platform == "linux":  # macOS knows the name but refuses the limit
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _allow_cpu_for_one_job() -> None:
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + _CPU_SECONDS_PER_JOB
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, most))


def _forget_earlier_complaints() -> None:
    """Empty our standard error, a file of the darkroom's, so that it only ever speaks of the job at hand."""
    if not os.isatty(2):
        os.lseek(2, 0, os.SEEK_SET)
        os.ftruncate(2, 0)


if __name__ == "__main__":
    serve()
