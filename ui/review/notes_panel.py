"""The panel of review notes: threads in the order of the text, those that are settled folded away at the foot."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cms.domain.review_notes import NoteThread
from ui.review.note_box import NoteBox
from ui.review.note_card import NoteCard
from ui.review.note_words import NoteWords, quoted
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import INSPECTOR_WIDTH_MIN, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PushButton, put_into
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, plain_label
from ui.widgets.skeleton import SkeletonRows

# Loading that takes less than this shows nothing, so that nothing flickers.
_SKELETON_AFTER = 200
# Times are read again as often as they can change.
_MINUTE = 60_000


class NotesPanel(QWidget):
    """Shows the threads and says what is wanted of them; it sends nothing itself."""

    # A new note on the words that were chosen, or an answer in a thread.
    note_given = Signal(str)
    reply_given = Signal(str, str)
    resolve_wanted = Signal(str)
    reopen_wanted = Signal(str)
    # Go to the words of a thread, or only bring them into sight.
    jump_wanted = Signal(str)
    sight_wanted = Signal(str)
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
        self._threads: tuple[NoteThread, ...] = ()
        self._orphans: frozenset[str] = frozenset()
        self._cards: dict[str, NoteCard] = {}
        self._current = ""
        self._error = ""
        self._is_away = self._is_unfolded = False
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
        self._threads, self._orphans = tuple(threads), orphans
        if self._current not in {thread.thread_id for thread in threads}:
            self._current = ""
        self._show()

    def show_error(self, sentence: str) -> None:
        """Show why there are no notes, with a button to try again."""
        self._loading.stop()
        self._error = sentence
        self._show()

    def show_away(self, *, is_away: bool) -> None:
        """Say that notes can only be read as long as the newsroom does not answer."""
        if is_away != self._is_away:
            self._is_away = is_away
            self._show()

    def forget(self) -> None:
        """Show nobody's notes: another article is coming."""
        self._threads, self._current, self._is_unfolded = (), "", False
        self.stop_composing()
        self._show()

    def choose(self, thread_id: str) -> None:
        """Show a thread as the chosen one and bring it into sight; a settled one is unfolded."""
        thread = next((one for one in self._threads if one.thread_id == thread_id), None)
        if thread is None:
            return
        self._is_unfolded = self._is_unfolded or thread.is_resolved
        self._current = thread_id
        self._show()
        # Its height is known only when Qt has laid it out.
        QTimer.singleShot(0, self, lambda: self._bring(thread_id))

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
        if thread_id in self._cards:
            self._cards[thread_id].box.clear()

    def show_problem(self, thread_id: str, sentence: str) -> None:
        """Say why something was not said: in a thread or, without an id, as a new note."""
        box = self._cards[thread_id].box if thread_id in self._cards else self.box
        box.show_problem(sentence)

    def focus_first(self) -> None:
        """Put the keyboard on the chosen thread, or the first; without any on the way to a new one."""
        cards = [card for card in self._in_sight() if not card.isHidden()]
        chosen = self._cards.get(self._current)
        target = chosen if chosen in cards else next(iter(cards), self._new)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit_preedit(self) -> None:
        """Take in a syllable being composed in any of the fields."""
        for box in (self.box, *(card.box for card in self._cards.values())):
            box.field.composition.commit()

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
        self._scroll = self._build_list()
        for state in (self._nothing, self._scroll, self._skeleton):
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

    def _build_list(self) -> QScrollArea:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(SPACE_3, 0, SPACE_3, SPACE_3)
        self._column.setSpacing(SPACE_2)
        self._fold = PushButton(look="quiet")
        self._column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        put_into(scroll, inner)
        return scroll

    def _connect(self) -> None:
        self._loading = QTimer(self, interval=_SKELETON_AFTER, singleShot=True)
        self._loading.timeout.connect(lambda: self._stack.setCurrentWidget(self._skeleton))
        minute = QTimer(self, interval=_MINUTE)
        minute.timeout.connect(self._reword)
        minute.start()
        self._new.clicked.connect(self.new_wanted)
        self._nothing.acted.connect(self._act_on_nothing)
        self._fold.clicked.connect(self._turn_fold)
        self.box.sent.connect(self.note_given)
        self.box.left.connect(self.composing_left)

    def _card_of(self, thread: NoteThread) -> NoteCard:
        thread_id = thread.thread_id
        if thread_id not in self._cards:
            card = self._cards[thread_id] = NoteCard(self.words)
            card.clicked.connect(lambda: self._choose_by_hand(thread_id))
            card.focused.connect(lambda: self._choose_focused(thread_id))
            card.step_wanted.connect(lambda by: self._step(card, by))
            card.jump_wanted.connect(lambda: self.jump_wanted.emit(thread_id))
            card.reply_given.connect(lambda words: self.reply_given.emit(thread_id, words))
            card.resolve_wanted.connect(lambda: self.resolve_wanted.emit(thread_id))
            card.reopen_wanted.connect(lambda: self.reopen_wanted.emit(thread_id))
        return self._cards[thread_id]

    def _choose_by_hand(self, thread_id: str) -> None:
        self.choose(thread_id)
        self.sight_wanted.emit(thread_id)

    def _choose_focused(self, thread_id: str) -> None:
        if self._current != thread_id:
            self.choose(thread_id)

    def _step(self, card: NoteCard, by: int) -> None:
        cards = [one for one in self._in_sight() if not one.isHidden()]
        wanted = cards[min(max(cards.index(card) + by, 0), len(cards) - 1)]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring(self, thread_id: str) -> None:
        if thread_id in self._cards:
            self._scroll.ensureWidgetVisible(self._cards[thread_id], 0, SPACE_3)

    def _in_sight(self) -> list[NoteCard]:
        ordered = sorted(self._threads, key=lambda thread: thread.is_resolved)
        return [self._cards[thread.thread_id] for thread in ordered if thread.thread_id in self._cards]

    def _show(self) -> None:
        there = {thread.thread_id for thread in self._threads}
        for gone in self._cards.keys() - there:
            card = self._cards.pop(gone)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        is_open = [thread for thread in self._threads if not thread.is_resolved]
        settled = [thread for thread in self._threads if thread.is_resolved]
        for place, thread in enumerate(is_open):
            self._place(thread, place)
        self._move(self._fold, len(is_open))
        for place, thread in enumerate(settled, start=len(is_open) + 1):
            self._place(thread, place)
            self._cards[thread.thread_id].setVisible(self._is_unfolded)
        self._show_words(len(is_open), len(settled))

    def _place(self, thread: NoteThread, place: int) -> None:
        card = self._card_of(thread)
        self._move(card, place)
        card.show_thread(thread, is_orphan=thread.thread_id in self._orphans, can_write=not self._is_away)
        card.set_current(is_current=thread.thread_id == self._current)
        card.show()

    def _move(self, widget: QWidget, place: int) -> None:
        # A widget that is put elsewhere would lose the keyboard: only what stands wrong is moved.
        if self._column.indexOf(widget) != place:
            self._column.removeWidget(widget)
            self._column.insertWidget(place, widget)

    def _show_words(self, count: int, settled: int) -> None:
        self._title.setText(self.tr("Notes {0}").format(count) if count else self.tr("Notes"))
        words = self.tr("Hide resolved notes") if self._is_unfolded else self.tr("Show resolved notes ({0})")
        self._fold.setText(words.format(settled))
        self._fold.setVisible(bool(settled))
        away = self.tr(
            "The newsroom does not answer. Notes can be read now, and written when it answers again."
        )
        self._line.setText(away if self._is_away else "")
        self._line.setVisible(self._is_away)
        is_composing = not self._composer.isHidden()
        self._new.setVisible(not is_composing and not self._is_away and not self._error)
        self._nothing.set_icon("circle-alert" if self._error else "message-square")
        empty = self.tr("No notes beside this article. Select words and write one.")
        self._nothing.set_words(self._error or empty, self.tr("Try again") if self._error else "")
        if not self._loading.isActive():
            has_list = not self._error and (bool(self._threads) or is_composing)
            self._stack.setCurrentWidget(self._scroll if has_list else self._nothing)

    def _act_on_nothing(self) -> None:
        self.retry_wanted.emit()

    def _turn_fold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show()

    def _reword(self) -> None:
        for card in self._cards.values():
            card.reword()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Notes"))
        self._new.setText(self.tr("New note"))
        self.box.set_words(self.tr("Note"), self.tr("Add the note"), self.tr("Cancel"))
        self._show()
