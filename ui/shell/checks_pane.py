"""The pane of checks: what must be put right before the next step, what house style says, and who is named."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.labels import Separator
from ui.widgets.named_people import NamedPeople
from ui.widgets.problem_list import ProblemList
from ui.widgets.remark_list import RemarkList


class ChecksPane(QWidget):
    """The findings take the room they need, up to half of it; the remarks take the rest."""

    def __init__(self, checks: ProblemList, remarks: RemarkList, people: NamedPeople) -> None:
        super().__init__()
        checks.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(checks, 1)
        column.addWidget(Separator())
        column.addWidget(remarks, 1)
        column.addWidget(Separator())
        column.addWidget(people)
