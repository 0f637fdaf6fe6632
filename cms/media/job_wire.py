"""How the darkroom and its child write to one another: one line of JSON for each job, one for each answer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from cms.domain.errors import CutOffPicture, DiskFull, NewsroomError, UnreadableFile
from cms.domain.photos.facts import PhotoFacts
from cms.media.rendition import Rendition

_REFUSALS: dict[str, type[NewsroomError]] = {
    refusal.__name__: refusal for refusal in (UnreadableFile, CutOffPicture, DiskFull)
}


class Job(StrEnum):
    """What the child can be asked to do."""

    EXAMINE = "examine"
    RENDER = "render"
    LABEL = "label"
    EXPORT = "export"
    LOOK = "look"


def line_of(message: Mapping[str, object]) -> bytes:
    """Return *message* as one line; ASCII only, so that file names which are no text survive too."""
    return json.dumps(message).encode("ascii") + b"\n"


def message_in(line: bytes) -> dict[str, Any]:
    """Return the message in *line*."""
    message: dict[str, Any] = json.loads(line)
    return message


def refusal_as_message(refusal: NewsroomError) -> dict[str, object]:
    """Return an answer that refuses the job in words."""
    return {"refused": type(refusal).__name__, "sentence": refusal.sentence, "places": refusal.places}


def raise_if_refused(answer: Mapping[str, Any]) -> None:
    """Raise on our side what the child refused on its own."""
    if "refused" in answer:
        raise _REFUSALS[answer["refused"]](answer["sentence"], **answer["places"])


def facts_as_message(facts: PhotoFacts) -> dict[str, object]:
    """Return *facts* as JSON can carry them."""
    message = {name: getattr(facts, name) for name in PhotoFacts.__slots__}
    message["taken_at"] = facts.taken_at.isoformat() if facts.taken_at else None
    return message


def facts_in(answer: Mapping[str, Any]) -> PhotoFacts:
    """Return the facts an answer carries."""
    fields = dict(answer)
    taken_at = fields.pop("taken_at")
    keywords, people = tuple(fields.pop("keywords")), tuple(fields.pop("people"))
    return PhotoFacts(
        **fields,
        keywords=keywords,
        people=people,
        taken_at=datetime.fromisoformat(taken_at) if taken_at is not None else None,
    )


def renditions_as_message(renditions: Sequence[Rendition]) -> dict[str, object]:
    """Return *renditions* as JSON can carry them."""
    return {"renditions": [asdict(rendition) | {"path": str(rendition.path)} for rendition in renditions]}


def renditions_in(answer: Mapping[str, Any]) -> list[Rendition]:
    """Return the renditions an answer carries."""
    return [Rendition(**fields | {"path": Path(fields["path"])}) for fields in answer["renditions"]]
