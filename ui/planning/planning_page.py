"""The screen of the desks' plan: what is to come and what is demanded, with a sheet for each beside the list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from cms.domain.correction_limits import RequestRow
from cms.domain.errors import NewsroomError
from cms.domain.planning import PlanAnswer, PlanRow
from cms.domain.rows import ArticleRow
from cms.domain.workflow import WITH_READERS
from ui.planning.plan_sheet import Desks, PlanSheet
from ui.planning.plan_words import PlanWords
from ui.planning.planning_side import Kind, PlanningSide
from ui.planning.request_sheet import RequestSheet
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState
from ui.widgets.sheet import Sheet
from ui.widgets.two_halves import TwoHalves

_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class DeskBook:
    """What one look at the newsroom found: plans, requests, the day it is there, articles."""

    plans: tuple[PlanRow, ...]
    requests: tuple[RequestRow, ...]
    today: date
    where: Desks
    articles: tuple[ArticleRow, ...] = ()

    def published(self) -> list[ArticleRow]:
        """Return the articles of which a correction can be demanded at this person's desks."""
        own = self.where.me.roles if self.where.me else {}
        return [row for row in self.articles if row.publication in WITH_READERS and own.get(row.desk)]

    def unplanned(self, desk: str) -> list[ArticleRow]:
        """Return the articles of *desk* that no plan has become yet."""
        planned = {plan.article_slug for plan in self.plans}
        return [row for row in self.articles if row.desk == desk and row.slug not in planned]

    def desk_of(self, slug: str) -> str:
        """Return the slug of an article's desk; nothing where the article cannot be seen."""
        return next((row.desk for row in self.articles if row.slug == slug), "")


