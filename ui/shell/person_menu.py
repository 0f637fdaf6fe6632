"""The round button with a person's initials: who is signed in, and who else could be."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu

from cms.domain.rows import PersonRow
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import SIZE_PILL
from ui.words.article_line import initials_of
from ui.words.states import StateWords
from ui.words.tips import plain_tip

_SIZE = 32


class PersonButton(QAbstractButton):
    """Opens a menu of the people one can switch to."""

    person_chosen = Signal(str)
    sign_out_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = StateWords(self)
        self._people: tuple[PersonRow, ...] = ()
        self._me: PersonRow | None = None
        self._language = "en"
        self._menu = QMenu(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(_SIZE, _SIZE)
        self.clicked.connect(self._open)
        theme.changed.connect(self.update)

    def show_people(self, people: Iterable[PersonRow], me: PersonRow, language: str) -> None:
        """Show *me*, and *people* to switch to; names are in *language*."""
        self._people, self._me, self._language = tuple(people), me, language
        self._retranslate()

    def described(self, person: PersonRow) -> str:
        """Return “Daniel Weber, Editor”; what somebody is at several desks is said once."""
        roles = sorted({role for held in person.roles.values() for role in held})
        words = [self._words.role(role) for role in roles]
        if person.is_admin:
            words.append(self.tr("Administrator"))
        return ", ".join([person.name_in(self._language), *words])

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_SIZE, _SIZE)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange and self._me:
            self._retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setBrush(QColor(tokens.pills.published.ground))
        quiet = tokens.accent if self.hasFocus() or self.underMouse() else tokens.pills.published.ground
        ring = tokens.text if self.isDown() else quiet
        painter.setPen(QPen(QColor(ring), 2))
        painter.drawEllipse(room)
        painter.setPen(QColor(tokens.pills.published.text))
        painter.setFont(ui_font(SIZE_PILL, QFont.Weight.Bold))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._initials())

    def _initials(self) -> str:
        return initials_of(self._me.name_in(self._language)) if self._me else ""

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _retranslate(self) -> None:
        if self._me is None:
            return
        mine = self.described(self._me)
        self.setToolTip(plain_tip(mine))
        self.setAccessibleName(self.tr("Signed in: {0}").format(mine))
        self._menu.clear()
        self._menu.addAction(_plain(mine)).setEnabled(False)
        self._menu.addSeparator()
        for person in self._people:
            if person.login != self._me.login:
                action = self._menu.addAction(_plain(self.described(person)))
                action.triggered.connect(lambda _on=False, login=person.login: self.person_chosen.emit(login))
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Sign out")).triggered.connect(self.sign_out_wanted)
        self.update()


def _plain(text: str) -> str:
    """Return *text* for a menu, where a single ampersand would underline the next letter."""
    return text.replace("&", "&&")
