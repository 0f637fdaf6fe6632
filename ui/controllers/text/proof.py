"""A look at the open article as readers would see it, before they do."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.controllers.text.writing import Writing
from ui.shell.window import Window

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom


class Proof(QObject):
    """Makes a page of the text as it stands, marked as a proof, for the browser."""

    page_wanted = Signal(Path)

    def __init__(self, window: Window, writing: Writing) -> None:
        super().__init__(window)
        self._writing = writing
        self._newsroom: Newsroom | None = None

    def use(self, newsroom: Newsroom) -> None:
        """Make proofs of articles of *newsroom* from now on."""
        self._newsroom = newsroom

    def show(self) -> None:
        """Have the proof shown, once all that was typed is in it."""
        newsroom, article_id, token = self._newsroom, self._writing.article_id, self._writing.token
        if newsroom is None or not article_id:
            return
        self._writing.finish_typing()

        def make() -> Path:
            if token:
                newsroom.syncing.save_version(article_id, token=token)
            page = Path(tempfile.mkdtemp(prefix="copydesk-proof-")) / "proof.html"
            page.write_text(newsroom.publishing.export(article_id, "html", as_proof=True), encoding="utf-8")
            return page

        self._writing.run_after_journal(make, then=self.page_wanted.emit)
