"""Picture files that end too early: whoever adds one is asked whether what there is of it will do."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cms.domain.errors import CutOffPicture
from ui.shell.language import Language
from ui.shell.messages import Messages


class CutOffPictures(QObject):
    """Asks once for all that came, and has them added as they are or leaves them out."""

    def __init__(self, messages: Messages, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._language = language
        self._asked: list[Callable[[], None]] = []

    def ask(self, refusal: CutOffPicture, add: Callable[[], None]) -> None:
        """Ask about one more, which *add* takes in as it is."""
        self._asked.append(add)
        count = len(self._asked)
        if count == 1:
            said, action = self._language.sentence(refusal), self.tr("Add it as it is")
            other = self.tr("Leave it out")
        else:
            said = self.tr("{0} files end before their pictures do: a part of each is missing.").format(count)
            action, other = self.tr("Add them as they are"), self.tr("Leave them out")
        self._messages.warn(said, action=action, act=self._add_all, other=(other, self._leave_out))

    def forget(self) -> None:
        """Ask about none any more: they were for another newsroom."""
        self._asked = []

    def _add_all(self) -> None:
        asked, self._asked = self._asked, []
        for add in asked:
            add()

    def _leave_out(self) -> None:
        self.forget()
        self._messages.settle()
