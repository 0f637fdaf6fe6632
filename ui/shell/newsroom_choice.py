"""Which newsroom: those this computer has joined, the demo, and the way into another one."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cms.domain.joining import KnownNewsroom
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2
from ui.widgets.buttons import PrimaryButton, PushButton
from ui.widgets.card_button import CardButton
from ui.widgets.centred_card import CentredCard
from ui.widgets.labels import plain_label

_WIDTH = 440


class NewsroomChoice(QWidget):
    """Offers each newsroom as a card; the first one has the focus, so that Enter opens it."""

    # The KnownNewsroom.
    chosen = Signal(object)
    demo_wanted = Signal()
    join_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._icons = icons
        self._cards: list[tuple[KnownNewsroom, CardButton]] = []
        # Whether the demo is being made, which takes some seconds.
        self._is_making = False
        self._build()
        self._retranslate()

    def _build(self) -> None:
        self._title, self._line = plain_label(look="headline"), plain_label(look="secondary", wraps=True)
        self._problem = plain_label(look="danger", wraps=True)
        self._problem.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_2)
        self._demo, self._join = PrimaryButton(), PushButton()
        self._icons.dress(self._join, "plus")
        self._demo.clicked.connect(self._ask_for_demo)
        self._join.clicked.connect(self.join_wanted)
        card = CentredCard(_WIDTH)
        for part in (self._title, self._line, self._problem):
            card.column.addWidget(part)
        card.column.addSpacing(SPACE_2)
        card.column.addLayout(self._list)
        ways = QHBoxLayout()
        ways.setSpacing(SPACE_2)
        ways.addWidget(self._demo)
        ways.addWidget(self._join)
        ways.addStretch(1)
        card.column.addLayout(ways)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def offer(self, known: Iterable[KnownNewsroom], problem: str = "") -> None:
        """Offer these newsrooms; *problem* says why others cannot be told."""
        for _, card in self._cards:
            self._list.removeWidget(card)
            card.deleteLater()
        self._cards = [(one, self._card(one)) for one in known]
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        above = None
        for _, card in self._cards:
            self._list.addWidget(card)
            if above is not None:
                QWidget.setTabOrder(above, card)
            above = card
        QWidget.setTabOrder(above or self, self._demo)
        QWidget.setTabOrder(self._demo, self._join)
        # The demo has no name of its own.
        self._demo.setVisible(all(one.name for one, _ in self._cards))
        self._is_making = False
        self._retranslate()
        first = self._cards[0][1] if self._cards else self._demo
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_for_demo(self) -> None:
        self._is_making = True
        self._retranslate()
        self.demo_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _card(self, one: KnownNewsroom) -> CardButton:
        card = CardButton(self._theme, self._icons, "users" if one.host else "hard-drive")
        card.clicked.connect(lambda: self.chosen.emit(one))
        return card

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Copydesk"))
        self._line.setText(
            self.tr("Which newsroom do you work in?")
            if self._cards
            else self.tr("This computer knows no newsroom yet.")
        )
        self._demo.setText(
            self.tr("Making the demo newsroom…") if self._is_making else self.tr("Try the demo newsroom")
        )
        self._demo.setDisabled(self._is_making)
        self._join.setText(self.tr("Join a newsroom…"))
        for one, card in self._cards:
            card.set_words(one.name or self.tr("The demo newsroom"), self._line_of(one))

    def _line_of(self, one: KnownNewsroom) -> str:
        if one.host:
            return self.tr("as {0} · {1}").format(one.login, one.host)
        return self.tr("on this computer")
