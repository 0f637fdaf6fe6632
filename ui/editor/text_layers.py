"""What is laid over a text without being part of it: each kind has a layer, and none wipes out another's."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtWidgets import QTextEdit


class Layer(IntEnum):
    """Who lays something over the text; the later lies on top."""

    FOUND = 1


class TextLayers:
    """Owns the extra selections of one field: nobody else calls `setExtraSelections` on it."""

    def __init__(self, edit: QTextEdit) -> None:
        self._edit = edit
        self._laid: dict[Layer, list[QTextEdit.ExtraSelection]] = {}

    def lay(self, layer: Layer, selections: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Lay *selections* over the text in place of what the layer held."""
        if not selections and not self._laid.get(layer):
            return
        self._laid[layer] = list(selections)
        self._edit.setExtraSelections([one for name in sorted(self._laid) for one in self._laid[name]])

    def laid(self, layer: Layer) -> tuple[QTextEdit.ExtraSelection, ...]:
        """Return what the layer holds."""
        return tuple(self._laid.get(layer, ()))
