"""How one photo of the grid is painted: each is painted once, and then copied while somebody scrolls past."""

import time
from collections import OrderedDict
from functools import lru_cache

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cms.domain.credits.credit import printed_line
from cms.domain.rows import PhotoRow
from ui.photos.photo_grid import PhotoGrid
from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import FOCUS_RING, RADIUS_CARD, SIZE_META, SPACE_1, SPACE_2, SPACE_3
from ui.widgets.pill import paint_pill
from ui.words.states import State

_ANY_INDEX = QModelIndex | QPersistentModelIndex
# Below the picture: caption and credit, a line each.
_WORDS_HEIGHT = 2 * 18 + SPACE_2
# Room for the painted photos of several screens; a screen with fine dots has fewer of them.
_PIXELS_KEPT = 8_000_000
_SECONDS_A_FRAME = 0.008
_STATES = (
    QStyle.StateFlag.State_Selected,
    QStyle.StateFlag.State_MouseOver,
    QStyle.StateFlag.State_HasFocus,
)
_Key = tuple[object, ...]


class PhotoPainter(QStyledItemDelegate):
    """Paints one photo of the grid: picture, caption, credit, and until when it may be used."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._cell = QSize(176, 170)
        # What was painted last, by all that can be seen of it.
        self._painted: OrderedDict[_Key, QPixmap] = OrderedDict()
        # How long a frame may take for what was not painted before.
        self.seconds_a_frame = _SECONDS_A_FRAME
        self._may_wait, self._until = False, 0.0
        # Whether some of the last frame is still to be painted.
        self.is_behind = False
        theme.changed.connect(self._painted.clear)

    def set_cell(self, cell: QSize) -> None:
        """Paint photos of this size."""
        if cell != self._cell:
            self._cell = cell
            self._painted.clear()

    def begin(self, *, may_wait: bool) -> None:
        """Begin with a frame; where more is to be painted anew than there is time for, the rest *may_wait*."""
        self._may_wait, self.is_behind = may_wait, False
        self._until = time.perf_counter() + self.seconds_a_frame

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _ANY_INDEX) -> QSize:  # noqa: N802 - Qt's name
        """All photos have the same room."""
        return self._cell

    def forget(self) -> None:
        """Paint everything anew: its words are others now."""
        self._painted.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _ANY_INDEX) -> None:
        """Paint one photo, or copy it as it was painted before."""
        photo: PhotoRow | None = index.data(PhotoGrid.PHOTO_ROLE)
        picture: QImage | None = index.data(PhotoGrid.THUMBNAIL_ROLE)
        ending: State | None = index.data(PhotoGrid.ENDING_ROLE)
        dots = painter.device().devicePixelRatioF()
        states = tuple(bool(option.state & state) for state in _STATES)
        words = (photo.caption or photo.file_name, photo.credit_line) if photo else None
        key = (words, picture.cacheKey() if picture else None, ending, dots, states)
        painted = self._painted.get(key)
        if painted is None and self._may_wait and time.perf_counter() > self._until:
            self.is_behind = True
            painter.fillRect(QRect(option.rect.topLeft(), self._shown_size()), self._ground(*states))
            return
        if painted is None:
            painted = QPixmap(self._cell * dots)
            painted.setDevicePixelRatio(dots)
            # What nothing shines through is copied fastest.
            painted.fill(QColor(self._theme.tokens.canvas))
            self._paint_photo(painted, photo, picture, ending, states)
            self._keep(key, painted)
        self._painted.move_to_end(key)
        painter.drawPixmap(option.rect.topLeft(), painted)

    def _keep(self, key: _Key, painted: QPixmap) -> None:
        self._painted[key] = painted
        most = max(_PIXELS_KEPT // max(painted.width() * painted.height(), 1), 1)
        while len(self._painted) > most:
            self._painted.popitem(last=False)

    def _paint_photo(
        self,
        on: QPixmap,
        photo: PhotoRow | None,
        picture: QImage | None,
        ending: State | None,
        states: tuple[bool, ...],
    ) -> None:
        painter = QPainter(on)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRect(QPoint(0, 0), self._shown_size())
        ground = self._ground(*states)
        self._paint_ground(painter, place, ground, is_focused=states[-1])
        inner = place.adjusted(SPACE_2, SPACE_2, -SPACE_2, -SPACE_2)
        shown = inner.adjusted(0, 0, 0, -_WORDS_HEIGHT)
        self._paint_picture(painter, shown, picture, ground)
        if ending is not None:
            corner = QPointF(shown.left() + SPACE_1, shown.top() + SPACE_1)
            paint_pill(painter, corner, ending.word, self._theme.tokens.pills.of(ending.pill))
        if photo is not None:
            self._paint_words(painter, inner, photo)
        painter.end()

    def _shown_size(self) -> QSize:
        return self._cell - QSize(SPACE_3, SPACE_3)

    def _ground(self, *states: bool) -> QColor:
        tokens, (is_selected, is_hovered, _) = self._theme.tokens, states
        return QColor(tokens.selected if is_selected else tokens.hover if is_hovered else tokens.window)

    def _paint_ground(self, painter: QPainter, place: QRect, ground: QColor, *, is_focused: bool) -> None:
        tokens = self._theme.tokens
        width = FOCUS_RING if is_focused else 1
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(tokens.accent if is_focused else tokens.border), width))
        half = width / 2
        painter.drawRoundedRect(QRectF(place).adjusted(half, half, -half, -half), RADIUS_CARD, RADIUS_CARD)

    def _paint_picture(self, painter: QPainter, place: QRect, picture: QImage | None, ground: QColor) -> None:
        painter.fillRect(place, QColor(self._theme.tokens.hover))
        if picture is None or picture.isNull():
            sign = QRectF(0, 0, 24, 24)
            sign.moveCenter(QRectF(place).center())
            self._icons.paint(painter, sign, "image", "text3")
        else:
            dots = painter.device().devicePixelRatioF()
            painter.drawImage(place.topLeft(), _filling(picture, place.size() * dots, dots))
        # The corners are painted over: to cut a picture along a curve takes ten times as long.
        corners = QPainterPath()
        corners.addRect(QRectF(place))
        corners.addRoundedRect(QRectF(place), SPACE_1, SPACE_1)
        painter.fillPath(corners, ground)

    def _paint_words(self, painter: QPainter, inner: QRect, photo: PhotoRow) -> None:
        tokens = self._theme.tokens
        lower = QRect(inner.left(), inner.bottom() - 17, inner.width(), 18)
        upper = lower.translated(0, -18)
        painter.setFont(ui_font(SIZE_META, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.text))
        _draw_elided(painter, upper, photo.caption or photo.file_name)
        painter.setFont(ui_font(SIZE_META))
        if photo.credit_line.strip():
            painter.setPen(QColor(tokens.text2))
            _draw_elided(painter, lower, _printed(photo.credit_line))
            return
        self._icons.paint(painter, QRectF(lower.left(), lower.top() + 2, 14, 14), "circle-alert", "danger")
        painter.setPen(QColor(tokens.danger))
        _draw_elided(painter, lower.adjusted(18, 0, 0, 0), self.tr("Credit missing"))


def _filling(picture: QImage, room: QSize, dots: float) -> QImage:
    """Return the middle of *picture*, as much of it as fills *room* (in dots of the screen)."""
    size = picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    small = picture.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (size.width() - room.width()) // 2, (size.height() - room.height()) // 2
    cut = small.copy(QRect(left, top, room.width(), room.height()))
    cut.setDevicePixelRatio(dots)
    return cut


@lru_cache(maxsize=1024)
def _printed(credit_line: str) -> str:
    """Return a credit as it is printed; a library has few of them, each on many photos."""
    return printed_line("", credit_line)


def _draw_elided(painter: QPainter, place: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
