"""The review notes on the page: which words they stand beside, and the way from the words to a note and back."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTextBlock, QTextCursor

from cms.body.model import Body
from cms.body.notes import (
    Anchor,
    Place,
    anchor_of,
    places_of,
    thread_at,
    threads_in,
    with_notes,
    without_strangers,
)
from cms.body.splice import splice_between
from ui.editor.body.adapter import block_id_of, code_points
from ui.editor.page_sheet import PageSheet

_KEEP = QTextCursor.MoveMode.KeepAnchor
# Milliseconds after an edit or a move of the caret.
_LOOK_AFTER = 150


class PageNotes(QObject):
    """Marks the words notes stand beside. The marks go with the words; they are no edit, and undo does not see them."""

    # The id of the thread whose words were clicked.
    opened = Signal(str)
    # The id of the thread the caret has come to; empty where it stands beside none.
    passed = Signal(str)

    def __init__(self, sheet: PageSheet, article_id: Callable[[], str]) -> None:
        super().__init__(sheet)
        self._sheet, self._body = sheet, sheet.body
        self._article_id = article_id
        # Whose notes are known, and where each thread was begun.
        self._known_of = ""
        self._anchors: dict[str, Anchor] = {}
        self._here = ""
        # Threads whose words are gone.
        self.orphans: frozenset[str] = frozenset()
        self._later = QTimer(self, interval=_LOOK_AFTER, singleShot=True)
        self._later.timeout.connect(self._look)
        self._body.edited.connect(self._later.start)
        self._body.cursorPositionChanged.connect(self._later.start)
        self._body.viewport().installEventFilter(self)

    def mark(self, article_id: str, anchors: Mapping[str, Anchor]) -> None:
        """Mark the words of the open threads of an article, by thread id; of the others no mark is left."""
        self._known_of, self._anchors = article_id, dict(anchors)
        self.mark_again()

    def mark_again(self) -> None:
        """Mark another text of the same article."""
        if self._known_of and self._known_of == self._article_id():
            marked, self.orphans = with_notes(self._body.story.heard, self._anchors)
            self._show(marked)

    @property
    def order(self) -> tuple[str, ...]:
        """The threads whose words are in the text, in reading order."""
        return threads_in(self._body.story.blocks)

    def anchor(self) -> Anchor | None:
        """Return what finds the selected words again; without any, the word or the paragraph at the caret."""
        self._body.commit_preedit()
        places = self._places_wanted()
        return anchor_of(self._body.story.blocks, *places) if places else None

    def go_to(self, thread_id: str, *, stays: bool = False) -> bool:
        """Select the words of a thread and say whether they are there; unless it *stays* the keyboard goes there too."""
        places = places_of(self._body.story.blocks, thread_id)
        if not places:
            return False
        first, last = places[0], self._last_beside(places)
        self._body.go_to(first.block_id, first.start)
        start = self._body.textCursor().position()
        self._body.go_to(last.block_id, last.end)
        cursor = self._body.textCursor()
        end = cursor.position()
        # The caret stays at their start, where it is within them.
        cursor.setPosition(end)
        cursor.setPosition(start, _KEEP)
        self._body.setTextCursor(cursor)
        if not stays:
            self._body.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._sheet.scroll_to(self._body, start)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Open the note beside words that were clicked, and not only selected."""
        if (
            event.type() is QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() is Qt.MouseButton.LeftButton
        ):
            QTimer.singleShot(0, self, self._open_clicked)
        return super().eventFilter(watched, event)

    def _open_clicked(self) -> None:
        thread_id = self._thread_here()
        if thread_id and not self._body.textCursor().hasSelection():
            self.opened.emit(thread_id)

    def _look(self) -> None:
        if self._known_of == self._article_id():
            # Words pasted from another article bring its marks with them.
            self._show(without_strangers(self._body.story.heard, self._anchors))
        here = self._thread_here()
        if here != self._here:
            self._here = here
            self.passed.emit(here)

    def _thread_here(self) -> str:
        return thread_at(self._body.story.blocks, *self._body.place)

    def _show(self, marked: Body) -> None:
        splice = splice_between(self._body.story.heard, marked)
        if not splice.is_empty:
            self._body.apply_remote(splice)

    def _last_beside(self, places: Sequence[Place]) -> Place:
        """Return the last of the places that follow the first from paragraph to paragraph."""
        texts = [block.block_id for block in self._body.story.blocks if block.text.strip()]
        last = places[0]
        for place in places[1:]:
            if texts.index(place.block_id) - texts.index(last.block_id) > 1:
                break
            last = place
        return last

    def _places_wanted(self) -> list[Place]:
        cursor = self._body.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        places = []
        block = self._body.document().findBlock(cursor.selectionStart())
        while block.isValid() and block.position() <= cursor.selectionEnd():
            place = _within(block, cursor)
            if place is not None:
                places.append(place)
            block = block.next()
        return places


def _within(block: QTextBlock, cursor: QTextCursor) -> Place | None:
    """Return the part of a selection that lies in one paragraph, without the white space around it."""
    text = block.text()
    start = code_points(text, max(cursor.selectionStart() - block.position(), 0))
    end = code_points(text, max(cursor.selectionEnd() - block.position(), 0))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Place(block_id_of(block), start, end) if start < end else None
