"""A look at what picture files say, many at once and without their pixels: for those who only want to know.

Runs only in the darkroom's child process.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cms.domain.errors import NewsroomError, UnreadableFile
from cms.media.iim_digest import is_newer_than_its_digest
from cms.media.metadata import reconcile
from cms.media.source_file import readable_source
from cms.media.tags import read_tags_of_file

# Where a JPEG keeps its IIM and XMP, unless a very long EXIF comes first.
_HEAD = 128 * 1024


def look_at(paths: Sequence[str]) -> list[dict[str, Any]]:
    """Return for each file the facts it tells, or why it cannot be read."""
    return [_look_at(Path(path)) for path in paths]


def _look_at(path: Path) -> dict[str, Any]:
    try:
        with readable_source(path).open("rb") as file:
            head = file.read(_HEAD)
        return {"told": _told(path, head)}
    except NewsroomError as refusal:
        return {"sentence": refusal.sentence, "places": refusal.places}
    except OSError:
        gone = UnreadableFile("“{file}” is no longer there. Choose the picture again.", file=path.name)
        return {"sentence": gone.sentence, "places": gone.places}


def _told(path: Path, head: bytes) -> Mapping[str, Any]:
    read = reconcile(read_tags_of_file(path, head, iim_is_newer=is_newer_than_its_digest(head)))
    told: dict[str, Any] = {name: text for name, text in read.texts.items() if text}
    several = {"keywords": list(read.keywords), "people": list(read.people)}
    told |= {name: texts for name, texts in several.items() if texts}
    if read.taken is not None:
        told["taken_at"] = read.taken.at.isoformat()
    return told | {"text_encoding": read.text_encoding}
