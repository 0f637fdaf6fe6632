"""The newsroom has ended somebody's session: why, where their words are, and what can be done from here."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2
from ui.widgets.announce import announce
from ui.widgets.buttons import PrimaryButton, PushButton
from ui.widgets.centred_card import CentredCard
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import plain_label

_WIDTH = 440
_ICON = 40


class EndedPage(QWidget):
    """Says that the session has ended; signing in, bringing out unsent words and going elsewhere are signals."""

    sign_in_wanted = Signal()
    unsent_wanted = Signal()
    elsewhere_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._login = ""
        self._is_sure = True
        self._icon = QLabel()
        self._title, self._reason = plain_label(look="headline", wraps=True), plain_label(wraps=True)
        self._kept = plain_label(look="secondary", wraps=True)
        self._sign_in, self._unsent, self._elsewhere = PrimaryButton(), PushButton(), PushButton(look="quiet")
        self._lay_out()
        self._sign_in.clicked.connect(self.sign_in_wanted)
        self._unsent.clicked.connect(self.unsent_wanted)
        self._elsewhere.clicked.connect(self.elsewhere_wanted)
        self._retranslate()
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=SPACE_2)
        for button in (self._sign_in, self._unsent, self._elsewhere):
            buttons.addWidget(button)
        card = CentredCard(_WIDTH)
        for part in (self._icon, self._title, self._reason, self._kept):
            card.column.addWidget(part)
        card.column.addSpacing(SPACE_2)
        card.column.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def tell(self, login: str, *, is_sure: bool) -> None:
        """Say that *login* is switched off; unless that *is_sure* it may only have another password now."""
        self._login, self._is_sure = login, is_sure
        self._retranslate()
        self._sign_in.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{self._title.text()}. {self._reason.text()} {self._kept.text()}", is_urgent=True)

    def say(self, words: str) -> None:
        """Say in place of where the words are what was done about them."""
        self._kept.setText(words)
        announce(self, words)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _draw_icon(self) -> None:
        self._icon.setPixmap(self._icons.pixmap("lock", _ICON, "text3", self.devicePixelRatioF()))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Your session has ended"))
        reason = (
            self.tr("An administrator has switched off the login “{0}”. Ask them if that is a mistake.")
            if self._is_sure
            else self.tr(
                "The newsroom no longer lets “{0}” in: an administrator has switched the login off, or given it "
                "another password."
            )
        )
        self._reason.setText(reason.format(self._login))
        self._kept.setText(
            self.tr(
                "Nothing you typed is lost: what the newsroom does not have yet stays on this computer, and you can save "
                "it as a file."
            )
        )
        self._sign_in.set_step(self.tr("Sign in"))
        self._unsent.setText(self.tr("Save unsent work…"))
        self._elsewhere.setText(self.tr("Another newsroom…"))
