"""What stands on a thread of notes besides what people wrote."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from cms.domain.errors import NewsroomError
from cms.domain.review_notes import NoteRow, NoteThread
from ui.words.times import TimeWords

# So much of the words a note stands beside is shown.
_MOST = 80


class NoteWords(QObject):
    """Words who said something and when, and how it stands with a thread."""

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._times = TimeWords(now, self)
        # Says a person's name in the window's language by their login; their login if it knows none.
        self.name_of: Callable[[str], str] = str
        # Says what went wrong in the window's language.
        self.sentence: Callable[[NewsroomError], str] = str

    def quote(self, thread: NoteThread) -> str:
        """Return the words the thread was begun beside."""
        return quoted(thread.anchor.quote)

    def head(self, note: NoteRow) -> str:
        """Return who wrote a note, and how long ago, and whether the newsroom has it."""
        said = f"{self._name(note.author, note.author_name)} · {self._times.age(note.written_at)}"
        if note.refusal is not None:
            return f"{said} · {self.tr('not sent')}"
        return f"{said} · {self.tr('waits to be sent')}" if note.is_kept else said

    def refusal(self, note: NoteRow) -> str:
        """Return why the newsroom did not take a note; empty if it did, or has not answered."""
        return "" if note.refusal is None else self.sentence(note.refusal)

    def settled(self, thread: NoteThread) -> str:
        """Return who settled the thread and when; empty if nobody did."""
        if thread.resolved_at is None:
            return ""
        return self.tr("Resolved by {0} · {1}").format(
            self._name(thread.resolved_by, thread.resolved_by_name), self._times.age(thread.resolved_at)
        )

    def spoken(self, thread: NoteThread) -> str:
        """Return the whole thread as it is read out."""
        said = (
            ". ".join(part for part in (f"{self.head(note)}: {note.words}", self.refusal(note)) if part)
            for note in thread.notes
        )
        return ". ".join(part for part in (self.quote(thread), *said, self.settled(thread)) if part)

    def _name(self, login: str, name: str) -> str:
        found = self.name_of(login)
        return name if found == login else found


def quoted(words: str) -> str:
    """Return *words* in quotation marks and in one line."""
    words = " ".join(words.split())
    return f"“{words}”" if len(words) <= _MOST else f"“{words[: _MOST - 1].rstrip()}…”"
