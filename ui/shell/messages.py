"""The one place that speaks to the person: toasts for what was done, a banner for what stands, questions."""

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from ui.shell.language import Language, Sentence
from ui.widgets.banner import Banner, Urgency
from ui.widgets.buttons import PushButton
from ui.widgets.question import Question
from ui.widgets.toast import ToastStack

Act = Callable[[], None]


class Messages(QObject):
    """Words news, warnings and decisions; all of it is shown letter by letter, never as rich text."""

    def __init__(self, window: QWidget, *, toasts: ToastStack, banner: Banner, language: Language) -> None:
        super().__init__(window)
        self._window = window
        self._toasts = toasts
        self._banner = banner
        self._language = language
        self._act: Act | None = None
        self._other_act: Act | None = None
        banner.acted.connect(self._act_on_banner)
        banner.other_acted.connect(self._act_otherwise)

    def tell(
        self, text: str, *, action: str = "", act: Act | None = None, until: SignalInstance | None = None
    ) -> None:
        """Say what was done; it leaves by itself, or with *until*. *act* undoes it, or shows it."""
        toast = self._toasts.show_toast(text, action=action, act=act)
        if until is not None:
            until.connect(toast.ended)

    def warn(
        self,
        text: str,
        *,
        urgency: Urgency = Urgency.WARNING,
        action: str = "",
        act: Act | None = None,
        other: tuple[str, Act] | None = None,
    ) -> None:
        """Say what stands until it is settled; without an *act* the button only closes the banner.

        *other* names a second button, which leaves the banner where it is.
        """
        self._act, self._other_act = act, other[1] if other else None
        self._banner.show_message(text, urgency=urgency, action=action, other=other[0] if other else "")

    def settle(self) -> None:
        """Take the banner away: what it said is over."""
        self._act = self._other_act = None
        self._banner.clear()

    def explain(self, refused: Sentence, *, action: str = "", act: Act | None = None) -> None:
        """Say why the newsroom refused, in the window's language; it stays until it was read."""
        self.warn(self._language.sentence(refused), action=action or self.tr("Close"), act=act)

    def confirm_publish(self, headline: str, publish: Act) -> None:
        """Ask before readers get an article."""
        self._ask(
            self.tr("Publish this article now?"),
            self.tr("“{0}” will be on readers’ pages at once. What was published stays on record.").format(
                headline
            ),
            PushButton(self.tr("Publish now"), "primary"),
            publish,
        )

    def confirm_retract(self, headline: str, retract: Act) -> None:
        """Ask before a published article becomes a notice."""
        self._ask(
            self.tr("Retract this article?"),
            self.tr("Readers will see a notice instead of “{0}”. This cannot be undone.").format(headline),
            PushButton(self.tr("Retract article"), "danger"),
            retract,
        )

    def confirm_take_over(self, name: str, take_over: Act) -> None:
        """Ask before the right to write is taken from a colleague."""
        self._ask(
            self.tr("Take over from {0}?").format(name),
            self.tr("What {0} has typed is kept as a version first, and {0} is told.").format(name),
            PushButton(self.tr("Take over"), "primary"),
            take_over,
        )

    def confirm_restore(self, made_at: str, restore: Act) -> None:
        """Ask before the newsroom goes back to a backup."""
        self._ask(
            self.tr("Restore the backup of {0}?").format(made_at),
            self.tr("The newsroom will be as it was then. The newsroom of now is kept beside it."),
            PushButton(self.tr("Restore backup"), "danger"),
            restore,
        )

    def _ask(self, title: str, text: str, verb: PushButton, act: Act) -> None:
        question = Question(self._window, title=title, text=text, verb=verb, cancel=self.tr("Cancel"))
        question.accepted.connect(act)
        question.open()

    def _act_on_banner(self) -> None:
        act = self._act
        self.settle()
        if act:
            act()

    def _act_otherwise(self) -> None:
        if self._other_act:
            self._other_act()
