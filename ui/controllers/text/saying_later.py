"""Notes, names, words and rules said while the newsroom was away: sent when it answers, told of when it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cms.domain.waiting import Said, Saying
from ui.shell.language import Language
from ui.shell.window import Window
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

_IN_THE_PANEL = (Saying.NOTE, Saying.REPLY)


class SayingLater(QObject):
    """Brings the newsroom what waits. What it refuses is kept, and said to be refused, until the person lets it go."""

    # What waited was sent, or refused: whoever shows it looks again.
    sent = Signal()
    # How much waits or was refused is another now.
    counted = Signal()
    # A note was refused in the article with this id.
    notes_wanted = Signal(str)

    def __init__(self, window: Window, runner: Runner, language: Language) -> None:
        super().__init__(window)
        self._window, self._runner, self._language = window, runner, language
        self._newsroom: Newsroom | None = None

    def use(self, newsroom: Newsroom) -> None:
        """Bring *newsroom* what waits for it."""
        self._newsroom = newsroom
        self.catch_up()

    def catch_up(self) -> None:
        """Say what waits, if the newsroom answers now, and tell what it did not take."""
        newsroom = self._newsroom
        if newsroom is None:
            return

        def send() -> list[Said]:
            if not newsroom.connection.is_away:
                # What an earlier release kept of names is sent with the rest.
                newsroom.naming.send()
            return newsroom.later.refused()

        self._runner.run(send, owner=self, then=self._sent)

    def _sent(self, refused: list[Said]) -> None:
        self.sent.emit()
        self.counted.emit()
        if self._newsroom is not None and not self._newsroom.connection.is_away:
            self._tell(refused)

    def _tell(self, refused: list[Said]) -> None:
        """Tell of the first; of the next when the person has read that."""
        if not refused:
            return
        first = refused[0]
        if first.saying in _IN_THE_PANEL:
            self._window.messages.warn(
                self._words(first),
                action=self.tr("Open"),
                act=lambda: self.notes_wanted.emit(first.article_id),
            )
        else:
            self._window.messages.warn(
                self._words(first), action=self.tr("Close"), act=lambda: self._let_go(first)
            )

    def _words(self, said: Said) -> str:
        reason = "" if said.refusal is None else self._language.sentence(said.refusal)
        content = said.content
        match said.saying:
            case Saying.NOTE | Saying.REPLY:
                return self.tr("Your note was not sent: {0} Its words are kept beside the article.").format(
                    reason
                )
            case Saying.NAME | Saying.UNNAME:
                who = content["name"] or content["name_ko"]
                return self.tr("What you said of {0} among the people named was not taken: {1}").format(
                    who, reason
                )
            case Saying.WORD | Saying.NO_WORD:
                return self.tr("What you said of the word “{0}” was not taken: {1}").format(
                    content["word"], reason
                )
            case Saying.RULE | Saying.NO_RULE:
                return self.tr("What you said of the rule on “{0}” was not taken: {1}").format(
                    content["term"], reason
                )
        return self.tr("A note could not be settled or opened again: {0}").format(reason)

    def _let_go(self, said: Said) -> None:
        newsroom = self._newsroom
        if newsroom is None:
            return

        def let_go() -> list[Said]:
            newsroom.later.let_go(said.command_id)
            return newsroom.later.refused()

        self._runner.run(let_go, owner=self, then=self._left, lane=Lane.JOURNAL)

    def _left(self, refused: list[Said]) -> None:
        self.counted.emit()
        self._tell(refused)
