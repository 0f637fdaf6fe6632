"""How the text on the page stands now: what blocks it, what is worth a second look, how long it is."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from cms.domain.article import ArticleText
from cms.domain.checks import Demands, Problem, blockers, unsettled, warnings
from cms.domain.counts import Tally
from ui.shell.window import Window


class Checking(QObject):
    """Judges the text while it is written, as the newsroom will judge it when it is submitted."""

    # What blocks the text, and what an editor should look at again.
    checked = Signal(tuple, tuple)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._page = window.page
        self._status = window.status
        self._tally = Tally()
        self.blockers: tuple[Problem, ...] = ()

    def check(self, text: ArticleText, language: str, demands: Demands) -> None:
        """Judge *text*, an article's in *language*, with what the library knows of its photographs.

        *demands* are what the newsroom asks of the article.
        """
        self._status.show_length(self._tally.length_of(text.body, language), language)
        provenance = {
            photo_id: replace(
                row.provenance, usage_rights=row.usage_rights, embedded_credit=row.embedded_credit
            )
            for photo_id, row in self._page.photo_rows.items()
        }
        self.blockers = blockers(text, provenance, demands)
        self.checked.emit((*self.blockers, *unsettled(text)), warnings(text, provenance, demands))
