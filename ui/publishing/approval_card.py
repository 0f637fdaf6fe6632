"""The approval as a certificate: who, when, which version, and the fingerprint of the very text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from cms.domain.rows import Approval
from ui.publishing.publish_words import PublishWords
from ui.theme.icons import Icons
from ui.theme.tokens import SPACE_1, SPACE_2, SPACE_3
from ui.widgets.labels import copyable_label, plain_label

_ICON = 24


class ApprovalCard(QFrame):
    """Shows one approval, or that there is none."""

    def __init__(self, icons: Icons, words: PublishWords) -> None:
        super().__init__()
        self.setProperty("look", "raised")
        self._icons = icons
        self._words = words
        self._has_approval = False
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(_ICON, _ICON))
        self._who = plain_label(look="strong", wraps=True)
        self._when = plain_label(look="meta", wraps=True)
        self._fingerprint = copyable_label(look="meta", wraps=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE_3, SPACE_3, SPACE_3, SPACE_3)
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(SPACE_1)
        grid.addWidget(self._icon, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        for line, label in enumerate((self._who, self._when, self._fingerprint)):
            grid.addWidget(label, line, 1)
        grid.setColumnStretch(1, 1)

    def show_approval(self, approval: Approval | None) -> None:
        """Show *approval*."""
        self._has_approval = approval is not None
        self._who.setText(
            self._words.approved_by(approval)
            if approval
            else self.tr("Nobody has approved this version yet.")
        )
        self._when.setText(self._words.approved_when(approval) if approval else "")
        self._fingerprint.setText(self._words.fingerprint(approval) if approval else "")
        self._fingerprint.setToolTip(approval.content_hash if approval else "")
        for label in (self._when, self._fingerprint):
            label.setVisible(self._has_approval)
        shown = (self._who, self._when, self._fingerprint) if approval else (self._who,)
        self.setAccessibleName(", ".join(label.text() for label in shown))
        self.draw_icon()

    def draw_icon(self) -> None:
        """Draw the seal in the colours of now."""
        name, colour = (
            ("badge-check", "pills.approved") if self._has_approval else ("clock", "pills.in_review")
        )
        self._icon.setPixmap(self._icons.pixmap(name, _ICON, colour, self.devicePixelRatioF()))
