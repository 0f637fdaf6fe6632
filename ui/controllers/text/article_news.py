"""What a person is told of the article before them when it is opened, or when it has moved on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from cms.domain.rows import OpenArticle
from cms.domain.workflow import Publication, Stage, Step, refusal_of
from ui.shell.messages import Messages
from ui.widgets.banner import Urgency
from ui.words.times import TimeWords


class ArticleNews(QObject):
    """Words where the article stands, in the banner above the page; *recall* takes it back from review."""

    def __init__(
        self, messages: Messages, times: TimeWords, *, recall: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._times = times
        self._recall = recall

    def tell_where_it_stands(self, article: OpenArticle, *, is_writable: bool) -> None:
        """Say what the stage asks of this person, or nothing if it asks nothing."""
        if article.row.stage is Stage.RETURNED:
            self._messages.warn(self._returned(article))
        elif article.row.stage is Stage.SUBMITTED and refusal_of(Step.RECALL, article.standing) is None:
            self._messages.warn(
                self.tr("You can recall the article to go on writing."),
                urgency=Urgency.INFO,
                action=self.tr("Recall"),
                act=self._recall,
            )
        elif article.row.stage is Stage.APPROVED and article.approval and is_writable:
            self._messages.warn(
                self.tr("Approved by {0}. Changing a word takes the approval back.").format(
                    article.approval.approved_by_name
                ),
                urgency=Urgency.INFO,
            )
        elif article.row.publication is Publication.LIVE and is_writable:
            self._messages.warn(
                self.tr(
                    "You are editing an article that readers have. They see it once it is published again."
                )
            )
        else:
            self._messages.settle()

    def tell_of_side_version(self, number: int) -> None:
        """Say where the words are that somebody else's version overtook."""
        self._messages.warn(
            self.tr(
                "Somebody saved while your words were on their way. They are kept as version {0}."
            ).format(number)
        )

    def _returned(self, article: OpenArticle) -> str:
        if article.standing.is_contributor:
            return self.tr("Returned to you: {0}").format(article.row.return_reason)
        return self.tr("Returned to {0}: {1}").format(article.row.author_name, article.row.return_reason)
