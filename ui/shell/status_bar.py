"""The line at the foot: connected or not, saved where and when, how long the article is."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QEvent, QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cms.domain.counts import Length
from ui.theme.theme import Theme
from ui.theme.tokens import SPACE_2, SPACE_3, STATUS_BAR_HEIGHT
from ui.widgets.announce import announce
from ui.widgets.buttons import PushButton, set_look
from ui.widgets.labels import ElidedLabel, plain_label

_DOT = 8


class Connection(StrEnum):
    """Whether the shared newsroom answers."""

    ONLINE = "online"
    RECONNECTING = "reconnecting"
    OFFLINE = "offline"


class _Dot(QWidget):
    """Filled when connected, half when trying, hollow when not: the shape says it, not the colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.connection = Connection.ONLINE
        self.setFixedSize(_DOT + 2, _DOT + 2)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self._theme.tokens.text2)
        room = QRectF(1, 1, _DOT, _DOT)
        painter.setPen(QPen(colour, 1.5))
        painter.drawEllipse(room)
        painter.setBrush(colour)
        if self.connection is Connection.ONLINE:
            painter.drawEllipse(room)
        elif self.connection is Connection.RECONNECTING:
            painter.drawPie(room, 90 * 16, 180 * 16)


class StatusBar(QWidget):
    """Shows what it is told; what changes is also told to screen readers."""

    details_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "status_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(STATUS_BAR_HEIGHT)
        self._waiting = 0
        self._length: Length | None = None
        self._selected: Length | None = None
        self._zoom = 100
        self._article_language = "en"
        self._saved_words: Callable[[], str] = str
        self._announced = ""
        self._build(theme)
        self._retranslate()

    def _build(self, theme: Theme) -> None:
        self._dot = _Dot(theme)
        self._connection = plain_label(look="meta")
        # Nothing is said of a connection that was never made.
        for part in (self._dot, self._connection):
            part.hide()
        self._saved = ElidedLabel(look="meta")
        self._details = PushButton(look="link")
        self._details.clicked.connect(self.details_wanted)
        self._details.hide()
        self._length_label = plain_label(look="meta")
        self._language_label = plain_label(look="meta")
        self._zoom_label = plain_label(look="meta")
        self._zoom_label.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_3, 1, SPACE_3, 0)
        row.setSpacing(SPACE_2)
        row.addWidget(self._dot)
        row.addWidget(self._connection)
        row.addSpacing(SPACE_2)
        row.addWidget(self._saved)
        row.addWidget(self._details)
        row.addStretch(1)
        row.addWidget(self._zoom_label)
        row.addSpacing(SPACE_2)
        row.addWidget(self._length_label)
        row.addSpacing(SPACE_2)
        row.addWidget(self._language_label)

    def show_connection(self, connection: Connection, *, waiting: int = 0) -> None:
        """Show whether the newsroom answers, and how many changes wait to be sent."""
        is_new = connection is not self._dot.connection
        self._dot.connection, self._waiting = connection, waiting
        self._dot.update()
        for part in (self._dot, self._connection):
            part.show()
        self._retranslate()
        if is_new and connection is not Connection.RECONNECTING:
            announce(self, self._connection.text())

    @property
    def connection(self) -> Connection:
        """Whether the newsroom answers, as it is shown."""
        return self._dot.connection

    def show_saved(self, at: datetime, *, is_shared: bool) -> None:
        """Say that all that was typed is safe: in the newsroom, or so far on this computer."""
        clock = f"{at.astimezone():%H:%M:%S}"
        self._show(
            lambda: (
                self.tr("Saved {0}").format(clock)
                if is_shared
                else self.tr("Saved on this computer {0}").format(clock)
            ),
            kind="shared" if is_shared else "here",
        )

    def show_saving(self) -> None:
        """Say that it takes a moment; called only when it takes more than one second."""
        self._show(lambda: self.tr("Saving…"), kind="saving")

    def show_not_saved(self, reason: str) -> None:
        """Say in red that what was typed last is not safe, and why, until it is."""
        self._show(lambda: self.tr("Not saved: {0}").format(reason), kind="not saved")

    def show_no_article(self) -> None:
        """Say nothing of saving or length: no article is open."""
        self._show(str, kind="")
        self.show_length(None, self._article_language)

    def show_length(self, length: Length | None, article_language: str) -> None:
        """Show how long the article is, in the measures of its own language."""
        self._length, self._article_language = length, article_language
        self._selected = self._selected if length else None
        self._retranslate()

    def show_selected(self, length: Length | None) -> None:
        """Show how long the selected words are, too; None where nothing is selected."""
        if length != self._selected:
            self._selected = length
            self._retranslate()

    def show_zoom(self, percent: int) -> None:
        """Show how large the text is, unless it is as large as usual; a change is read out."""
        is_change = percent != self._zoom
        self._zoom = percent
        self._zoom_label.setVisible(percent != 100)
        self._retranslate()
        if is_change:
            announce(self, self._zoom_label.text())

    def saved_text(self) -> str:
        """Return what is said about saving now."""
        return self._saved.text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self, words: Callable[[], str], *, kind: str) -> None:
        """Show *words*, asked again when the language changes; screen readers hear of a new *kind*."""
        self._saved_words = words
        is_danger = kind == "not saved"
        set_look(self._saved, "look", "danger_meta" if is_danger else "meta")
        self._details.setVisible(is_danger)
        self._retranslate()
        if kind not in (self._announced, "saving", ""):
            announce(self, self._saved.text(), is_urgent=is_danger)
        self._announced = kind or self._announced

    def _retranslate(self) -> None:
        self._connection.setText(self._connection_words())
        for show in (self._dot.setToolTip, self._dot.setAccessibleName):
            show(self._name_of_connection())
        self._connection.setAccessibleName(self._connection.text())
        self._saved.setText(self._saved_words())
        self._saved.setAccessibleName(self._saved.text())
        self._details.setText(self.tr("Details"))
        self._zoom_label.setText(self.tr("Text at {0} %").format(self._zoom))
        self._length_label.setText(" · ".join(self._length_words()))
        self._language_label.setText(self._article_language.upper() if self._length else "")

    def _connection_words(self) -> str:
        # While reconnecting the dot is enough: most often the newsroom is back before anybody has read a word.
        is_said = self._dot.connection is not Connection.RECONNECTING
        said = [self._name_of_connection()] if is_said else []
        if self._waiting:
            waiting = self.tr("1 change waiting") if self._waiting == 1 else self.tr("{0} changes waiting")
            said.append(waiting.format(self._waiting))
        return " · ".join(said)

    def _name_of_connection(self) -> str:
        words = {
            Connection.ONLINE: self.tr("Online"),
            Connection.RECONNECTING: self.tr("Reconnecting…"),
            Connection.OFFLINE: self.tr("Offline"),
        }
        return words[self._dot.connection]

    def _length_words(self) -> tuple[str, ...]:
        if self._length is None:
            return ()
        minutes = self.tr("{0} min read").format(self._length.minutes)
        selected: tuple[str, ...] = ()
        if self._selected is not None:
            selected = (self.tr("Selected: {0}").format(", ".join(self._measures(self._selected))),)
        return (*selected, *self._measures(self._length), minutes)

    def _measures(self, length: Length) -> tuple[str, ...]:
        """Return the length in the measures of the article's language."""
        locale = QLocale()
        if self._article_language == "ko":
            characters = self.tr("{0} characters").format(locale.toString(length.characters))
            return characters, self.tr("{0} sheets").format(locale.toString(length.sheets, "f", 1))
        words = self.tr("1 word") if length.words == 1 else self.tr("{0} words")
        return (words.format(locale.toString(length.words)),)
