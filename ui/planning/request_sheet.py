"""The sheet of one request for a correction: logging it, counting its limits, deciding on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal

from cms.domain.correction_limits import Decision, RequestRow
from cms.domain.rows import ArticleRow
from ui.planning.article_field import ArticleField
from ui.planning.day_field import DayField
from ui.planning.plan_words import PlanWords
from ui.widgets.buttons import PushButton
from ui.widgets.composing import ComposedLineEdit
from ui.widgets.fields import FieldRow
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import copyable_label, plain_label
from ui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Logged:
    """A request as it is to be logged."""

    slug: str
    asked_by: str
    wants: str
    received_on: date
    known_on: date | None


class RequestSheet(Sheet):
    """Shows a request, or asks for a new one; it changes nothing itself."""

    log_wanted = Signal(object)
    # The request, what was decided, what whoever asked was answered.
    decide_wanted = Signal(str, object, str)
    open_wanted = Signal(object)

    def __init__(self, words: PlanWords) -> None:
        super().__init__()
        self._words = words
        self._request: RequestRow | None = None
        self._today = date.min
        self._may_decide = False
        self._build()
        self._connect()
        self._retranslate()

    def _build(self) -> None:
        self._article, self._asked_by = ArticleField(), ComposedLineEdit()
        self._wants, self._answer = GrowingText(min_lines=3), GrowingText(min_lines=3)
        self._received, self._known = DayField(), DayField(may_be_open=True)
        self._rows = {
            "article": FieldRow(self._article),
            "asked_by": FieldRow(self._asked_by),
            "wants": FieldRow(self._wants),
            "received": FieldRow(self._received),
            "known": FieldRow(self._known),
        }
        self._answer_row = FieldRow(self._answer)
        self._facts = copyable_label(wraps=True, is_tab_stop=True)
        self._limits = plain_label(look="secondary", wraps=True)
        self._late = plain_label(look="danger", wraps=True)
        self._open, self._corrected, self._declined = PushButton(), PushButton(), PushButton()
        for part in (*self._rows.values(), self._facts, self._late, self._limits):
            self.fields.addWidget(part)
        self.fields.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addWidget(self._answer_row)
        for button in (self._corrected, self._declined):
            self.fields.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addStretch(1)
        self.add_buttons()

    def _connect(self) -> None:
        edits = {
            "article": self._article.textChanged,
            "asked_by": self._asked_by.textEdited,
            "wants": self._wants.edited,
            "received": self._received.edited,
            "known": self._known.edited,
        }
        for name, edited in edits.items():
            edited.connect(lambda *_, name=name: self._rows[name].set_problem(""))
        self._answer.edited.connect(lambda: self._answer_row.set_problem(""))
        self.primary.clicked.connect(self._log)
        self._open.clicked.connect(lambda: self.open_wanted.emit(self._request))
        self._corrected.clicked.connect(lambda: self._decide(Decision.CORRECTED))
        self._declined.clicked.connect(lambda: self._decide(Decision.DECLINED))
        for button in (self.primary, self._corrected, self._declined):
            self.add_act(button)

    @property
    def request_id(self) -> str:
        """Which request is shown; nothing for a new one."""
        return self._request.request_id if self._request else ""

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed that is not saved."""
        if self._request is not None:
            return bool(self._answer.text.strip())
        return bool(self._asked_by.text().strip() or self._wants.text.strip())

    def ask(self, articles: Sequence[ArticleRow], today: date, slug: str = "") -> None:
        """Ask for a new request about one of *articles*; *slug* is offered."""
        self._request, self._today = None, today
        self._article.offer(articles, slug)
        self._asked_by.clear()
        self._wants.set_text("")
        self._received.show_day(today)
        self._known.show_day(None)
        self._begin()
        (self._asked_by if self._article.slug else self._article).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_request(self, request: RequestRow, today: date, *, may_decide: bool) -> None:
        """Show a request as it stands *today*."""
        if request.request_id != self.request_id or request.decision is not Decision.OPEN:
            self._answer.set_text("")
        self._request, self._today, self._may_decide = request, today, may_decide
        self._begin()

    def go_to_first(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        (self._open if self._request else self._article).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Say why it was not done."""
        self.refuse_at(self._rows.get(field) if self._request is None else None, sentence)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _begin(self) -> None:
        for row in (*self._rows.values(), self._answer_row):
            row.set_problem("")
        self.show_problem("")
        self._retranslate()

    def _log(self) -> None:
        self._wants.composition.commit()
        slug, received = self._article.slug, self._received.day()
        missing = {
            "article": ""
            if slug
            else self.tr("Choose the article it is about: type a part of its headline."),
            "asked_by": "" if self._asked_by.text().strip() else self.tr("Write who asks for it."),
            "wants": "" if self._wants.text.strip() else self.tr("Write what is said to be wrong."),
            "received": "" if received else self.tr("Say on which day it was received."),
        }
        refused = next(((sentence, field) for field, sentence in missing.items() if sentence), None)
        if refused:
            self.refuse(*refused)
        if refused or received is None:
            return
        self.log_wanted.emit(
            Logged(slug, self._asked_by.text().strip(), self._wants.text.strip(), received, self._known.day())
        )

    def _decide(self, decision: Decision) -> None:
        self._answer.composition.commit()
        answer = self._answer.text.strip()
        if not answer:
            self._answer_row.set_problem(self.tr("Write first what you answer whoever asked."))
            self.bring_into_sight(self._answer)
            return
        self.decide_wanted.emit(self.request_id, decision, answer)

    def _retranslate(self) -> None:
        self._rows["article"].set_label(self.tr("Article"))
        self._rows["asked_by"].set_label(self.tr("Who asks"))
        self._rows["wants"].set_label(self.tr("What is said to be wrong, and what is demanded"))
        self._rows["received"].set_label(self.tr("Received on"))
        self._rows["known"].set_label(self.tr("They knew of the report since"))
        self._answer_row.set_label(self.tr("What you answer, and why"))
        self._open.setText(self.tr("Open the article to correct it"))
        self._corrected.setText(self.tr("Accepted: it was corrected"))
        self._declined.setText(self.tr("Decline the request"))
        self._say_what_is_shown()
        self.show_acts()

    def _say_what_is_shown(self) -> None:
        request = self._request
        is_open = request is not None and request.decision is Decision.OPEN
        for part in (*self._rows.values(), self.primary):
            part.setVisible(request is None)
        for shown in (self._facts, self._limits, self._open):
            shown.setVisible(request is not None)
        for asked in (self._answer_row, self._corrected, self._declined):
            asked.setVisible(is_open and self._may_decide)
        self.primary.setText(self.tr("Log the request"))
        self.cancel.setText(self.tr("Cancel") if request is None else self.tr("Close"))
        self._late.setVisible(request is not None and request.is_in_time is False)
        if request is None:
            self.title.setText(self.tr("Log a request for a correction"))
            self.line.setText(
                self.tr("What is logged stays as it is written; the limits of the law are counted from it.")
            )
            return
        self.title.setText(request.asked_by)
        self.line.setText(self.tr("About “{0}”").format(request.slug))
        self._facts.setText("\n\n".join(self._told(request)))
        self._facts.setAccessibleName(self.tr("The request"))
        *limits, verdict = self._words.limits(request, self._today)
        is_late = request.is_in_time is False
        self._late.setText(verdict if is_late else "")
        self._limits.setText("\n".join(limits if is_late else (*limits, verdict)))

    def _told(self, one: RequestRow) -> tuple[str, ...]:
        received = self.tr("Received on {0}; logged by {1}").format(
            self._words.day(one.received_on), self._words.name(one.logged_by_name, one.logged_by_name_ko)
        )
        if one.known_on is not None:
            received += "\n" + self.tr("They knew of it since {0}").format(self._words.day(one.known_on))
        decided = {
            Decision.OPEN: self.tr("Not decided yet"),
            Decision.CORRECTED: self.tr("Corrected: {0}").format(one.answer),
            Decision.DECLINED: self.tr("Declined: {0}").format(one.answer),
        }
        decider = self._words.name(one.decided_by_name, one.decided_by_name_ko)
        return (one.wants, received, decided[one.decision] + (f" ({decider})" if decider else ""))
