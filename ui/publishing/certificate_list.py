"""The approvals of an article: each with who, when and which text, and what took it back."""

from PySide6.QtCore import QEvent

from cms.domain.certificate import Certificate
from ui.publishing.publish_words import PublishWords, short_hash
from ui.publishing.record import Record


class CertificateList(Record):
    """Hidden where nothing was approved yet."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PublishWords(self)
        self._certificates: tuple[Certificate, ...] = ()
        self.show_certificates(())

    def show_certificates(self, certificates: tuple[Certificate, ...]) -> None:
        """Show these approvals, the newest first."""
        self._certificates = certificates
        self.setVisible(bool(certificates))
        self.write(self.tr("Approvals"), map(self._said, certificates))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self.show_certificates(self._certificates)
        super().changeEvent(event)

    def _said(self, one: Certificate) -> list[str]:
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
        return lines
