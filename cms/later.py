"""Modules that others import at once and hardly ever need are loaded when something of them is needed."""

import importlib
import sys
from collections.abc import Callable
from threading import RLock
from types import ModuleType
from typing import Any

_ONE_AT_A_TIME = RLock()


class _Later(ModuleType):
    """Stands in for a module until something of it is needed; its *functions* are needed when they are called."""

    def __init__(self, name: str, functions: tuple[str, ...]) -> None:
        super().__init__(name)
        self._functions = functions

    def __getattr__(self, name: str) -> object:
        if name in self._functions:
            return _called_later(self, name)
        return getattr(_loaded(self), name)


def load_later(module: str, *, functions: tuple[str, ...] = ()) -> None:
    """Let whoever imports *module* have what stands in for it; one that is loaded stays as it is."""
    sys.modules.setdefault(module, _Later(module, functions))


def _loaded(later: _Later) -> ModuleType:
    with _ONE_AT_A_TIME:
        if sys.modules.get(later.__name__) is later:
            del sys.modules[later.__name__]
        return importlib.import_module(later.__name__)


def _called_later(later: _Later, name: str) -> Callable[..., Any]:
    def call(*arguments: object, **named: object) -> object:
        return getattr(_loaded(later), name)(*arguments, **named)

    return call
