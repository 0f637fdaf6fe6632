"""Tells a screen reader what happened where the eye would see it."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(where: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Have *text* read out; an urgent one interrupts what is being read."""
    event = QAccessibleAnnouncementEvent(where, text)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
