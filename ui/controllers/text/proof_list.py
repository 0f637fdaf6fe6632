"""The list of remarks beside the page: going to a place, putting it right there, photos' words included."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from cms.domain.article import PhotoUse
from cms.domain.checks import Problem
from cms.domain.proofreading import Remark, Scope, Spoken
from ui.controllers.text.writing import Writing
from ui.shell.language import Language
from ui.shell.window import Window
from ui.widgets.remark_list import RemarkState

_PHOTO_FIELDS = {Scope.CAPTION: "caption", Scope.CREDIT: "credit_line"}


class ProofList(QObject):
    """Keeps the list in the window's language, and does in the article what is chosen there."""

    # The writer wants to see to a photo's words: a Problem that says where.
    photo_wanted = Signal(Problem)

    def __init__(self, window: Window, writing: Writing, language: Language) -> None:
        super().__init__(window)
        self._page, self._writing, self._language = window.page, writing, language
        self._remarks = window.remarks
        self.ignored, self.turned_on = self._remarks.ignored, self._remarks.turned_on
        self._remarks.go_to.connect(self._go_to)
        self._remarks.fix_wanted.connect(self._fix)
        language.changed.connect(self._reword)
        self._reword()

    def show(self, spoken: Sequence[Spoken]) -> None:
        """Show what is said; unknown words are marked on the page, and listed only where there is no page to mark."""
        listed = [one for one in spoken if not one.remark.is_spelling or one.scope is Scope.CAPTION]
        self._remarks.show_remarks(listed, can_fix=bool(self._writing.token))

    def show_state(self, state: RemarkState) -> None:
        """Say how it stands with reading."""
        self._remarks.show_state(state)

    def _reword(self) -> None:
        self._remarks.use_language(self._language.code)
        self._page.proof.language = self._language.code

    def _go_to(self, spoken: Spoken) -> None:
        if spoken.scope in (Scope.CAPTION, Scope.CREDIT):
            why = spoken.remark.explanation_in(self._language.code)
            self.photo_wanted.emit(
                Problem(spoken.remark.rule, why, _PHOTO_FIELDS[spoken.scope], photo_id=spoken.place)
            )
        else:
            self._page.proof.go_to(spoken)

    def _fix(self, spoken: Spoken, words: str) -> None:
        if spoken.scope not in _PHOTO_FIELDS:
            self._page.proof.fix(spoken, words)
            return
        use = next((one for one in self._page.photos if one.photo_id == spoken.place), None)
        if use is not None and self._writing.token:
            changed: dict[str, Any] = {
                _PHOTO_FIELDS[spoken.scope]: put_right(_photo_words(use, spoken), spoken.remark, words)
            }
            self._page.change_photo(replace(use, **changed))
        self._go_to(spoken)


def put_right(text: str, remark: Remark, words: str) -> str:
    """Return *text* with *words* where the remark stands, or as it is if its words are no longer there."""
    is_there = text[remark.start : remark.end] == remark.words
    return text[: remark.start] + words + text[remark.end :] if is_there else text


def _photo_words(use: PhotoUse, spoken: Spoken) -> str:
    return use.caption if spoken.scope is Scope.CAPTION else use.credit_line
