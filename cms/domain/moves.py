"""What a board may offer: to which column an article can be moved by this person, and by which step."""

from dataclasses import dataclass
from enum import StrEnum

from cms.domain.rows import ArticleRow
from cms.domain.workflow import Publication, Stage, Standing, Step, refusal_of


class Column(StrEnum):
    """Where an article that is under way stands on the board."""

    DRAFT = "draft"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An article on the board, and where this person stands to it."""

    row: ArticleRow
    standing: Standing

    @property
    def column(self) -> Column:
        """Return where it stands."""
        return column_of(self.row)

    @property
    def moves(self) -> dict[Column, Step]:
        """Return to which columns this person may move it now, and the step each move is."""
        return moves_of(self.row, self.standing)


_BY_STAGE = {
    Stage.DRAFT: Column.DRAFT,
    Stage.RETURNED: Column.RETURNED,
    Stage.SUBMITTED: Column.SUBMITTED,
    Stage.IN_REVIEW: Column.IN_REVIEW,
    Stage.APPROVED: Column.APPROVED,
}

# One line per move: from where, to where, by which step.
_MOVES: tuple[tuple[Column, Column, Step], ...] = (
    (Column.DRAFT, Column.SUBMITTED, Step.SUBMIT),
    (Column.RETURNED, Column.SUBMITTED, Step.SUBMIT),
    (Column.SUBMITTED, Column.DRAFT, Step.RECALL),
    (Column.SUBMITTED, Column.IN_REVIEW, Step.CLAIM),
    (Column.IN_REVIEW, Column.SUBMITTED, Step.RELEASE),
    (Column.SUBMITTED, Column.RETURNED, Step.RETURN),
    (Column.IN_REVIEW, Column.RETURNED, Step.RETURN),
    (Column.SUBMITTED, Column.APPROVED, Step.APPROVE),
    (Column.IN_REVIEW, Column.APPROVED, Step.APPROVE),
    (Column.APPROVED, Column.SCHEDULED, Step.SCHEDULE),
    (Column.SCHEDULED, Column.APPROVED, Step.UNSCHEDULE),
)


def is_under_way(row: ArticleRow) -> bool:
    """Whether the article is on the board: not spiked, and not what readers have already."""
    is_out = row.publication in (Publication.LIVE, Publication.RETRACTED) and not row.is_being_corrected
    return row.stage in _BY_STAGE and not is_out


def column_of(row: ArticleRow) -> Column:
    """Return where an article that is under way stands."""
    return Column.SCHEDULED if row.publication is Publication.SCHEDULED else _BY_STAGE[row.stage]


def moves_of(row: ArticleRow, standing: Standing) -> dict[Column, Step]:
    """Return to which columns somebody who stands so may move the article, and by which step."""
    here = column_of(row)
    return {to: step for start, to, step in _MOVES if start is here and refusal_of(step, standing) is None}
