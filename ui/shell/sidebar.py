"""The places of the newsroom down the left side: lists of articles, the photographs, the desks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cms.domain.rows import DeskRow
from ui.theme.icons import Icons
from ui.theme.stylesheet import text_sizes
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import (
    PLACE_ROW_HEIGHT,
    RADIUS_CONTROL,
    SIDEBAR_WIDTH,
    SIDEBAR_WIDTH_MAX,
    SIZE_META,
    SIZE_UI,
    SPACE_2,
    SPACE_3,
    SPACE_4,
)
from ui.widgets.buttons import put_into
from ui.widgets.labels import plain_label
from ui.words.tips import plain_tip

_ICON = 18


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reader can go: *place* is what `place_chosen` says."""

    place: str
    icon: str
    shortcut: str = ""


MINE = Place("mine", "inbox", "Ctrl+1")
REVIEW = Place("review", "list-checks", "Ctrl+2")
MONITOR = Place("monitor", "layout-dashboard", "Ctrl+7")
PLANNING = Place("planning", "calendar", "Ctrl+8")
PUBLISHED = Place("published", "globe", "Ctrl+3")
ALL = Place("all", "newspaper", "Ctrl+4")
PHOTOS = Place("photos", "image", "Ctrl+5")
# For administrators only.
PEOPLE = Place("people", "users", "Ctrl+6")
PLACES = (MINE, REVIEW, MONITOR, PLANNING, PUBLISHED, ALL, PHOTOS, PEOPLE)


def desk_place(slug: str) -> str:
    """Return the place that shows one desk's articles."""
    return f"desk:{slug}"


class PlaceButton(QAbstractButton):
    """One place: its icon, its name, how many articles wait there."""

    def __init__(self, theme: Theme, icons: Icons, place: Place) -> None:
        super().__init__()
        self.place = place.place
        self._icon = place.icon
        self._theme = theme
        self._icons = icons
        self._count = 0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.zoom_changed.connect(self.updateGeometry)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_words(self, name: str, count: int) -> None:
        """Name the place, to the eye and to screen readers."""
        self._count = count
        self.setText(name)
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(f"{name}, {count}" if count else name)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(SIDEBAR_WIDTH - 2 * SPACE_2, self._theme.zoomed(PLACE_ROW_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(3 * PLACE_ROW_HEIGHT, self._theme.zoomed(PLACE_ROW_HEIGHT))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        # Not Qt's own, which would take the Tab key from all other places.
        QWidget.focusInEvent(self, event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zoom = self._theme.zoom / 100
        painter.scale(zoom, zoom)
        room = QRectF(0, 0, self.width() / zoom, self.height() / zoom)
        self._draw_ground(painter, room.adjusted(1, 1, -1, -1))
        icon = QRectF(SPACE_2, (room.height() - _ICON) / 2, _ICON, _ICON)
        self._icons.paint(painter, icon, self._icon, "accent" if self.isChecked() else "text2")
        self._draw_words(painter, room.adjusted(SPACE_2 + _ICON + SPACE_2, 0, -SPACE_2, 0))

    def _draw_ground(self, painter: QPainter, room: QRectF) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse() or self.isDown():
            under_mouse = tokens.pressed if self.isDown() else tokens.hover
            painter.setBrush(QColor(tokens.selected if self.isChecked() else under_mouse))
            painter.drawRoundedRect(room, RADIUS_CONTROL, RADIUS_CONTROL)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(room, RADIUS_CONTROL, RADIUS_CONTROL)

    def _draw_words(self, painter: QPainter, room: QRectF) -> None:
        tokens = self._theme.tokens
        count = str(self._count) if self._count else ""
        painter.setFont(ui_font(SIZE_META, QFont.Weight.Medium))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        taken = painter.fontMetrics().horizontalAdvance(count) + SPACE_2 if count else 0
        font = ui_font(SIZE_UI, QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium)
        name = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) - taken
        )
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)


