"""A look at what picture files say, many at once and without their pixels: for those who only want to know.

Runs only in the darkroom's child process.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from cms.domain.errors import NewsroomError
from cms.media.iim_digest import has_all_segments
from cms.media.metadata import ASKED_FOR, reconcile
from cms.media.source_file import head_of
from cms.media.tags import Tags, read_wanted_tags

# Where most JPEGs have said all of themselves; those with a thumbnail, long XMP and a colour profile within the second.
_HEAD, _LONG_HEAD = 32 * 1024, 1024 * 1024


def look_at(paths: Sequence[str]) -> list[dict[str, Any]]:
    """Return for each file the facts it tells, or why it cannot be read."""
    return [_look_at(path) for path in paths]


def _look_at(path: str) -> dict[str, Any]:
    try:
        head = head_of(path, _HEAD)
        says_all = has_all_segments(head)
        if len(head) == _HEAD and not says_all:
            head = head_of(path, _LONG_HEAD)
            says_all = has_all_segments(head)
        # The tags of a JPEG stand before its first scan: what of it has been read need not be read again.
        return {"told": _told(read_wanted_tags(head, ASKED_FOR, of_file="" if says_all else path))}
    except NewsroomError as refusal:
        return {"sentence": refusal.sentence, "places": refusal.places}


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
