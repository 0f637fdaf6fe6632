"""A newsroom that cannot be opened now: why, and what can be done about it from here."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2
from ui.widgets.announce import announce
from ui.widgets.buttons import PrimaryButton, PushButton
from ui.widgets.centred_card import CentredCard
from ui.widgets.labels import copyable_label, plain_label

_WIDTH = 440
_ICON = 40


class AwayPage(QWidget):
    """Says which newsroom and why; trying again, working from this computer's copy and going elsewhere are signals."""

    retry_wanted = Signal()
    elsewhere_wanted = Signal()
    # Offered only where this computer has a copy to work from.
    offline_wanted = Signal()
    # Offered where this program is too old to send what it still has.
    unsent_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._newsroom = ""
        self._has_copy = self._is_too_old = False
        self._build()
        self._retranslate()
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def _build(self) -> None:
        self._icon = QLabel()
        self._title, self._reason = plain_label(look="headline", wraps=True), copyable_label(wraps=True)
        self._retry, self._offline, self._elsewhere = PrimaryButton(), PushButton(), PushButton(look="quiet")
        self._unsent = PushButton()
        self._unsent.clicked.connect(self.unsent_wanted)
        self._retry.clicked.connect(self.retry_wanted)
        self._offline.clicked.connect(self.offline_wanted)
        self._elsewhere.clicked.connect(self.elsewhere_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_2)
        for button in (self._retry, self._offline, self._unsent, self._elsewhere):
            buttons.addWidget(button)
        buttons.addStretch(1)
        card = CentredCard(_WIDTH)
        for part in (self._icon, self._title, self._reason):
            card.column.addWidget(part)
        card.column.addSpacing(SPACE_2)
        card.column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def tell(self, newsroom: str, reason: str, *, has_copy: bool = False, is_too_old: bool = False) -> None:
        """Say why *newsroom* cannot be opened.

        *has_copy* offers to work from what this computer has of it; *is_too_old* to bring out what was not sent.
        """
        self._newsroom, self._has_copy, self._is_too_old = newsroom, has_copy, is_too_old
        self._reason.setText(reason)
        self._retranslate()
        self._retry.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._title.text()}. {reason}", is_urgent=True)

    def say(self, words: str) -> None:
        """Say in place of the reason what was done about it."""
        self._reason.setText(words)
        announce(self, words)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _draw_icon(self) -> None:
        self._icon.setPixmap(self._icons.pixmap("cloud-off", _ICON, "text3", self.devicePixelRatioF()))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("{0} cannot be opened now").format(self._newsroom))
        self._retry.set_step(self.tr("Try again"))
        self._offline.setText(self.tr("Work offline"))
        self._offline.setVisible(self._has_copy and not self._is_too_old)
        self._unsent.setText(self.tr("Save unsent work…"))
        self._unsent.setVisible(self._is_too_old)
        self._elsewhere.setText(self.tr("Another newsroom…"))
