"""Where the banner stands: in line with the page's text, or across a screen that has no such column."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout

from ui.editor.page_column import PageColumn
from ui.theme.tokens import SPACE_3, SPACE_4
from ui.widgets.banner import Banner

# As wide as Qt lets anything be.
_ANY_WIDTH = (1 << 24) - 1


class BannerPlace(PageColumn):
    """Takes room only while the banner says something."""

    def __init__(self, banner: Banner) -> None:
        self._inside = QVBoxLayout()
        self._inside.addWidget(banner)
        self._is_over_page = False
        super().__init__(self._inside)
        self.setVisible(not banner.isHidden())
        banner.installEventFilter(self)

    def stand_over(self, *, page: bool) -> None:
        """Stand above the page of an article, or above another screen."""
        self._is_over_page = page
        self._inside.setContentsMargins(0, SPACE_3, 0, 0 if page else SPACE_3)
        self.fit()

    def fit(self) -> None:
        if self._is_over_page:
            super().fit()
        else:
            self.place(most=_ANY_WIDTH, left=SPACE_4, right=SPACE_4)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() is QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)
