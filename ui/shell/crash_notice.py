"""What the person sees of a bug: one sentence, and a report to copy."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from ui.shell.messages import Messages
from ui.widgets.banner import Urgency


def tell_of_crash(messages: Messages, report: str) -> None:
    """Say that something went wrong, that the text is safe, and offer the report, which quotes no article."""
    messages.warn(
        QCoreApplication.translate(
            "CrashNotice", "Something went wrong in Copydesk. Your text is safe on this computer."
        ),
        urgency=Urgency.DANGER,
        action=QCoreApplication.translate("CrashNotice", "Copy report"),
        act=lambda: QGuiApplication.clipboard().setText(report),
    )
