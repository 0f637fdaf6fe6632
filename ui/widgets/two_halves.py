"""A list and the sheet beside it, with a notice above both while nothing can be changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.tokens import SPACE_3, SPACE_4
from ui.widgets.banner import Banner, Urgency
from ui.widgets.labels import Separator

_SHEET_WIDTH = 400


class TwoHalves(QVBoxLayout):
    """Lays out a screen: *side* takes what room *sheets* leave; *banner* says what stands against all of it."""

    def __init__(self, screen: QWidget, side: QWidget, sheets: QStackedWidget, banner: Banner) -> None:
        super().__init__(screen)
        self._banner = banner
        sheets.setFixedWidth(_SHEET_WIDTH)
        sheets.setProperty("look", "canvas")
        sheets.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(side, 1)
        halves.addWidget(Separator(vertical=True))
        halves.addWidget(sheets)
        self._notice = QWidget()
        self._notice.hide()
        notice = QVBoxLayout(self._notice)
        notice.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        notice.addWidget(banner)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(self._notice)
        self.addLayout(halves, 1)

    def say(self, hindrance: str) -> None:
        """Say above both why nothing can be changed, or with no sentence that it can."""
        if hindrance:
            self._banner.show_message(hindrance, urgency=Urgency.INFO)
        self._notice.setVisible(bool(hindrance))
