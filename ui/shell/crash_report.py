"""What happens with a bug: it is written to a log, and the person is told that their text is safe."""

import platform
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import PySide6
from platformdirs import user_log_path
from PySide6.QtCore import QObject, Signal

# Messages of these speak of code; those of all others may quote what somebody wrote, and are left out.
_SPEAK_OF_CODE = (AttributeError, NameError, ImportError, IndexError, RecursionError, AssertionError)


class CrashReport(QObject):
    """Catches what nobody expected, and writes a report in which no word of an article stands."""

    happened = Signal(str)

    def __init__(self, *, version: str, folder: Path | None = None) -> None:
        super().__init__()
        self._version = version
        self._folder = folder or user_log_path("copydesk", ensure_exists=True)

    @property
    def file(self) -> Path:
        """The log that reports are added to."""
        return self._folder / "copydesk.log"

    def install(self) -> None:
        """Take in every error that nothing else has caught."""
        sys.excepthook = self._take_in

    def report(self, error: BaseException) -> None:
        """Write a report of *error* to the log and tell of it."""
        text = report_of(error, version=self._version)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self.file.open("a", encoding="utf-8") as log:
                log.write(text + "\n")
        except OSError as unwritten:  # a full disk must not hide the bug itself
            text += f"\nThe log could not be written: {unwritten.strerror}"
        self.happened.emit(text)

    def _take_in(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report(error)


def report_of(error: BaseException, *, version: str) -> str:
    """Return what a maintainer needs: where it happened and on what, without what anybody wrote."""
    lines = [
        f"Copydesk {version} · {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        f"Python {platform.python_version()} · Qt {PySide6.__version__} · {platform.platform()}",
    ]
    for cause in _chain(error):
        frames = traceback.extract_tb(cause.__traceback__)
        lines.append(_named(cause))
        lines += [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield *error* and what led to it, as far as that is known."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _named(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, OSError):
        return f"{name}: {error.strerror}"
    return f"{name}: {error}" if isinstance(error, _SPEAK_OF_CODE) else name


def _short(file: str) -> str:
    """Return the end of a path: the beginning may name the person."""
    return "/".join(Path(file).parts[-3:])
