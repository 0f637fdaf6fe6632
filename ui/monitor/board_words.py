"""What the board says: its columns, its moves, and what runs against each article."""

from dataclasses import replace

from cms.domain.moves import Column, column_of
from cms.domain.rows import ArticleRow
from cms.domain.workflow import Stage, Step
from ui.words.article_line import ArticleLine, ArticleWords


class BoardWords(ArticleWords):
    """Words an article as a card of the board: the column says its stage, the card who and what is due."""

    # Whether the columns are desks, so that a card has to say its stage itself.
    is_by_desk = False

    def line(self, row: ArticleRow) -> ArticleLine:
        """Return what a card says: its state only where the column does not say it."""
        line = super().line(row)
        is_said = not self.is_by_desk and line.state.word == self.column(column_of(row))
        return replace(line, state=replace(line.state, word="")) if is_said else line

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
