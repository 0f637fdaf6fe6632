"""The approvals of an article: each with who, when and which text, and what took it back."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cms.domain.certificate import Certificate
from ui.publishing.publish_words import PublishWords, short_hash
from ui.theme.tokens import SPACE_1, SPACE_2
from ui.widgets.labels import plain_label


class CertificateList(QWidget):
    """Plain lines that can be selected and copied; nothing where nothing was approved yet."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PublishWords(self)
        self._certificates: tuple[Certificate, ...] = ()
        self._label = plain_label(look="label")
        self._text = plain_label(look="meta", wraps=True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_2, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self._label)
        column.addWidget(self._text)
        self.show_certificates(())

    def show_certificates(self, certificates: tuple[Certificate, ...]) -> None:
        """Show these approvals, the newest first."""
        self._certificates = certificates
        self.setVisible(bool(certificates))
        self._label.setText(self.tr("Approvals"))
        self._text.setText("\n\n".join(self._said(one) for one in certificates))
        self._text.setAccessibleName(self.tr("Approvals"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self.show_certificates(self._certificates)
        super().changeEvent(event)

    def _said(self, one: Certificate) -> str:
        approved = (
            self.tr("Version {0}, approved by its writer {1} (solo desk), {2}")
            if one.is_self_approved
            else self.tr("Version {0}, approved by {1}, {2}")
        )
        lines = [
            approved.format(one.version, one.approved_by_name, self._words.moment(one.approved_at)),
            self.tr("Text fingerprint {0}").format(short_hash(one.content_hash)),
        ]
        if one.revoked_at is not None:
            lines.append(
                self.tr("Taken back by version {0}, which {1} saved, {2}").format(
                    one.revoked_by_version, one.revoked_by_name, self._words.moment(one.revoked_at)
                )
            )
        return "\n".join(lines)
