"""The threads of notes one below the other: open ones in the order of the text, settled ones folded away at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cms.domain.review_notes import NoteThread
from ui.review.note_card import NoteCard
from ui.review.note_words import NoteWords
from ui.theme.tokens import SPACE_2, SPACE_3
from ui.widgets.buttons import PushButton, put_into


class ThreadList(QScrollArea):
    """Keeps a card for each thread; what is being written on it stays when it is shown anew."""

    reply_given = Signal(str, str)
    resolve_wanted = Signal(str)
    reopen_wanted = Signal(str)
    # A refused note is to be kept no longer: its id.
    discard_wanted = Signal(str)
    # Go to the words of a thread, or only bring them into sight.
    jump_wanted = Signal(str)
    sight_wanted = Signal(str)

    def __init__(self, words: NoteWords) -> None:
        super().__init__()
        self._words = words
        self._threads: tuple[NoteThread, ...] = ()
        self._orphans: frozenset[str] = frozenset()
        self._can_write = True
        self._current = ""
        self._is_unfolded = False
        self.cards: dict[str, NoteCard] = {}
        self.fold = PushButton(look="quiet")
        self.fold.clicked.connect(self._turn_fold)
        self._build()

    def show_threads(
        self, threads: Sequence[NoteThread], orphans: frozenset[str], *, can_write: bool
    ) -> None:
        """Show these threads in this order."""
        self._threads, self._orphans, self._can_write = tuple(threads), orphans, can_write
        if self._current not in {thread.thread_id for thread in threads}:
            self._current = ""
        self._show()

    def fold_up(self) -> None:
        """Fold the settled threads away again."""
        self._is_unfolded = False

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

    def focus_first(self) -> bool:
        """Put the keyboard on the chosen thread, or the first; say whether there is any."""
        cards = self._in_sight()
        chosen = self.cards.get(self._current)
        target = chosen if chosen in cards else next(iter(cards), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return target is not None

    def order_tabs(self, before: QWidget) -> None:
        """Let the Tab key go on from *before* through the threads as one reads: their cards were made as notes came."""
        for card in self._in_order():
            for stop in card.stops:
                QWidget.setTabOrder(before, stop)
                before = stop
        QWidget.setTabOrder(before, self.fold)

    def reword(self) -> None:
        """Say anew how long ago everything was said."""
        for card in self.cards.values():
            card.reword()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._show_fold()
        super().changeEvent(event)

    def _build(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(SPACE_3, 0, SPACE_3, SPACE_3)
        self._column.setSpacing(SPACE_2)
        self._column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        put_into(self, inner)

    def _card_of(self, thread: NoteThread) -> NoteCard:
        thread_id = thread.thread_id
        if thread_id not in self.cards:
            card = self.cards[thread_id] = NoteCard(self._words)
            card.clicked.connect(lambda: self._choose_by_hand(thread_id))
            card.focused.connect(lambda: self._choose_focused(thread_id))
            card.step_wanted.connect(lambda by: self._step(card, by))
            card.jump_wanted.connect(lambda: self.jump_wanted.emit(thread_id))
            card.reply_given.connect(lambda words: self.reply_given.emit(thread_id, words))
            card.resolve_wanted.connect(lambda: self.resolve_wanted.emit(thread_id))
            card.reopen_wanted.connect(lambda: self.reopen_wanted.emit(thread_id))
            card.discard_wanted.connect(self.discard_wanted)
        return self.cards[thread_id]

    def _choose_by_hand(self, thread_id: str) -> None:
        self.choose(thread_id)
        self.sight_wanted.emit(thread_id)

    def _choose_focused(self, thread_id: str) -> None:
        if self._current != thread_id:
            self.choose(thread_id)

    def _step(self, card: NoteCard, by: int) -> None:
        cards = self._in_sight()
        wanted = cards[min(max(cards.index(card) + by, 0), len(cards) - 1)]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring(self, thread_id: str) -> None:
        if thread_id in self.cards:
            self.ensureWidgetVisible(self.cards[thread_id], 0, SPACE_3)

    def _in_order(self) -> list[NoteCard]:
        ordered = sorted(self._threads, key=lambda thread: thread.is_resolved)
        return [self.cards[thread.thread_id] for thread in ordered if thread.thread_id in self.cards]

    def _in_sight(self) -> list[NoteCard]:
        return [card for card in self._in_order() if not card.isHidden()]

    def _show(self) -> None:
        for gone in self.cards.keys() - {thread.thread_id for thread in self._threads}:
            card = self.cards.pop(gone)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        are_open = [thread for thread in self._threads if not thread.is_resolved]
        settled = [thread for thread in self._threads if thread.is_resolved]
        for place, thread in enumerate(are_open):
            self._place(thread, place)
        self._move(self.fold, len(are_open))
        for place, thread in enumerate(settled, start=len(are_open) + 1):
            self._place(thread, place)
            self.cards[thread.thread_id].setVisible(self._is_unfolded)
        self._show_fold()

    def _place(self, thread: NoteThread, place: int) -> None:
        card = self._card_of(thread)
        self._move(card, place)
        card.show_thread(thread, is_orphan=thread.thread_id in self._orphans, can_write=self._can_write)
        card.set_current(is_current=thread.thread_id == self._current)
        card.show()

    def _move(self, widget: QWidget, place: int) -> None:
        # A widget that is put elsewhere would lose the keyboard: only what stands wrong is moved.
        if self._column.indexOf(widget) != place:
            self._column.removeWidget(widget)
            self._column.insertWidget(place, widget)

    def _show_fold(self) -> None:
        count = sum(thread.is_resolved for thread in self._threads)
        words = self.tr("Hide resolved notes") if self._is_unfolded else self.tr("Show resolved notes ({0})")
        self.fold.setText(words.format(count))
        self.fold.setVisible(bool(count))

    def _turn_fold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show()
