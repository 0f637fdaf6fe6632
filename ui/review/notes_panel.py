"""The panel of review notes: the threads, the field for a new one, and what to read where there are none."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cms.domain.review_notes import NoteThread
from ui.review.note_box import NoteBox
from ui.review.note_words import NoteWords, quoted
from ui.review.thread_list import ThreadList
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import INSPECTOR_WIDTH_MIN, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PushButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, plain_label
from ui.widgets.skeleton import SkeletonRows

# Loading that takes less than this shows nothing, so that nothing flickers.
_SKELETON_AFTER = 200
# Times are read again as often as they can change.
_MINUTE = 60_000


class NotesPanel(QWidget):
    """Shows the threads and says what is wanted of them; it sends nothing itself."""

    # A new note on the words that were chosen; `threads` tells what is wanted of those there are.
    note_given = Signal(str)
    new_wanted = Signal()
    retry_wanted = Signal()
    # The writer of a new note has thought better of it.
    composing_left = Signal()

    def __init__(self, theme: Theme, icons: Icons, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(INSPECTOR_WIDTH_MIN)
        self.words = NoteWords(now, self)
        self.threads = ThreadList(self.words)
        self._shown: tuple[NoteThread, ...] = ()
        self._orphans: frozenset[str] = frozenset()
        self._error = ""
        self._is_away = False
        self._build(theme, icons)
        self._connect()
        self._retranslate()

    # What is shown.

    def show_loading(self) -> None:
        """Show that notes are being fetched, if it takes long enough to notice."""
        self._loading.start()

    def show_threads(self, threads: Sequence[NoteThread], orphans: frozenset[str]) -> None:
        """Show these threads in this order; what is being written stays where it is."""
        self._loading.stop()
        self._error = ""
        self._shown, self._orphans = tuple(threads), orphans
        self._show()

    def show_error(self, sentence: str) -> None:
        """Show why there are no notes, with a button to try again."""
        self._loading.stop()
        self._error = sentence
        self._show()

    def show_away(self, *, is_away: bool) -> None:
        """Say that what is written waits as long as the newsroom does not answer."""
        if is_away != self._is_away:
            self._is_away = is_away
            self._show()

    def forget(self) -> None:
        """Show nobody's notes: another article is coming."""
        self._shown = ()
        self.threads.fold_up()
        self.stop_composing()

    def choose(self, thread_id: str) -> None:
        """Show a thread as the chosen one and bring it into sight."""
        self.threads.choose(thread_id)

    # What is written.

    def compose(self, quote: str) -> None:
        """Ask for a note beside the words *quote*."""
        self._composer_quote.setText(quoted(quote))
        self._composer.show()
        self._show()
        self.box.focus_field()

    def stop_composing(self) -> None:
        """The new note was said, or is not to be."""
        self.box.clear()
        self._composer.hide()
        self._show()

    def said_in(self, thread_id: str) -> None:
        """An answer was taken: its field is for the next one."""
        if thread_id in self.threads.cards:
            self.threads.cards[thread_id].box.clear()

    def show_problem(self, thread_id: str, sentence: str) -> None:
        """Say why something was not said: in a thread or, without an id, as a new note."""
        card = self.threads.cards.get(thread_id)
        (self.box if card is None else card.box).show_problem(sentence)

    def focus_first(self) -> None:
        """Put the keyboard on a thread; without any on the way to a new one."""
        if not self.threads.focus_first():
            self._new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What Qt asks of us.

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    # Its parts.

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._title = plain_label(look="title")
        self._new = PushButton()
        self._line = plain_label(look="secondary", wraps=True)
        self._line.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_2)
        self._skeleton = SkeletonRows(theme)
        self._nothing = EmptyState(theme, icons, "message-square")
        self._stack = QStackedWidget()
        for state in (self._nothing, self.threads, self._skeleton):
            self._stack.addWidget(state)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_2)
        head.addWidget(self._title, 1)
        head.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._line)
        column.addWidget(self._build_composer())
        column.addWidget(self._stack, 1)

    def _build_composer(self) -> QWidget:
        self._composer = QWidget()
        self._composer_quote = ElidedLabel(look="meta")
        self.box = NoteBox()
        column = QVBoxLayout(self._composer)
        column.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_3)
        column.setSpacing(SPACE_2)
        column.addWidget(self._composer_quote)
        column.addWidget(self.box)
        self._composer.hide()
        return self._composer

    def _connect(self) -> None:
        self._loading = QTimer(self, interval=_SKELETON_AFTER, singleShot=True)
        self._loading.timeout.connect(lambda: self._stack.setCurrentWidget(self._skeleton))
        minute = QTimer(self, interval=_MINUTE)
        minute.timeout.connect(self.threads.reword)
        minute.start()
        self._new.clicked.connect(self.new_wanted)
        self._nothing.acted.connect(self.retry_wanted)
        self.box.sent.connect(self.note_given)
        self.box.left.connect(self.composing_left)

    def _show(self) -> None:
        self.threads.show_threads(self._shown, self._orphans, can_write=True)
        self.threads.order_tabs(self._new)
        count = sum(not thread.is_resolved for thread in self._shown)
        self._title.setText(self.tr("Notes {0}").format(count) if count else self.tr("Notes"))
        away = self.tr(
            "The newsroom does not answer. What you write here waits on this computer, and is sent when it does."
        )
        self._line.setText(away if self._is_away else "")
        self._line.setVisible(self._is_away)
        is_composing = not self._composer.isHidden()
        self._new.setVisible(not is_composing and not self._error)
        self._show_state(has_list=not self._error and (bool(self._shown) or is_composing))

    def _show_state(self, *, has_list: bool) -> None:
        self._nothing.set_icon("circle-alert" if self._error else "message-square")
        empty = self.tr("No notes beside this article. Select words and write one.")
        self._nothing.set_words(self._error or empty, self.tr("Try again") if self._error else "")
        if not self._loading.isActive():
            self._stack.setCurrentWidget(self.threads if has_list else self._nothing)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Notes"))
        self._new.setText(self.tr("New note"))
        self.box.set_words(self.tr("Note"), self.tr("Add the note"), self.tr("Cancel"))
        self._show()
