"""The choice of a photo's usage rights."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox

from cms.domain.photos.rights import LABELS, UsageRights
from ui.theme.icons import Icons
from ui.widgets.drop_down import DropDown


class RightsChoice(DropDown):
    """The categories of usage rights in the window's language; nothing is chosen for the person."""

    chosen = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__(icons)
        self._suggested: UsageRights | None = None
        # As wide as the column has room for: the longest category would push it out.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def word(self) -> None:
        """Name the categories in the window's language."""
        index = self.currentIndex()
        is_korean = QLocale().language() is QLocale.Language.Korean
        self.clear()
        for rights, label in LABELS.items():
            self.addItem(label.korean if is_korean else label.english, rights.value)
        self.setCurrentIndex(index)
        self.suggest(self._suggested)

    def show_rights(self, rights: UsageRights | None) -> None:
        """Show what was chosen, or that nothing was."""
        self.setCurrentIndex(self.findData(rights.value) if rights else -1)

    def suggest(self, rights: UsageRights | None) -> None:
        """Say, while nothing is chosen, what the credit speaks for."""
        self._suggested = rights
        place = self.findData(rights.value) if rights else -1
        hint = self.tr("Choose… {0}?").format(self.itemText(place)) if rights else self.tr("Choose…")
        self.setPlaceholderText(hint)
