"""The panel from which an approved article goes to its readers: what was approved, what they will see, one button."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cms.domain.checks import Problem
from cms.domain.errors import NewsroomError
from cms.domain.rows import OpenArticle
from cms.domain.workflow import Step, refusal_of
from ui.publishing.approval_card import ApprovalCard
from ui.publishing.edition_choice import EditionChoice
from ui.publishing.printed_photos import PrintedPhotos
from ui.publishing.publish_words import PublishWords, is_out
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import INSPECTOR_WIDTH_MIN, SPACE_1, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.announce import announce
from ui.widgets.banner import Banner, Urgency
from ui.widgets.buttons import IconButton, PrimaryButton, put_into
from ui.widgets.labels import Separator, plain_label
from ui.widgets.problem_list import ProblemRows


class PublishPanel(QWidget):
    """Shows one article on its way to readers; *sentence* words problems and refusals.

    *publish_wanted* carries the kind of edition (nothing for the first one) and the notice for readers.
    """

    publish_wanted = Signal(str, str)
    go_to = Signal(Problem)
    closed = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, sentence: Callable[[Problem | NewsroomError], str]
    ) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(INSPECTOR_WIDTH_MIN)
        self._sentence = sentence
        self._words = PublishWords(self)
        self._opened: OpenArticle | None = None
        self._is_publishing = False
        self._refusal = ""
        self._build(theme, icons)
        self._connect(theme)
        self._retranslate()

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._title = plain_label(look="title")
        self._close = IconButton(icons, "x")
        self._approval = ApprovalCard(icons, self._words)
        self._holds = Banner(theme, icons)
        self._checks_label = plain_label(look="label")
        self._problems = ProblemRows(theme, icons, self._sentence)
        self._choice = EditionChoice(theme)
        self._photos = PrintedPhotos()
        self._refused = Banner(theme, icons)
        self._reason = plain_label(look="meta", wraps=True)
        self._publish = PrimaryButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._scrolled(), 1)
        column.addWidget(Separator())
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_4, SPACE_2, SPACE_2, SPACE_1)
        row.addWidget(self._title, 1)
        row.addWidget(self._close)
        return row

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_4)
        checks = QVBoxLayout()
        checks.setSpacing(SPACE_1)
        checks.addWidget(self._checks_label)
        checks.addWidget(self._problems)
        column.addWidget(self._approval)
        column.addWidget(self._holds)
        column.addLayout(checks)
        column.addWidget(self._choice)
        column.addWidget(self._photos)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        put_into(scroll, inner)
        return scroll

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        foot.setSpacing(SPACE_2)
        for part in (self._refused, self._reason, self._publish):
            foot.addWidget(part)
        return foot

    def _connect(self, theme: Theme) -> None:
        theme.changed.connect(self._approval.draw_icon)
        self._close.clicked.connect(self.closed)
        self._problems.go_to.connect(self.go_to)
        self._publish.clicked.connect(self._try_to_publish)

    def show_article(self, opened: OpenArticle) -> None:
        """Show *opened*; what was written for the same article's readers stays."""
        if self._opened is None or self._opened.row.article_id != opened.row.article_id:
            self._choice.reset()
        self._opened = opened
        self._is_publishing = False
        self._refusal = ""
        self._show()

    def show_publishing(self) -> None:
        """Show that the edition is being made; nothing can be asked for twice meanwhile."""
        self._is_publishing = True
        self._refusal = ""
        self._show()
        announce(self, self._publish.text())

    def show_refusal(self, sentence: str) -> None:
        """Show why nothing was published."""
        self._is_publishing = False
        self._refusal = sentence
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        if self._opened is None:
            return
        opened = self._opened
        self._title.setText(self._words.title(opened))
        self._approval.show_approval(opened.approval)
        self._problems.show_problems(opened.blockers, opened.warnings)
        self._photos.show_photos(opened.text.photos, opened.demands.house)
        self._choice.setVisible(is_out(opened) and not self._obstacle(opened))
        self._choice.setEnabled(not self._is_publishing)
        self._show_holds(opened)
        self._show_foot(opened)

    def _show_holds(self, opened: OpenArticle) -> None:
        if holds := self._words.holds(opened):
            self._holds.show_message(" ".join(holds), urgency=Urgency.WARNING)
        else:
            self._holds.clear()

    def _show_foot(self, opened: OpenArticle) -> None:
        if self._refusal:
            self._refused.show_message(self._refusal, urgency=Urgency.DANGER)
        else:
            self._refused.clear()
        obstacle = self._obstacle(opened)
        readers_get = self.tr("Readers get version {0} at once.").format(opened.row.version)
        self._reason.setText(obstacle or readers_get)
        words = self.tr("Publishing…") if self._is_publishing else self.tr("Publish now")
        self._publish.set_step(words, tip=obstacle, is_blocked=bool(obstacle))
        self._publish.setEnabled(not self._is_publishing)

    def _obstacle(self, opened: OpenArticle) -> str:
        refusal = refusal_of(Step.PUBLISH, opened.standing)
        return self._sentence(refusal) if refusal else self._words.obstacle(opened)

    def _try_to_publish(self) -> None:
        if self._opened is None:
            return
        if obstacle := self._obstacle(self._opened):
            announce(self._publish, obstacle, is_urgent=True)
            self._problems.focus_first()
        elif not is_out(self._opened):
            self.publish_wanted.emit("", "")
        elif self._choice.is_ready():
            self.publish_wanted.emit(self._choice.kind.value, self._choice.notice)

    def _retranslate(self) -> None:
        self._close.set_words(self.tr("Close"), "Esc")
        self._checks_label.setText(self.tr("Checks"))
        self._show()
