"""Spelling and style of captions and alternative texts, at their desk and in the inspector: marked as the page is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QTextBlock

from cms.domain.article import ArticleText
from cms.domain.proofreading import Passage, Reader, Remark, Scope, Spoken
from ui.controllers.text.proofreading import Proofreading
from ui.editor.body.adapter import utf16_units
from ui.editor.finding.spots import Spot, replace
from ui.editor.proof.marks import Marked, ProofMarks
from ui.editor.proof.menu import ProofMenu
from ui.shell.language import Language
from ui.theme.theme import Theme
from ui.widgets.growing_text import GrowingText
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# By field: its text as it was read, and what was said of each paragraph.
_Said = dict[str, tuple[str, list[Marked]]]
# Milliseconds after the last key until a caption is read.
_PAUSE = 350


class CaptionProof(QObject):
    """Reads what a few fields say, each in its own language, by the reader the page has.

    Where they are those of an article, what its writer wants to hear no more of holds here, too.
    """

    def __init__(
        self,
        fields: Mapping[str, GrowingText],
        proofreading: Proofreading,
        runner: Runner,
        theme: Theme,
        language: Language,
        *,
        is_of_article: bool,
    ) -> None:
        super().__init__(next(iter(fields.values())))
        self._proofreading, self._runner, self._language = proofreading, runner, language
        self._fields = dict(fields)
        self._marks = {
            name: ProofMarks(field, theme, name_of=_number_of) for name, field in self._fields.items()
        }
        self._is_of_article = is_of_article
        # What somebody at the caption desk wants to hear no more of: a rule and the words.
        self._ignored: set[tuple[str, str]] = set()
        self._is_reading = self._has_learnt = False
        self._menu: ProofMenu | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._read)
        proofreading.changed.connect(self._learn_again)
        for name, field in self._fields.items():
            self._marks[name].is_hidden = self._is_ignored
            field.textChanged.connect(partial(self._note_edit, name))
            # Also told where the words of another photo are shown.
            field.document().contentsChanged.connect(self._soon.start)
            field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            field.customContextMenuRequested.connect(partial(self._open_menu, name))

    def use(self, _newsroom: Newsroom) -> None:
        """Begin anew: somebody else sits here, or it is another newsroom."""
        self._ignored.clear()
        self._forget()
        self._learn_again()

    def _note_edit(self, name: str) -> None:
        if self._fields[name].hasFocus():
            self._marks[name].note_edit()

    def _learn_again(self) -> None:
        self._has_learnt = False
        self._soon.start()

    def _forget(self) -> None:
        for marks in self._marks.values():
            marks.forget()

    def _read(self) -> None:
        reader = self._proofreading.reader
        if reader is None or not self._proofreading.is_on:
            self._forget()
            return
        if self._is_reading or any(field.composition.is_open for field in self._fields.values()):
            self._soon.start()
            return
        texts = {name: field.text for name, field in self._fields.items()}
        has_learnt = self._has_learnt or self._proofreading.has_learnt
        self._is_reading = True

        def read() -> _Said:
            if not has_learnt:
                reader.learn(ArticleText())
            return {name: (text, _said_of(reader, text)) for name, text in texts.items()}

        self._runner.run(read, owner=self, then=self._show, otherwise=self._leave, lane=Lane.PROOF)

    def _show(self, said: _Said) -> None:
        self._is_reading, self._has_learnt = False, True
        for name, (text, paragraphs) in said.items():
            self._marks[name].show({str(number): marked for number, marked in enumerate(paragraphs)})
            if self._fields[name].text != text:
                self._soon.start()

    def _leave(self, _error: Exception) -> None:
        # Without the newsroom's words nothing is marked; it is read again with the next key.
        self._is_reading = False

    def _is_ignored(self, remark: Remark) -> bool:
        if self._is_of_article:
            return self._proofreading.is_ignored(remark)
        return (remark.rule, remark.words) in self._ignored

    def _open_menu(self, name: str, at: QPoint) -> None:
        field = self._fields[name]
        found = self._marks[name].remark_at(field.cursorForPosition(at).position())
        menu = field.createStandardContextMenu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if found is not None:
            block, remark = found
            self._menu = ProofMenu(
                menu,
                remark,
                is_read_only=field.isReadOnly(),
                explanation=remark.explanation_in(self._language.code),
            )
            self._menu.fix_chosen.connect(partial(self._fix, field, block.blockNumber(), remark))
            self._menu.own_word_given.connect(self._proofreading.add_to_own)
            self._menu.newsroom_word_given.connect(self._proofreading.add_to_newsroom)
            self._menu.ignored.connect(partial(self._ignore, remark))
            if remark.is_spelling and not field.isReadOnly():
                self._look_for_suggestions(remark)
            menu.destroyed.connect(self._forget_menu)
        menu.popup(field.viewport().mapToGlobal(at))

    def _look_for_suggestions(self, remark: Remark) -> None:
        reader = self._proofreading.reader
        if reader is not None:
            self._runner.run(
                lambda: reader.suggestions(remark),
                owner=self,
                then=lambda found: self._offer(remark, found),
                lane=Lane.PROOF,
            )

    def _offer(self, remark: Remark, suggestions: tuple[str, ...]) -> None:
        if self._menu is not None:
            self._menu.offer(remark, suggestions)

    def _fix(self, field: GrowingText, number: int, remark: Remark, words: str) -> None:
        block = field.document().findBlockByNumber(number)
        text = block.text()
        if text[remark.start : remark.end] == remark.words and not field.isReadOnly():
            start, end = (block.position() + utf16_units(text, at) for at in (remark.start, remark.end))
            replace(field, [Spot("", start, end)], words)

    def _ignore(self, remark: Remark) -> None:
        if self._is_of_article:
            self._proofreading.ignore(Spoken(Scope.CAPTION, "", remark))
        self._ignored.add((remark.rule, remark.words))
        for field in self._fields.values():
            field.viewport().update()

    def _forget_menu(self) -> None:
        self._menu = None


def _said_of(reader: Reader, text: str) -> list[Marked]:
    """Return what is said of each paragraph."""
    is_korean = any("가" <= letter <= "힣" for letter in text)
    passages = [Passage(Scope.CAPTION, paragraph) for paragraph in text.split("\n")]
    said = reader.read(passages, "ko" if is_korean else "en")
    return [Marked(passage.text, remarks) for passage, remarks in zip(passages, said, strict=True)]


def _number_of(block: QTextBlock) -> str:
    return str(block.blockNumber())
