"""The panel of every step beside the main road: schedule, holds, withdrawal, retraction, urgent publication, spike."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cms.domain.errors import NewsroomError
from cms.domain.rows import OpenArticle
from cms.domain.workflow import Step
from ui.publishing.certificate_list import CertificateList
from ui.publishing.publish_words import PublishWords
from ui.publishing.request_list import RequestList
from ui.publishing.step_form import StepForm, Wish
from ui.publishing.step_words import StepGroup, StepWords
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import INSPECTOR_WIDTH_MIN, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.banner import Banner, Urgency
from ui.widgets.buttons import PushButton, put_into
from ui.widgets.labels import plain_label
from ui.words.states import StateWords
from ui.words.tips import plain_tip


class StepsPanel(QWidget):
    """Offers the steps the table allows this person now; each is confirmed in its own form."""

    step_wanted = Signal(Wish)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        sentence: Callable[[NewsroomError], str],
        *,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(INSPECTOR_WIDTH_MIN)
        self._words = StepWords(self)
        self._holds_words = PublishWords(self)
        self._states = StateWords(self)
        self._opened: OpenArticle | None = None
        self._time_zone = "UTC"
        self._asked: Step | None = None
        self._buttons: dict[Step, PushButton] = {}
        self._listed: tuple[StepGroup, ...] = ()
        self._build(theme, icons, sentence, now)
        self._show()

    def _build(
        self,
        theme: Theme,
        icons: Icons,
        sentence: Callable[[NewsroomError], str],
        now: Callable[[], datetime],
    ) -> None:
        self._standing = plain_label(look="strong", wraps=True)
        self._holds = Banner(theme, icons)
        self._nothing = plain_label(look="secondary", wraps=True)
        self._list = QWidget()
        self._groups = QVBoxLayout(self._list)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setSpacing(SPACE_2)
        self.form = StepForm(icons, sentence, now)
        self.form.confirmed.connect(self.step_wanted)
        self.form.cancelled.connect(self._back)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        for part in (self._standing, self._holds, self._nothing, self._list, self.form):
            column.addWidget(part)
        self.certificates = CertificateList()
        self.requests = RequestList()
        column.addWidget(self.requests)
        column.addWidget(self.certificates)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        put_into(scroll, inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_article(self, opened: OpenArticle | None, time_zone: str) -> None:
        """Show what can be done with *opened* by the newsroom's clocks in *time_zone*; a form in use stays open."""
        is_other = self._opened is None or opened is None or self._id != opened.row.article_id
        self._opened, self._time_zone = opened, time_zone
        if is_other or self._asked not in self._offered():
            self._asked = None
        self._show()

    def ask(self, step: Step) -> None:
        """Open the form of *step*."""
        if step not in self._offered():
            return
        self._asked = step
        self.form.ask(step, self._time_zone)
        self._show()
        self.form.focus_first()

    def focus_first(self) -> None:
        """Go into the form that is open, or onto the first step."""
        if self._asked:
            self.form.focus_first()
        elif self._buttons:
            next(iter(self._buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_taken(self) -> None:
        """Offer the steps again: the one that was asked for was taken."""
        self._asked = None
        self._show()

    def show_refusal(self, sentence: str) -> None:
        """Say why the step was not taken; what was written stays."""
        self.form.show_refusal(sentence)
        self.form.set_busy(is_busy=False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    @property
    def _id(self) -> str:
        return self._opened.row.article_id if self._opened else ""

    def _offered(self) -> tuple[Step, ...]:
        groups = self._words.groups(self._opened) if self._opened else ()
        return tuple(step for group in groups for step in group.steps)

    def _back(self) -> None:
        asked, self._asked = self._asked, None
        self._show()
        if asked in self._buttons:
            self._buttons[asked].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        opened = self._opened
        self._fill_list()
        # Only what is shown takes room: the approvals below stay in sight.
        self._list.setVisible(self._asked is None)
        self.form.setVisible(self._asked is not None)
        self._standing.setText(self._standing_words(opened) if opened else "")
        self._standing.setVisible(opened is not None)
        holds = self._holds_words.holds(opened) if opened else []
        if holds:
            self._holds.show_message(" ".join(holds), urgency=Urgency.WARNING)
        else:
            self._holds.clear()
        self._nothing.setText(
            self.tr("There is nothing else you can do with this article now.")
            if opened
            else self.tr("Open an article to see what can be done with it.")
        )
        self._nothing.setVisible(not self._buttons)

    def _standing_words(self, opened: OpenArticle) -> str:
        row = opened.row
        stage = self._states.stage(row.stage).word
        publication = self._states.publication(row.publication).word
        if row.scheduled_at is not None:
            publication = self.tr("Scheduled for {0}").format(self._holds_words.moment(row.scheduled_at))
        words = f"{stage} · {publication}"
        return (
            self.tr("{0} · waits for its review afterwards").format(words) if row.needs_post_review else words
        )

    def _fill_list(self) -> None:
        groups = self._words.groups(self._opened) if self._opened else ()
        if groups == self._listed:
            return  # whoever stands on a button stays there
        self._listed = groups
        while (old := self._groups.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = {}
        for group in groups:
            label = plain_label(group.name, look="label")
            label.setContentsMargins(0, SPACE_1, 0, 0)
            self._groups.addWidget(label)
            for step in group.steps:
                self._groups.addWidget(self._button(step))
        self._groups.addStretch(1)

    def _button(self, step: Step) -> PushButton:
        button = PushButton(self._states.step(step))
        button.setAccessibleDescription(self._words.meaning(step))
        button.setToolTip(plain_tip(self._words.meaning(step)))
        button.clicked.connect(lambda: self.ask(step))
        self._buttons[step] = button
        return button
