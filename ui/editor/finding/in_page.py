"""Finding and replacing on the page: headline, subheadline and body, from match to match and round again."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QTextEdit

from cms.body.find import Passage, find, passages_of
from cms.body.model import clean_text
from ui.editor.finding.bar import FindBar
from ui.editor.finding.spots import Spot, cursor_over, replace, spots_of, tint
from ui.editor.page_sheet import PageSheet
from ui.editor.text_layers import Layer
from ui.theme.icons import Icons
from ui.theme.theme import Theme

# Milliseconds after the last key until what was found is found again.
_SETTLE = 120
# A selection longer than this is no word to look for.
_LONGEST_SELECTION = 100
FIELDS = ("headline", "subheadline", "body")


class FindInPage(QObject):
    """Knows where the sought words stand and at which of these places the writer is."""

    # All were replaced: how many.
    replaced = Signal(int)

    def __init__(
        self, sheet: PageSheet, theme: Theme, icons: Icons, put_bar: Callable[[FindBar], None]
    ) -> None:
        super().__init__(sheet)
        self._sheet, self._theme, self._icons = sheet, theme, icons
        self._put_bar = put_bar
        self._bar: FindBar | None = None
        self._spots: tuple[Spot, ...] = ()
        self._now = -1
        # Where the search began: the first match is sought from there.
        self._from = Spot("headline", 0, 0)
        self._focus_before = "body"
        self._undo_all: list[tuple[str, str]] = []
        self._is_read_only = False
        self._later = QTimer(self, interval=_SETTLE, singleShot=True)
        self._later.timeout.connect(self._find_again)
        for name in FIELDS:
            self._edit(name).installEventFilter(self)
        sheet.edited.connect(self._note_edit)
        sheet.verticalScrollBar().valueChanged.connect(self._tint)
        theme.changed.connect(self._tint)

    # What the window asks.

    @property
    def bar(self) -> FindBar:
        """The bar, made by the first who asks for it."""
        if self._bar is None:
            self._bar = FindBar(self._icons)
            self._put_bar(self._bar)
            headline = self._edit("headline")
            self._bar.stand_first_in(headline.parentWidget() or headline)
            self._bar.sought_changed.connect(self._seek)
            self._bar.step_wanted.connect(self.step)
            self._bar.replace_wanted.connect(self.replace_one)
            self._bar.replace_all_wanted.connect(self.replace_all)
            self._bar.closed.connect(self.close)
        return self._bar

    @property
    def is_open(self) -> bool:
        """Whether the bar is shown."""
        return self._bar is not None and not self._bar.isHidden()

    def open(self, *, replacing: bool = False) -> None:
        """Show the bar, with the selected words in it."""
        self._sheet.commit_preedit()
        here = self._sheet.caret.field
        if here:
            self._focus_before = here
        self._from = self._caret()
        self.bar.ask(self._selected_words(), replacing=replacing and not self._is_read_only)
        self._seek()
        # The bar takes its room from the page only when Qt has laid it out.
        QTimer.singleShot(0, self, self._scroll)

    def close(self) -> None:
        """Hide the bar; who was in it goes back to the text: to the match, or to where the writer was."""
        if not self.is_open:
            return
        self.bar.commit_preedit()
        if self._later.isActive():
            self._find_again()
        is_in_bar = self._is_in_bar()
        self.bar.hide()
        self._later.stop()
        for name in FIELDS:
            self._sheet.layers[name].lay(Layer.FOUND, ())
        if not is_in_bar:
            return
        if self._now >= 0:
            self._select(self._spots[self._now])
        else:
            self._sheet.focus_field(self._focus_before)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) match, round the end of the article if need be."""
        if not self.is_open and not self.bar.sought.words:
            self.open()
            return
        self.bar.commit_preedit()
        is_in_text = not self._is_in_bar()
        before = self._now
        self._look()
        count = len(self._spots)
        if not count:
            self._now = -1
            self.open()
            return
        if is_in_text or before < 0:
            here = self._caret()
            place = bisect_left(self._keys(), _key(here))
            is_there = place < count and self._spots[place] == here
            before = place if is_there else (place - 1 if by > 0 else place)
        place = before + by
        wrapped = by if not 0 <= place < count else 0
        self._now = place % count
        self._show(wrapped=wrapped)
        if is_in_text:
            self._select(self._spots[self._now])

    def replace_one(self) -> None:
        """Put the other words in place of the match it stands at, and go to the next."""
        if not self._prepare() or self._now < 0:
            return
        spot = self._spots[self._now]
        words = clean_text(self.bar.replacement)
        replace(self._edit(spot.field), (spot,), words)
        end = spot.start + len(words.encode("utf-16-le")) // 2
        self._from = Spot(spot.field, end, end)
        self._seek()

    def replace_all(self) -> None:
        """Put the other words everywhere; for undo that is one step."""
        if not self._prepare():
            return
        words, count, before = clean_text(self.bar.replacement), len(self._spots), self._texts()
        for name in FIELDS:
            replace(self._edit(name), [spot for spot in self._spots if spot.field == name], words)
        after = self._texts()
        self._undo_all = [(name, after[name]) for name in FIELDS if before[name] != after[name]]
        self._from = Spot("headline", 0, 0)
        self._find_again()
        if count:
            self.replaced.emit(count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take back what was replaced everywhere with the undo of any field, if that was what was done last."""
        is_undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if is_undo and event.type() is QEvent.Type.KeyPress and self._undo_all:
            texts = self._texts()
            if all(texts[name] == after for name, after in self._undo_all):
                self.undo_replace_all()
                return True
        return super().eventFilter(watched, event)

    def undo_replace_all(self) -> None:
        """Take back what was replaced everywhere, in the fields nobody has written in since."""
        texts = self._texts()
        for name, after in self._undo_all:
            if texts[name] == after and not self._is_read_only:
                self._edit(name).undo()
        self._undo_all = []

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Only find, where the text can only be read."""
        self._is_read_only = is_read_only
        if is_read_only and self._bar is not None:
            self._bar.set_replacing(is_replacing=False)

    def forget(self) -> None:
        """Another article is on the page: what was found stands elsewhere now."""
        self._undo_all = []
        self._from = Spot("headline", 0, 0)
        if self.is_open:
            self._seek()

    # Looking.

    def _note_edit(self) -> None:
        if self.is_open:
            self._later.start()

    def _seek(self) -> None:
        """Find what is asked for, and stand at the first match from where the search began."""
        self._look()
        place = bisect_left(self._keys(), _key(self._from))
        self._now = place % len(self._spots) if self._spots else -1
        self._show(wrapped=int(bool(self._spots) and place == len(self._spots)))

    def _find_again(self) -> None:
        """Find after an edit; nobody is moved anywhere."""
        if not self.is_open:
            return
        if self._sheet.is_composing:
            self._later.start()
            return
        self._look()
        self._now = min(self._now, len(self._spots) - 1)
        self.bar.show_count(self._now + 1, len(self._spots))
        self._tint()

    def _look(self) -> None:
        passages = self._passages()
        places = find(passages, self.bar.sought)
        self._spots = spots_of(places, passages, self._sheet.body)

    def _passages(self) -> tuple[Passage, ...]:
        heads = self._sheet.headings
        return passages_of(heads.headline.text, heads.subheadline.text, self._sheet.body.body)

    def _prepare(self) -> bool:
        """Make sure that what was found still stands there; say whether it may be replaced."""
        if self._is_read_only or not self.is_open:
            return False
        self.bar.commit_preedit()
        self._sheet.commit_preedit()
        self._look()
        self._now = min(self._now, len(self._spots) - 1)
        return bool(self._spots)

    # Showing.

    def _show(self, *, wrapped: int = 0) -> None:
        self.bar.show_count(self._now + 1, len(self._spots), wrapped=wrapped)
        self._scroll()
        self._tint()

    def _scroll(self) -> None:
        if 0 <= self._now < len(self._spots):
            spot = self._spots[self._now]
            self._sheet.scroll_to(self._edit(spot.field), spot.start)

    def _tint(self) -> None:
        if not self.is_open:
            return
        now = self._spots[self._now] if self._now >= 0 else None
        for name in FIELDS:
            edit = self._edit(name)
            first, last = self._sheet.positions_in_sight(edit)
            laid = [
                tint(edit, spot, self._theme.tokens, is_current=spot == now)
                for spot in self._spots
                if spot.field == name and spot.start <= last and spot.end >= first
            ]
            self._sheet.layers[name].lay(Layer.FOUND, laid)

    def _select(self, spot: Spot) -> None:
        edit = self._edit(spot.field)
        edit.setTextCursor(cursor_over(edit, spot))
        edit.setFocus()
        self._sheet.scroll_to(edit, spot.start)

    # The writer.

    def _edit(self, name: str) -> QTextEdit:
        edits = {"headline": self._sheet.headings.headline, "subheadline": self._sheet.headings.subheadline}
        return edits.get(name, self._sheet.body)

    def _caret(self) -> Spot:
        name = self._sheet.caret.field or self._focus_before
        name = name if name in FIELDS else "headline"
        cursor = self._edit(name).textCursor()
        return Spot(name, cursor.selectionStart(), cursor.selectionEnd())

    def _selected_words(self) -> str:
        words = self._edit(self._from.field).textCursor().selectedText()
        is_word = len(words) <= _LONGEST_SELECTION and "\u2029" not in words
        return words if is_word else ""

    def _is_in_bar(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.is_open and self.bar.isAncestorOf(focused)

    def _keys(self) -> list[tuple[int, int]]:
        return [_key(spot) for spot in self._spots]

    def _texts(self) -> dict[str, str]:
        return {name: self._edit(name).toPlainText() for name in FIELDS}


def _key(spot: Spot) -> tuple[int, int]:
    return FIELDS.index(spot.field), spot.start
