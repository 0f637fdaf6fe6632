"""The monitor: everything under way in columns by stage or by desk; a card is moved where the table of steps allows."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cms.domain.moves import BoardRow, Column
from cms.domain.rows import DeskRow
from cms.domain.workflow import Step
from ui.monitor.board_column import BoardColumn
from ui.monitor.board_words import BoardWords
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2, SPACE_3, SPACE_4
from ui.widgets.announce import announce
from ui.widgets.buttons import put_into
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import plain_label

_MINUTE = 60_000


class MonitorPage(QWidget):
    """Shows the board, and tells which move is wanted."""

    article_opened = Signal(str)
    # A card, and the step that moves it.
    move_wanted = Signal(object, object)
    retry_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme, self._icons = theme, icons
        self._words = BoardWords(now, parent=self)
        self._cards: dict[str, BoardRow] = {}
        self._desks: tuple[DeskRow, ...] = ()
        self._language = "en"
        self._error = ""
        self._is_loading = True
        self.columns: dict[str, BoardColumn] = {}
        self._build()
        self._retranslate()
        minute = QTimer(self, interval=_MINUTE)
        minute.timeout.connect(self._reword)
        minute.start()

    def _build(self) -> None:
        self._title = plain_label(look="title")
        self._help = plain_label(look="meta")
        self._by_stage, self._by_desk = QToolButton(), QToolButton()
        for chip, is_by_desk in ((self._by_stage, False), (self._by_desk, True)):
            chip.setProperty("look", "chip")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(lambda _is_checked, by_desk=is_by_desk: self.show_by_desk(by_desk))
        self._build_board()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addLayout(self._stack, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_2)
        head.setSpacing(SPACE_2)
        for part in (self._title, self._by_stage, self._by_desk):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._help)
        return head

    def _build_board(self) -> None:
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_3)
        self._row.setSpacing(SPACE_2)
        self._row.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        put_into(self._scroll, inner)
        self._nothing = EmptyState(self._theme, self._icons, "layout-dashboard")
        self._nothing.acted.connect(self.retry_wanted)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self._nothing)

    def set_person(self, login: str) -> None:
        """Say whose window this is: what they write themselves is not shown as locked."""
        self._words.me = login

    def show_loading(self) -> None:
        """Say that the board is being fetched, unless an older one can be seen meanwhile."""
        self._error, self._is_loading = "", not self._cards
        self._show_state()

    def show_error(self, sentence: str) -> None:
        """Show why there is no board."""
        self._error, self._is_loading = sentence, False
        self._show_state()

    def show_board(self, cards: list[BoardRow], desks: tuple[DeskRow, ...], language: str) -> None:
        """Show these cards, in the order given."""
        self._cards = {card.row.article_id: card for card in cards}
        self._desks, self._language = desks, language
        self._error, self._is_loading = "", False
        self._fill()

    def show_by_desk(self, is_by_desk: bool) -> None:  # noqa: FBT001 - a slot of two buttons
        """Sort the cards into desks, or into stages."""
        self._words.is_by_desk = is_by_desk
        self._fill()

    def focus_first(self) -> None:
        """Go to the first card."""
        any(column.focus_first() for column in self.columns.values())

    def offer_moves(self, article_id: str) -> QMenu | None:
        """Open the menu of where a card may go; where it may go nowhere, say so."""
        card = self._cards.get(article_id)
        if card is None:
            return None
        if not card.moves:
            announce(self, self.tr("You cannot move this article now."), is_urgent=True)
            return None
        menu = QMenu(self)
        for to, step in card.moves.items():
            action = menu.addAction(self._words.move(step, to))
            action.triggered.connect(partial(self._want_move, card, step))
        column = next(column for column in self.columns.values() if column.selected_id() == article_id)
        spot = column.list.visualRect(column.list.currentIndex()).bottomLeft() + QPoint(SPACE_4, 0)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(column.list.viewport().mapToGlobal(spot))
        return menu

    def _want_move(self, card: BoardRow, step: Step) -> None:
        self.move_wanted.emit(card, step)

    def may_take(self, name: str, article_id: str) -> bool:
        """Whether this person may move a card into the column called *name*."""
        return self._step_to(name, article_id) is not None

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _step_to(self, name: str, article_id: str) -> Step | None:
        card = self._cards.get(article_id)
        return card.moves.get(Column(name)) if card is not None and not self._words.is_by_desk else None

    def _drop(self, name: str, article_id: str) -> None:
        if (step := self._step_to(name, article_id)) is not None:
            self.move_wanted.emit(self._cards[article_id], step)

    def _fill(self) -> None:
        self._by_stage.setChecked(not self._words.is_by_desk)
        self._by_desk.setChecked(self._words.is_by_desk)
        names = self._names()
        if list(self.columns) != list(names):
            self._make_columns(list(names))
        for name, words in names.items():
            self.columns[name].set_name(words)
            self.columns[name].show_rows(
                [card.row for card in self._cards.values() if self._place(card) == name]
            )
        self._show_state()

    def _names(self) -> dict[str, str]:
        if not self._words.is_by_desk:
            return {column.value: self._words.column(column) for column in Column}
        used = {card.row.desk for card in self._cards.values()}
        return {desk.slug: desk.name_in(self._language) for desk in self._desks if desk.slug in used}

    def _place(self, card: BoardRow) -> str:
        return card.row.desk if self._words.is_by_desk else card.column.value

    def _make_columns(self, names: list[str]) -> None:
        for column in self.columns.values():
            column.hide()
            self._row.removeWidget(column)
            column.deleteLater()
        self.columns = {}
        for place, name in enumerate(names):
            column = BoardColumn(self._theme, self._icons, self._words, partial(self.may_take, name))
            column.opened.connect(self.article_opened)
            column.dropped.connect(partial(self._drop, name))
            column.moves_wanted.connect(self.offer_moves)
            column.taken_up.connect(self._dim_others)
            column.let_go.connect(self._show_all_alike)
            column.left_for.connect(partial(self._walk, place))
            self._row.insertWidget(place, column)
            self.columns[name] = column

    def _dim_others(self, article_id: str) -> None:
        """Have those columns step back that would refuse the card; the one it comes from stays as it is."""
        card = self._cards.get(article_id)
        home = self._place(card) if card else ""
        for name, column in self.columns.items():
            column.set_dimmed(is_dimmed=name != home and not self.may_take(name, article_id))

    def _show_all_alike(self) -> None:
        for column in self.columns.values():
            column.set_dimmed(is_dimmed=False)

    def _walk(self, place: int, step: int) -> None:
        columns = list(self.columns.values())
        place += step
        while 0 <= place < len(columns):
            if columns[place].focus_first():
                self._scroll.ensureWidgetVisible(columns[place])
                return
            place += step

    def _show_state(self) -> None:
        words = self._error
        if not words and self._is_loading:
            words = self.tr("Looking at the newsroom…")
        elif not words and not self._cards:
            words = self.tr("Nothing is under way.")
        self._nothing.set_words(words, self.tr("Try again") if self._error else "")
        self._stack.setCurrentWidget(self._nothing if words else self._scroll)

    def _reword(self) -> None:
        for column in self.columns.values():
            column.reword()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Monitor"))
        self._by_stage.setText(self.tr("By stage"))
        self._by_desk.setText(self.tr("By desk"))
        self._help.setText(self.tr("Arrows go from card to card, M moves one, Enter opens it"))
        self._fill()
        self._reword()
