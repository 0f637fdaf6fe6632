"""What strangers write into the lines of an item, as it can be stored: one line, composed, of a length people write."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from cms.body.model import clean_text
from cms.domain.wire import WireItem, WirePicture

_LONGEST = 2000
_Told = TypeVar("_Told", WireItem, WirePicture)


def tidied(item: WireItem) -> WireItem:
    """Return *item* with every line of it and of its pictures fit to be kept."""
    return replace(_tidied(item), pictures=tuple(_tidied(picture) for picture in item.pictures))


def _tidied(told: _Told) -> _Told:
    lines: dict[str, Any] = {
        field.name: _line(value)
        for field in fields(told)
        # Choices like the form are strings too, and stay what they are.
        if type(value := getattr(told, field.name)) is str
    }
    return replace(told, **lines)


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())[:_LONGEST].rstrip()
