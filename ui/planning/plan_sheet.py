"""The sheet of one planned article: planning it, answering to it, beginning it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox

from cms.domain.errors import NewsroomError, RuleBroken
from cms.domain.planning import PlanAnswer, PlanFields, PlanRow
from cms.domain.rows import ArticleRow, DeskRow, PersonRow
from cms.domain.slugs import SLUG
from cms.domain.workflow import EDITORS
from ui.planning.article_field import ArticleField
from ui.planning.asking_button import AskingButton
from ui.planning.plan_words import PlanWords
from ui.theme.icons import Icons
from ui.widgets.buttons import PushButton
from ui.widgets.check_box import CheckBox
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import FieldRow, set_in
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import plain_label
from ui.widgets.moment_picker import MomentPicker
from ui.widgets.sheet import Sheet
from ui.words.languages import window_language

_LONGEST = 99_999


@dataclass(frozen=True, slots=True)
class Desks:
    """Where plans are made: this person's desks, everybody who could be asked, who looks, the newsroom's zone."""

    desks: tuple[DeskRow, ...] = ()
    people: tuple[PersonRow, ...] = ()
    me: PersonRow | None = None
    time_zone: str = "UTC"

    def edited(self) -> tuple[DeskRow, ...]:
        """Return the desks whose plan this person may change."""
        roles = self.me.roles if self.me else {}
        return tuple(desk for desk in self.desks if EDITORS & roles.get(desk.slug, frozenset()))


class PlanSheet(Sheet):
    """Shows a plan, or asks for a new one; it changes nothing itself."""

    # The desk's slug, and what is planned.
    plan_wanted = Signal(str, object)
    change_wanted = Signal(str, object)
    accept_wanted = Signal(str)
    decline_wanted = Signal(str, str)
    start_wanted = Signal(object)
    # The plan, and the slug of the article it already is.
    link_wanted = Signal(str, str)
    open_wanted = Signal(object)
    drop_wanted = Signal(object)

    def __init__(
        self,
        icons: Icons,
        words: PlanWords,
        sentence: Callable[[NewsroomError], str],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._words, self._sentence, self._now = words, sentence, now
        self._plan: PlanRow | None = None
        self._where = Desks()
        self._shown = PlanFields("", now())
        self._build(icons)
        self._connect()
        self._retranslate()

    def _build(self, icons: Icons) -> None:
        self._missed = plain_label(look="danger", wraps=True)
        self._start, self._accept, self._open, self._drop = (PushButton() for _ in range(4))
        self._reason, self._article = GrowingText(min_lines=2), ArticleField()
        self._link, self._decline = AskingButton(self._article), AskingButton(self._reason)
        self._slug, self._desk, self._who = QLineEdit(), DropDown(icons), DropDown(icons)
        self._slug.setMaxLength(80)
        self._moment, self._words_wanted, self._photo = MomentPicker(icons), QSpinBox(), CheckBox(icons)
        self._words_wanted.setRange(0, _LONGEST)
        self._words_wanted.setSingleStep(50)
        set_in(self._words_wanted)
        self._words_wanted.setGroupSeparatorShown(True)
        self._rows = {
            "slug": FieldRow(self._slug),
            "desk": FieldRow(self._desk),
            "who": FieldRow(self._who),
            "words": FieldRow(self._words_wanted),
        }
        left = Qt.AlignmentFlag.AlignLeft
        self.fields.addWidget(self._missed)
        for button in (self._open, self._start, self._accept):
            self.fields.addWidget(button, 0, left)
        self.fields.addWidget(self._link)
        self.fields.addWidget(self._decline)
        for part in (*list(self._rows.values())[:3], self._moment, self._rows["words"]):
            self.fields.addWidget(part)
        self.fields.addWidget(self._photo, 0, left)
        self.fields.addWidget(self._drop, 0, left)
        self.fields.addStretch(1)
        self.add_buttons()

    def _connect(self) -> None:
        self._slug.textEdited.connect(lambda _text: self._rows["slug"].set_problem(""))
        self._slug.returnPressed.connect(self.press_primary)
        self._desk.currentIndexChanged.connect(lambda _place: self._offer_people())
        self._reason.edited.connect(lambda: self._decline.row.set_problem(""))
        self._article.textChanged.connect(lambda _text: self._link.row.set_problem(""))
        self.primary.clicked.connect(self._save)
        self._accept.clicked.connect(lambda: self.accept_wanted.emit(self.plan_id))
        self._decline.wanted.connect(self._say_no)
        self._link.wanted.connect(self._say_which)
        self._start.clicked.connect(lambda: self.start_wanted.emit(self._plan))
        self._open.clicked.connect(lambda: self.open_wanted.emit(self._plan))
        self._drop.clicked.connect(lambda: self.drop_wanted.emit(self._plan))
        asking = (self._link.button, self._decline.button)
        for button in (self.primary, self._accept, *asking, self._start, self._drop):
            self.add_act(button)

    @property
    def plan_id(self) -> str:
        """Which plan is shown; nothing for a new one."""
        return self._plan.plan_id if self._plan else ""

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed or chosen that is not saved."""
        if self._decline.is_asking and self._reason.text.strip():
            return True
        if self._link.is_asking and self._article.text().strip():
            return True
        if not self._may_edit():
            return False
        if self._plan is None:
            return bool(self._slug.text())
        try:
            return self._typed() != self._shown
        except RuleBroken:
            return True

    def ask(self, where: Desks, desk: str) -> None:
        """Ask for a new plan at *desk*, if it is one of the person's own."""
        self._begin(None, where)
        self._slug.clear()
        self._desk.setCurrentIndex(max(0, self._desk.findData(desk)))
        self._moment.show_moment(self._now(), where.time_zone)
        self._words_wanted.setValue(0)
        self._photo.setChecked(False)
        self._slug.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_plan(self, plan: PlanRow, where: Desks, articles: Iterable[ArticleRow] = ()) -> None:
        """Show a plan as the newsroom knows it; *articles* are those it could have become."""
        self._begin(plan, where)
        self._article.offer(articles, plan.slug)
        self._slug.setText(plan.slug)
        self._desk.setCurrentIndex(max(0, self._desk.findData(plan.desk)))
        self._offer_people()
        self._who.setCurrentIndex(max(0, self._who.findData(plan.assigned_to)))
        self._moment.show_exactly(plan.deadline_at, where.time_zone)
        self._words_wanted.setValue(plan.words)
        self._photo.setChecked(plan.has_photo)
        self._shown = self._typed()

    def go_to_first(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        parts = (self._open, self._start, self._accept, self._slug, self._who, self.cancel)
        first = next(part for part in parts if not part.isHidden() and part.isVisibleTo(self))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not done."""
        if field in self._rows and self._may_edit():
            self._rows[field].set_problem(sentence)
            self.bring_into_sight(self._rows[field].field)
        else:
            self.show_problem(sentence)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _begin(self, plan: PlanRow | None, where: Desks) -> None:
        self._plan, self._where = plan, where
        for row in self._rows.values():
            row.set_problem("")
        for asking in (self._link, self._decline):
            asking.close_field()
        self._reason.set_text("")
        self.show_problem("")
        self._desk.clear()
        for desk in where.desks if plan else where.edited():
            self._desk.addItem(self._words.desk(desk.slug), desk.slug)
        self._retranslate()

    def _offer_people(self) -> None:
        chosen, desk = self._who.currentData(), self._desk.currentData()
        self._who.clear()
        self._who.addItem(self.tr("Nobody yet"), "")
        for person in self._at(desk):
            self._who.addItem(person.name_in(window_language()), person.login)
        self._who.setCurrentIndex(max(0, self._who.findData(chosen)))

    def _at(self, desk: str) -> Sequence[PersonRow]:
        here = (one for one in self._where.people if one.is_active and one.roles.get(desk))
        return sorted(here, key=lambda one: one.name_in(window_language()).casefold())

    def _typed(self) -> PlanFields:
        return PlanFields(
            self._slug.text().strip(),
            self._moment.moment(),
            self._words_wanted.value(),
            self._photo.isChecked(),
            self._who.currentData() or "",
        )

    def _save(self) -> None:
        if not SLUG.fullmatch(self._slug.text().strip()):
            self.refuse(
                self.tr("Name it in small Latin letters, digits and hyphens, such as “harbour-fire”."), "slug"
            )
            return
        try:
            fields = self._typed()
        except RuleBroken as error:
            self._moment.set_problem(self._sentence(error))
            return
        if self._plan is None:
            self.plan_wanted.emit(self._desk.currentData(), fields)
        else:
            self.change_wanted.emit(self.plan_id, fields)

    def _say_no(self) -> None:
        self._reason.composition.commit()
        reason = self._reason.text.strip()
        if not reason:
            self._decline.row.set_problem(self.tr("Say why first, so that the desk can ask somebody else."))
            self.bring_into_sight(self._reason)
            return
        self.decline_wanted.emit(self.plan_id, reason)

    def _say_which(self) -> None:
        slug = self._article.slug
        if not slug:
            sentence = self.tr("Choose the article it has become: type a part of its headline.")
            self._link.row.set_problem(sentence)
            self.bring_into_sight(self._article)
            return
        self.link_wanted.emit(self.plan_id, slug)

    def _may_edit(self) -> bool:
        desks = [desk.slug for desk in self._where.edited()]
        return bool(desks) if self._plan is None else self._plan.desk in desks

    def _retranslate(self) -> None:
        self._rows["slug"].set_label(self.tr("Slug: what the newsroom will call it"))
        self._rows["desk"].set_label(self.tr("Desk"))
        self._rows["who"].set_label(self.tr("Who writes it"))
        self._rows["words"].set_label(self.tr("How many words"))
        self._words_wanted.setSpecialValueText(self.tr("Not said"))
        self._moment.set_label(self.tr("Deadline"))
        self._photo.setText(self.tr("It will have a photo"))
        self._decline.set_words(
            self.tr("Why you cannot (the desk reads it)"), ask=self.tr("Decline…"), do=self.tr("Decline")
        )
        self._link.set_words(
            self.tr("The article it has become"),
            ask=self.tr("It is being written already…"),
            do=self.tr("Link the article"),
        )
        self._accept.setText(self.tr("Take it on"))
        self._start.setText(self.tr("Start writing"))
        self._open.setText(self.tr("Open the article"))
        self._drop.setText(self.tr("Drop from the plan…"))
        for place in range(self._desk.count()):
            self._desk.setItemText(place, self._words.desk(self._desk.itemData(place)))
        if self._who.count():
            self._offer_people()
        self._say_what_is_shown()
        self.show_acts()

    def _say_what_is_shown(self) -> None:
        plan, may_edit = self._plan, self._may_edit()
        me = self._where.me.login if self._where.me else ""
        is_open = plan is not None and plan.stage is None
        is_mine = is_open and plan is not None and plan.assigned_to == me
        answer = plan.answer if plan else PlanAnswer.ASKED
        self.title.setText(plan.slug if plan else self.tr("Plan an article"))
        self.line.setText(self._told())
        self._missed.setText(self._words.missed(plan) if plan else "")
        self._missed.setVisible(plan is not None and plan.is_missed)
        for part in (*self._rows.values(), self._moment, self._photo):
            part.setVisible(may_edit)
        self._rows["desk"].setVisible(may_edit and plan is None)
        self._open.setVisible(plan is not None and not is_open)
        is_free = plan is not None and not plan.assigned_to
        self._start.setVisible(is_mine or (is_open and may_edit and is_free))
        self._link.setVisible(is_mine or (is_open and may_edit))
        self._accept.setVisible(is_mine and answer is not PlanAnswer.ACCEPTED)
        self._decline.setVisible(is_mine and answer is not PlanAnswer.DECLINED)
        self._drop.setVisible(may_edit and plan is not None)
        self.primary.setVisible(may_edit)
        self.primary.setText(self.tr("Save the plan") if plan else self.tr("Add to the plan"))
        self.cancel.setText(self.tr("Close") if plan else self.tr("Cancel"))

    def _told(self) -> str:
        plan = self._plan
        if plan is None:
            return self.tr("Whoever is to write it is told at once, and takes it on or declines.")
        parts = (
            self._words.desk(plan.desk),
            self._words.state(plan).word,
            self._words.who(plan),
            "" if plan.is_missed or plan.is_done else self._words.due(plan),
            *self._words.wanted(plan),
        )
        return " · ".join(part for part in parts if part)
