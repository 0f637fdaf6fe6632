"""Review notes as screens get them: threads beside the text, with where they stand and whether they are settled."""

from dataclasses import dataclass
from datetime import datetime

from cms.body.notes import Anchor
from cms.domain.errors import NewsroomError

LONGEST_NOTE = 4000


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note: who said what, and when.

    One that *is_kept* on this computer only waits for the newsroom, or was refused: *refusal* says why.
    """

    note_id: str
    author: str
    author_name: str
    words: str
    written_at: datetime
    is_kept: bool = False
    refusal: NewsroomError | None = None


@dataclass(frozen=True, slots=True)
class NoteThread:
    """A note with its answers, oldest first; *anchor* finds the words it was written to."""

    thread_id: str
    anchor: Anchor
    notes: tuple[NoteRow, ...]
    resolved_by: str = ""
    resolved_by_name: str = ""
    resolved_at: datetime | None = None

    @property
    def is_refused(self) -> bool:
        """Whether the newsroom did not take the note it was begun with."""
        return self.notes[0].refusal is not None

    @property
    def is_resolved(self) -> bool:
        """Whether somebody said that it is settled."""
        return self.resolved_at is not None
