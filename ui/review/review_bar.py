"""The bar above an article under review: where it stands, and the reviewer's steps."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cms.domain.errors import NewsroomError
from cms.domain.rows import LedgerRow, OpenArticle
from cms.domain.workflow import Stage, Standing, Step, may_ever, refusal_of
from ui.review.reason_box import ReasonBox
from ui.review.review_words import ReviewWords
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_4
from ui.widgets.buttons import IconButton, PushButton
from ui.widgets.labels import ElidedLabel, Separator, plain_label
from ui.words.states import StateWords
from ui.words.tips import plain_tip

# Ages are read again as often as they can change.
_MINUTE = 60_000


class ReviewBar(QWidget):
    """Says where the article stands; its buttons ask the newsroom's table what this person may do.

    *sentence* words a refusal in the window's language.
    """

    changes_toggled = Signal(bool)
    claimed = Signal()
    released = Signal()
    returned = Signal(str)
    note_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        *,
        now: Callable[[], datetime],
        sentence: Callable[[NewsroomError], str] = str,
    ) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._sentence = sentence
        self._words = ReviewWords(now, self)
        self._steps = StateWords(self)
        self._opened: OpenArticle | None = None
        self._submission: LedgerRow | None = None
        # What was written in the reason box and not sent, by article.
        self._unsent: dict[str, str] = {}
        self._build(icons)
        self._connect()
        self._retranslate()

    def _build(self, icons: Icons) -> None:
        self._standing = ElidedLabel(look="strong")
        self._note = ElidedLabel(look="meta")
        self._own_words = plain_label(look="meta", wraps=True)
        self._remark = IconButton(icons, "message-square")
        self._changes = PushButton()
        self._changes.setCheckable(True)
        self._claim, self._release, self._return = PushButton(), PushButton(), PushButton()
        self._box = ReasonBox()
        self._box.hide()
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self._standing, 1)
        for button in (self._remark, self._changes, self._claim, self._release, self._return):
            row.addWidget(button)
        # What was written needs the whole width: beside the buttons little of it could be read.
        words = QVBoxLayout()
        words.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_2)
        words.setSpacing(SPACE_1)
        words.addLayout(row)
        words.addWidget(self._note)
        words.addWidget(self._own_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(words)
        column.addWidget(self._box)
        column.addWidget(Separator())

    def _connect(self) -> None:
        self._remark.clicked.connect(self.note_wanted)
        self._changes.toggled.connect(self.changes_toggled)
        self._claim.clicked.connect(self.claimed)
        self._release.clicked.connect(self.released)
        self._return.clicked.connect(self.ask_reason)
        self._box.left.connect(self._close_box)
        self._box.sent.connect(self._send)
        self._theme.changed.connect(self._colour_toggle)
        self._colour_toggle()
        minute = QTimer(self, interval=_MINUTE)
        minute.timeout.connect(self._show)
        minute.start()

    def show_article(self, opened: OpenArticle, submission: LedgerRow | None = None) -> None:
        """Show where *opened* stands; *submission* is the act by which it came to review, with the writer's note."""
        if self._opened is None or self._opened.row.article_id != opened.row.article_id:
            self._keep_reason()
            self._box.hide()
            self._box.set_reason(self._unsent.get(opened.row.article_id, ""))
        self._opened, self._submission = opened, submission
        if opened.row.stage not in (Stage.SUBMITTED, Stage.IN_REVIEW):
            self._unsent.pop(opened.row.article_id, None)
            self._box.set_reason("")
            self._box.hide()
        self._show()

    def set_changes_shown(self, is_shown: bool) -> None:  # noqa: FBT001 - a slot of a toggle
        """Show whether the changes are on the page, without telling that they were asked for."""
        blocker = QSignalBlocker(self._changes)
        self._changes.setChecked(is_shown)
        blocker.unblock()

    def ask_reason(self) -> None:
        """Open the box for the reason, if this person may return the article now."""
        if self._opened is None or refusal_of(Step.RETURN, self._opened.standing) is not None:
            return
        self._box.show()
        self._box.focus_field()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        if self._opened is None:
            return
        standing = self._opened.standing
        self._standing.setText(self._words.standing(self._opened, self._submission))
        approval = refusal_of(Step.APPROVE, standing)
        refusal = self._sentence(approval) if approval else ""
        _say(self._note, self._words.note(self._opened, self._submission))
        _say(self._own_words, self._words.own_words(self._opened, refusal))
        is_claimed = standing.stage is Stage.IN_REVIEW
        self._offer(self._claim, Step.CLAIM, standing)
        self._offer(self._release, Step.RELEASE, standing, tip=self._steps.step(Step.RELEASE))
        self._offer(
            self._return, Step.RETURN, standing, tip=self.tr("Return to the writer with a reason (R)")
        )
        self._claim.setVisible(not is_claimed and not self._claim.isHidden())
        self._release.setVisible(is_claimed and not self._release.isHidden())

    def _offer(self, button: PushButton, step: Step, standing: Standing, *, tip: str = "") -> None:
        """Show a button if this person could ever take its step; where they may not now, it says why."""
        refusal = refusal_of(step, standing)
        reason = self._sentence(refusal) if refusal else ""
        button.setVisible(may_ever(step, standing))
        button.setEnabled(refusal is None)
        button.setToolTip(plain_tip(reason or tip))
        button.setAccessibleDescription(reason or tip)

    def _colour_toggle(self) -> None:
        """Let the toggle look pressed while the changes are shown."""
        tokens = self._theme.tokens
        pressed = f"background: {tokens.selected}; border-color: {tokens.accent}; font-weight: 600;"
        self._changes.setStyleSheet(f"QPushButton:checked {{ {pressed} }}")

    def _send(self, reason: str) -> None:
        self._close_box()
        self.returned.emit(reason)

    def _close_box(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._box.isAncestorOf(focused)
        self._keep_reason()
        self._box.hide()
        if had_focus:
            self._return.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_reason(self) -> None:
        if self._opened is not None:
            self._unsent[self._opened.row.article_id] = self._box.reason

    def _retranslate(self) -> None:
        self._remark.set_words(self.tr("Write a note beside the words"), "Ctrl+Alt+M")
        self._changes.setText(self.tr("Changes"))
        tip = self.tr("Show what changed since the last review (V)")
        self._changes.setToolTip(tip)
        self._changes.setAccessibleDescription(tip)
        self._claim.setText(self._steps.step(Step.CLAIM))
        self._release.setText(self.tr("Leave"))
        self._return.setText(self._steps.step(Step.RETURN))
        self._show()


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
