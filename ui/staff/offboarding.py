"""The question before somebody's access ends: what happens at once, and who looks after their articles from then on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from cms.domain.rows import PersonRow
from cms.domain.staff import InHand
from ui.theme.icons import Icons
from ui.widgets.buttons import PushButton
from ui.widgets.drop_down import DropDown
from ui.widgets.fields import FieldRow
from ui.widgets.question import Question


class OffboardingQuestion(Question):
    """Says all that happens in one act, and says it anew for whoever is chosen to take over."""

    def __init__(
        self,
        parent: QWidget,
        icons: Icons,
        person: PersonRow,
        in_hand: InHand,
        *,
        successors: Sequence[PersonRow],
        language: str,
    ) -> None:
        self._person, self._in_hand, self._language = person, in_hand, language
        super().__init__(
            parent,
            title=parent.tr("Offboard {0}?").format(person.name_in(language)),
            text="",
            verb=PushButton(parent.tr("Offboard now"), "danger"),
            cancel=parent.tr("Cancel"),
        )
        self._heir = DropDown(icons)
        self._heir.addItem(self.tr("Nobody for now"), "")
        for one in successors:
            self._heir.addItem(one.name_in(language), one.login)
        row = FieldRow(self._heir, self.tr("Who looks after their articles"))
        row.setVisible(bool(in_hand.articles))
        self.more.addWidget(row)
        self._heir.currentIndexChanged.connect(self._say)
        self._say()

    @property
    def successor(self) -> str:
        """The login of whoever takes over; nothing for nobody."""
        return str(self._heir.currentData())

    def _say(self) -> None:
        in_hand = self._in_hand
        said = [
            self.tr("The login “{0}” is switched off, and every window open under it ends, at once.").format(
                self._person.login
            )
        ]
        if in_hand.writing:
            one = self.tr(
                "Others can write in the article they have open; what they typed becomes a version."
            )
            more = self.tr(
                "Others can write in the {0} articles they have open; what they typed becomes versions."
            )
            said.append((one if in_hand.writing == 1 else more).format(in_hand.writing))
        if in_hand.reviewing:
            one = self.tr("The article they are reviewing goes back into the queue.")
            more = self.tr("The {0} articles they are reviewing go back into the queue.")
            said.append((one if in_hand.reviewing == 1 else more).format(in_hand.reviewing))
        said.append(self._about_articles())
        said.append(self.tr("Nothing they wrote is lost, and you can let them in again later."))
        self.reword("\n".join(said))

    def _about_articles(self) -> str:
        number = self._in_hand.articles
        if not number:
            return self.tr("They look after no article.")
        if not self.successor:
            one = self.tr("Their 1 article stays under their name, and nobody looks after it.")
            more = self.tr("Their {0} articles stay under their name, and nobody looks after them.")
        else:
            one = self.tr("Their 1 article goes to {1}.")
            more = self.tr("Their {0} articles go to {1}.")
        return (one if number == 1 else more).format(number, self._heir.currentText())