class Sidebar(QWidget):
    """All places; arrows move between them, Enter or Space goes there."""

    place_chosen = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setProperty("look", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._icons = icons
        self._counts: Mapping[str, int] = {}
        self._desks: tuple[DeskRow, ...] = ()
        self._language = "en"
        self._buttons: dict[str, PlaceButton] = {}
        self._group = QButtonGroup(self)
        self._build()
        self._retranslate()
        self.set_zoom(theme.zoom)
        theme.changed.connect(self.update)

    def _build(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(SPACE_2, SPACE_3, SPACE_2, SPACE_3)
        self._column.setSpacing(0)
        for place in PLACES:
            self._column.addWidget(self._add(place))
        self.offer(PEOPLE.place, is_offered=False)
        self._desks_label = plain_label(look="label")
        self._desks_label.setContentsMargins(SPACE_2, SPACE_3, 0, SPACE_2)
        self._column.addWidget(self._desks_label)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        put_into(scroll, inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._group.buttonClicked.connect(lambda button: self.place_chosen.emit(button.place))

    def show_desks(self, desks: Iterable[DeskRow], language: str) -> None:
        """Show these desks, named in *language*, with how many articles are open on each."""
        self._language = language
        wanted = tuple(desks)
        if [desk.slug for desk in wanted] != [desk.slug for desk in self._desks]:
            for desk in self._desks:
                button = self._buttons.pop(desk_place(desk.slug))
                self._group.removeButton(button)
                self._column.removeWidget(button)
                button.deleteLater()
            above = self._buttons[PLACES[-1].place]
            for desk in wanted:
                button = self._add(Place(desk_place(desk.slug), "folder"))
                self._column.insertWidget(self._column.count() - 1, button)
                # What comes late would be reached last of all in the window.
                QWidget.setTabOrder(above, button)
                above = button
        self._desks = wanted
        self._desks_label.setVisible(bool(wanted))
        self._retranslate()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many articles wait in each place, by place."""
        self._counts = dict(counts)
        self._retranslate()

    def set_zoom(self, percent: int) -> None:
        """Show the names of the places larger or smaller."""
        self.setMinimumWidth(min(SIDEBAR_WIDTH * max(percent, 100) // 100, SIDEBAR_WIDTH_MAX) - SPACE_4)
        self.setStyleSheet("" if percent == 100 else text_sizes(percent))

    def offer(self, place: str, *, is_offered: bool) -> None:
        """Show *place*, or have it not there at all."""
        self._buttons[place].setVisible(is_offered)

    def choose(self, place: str) -> None:
        """Mark *place* as the one shown, without telling that it was chosen."""
        if place in self._buttons:
            self._buttons[place].setChecked(True)

    def name_of(self, place: str) -> str:
        """Return what the sidebar calls *place*, for the title of its list."""
        return self._buttons[place].text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        buttons = [button for button in self._buttons.values() if not button.isHidden()]
        at = next((place for place, button in enumerate(buttons) if button.hasFocus()), None)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at is not None:
            buttons[at].click()
        elif event.key() in steps and at is not None:
            wanted = min(max(at + steps[Qt.Key(event.key())], 0), len(buttons) - 1)
            buttons[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _add(self, place: Place) -> PlaceButton:
        button = PlaceButton(self._theme, self._icons, place)
        self._buttons[place.place] = button
        self._group.addButton(button)
        return button

    def _retranslate(self) -> None:
        names = {
            MINE.place: self.tr("My articles"),
            REVIEW.place: self.tr("Review queue"),
            MONITOR.place: self.tr("Monitor"),
            PLANNING.place: self.tr("Planning"),
            PUBLISHED.place: self.tr("Published"),
            ALL.place: self.tr("All articles"),
            PHOTOS.place: self.tr("Photos"),
            PEOPLE.place: self.tr("People"),
        }
        for place, name in names.items():
            self._buttons[place].set_words(name, self._counts.get(place, 0))
        for desk in self._desks:
            self._buttons[desk_place(desk.slug)].set_words(desk.name_in(self._language), desk.open_articles)
        self._desks_label.setText(self.tr("DESKS"))
        self.setAccessibleName(self.tr("Places"))
