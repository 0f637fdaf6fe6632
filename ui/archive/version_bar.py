"""The bar above the page while an old version is looked at: which one it is, and what can be done with it."""

from PySide6.QtCore import QDate, QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cms.domain.rows import VersionRow
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import ICON_SIZE, SPACE_2, SPACE_3, SPACE_4
from ui.widgets.buttons import PushButton
from ui.widgets.labels import Separator, plain_label


class VersionBar(QWidget):
    """Names the version on the page; nothing on it changes the article by itself."""

    restore_wanted = Signal()
    # Only of a text that was kept beside the main line.
    merge_wanted = Signal()
    copy_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._version: VersionRow | None = None
        self._build()
        theme.changed.connect(self._draw_icon)
        self._draw_icon()
        self._retranslate()

    def _build(self) -> None:
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(ICON_SIZE, ICON_SIZE))
        self._name = plain_label(look="strong")
        self._about = plain_label(look="meta", wraps=True)
        self._merge, self._restore, self._copy, self._leave = (PushButton() for _ in range(4))
        self._merge.clicked.connect(self.merge_wanted)
        self._restore.clicked.connect(self.restore_wanted)
        self._copy.clicked.connect(self.copy_wanted)
        self._leave.clicked.connect(self.left)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE_4, SPACE_2, SPACE_3, SPACE_2)
        row.setSpacing(SPACE_2)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        for button in (self._merge, self._restore, self._copy, self._leave):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Separator())

    def show_version(self, version: VersionRow) -> None:
        """Name *version*, who saved it and when."""
        self._version = version
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _draw_icon(self) -> None:
        self._icon.setPixmap(self._icons.pixmap("history", ICON_SIZE, "text2", self.devicePixelRatioF()))

    def _retranslate(self) -> None:
        self._merge.setText(self.tr("Bring together…"))
        self._merge.setVisible(self._version is not None and self._version.is_side)
        self._restore.setText(self.tr("Restore as new version"))
        self._copy.setText(self.tr("Copy text"))
        self._leave.setText(self.tr("Back to the article"))
        if self._version is None:
            return
        saved = self._version.saved_at.astimezone()
        day = QLocale().toString(QDate(saved.year, saved.month, saved.day), self.tr("d MMM yyyy"))
        self._name.setText(self.tr("Version {0}").format(self._version.number))
        self._about.setText(f"{self._version.saved_by_name} · {day} {saved:%H:%M}")
        self.setAccessibleName(f"{self._name.text()}, {self._about.text()}")
