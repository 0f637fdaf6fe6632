"""A field for one of the newsroom's articles, found by a part of its headline or slug."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QListView

from cms.domain.rows import ArticleRow
from ui.widgets.composing import ComposedLineEdit


class ArticleField(ComposedLineEdit):
    """Offers articles while it is typed into, and knows which one is meant."""

    def __init__(self) -> None:
        super().__init__()
        # The slug of each article, by the words it is offered with.
        self._slugs: dict[str, str] = {}
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offers = QListView()
        offers.setProperty("look", "offers")
        completer.setPopup(offers)
        self.setCompleter(completer)
        self._retranslate()

    def offer(self, articles: Iterable[ArticleRow], slug: str = "") -> None:
        """Offer *articles*, and begin with the one called *slug*, if it is among them."""
        self._slugs = {f"{row.headline or row.slug} ({row.slug})": row.slug for row in articles}
        self._offered.setStringList(list(self._slugs))
        self.setText(next((words for words, known in self._slugs.items() if known == slug), ""))
        self.setCursorPosition(0)

    @property
    def slug(self) -> str:
        """The slug of the article that is meant; nothing where none is."""
        self.composition.commit()
        typed = self.text().strip()
        return self._slugs.get(typed) or (typed if typed in self._slugs.values() else "")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("A part of its headline or slug"))
