"""Caption codes in a field: offered while one is typed, replaced by their words when one is whole."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QListView

from cms.domain.photos.caption_codes import CodeTable, code_begun
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.growing_text import GrowingText

_WIDTH, _MOST_SHOWN = 300, 8
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_WALKS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CodeCompletion(QObject):
    """Watches one field; a code that is chosen or finished takes the place of what was typed of it.

    The offers lie in the window itself: a window of their own would take the keyboard from an input method.
    """

    def __init__(self, field: GrowingText | ComposedLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._codes = CodeTable()
        self._offers: list[tuple[str, str]] = []
        self._lines = QStringListModel(self)
        self._list = QListView(field)
        self._list.setModel(self._lines)
        self._list.setProperty("look", "offers")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda index: self._take(index.row()))
        self._list.hide()
        field.installEventFilter(self)
        changed = field.textEdited if isinstance(field, ComposedLineEdit) else field.edited
        changed.connect(self._look)

    def use(self, codes: CodeTable) -> None:
        """Offer these codes from now on."""
        self._codes = codes

    @property
    def offers(self) -> list[str]:
        """What is offered now, a line each."""
        return [] if self._list.isHidden() else self._lines.stringList()

    def name_list(self, name: str) -> None:
        """Name the list of offers to screen readers."""
        self._list.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Walk among the offers with the arrows, take one with Enter or Tab, leave them with Esc."""
        if self._list.isHidden():
            return False
        if event.type() is QEvent.Type.FocusOut:
            self._list.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._answer(event)
        return False

    def _answer(self, event: QKeyEvent) -> bool:
        row, key = self._list.currentIndex().row(), event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in _WALKS:
            self._list.setCurrentIndex(self._lines.index((row + _WALKS[Qt.Key(key)]) % len(self._offers)))
        elif key in _TAKES:
            self._take(row)
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            return False
        return True

    def _look(self) -> None:
        if self._field.composition.is_open or not self._codes.replacements:
            return
        before = self._before_caret()
        replaced = self._codes.replaced_at_end(before)
        if replaced is not None:
            self._list.hide()
            self._replace(*replaced)
            return
        begun = code_begun(before)
        self._offers = [] if begun is None else self._codes.offers(begun, most=_MOST_SHOWN)
        self._lines.setStringList([f"{code}  {words}" for code, words in self._offers])
        if self._offers:
            self._show()
        else:
            self._list.hide()

    def _show(self) -> None:
        window = self._field.window()
        if self._list.parent() is not window:
            self._list.setParent(window)
        line = max(self._list.sizeHintForRow(0), self._list.fontMetrics().height() + 4)
        caret = self._caret()
        width = min(max(self._field.width(), _WIDTH), window.width())
        height = line * len(self._offers) + 2 * self._list.frameWidth() + 10
        at = self._field.mapTo(window, QPoint(0, caret.bottom() + 4))
        if at.y() + height > window.height():
            at = self._field.mapTo(window, QPoint(0, caret.top() - height - 4))
        at.setX(min(at.x(), window.width() - width))
        self._list.setGeometry(QRect(at.x(), at.y(), width, height))
        self._list.setCurrentIndex(self._lines.index(0))
        self._list.show()
        self._list.raise_()

    def _take(self, row: int) -> None:
        self._list.hide()
        begun = code_begun(self._before_caret())
        if begun is not None and 0 <= row < len(self._offers):
            self._replace(len(begun) + 1, self._offers[row][1])

    def _before_caret(self) -> str:
        if isinstance(self._field, QLineEdit):
            return self._field.text()[: self._field.cursorPosition()]
        cursor = self._field.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def _replace(self, length: int, words: str) -> None:
        """Put *words* in the place of the last *length* characters before the caret, as one edit."""
        if isinstance(self._field, ComposedLineEdit):
            end = self._field.cursorPosition()
            self._field.setSelection(end - length, length)
            self._field.insert(words)
            self._field.textEdited.emit(self._field.text())
            return
        cursor = self._field.textCursor()
        cursor.movePosition(
            QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, length
        )
        cursor.insertText(words)

    def _caret(self) -> QRect:
        if isinstance(self._field, QLineEdit):
            return self._field.rect()
        return self._field.cursorRect().translated(self._field.viewport().pos())