class PlanningPage(QWidget):
    """Shows the desks' plan; each of its sheets tells what is wanted, and nothing is changed by itself."""

    retry_wanted = Signal()
    accept_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        sentence: Callable[[NewsroomError], str],
        *,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._book = DeskBook((), (), date.min, Desks())
        self._words = PlanWords(now, self)
        self.side = PlanningSide(theme, icons)
        self.plan = PlanSheet(icons, self._words, sentence, now)
        self.request = RequestSheet(self._words)
        self._nothing = EmptyState(theme, icons, "calendar")
        self._hindered = Banner(theme, icons)
        self._sheets = QStackedWidget()
        # The article a request is to be offered about.
        self.article_in_hand = ""
        self._lay_out()
        self._connect()
        self._retranslate()
        minute = QTimer(self, interval=_MINUTE)
        minute.timeout.connect(self._show_lines)
        minute.start()

    def _lay_out(self) -> None:
        for sheet in (self._nothing, self.plan, self.request):
            self._sheets.addWidget(sheet)
        self._halves = TwoHalves(self, self.side, self._sheets, self._hindered)

    def _connect(self) -> None:
        side = self.side
        side.chosen.connect(self._choose)
        side.opened.connect(self._enter_sheet)
        side.kind_wanted.connect(lambda kind: self.show_kind(Kind(kind)))
        side.desk_wanted.connect(lambda _desk: self._show_lines())
        side.new_wanted.connect(self.ask_for_new)
        side.retry_wanted.connect(self.retry_wanted)
        side.list.left.connect(side.focus_search)
        side.list.letter_typed.connect(self._obey)
        for sheet in (self.plan, self.request):
            sheet.left.connect(self._leave)

    @property
    def sheet(self) -> PlanSheet | RequestSheet | None:
        """The sheet that is open beside the list; None for none."""
        current = self._sheets.currentWidget()
        return current if isinstance(current, PlanSheet | RequestSheet) else None

    def show_loading(self) -> None:
        """Show that the plan is being fetched."""
        self.side.show_loading()

    def show_error(self, sentence: str) -> None:
        """Show why there is no plan."""
        self.side.show_error(sentence)

    def show_book(self, book: DeskBook) -> None:
        """Show the desks' plan as it is now; what is being typed in a sheet stays."""
        self._book = book
        me = book.where.me
        self._words.me = me.login if me else ""
        self._words.know(book.where.desks)
        self._show_desks()
        self._show_lines()
        self._renew_sheet()

    def clear(self) -> None:
        """Forget everything: somebody else sits down."""
        self._book = DeskBook((), (), date.min, Desks())
        self._leave()
        self._show_lines()

    def show_kind(self, kind: Kind) -> None:
        """List something else, if what is being typed allows it."""
        if self._may_leave():
            self._sheets.setCurrentWidget(self._nothing)
            self.side.show_kind(kind)
            self._retranslate()
        else:
            self.side.show_kind(self.side.kind)

    def show_plan(self, plan_id: str) -> None:
        """Show a plan as it is now, whatever was typed before; nothing where it is gone."""
        plan = next((one for one in self._book.plans if one.plan_id == plan_id), None)
        self.side.select(plan_id)
        if plan is None:
            self._sheets.setCurrentWidget(self._nothing)
            return
        self._sheets.setCurrentWidget(self.plan)
        self.plan.show_plan(plan, self._book.where, self._book.unplanned(plan.desk))

    def show_request(self, request_id: str) -> None:
        """Show a request as it is now."""
        request = next((one for one in self._book.requests if one.request_id == request_id), None)
        self.side.select(request_id)
        if request is None:
            self._sheets.setCurrentWidget(self._nothing)
            return
        self._sheets.setCurrentWidget(self.request)
        self.request.show_request(request, self._book.today, may_decide=self._may_decide(request))

    def ask_for_new(self) -> None:
        """Ask for a new plan, or for a new request."""
        if not self._may_leave():
            return
        self.side.select("")
        if self.side.kind is Kind.REQUESTS:
            self._sheets.setCurrentWidget(self.request)
            self.request.ask(self._book.published(), self._book.today, self.article_in_hand)
        elif self._book.where.edited():
            self._sheets.setCurrentWidget(self.plan)
            self.plan.ask(self._book.where, self.side.desk)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not done, where it was asked for."""
        if self.sheet is not None:
            self.sheet.refuse(sentence, field)

    def set_hindrance(self, reason: str) -> None:
        """Say why nothing can be changed now, or with no reason that it can."""
        self._halves.say(reason)
        for part in (self.side, self.plan, self.request):
            part.set_hindrance(reason)

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second order while the first is carried out."""
        for sheet in (self.plan, self.request):
            sheet.set_busy(is_busy=is_busy)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_desks()
            self._show_lines()
        super().changeEvent(event)

    def _choose(self, key: str) -> None:
        if not key or (self.sheet is not None and key == self._key()):
            return
        if not self._may_leave():
            self.side.select(self._key())
        elif self.side.kind is Kind.REQUESTS:
            self.show_request(key)
        else:
            self.show_plan(key)

    def _enter_sheet(self) -> None:
        if self.sheet is not None:
            self.sheet.go_to_first()

    def _obey(self, letter: str) -> None:
        if letter == "n":
            self.ask_for_new()
        elif letter == "a" and self._is_asked_of_me(key := self.side.current):
            self.accept_wanted.emit(key)

    def _is_asked_of_me(self, key: str) -> bool:
        plan = next((one for one in self._book.plans if one.plan_id == key and one.stage is None), None)
        return (
            plan is not None and plan.assigned_to == self._words.me and plan.answer is not PlanAnswer.ACCEPTED
        )

    def _key(self) -> str:
        if isinstance(self.sheet, PlanSheet):
            return self.sheet.plan_id
        return self.sheet.request_id if self.sheet else ""

    def _may_leave(self) -> bool:
        sheet: Sheet | None = self.sheet
        if sheet is not None and sheet.is_touched:
            sheet.ask_to_save()
            return False
        return True

    def _leave(self) -> None:
        self._sheets.setCurrentWidget(self._nothing)
        self.side.select("")
        self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_decide(self, request: RequestRow) -> bool:
        desk = self._book.desk_of(request.slug)
        return desk in [one.slug for one in self._book.where.edited()]

    def _show_desks(self) -> None:
        where = self._book.where
        own = where.me.roles if where.me else {}
        self.side.show_desks(
            [(desk.slug, self._words.desk(desk.slug)) for desk in where.desks if own.get(desk.slug)]
        )

    def _show_lines(self) -> None:
        book, desk = self._book, self.side.desk
        plans = [plan for plan in book.plans if desk in ("", plan.desk)]
        requests = [one for one in book.requests if not desk or book.desk_of(one.slug) == desk]
        may_plan, own = bool(book.where.edited()), book.where.me.roles if book.where.me else {}
        lines = {
            Kind.COMING: [self._words.plan(plan) for plan in plans if not plan.is_done],
            Kind.DONE: [self._words.plan(plan) for plan in reversed(plans) if plan.is_done],
            Kind.REQUESTS: [self._words.request(one, book.today) for one in requests],
        }
        may_log = any(own.values())
        self.side.show_lines(lines, {Kind.COMING: may_plan, Kind.DONE: may_plan, Kind.REQUESTS: may_log})

    def _renew_sheet(self) -> None:
        sheet = self.sheet
        if sheet is None or not self._key() or sheet.is_touched:
            return
        focused = QApplication.focusWidget()
        if isinstance(sheet, PlanSheet):
            self.show_plan(sheet.plan_id)
        else:
            self.show_request(sheet.request_id)
        if focused is not None and focused.isVisible():
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retranslate(self) -> None:
        self._nothing.set_words(
            self.tr("Choose a request to read and decide on it. N logs a new one.")
            if self.side.kind is Kind.REQUESTS
            else self.tr("Choose what is planned. Enter goes into it, A takes it on, N plans another.")
        )
