"""What the board says: its columns, its moves, and what runs against each article."""

from cms.domain.moves import Column
from cms.domain.rows import ArticleRow
from cms.domain.workflow import Stage, Step
from ui.words.article_line import ArticleWords


class BoardWords(ArticleWords):
    """Words an article as a card of the board: the column says its stage, the card who and what is due."""

    def _more(self, row: ArticleRow) -> tuple[str, ...]:
        claimed = self.tr("with {0}").format(row.claimed_by_name) if row.stage is Stage.IN_REVIEW else ""
        return (*self.clocks(row), claimed, self.length(row), self.photos(row.photos))

    def column(self, column: Column) -> str:
        """Return the name of a column."""
        names = {
            Column.DRAFT: self.tr("Draft"),
            Column.RETURNED: self.tr("Returned"),
            Column.SUBMITTED: self.tr("To review"),
            Column.IN_REVIEW: self.tr("In review"),
            Column.APPROVED: self.tr("Approved"),
            Column.SCHEDULED: self.tr("Scheduled"),
        }
        return names[column]

    def move(self, step: Step, to: Column) -> str:
        """Return what the menu says of a move."""
        return self.tr("{0} → {1}").format(self.states.step(step).removesuffix("…"), self.column(to))
