"""What a proofreader's remarks let the writer do on the page: see them, walk from one to the next, put them right."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QTextBlock

from cms.domain.proofreading import Remark, Scope, Spoken
from ui.editor.body.adapter import block_id_of, utf16_units
from ui.editor.finding.spots import Spot, cursor_over, replace
from ui.editor.page_sheet import PageSheet
from ui.editor.proof.marks import Marked, ProofMarks
from ui.editor.proof.menu import ProofMenu
from ui.theme.theme import Theme
from ui.widgets.composing import ComposedTextEdit


class ProofOnPage(QObject):
    """Marks headline, subheadline and body; the shell says what is marked, and hears what the writer wants done."""

    own_word_given = Signal(str)
    newsroom_word_given = Signal(str)
    # A Spoken the writer wants to hear no more of in this article.
    ignored = Signal(object)
    # A Remark whose suggestions are looked for; `offer` takes them.
    suggestions_wanted = Signal(object)

    def __init__(self, sheet: PageSheet, theme: Theme) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._fields: dict[Scope, ComposedTextEdit] = {
            Scope.HEADLINE: sheet.headings.headline,
            Scope.SUBHEADLINE: sheet.headings.subheadline,
            Scope.BODY: sheet.body,
        }
        self._marks = {scope: ProofMarks(edit, theme) for scope, edit in self._fields.items()}
        self._menu: ProofMenu | None = None
        # The window's language: why something is marked is said in it.
        self.language = "en"
        for scope, edit in self._fields.items():
            edit.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            edit.customContextMenuRequested.connect(lambda at, scope=scope: self._open_menu(scope, at))
        sheet.edited.connect(self._note_edit)

    def show(self, said: Mapping[tuple[Scope, str], Marked]) -> None:
        """Mark what was said of these passages; others keep their marks."""
        for scope, marks in self._marks.items():
            marks.show({place: marked for (other, place), marked in said.items() if other is scope})

    def hide(self, is_hidden: Callable[[Remark], bool]) -> None:
        """Leave unmarked what *is_hidden* says."""
        for scope, marks in self._marks.items():
            marks.is_hidden = is_hidden
            self._fields[scope].viewport().update()

    def forget(self) -> None:
        """Show no marks."""
        for marks in self._marks.values():
            marks.forget()

    def step(self, direction: int) -> Remark | None:
        """Select the words of the next (1) or previous (-1) remark, round the end, and return it if there is one."""
        found = list(self._all())
        if not found:
            return None
        here = self._caret()
        if direction > 0:
            wanted = next((one for one in found if one[:2] > here), found[0])
        else:
            wanted = next((one for one in reversed(found) if one[:2] < here), found[-1])
        self._select(*wanted[2:])
        return wanted[3]

    def go_to(self, spoken: Spoken) -> bool:
        """Select the words of a remark; say whether they still stand there."""
        block = self._block(spoken)
        if block is None:
            return False
        self._select(spoken.scope, spoken.remark, block)
        return True

    def fix(self, spoken: Spoken, words: str) -> bool:
        """Put *words* where the remark stands, as one edit; say whether they still stood there and may be changed."""
        block = self._block(spoken)
        edit = self._fields.get(spoken.scope)
        if block is None or edit is None or edit.isReadOnly():
            return False
        self._sheet.commit_preedit()
        replace(edit, [_spot(block, spoken.remark)], words)
        return True

    def offer(self, remark: Remark, suggestions: tuple[str, ...]) -> None:
        """Put suggestions into the menu that waits for them."""
        if self._menu is not None:
            self._menu.offer(remark, suggestions)

    def _block(self, spoken: Spoken) -> QTextBlock | None:
        edit = self._fields.get(spoken.scope)
        if edit is None:
            return None
        block = edit.document().begin()
        while block.isValid():
            remark = spoken.remark
            if block_id_of(block) == spoken.place:
                is_there = block.text()[remark.start : remark.end].replace("\u2028", "\n") == remark.words
                return block if is_there else None
            block = block.next()
        return None

    def _all(self) -> Iterator[tuple[int, int, Scope, Remark, QTextBlock]]:
        for number, (scope, edit) in enumerate(self._fields.items()):
            block = edit.document().begin()
            while block.isValid():
                for remark in sorted(self._marks[scope].remarks_in(block), key=lambda one: one.start):
                    yield number, _spot(block, remark).start, scope, remark, block
                block = block.next()

    def _caret(self) -> tuple[int, int]:
        edits = list(self._fields.values())
        number = next((n for n, edit in enumerate(edits) if edit.hasFocus()), len(edits) - 1)
        return number, edits[number].textCursor().selectionStart()

    def _select(self, scope: Scope, remark: Remark, block: QTextBlock) -> None:
        edit, spot = self._fields[scope], _spot(block, remark)
        edit.setTextCursor(cursor_over(edit, spot))
        edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._sheet.scroll_to(edit, spot.start)

    def _note_edit(self) -> None:
        for scope, edit in self._fields.items():
            if edit.hasFocus():
                self._marks[scope].note_edit()

    def _open_menu(self, scope: Scope, at: QPoint) -> None:
        edit = self._fields[scope]
        found = self._marks[scope].remark_at(edit.cursorForPosition(at).position())
        menu = edit.createStandardContextMenu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if found is not None:
            block, remark = found
            spoken = Spoken(scope, block_id_of(block), remark)
            self._menu = ProofMenu(
                menu,
                remark,
                is_read_only=edit.isReadOnly(),
                explanation=remark.explanation_in(self.language),
            )
            self._menu.fix_chosen.connect(lambda words: self.fix(spoken, words))
            self._menu.own_word_given.connect(self.own_word_given)
            self._menu.newsroom_word_given.connect(self.newsroom_word_given)
            self._menu.ignored.connect(lambda: self.ignored.emit(spoken))
            if remark.is_spelling and not edit.isReadOnly():
                self.suggestions_wanted.emit(remark)
            menu.destroyed.connect(self._forget_menu)
        menu.popup(edit.viewport().mapToGlobal(at))

    def _forget_menu(self) -> None:
        self._menu = None


def _spot(block: QTextBlock, remark: Remark) -> Spot:
    text, begin = block.text(), block.position()
    return Spot("", begin + utf16_units(text, remark.start), begin + utf16_units(text, remark.end))
