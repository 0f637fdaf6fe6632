"""Parts of the window that are put together when they are first asked for: most mornings most of them are not."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

Part = TypeVar("Part", bound=QWidget)


class PartsOnDemand:
    """Knows how to make each part, makes it once, and then does what others want done with it.

    Making all of them at the start cost more time than the newsroom itself takes to open its first list.
    """

    def __init__(self, makers: Mapping[type[QWidget], Callable[[], QWidget]]) -> None:
        self._makers = makers
        self._made: dict[type[QWidget], QWidget] = {}
        self._acts: dict[type[QWidget], list[Callable[[Any], None]]] = {}

    def part(self, kind: type[Part]) -> Part:
        """Return the part, made now if nobody asked for it before."""
        if kind not in self._made:
            self._made[kind] = self._makers[kind]()
            for act in self._acts.pop(kind, []):
                act(self._made[kind])
        made = self._made[kind]
        assert isinstance(made, kind)  # noqa: S101 (each maker stands beside its kind)
        return made

    def has(self, kind: type[QWidget]) -> bool:
        """Return whether the part was asked for yet."""
        return kind in self._made

    def when_made(self, kind: type[Part], act: Callable[[Part], None]) -> None:
        """Do *act* with the part as soon as there is one: the place to connect its signals."""
        if kind in self._made:
            act(self.part(kind))
        else:
            self._acts.setdefault(kind, []).append(act)
