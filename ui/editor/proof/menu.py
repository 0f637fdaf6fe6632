"""What a right click on marked words offers, above what it offers on any words."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cms.domain.proofreading import Remark

_LONGEST = 70


class ProofMenu(QObject):
    """Fills the top of a field's menu for one remark; suggestions come when they were found."""

    fix_chosen = Signal(str)
    own_word_given = Signal(str)
    newsroom_word_given = Signal(str)
    ignored = Signal()

    def __init__(self, menu: QMenu, remark: Remark, *, is_read_only: bool, explanation: str) -> None:
        super().__init__(menu)
        self._menu, self._remark = menu, remark
        self._is_read_only = is_read_only
        self._top = menu.actions()[0] if menu.actions() else menu.addSeparator()
        self._waiting: QAction | None = None
        self._add(_shortened(explanation)).setEnabled(False)
        if remark.is_spelling:
            if not is_read_only:
                self._waiting = self._add(self.tr("Looking for suggestions…"))
                self._waiting.setEnabled(False)
                menu.insertSeparator(self._top)
            word = remark.words
            self._add(self.tr("Add to my words")).triggered.connect(lambda: self.own_word_given.emit(word))
            newsroom = self._add(self.tr("Add to the newsroom’s words"))
            newsroom.triggered.connect(lambda: self.newsroom_word_given.emit(word))
        elif not is_read_only:
            self._offer_fixes(remark.fixes, before=self._top)
        self._add(self.tr("Ignore here")).triggered.connect(lambda _is_checked: self.ignored.emit())
        menu.insertSeparator(self._top)

    def offer(self, remark: Remark, suggestions: tuple[str, ...]) -> None:
        """Put suggestions in the place that was kept for them, if they are for the words of this menu."""
        if self._waiting is None or remark != self._remark:
            return
        if suggestions:
            self._offer_fixes(suggestions, before=self._waiting)
            self._menu.removeAction(self._waiting)
        else:
            self._waiting.setText(self.tr("No suggestions"))
        self._waiting = None

    def _offer_fixes(self, fixes: tuple[str, ...], before: QAction) -> None:
        for words in fixes:
            action = QAction(_unmarked(words) if words.strip() else self.tr("Take out"), self._menu)
            action.triggered.connect(lambda _is_checked, words=words: self.fix_chosen.emit(words))
            self._menu.insertAction(before, action)

    def _add(self, words: str) -> QAction:
        action = QAction(words, self._menu)
        self._menu.insertAction(self._top, action)
        return action


def _unmarked(words: str) -> str:
    # Qt would take the letter behind an ampersand for a key.
    return words.replace("&", "&&")


def _shortened(words: str) -> str:
    plain = _unmarked(words)
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1].rstrip()}…"
