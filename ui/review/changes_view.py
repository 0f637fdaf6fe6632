"""What changed between two versions, word by word, with counts above it and a way from change to change."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cms.domain.difference import Difference
from ui.review.change_page import ChangePage
from ui.review.change_words import ChangeWords
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.announce import announce
from ui.widgets.buttons import IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import Separator, plain_label
from ui.widgets.skeleton import SkeletonRows

# Loading that takes less than this shows nothing, so that nothing flickers.
_SKELETON_AFTER = 200


class ChangesView(QWidget):
    """Shows one difference, or says in words that there is none; it only reads."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = ChangeWords(self)
        self._difference: Difference | None = None
        self._language = "en"
        self._headline = ""
        self._build(theme, icons)
        self._connect(theme)
        self._retranslate()

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._counts = plain_label(look="strong", wraps=True)
        self._place = plain_label(look="meta")
        self._previous = IconButton(icons, "chevron-up")
        self._next = IconButton(icons, "chevron-down")
        self.page = ChangePage(theme)
        self._skeleton = SkeletonRows(theme)
        self._nothing = EmptyState(theme, icons, "git-compare")
        self._stack = QStackedWidget()
        for state in (self._nothing, self.page, self._skeleton):
            self._stack.addWidget(state)
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(SPACE_4, SPACE_1, SPACE_3, SPACE_1)
        row.setSpacing(SPACE_2)
        row.addWidget(self._counts, 1)
        row.addWidget(self._place)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(Separator())
        column.addWidget(self._stack, 1)

    def _connect(self, theme: Theme) -> None:
        self._loading = QTimer(self, interval=_SKELETON_AFTER, singleShot=True)
        self._loading.timeout.connect(lambda: self._stack.setCurrentWidget(self._skeleton))
        self._next.clicked.connect(self.next_change)
        self._previous.clicked.connect(self.previous_change)
        self.page.step_wanted.connect(self._step)
        self.setFocusProxy(self.page)
        theme.changed.connect(self._show_again)
        theme.zoom_changed.connect(self._show_again)

    def show_difference(self, difference: Difference | None, *, language: str, headline: str = "") -> None:
        """Show what changed; None means that there is no earlier version.

        *language* is the article's. *headline* stands above the changes where it is unchanged itself.
        """
        self._loading.stop()
        known = (difference, language, headline)
        if difference is None or known != (self._difference, self._language, self._headline):
            self._difference, self._language, self._headline = known
            self._show()
            announce(self, self.counts_text())
        else:
            self._stack.setCurrentWidget(self.page if self.page.places else self._nothing)

    def show_loading(self) -> None:
        """Show that versions are being compared, if it takes long enough to notice."""
        self._loading.start()

    def next_change(self) -> None:
        """Go to the next change, if there is one."""
        self._step(1)

    def previous_change(self) -> None:
        """Go to the change before."""
        self._step(-1)

    def counts_text(self) -> str:
        """Return what the head of the view says: how much changed, or that nothing did."""
        if self._difference is None:
            return self._words.nothing_to_compare()
        if not self.page.places:
            return self._words.nothing_changed(self._difference.from_version)
        return self._words.counts(self._difference)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        if self._difference is not None:
            self.page.write(self._difference, self._words, self._language, self._headline)
        has_changes = self._difference is not None and bool(self.page.places)
        self._head.setVisible(has_changes)
        self._counts.setText(self.counts_text())
        self._nothing.set_words(self.counts_text())
        self._stack.setCurrentWidget(self.page if has_changes else self._nothing)
        self._show_place()

    def _show_again(self) -> None:
        """Write the same difference in other colours or words and stay where the reader is."""
        current, scrolled = self.page.current, self.page.verticalScrollBar().value()
        self._show()
        if current >= 0:
            self.page.look_at(current)
            self._show_place()
        self.page.verticalScrollBar().setValue(scrolled)

    def _step(self, by: int) -> None:
        number = self.page.current + by
        if self._difference is None or not 0 <= number < len(self.page.places):
            return
        self.page.look_at(number)
        self._show_place()
        announce(self.page, f"{self._place.text()}: {self.page.words_of(number)}")

    def _show_place(self) -> None:
        current, count = self.page.current, len(self.page.places)
        self._place.setText(self._words.place(current + 1, count))
        self._previous.setEnabled(current > 0)
        self._next.setEnabled(current + 1 < count)

    def _retranslate(self) -> None:
        self._next.set_words(self.tr("Next change"), "N")
        self._previous.set_words(self.tr("Previous change"), "P")
        self.page.setAccessibleName(self.tr("What changed"))
        self._show_again()
