"""A look at what picture files say, many at once and without their pixels: for those who only want to know.

Each step is taken for a handful of files before the next is: a processor that has to change from files to tags to words
for each of them waits for its own memory, and takes nearly twice as long. Runs only in the darkroom's child process.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from cms.domain.errors import NewsroomError
from cms.media.iim_digest import walked
from cms.media.metadata import ASKED_FOR, reconcile
from cms.media.source_file import head_of
from cms.media.tags import Head, Tags, read_wanted_tags

# Where most JPEGs have said all of themselves; those with a thumbnail, long XMP and a colour profile within the second.
_HEAD, _LONG_HEAD = 32 * 1024, 1024 * 1024
_HANDFUL = 20


def look_at(paths: Sequence[str]) -> list[dict[str, Any]]:
    """Return for each file the facts it tells, or why it cannot be read."""
    handfuls = (paths[first : first + _HANDFUL] for first in range(0, len(paths), _HANDFUL))
    return [look for handful in handfuls for look in _look_at(handful)]


def _look_at(handful: Sequence[str]) -> list[dict[str, Any]]:
    opened = [_open(path) for path in handful]
    read = iter(read_wanted_tags([one for one in opened if isinstance(one, Head)], ASKED_FOR))
    return [
        {"told": _told(next(read))}
        if isinstance(one, Head)
        else {"sentence": one.sentence, "places": one.places}
        for one in opened
    ]


def _open(path: str) -> Head | NewsroomError:
    try:
        head = head_of(path, _HEAD)
        says_all, resources = walked(head)
        if len(head) == _HEAD and not says_all:
            head = head_of(path, _LONG_HEAD)
            says_all, resources = walked(head)
    except NewsroomError as refusal:
        return refusal
    # The tags of a JPEG stand before its first scan: what of it has been read need not be read again.
    return Head(head, resources, of_file="" if says_all else path)


def _told(tags: Tags) -> Mapping[str, Any]:
    read = reconcile(tags)
    told: dict[str, Any] = dict(read.texts)
    if read.keywords:
        told["keywords"] = list(read.keywords)
    if read.people:
        told["people"] = list(read.people)
    if read.taken is not None:
        told["taken_at"] = read.taken.at.isoformat()
    told["text_encoding"] = read.text_encoding
    return told
