"""The photo with what is cut away dimmed: the part that stays is moved and sized by mouse and by keyboard."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cms.domain.photos.crop import Crop, Shape, moved, sized, tidied
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import FOCUS_RING, RADIUS_CONTROL

_HEIGHT = 176
_SIGN = 32
_HANDLE, _NEAR = 9, 12
_DIMMED = 150
_STEP, _WIDE_STEP = 0.01, 0.05
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SIZES = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
# Keys that let the focus go.
_DROPPING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


class CropView(QWidget):
    """Shows a picture whole, with the crop of one use over it; tells when somebody has changed that."""

    cropped = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._picture = QImage()
        self._crop: Crop | None = None
        self._ratio = 1.5
        self._is_read_only = False
        # Where the mouse took hold: the corner (or None for the middle), the place, and the crop of that moment.
        self._held: tuple[str | None, QPointF, Crop] | None = None
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    @property
    def crop(self) -> Crop | None:
        """The part that stays, None for the whole picture."""
        return self._crop

    def show_picture(self, picture: QImage) -> None:
        """Show *picture*, decoded by the caller."""
        self._picture = picture
        self.update()

    def show_crop(self, crop: Crop | None, picture_ratio: float) -> None:
        """Show what stays of a picture that is *picture_ratio* times as wide as high."""
        self._ratio = picture_ratio
        if crop != self._crop or self._held is None:
            self._crop = crop
        self._follow()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let the crop be seen only."""
        self._is_read_only = is_read_only
        self._follow()

    # What Qt asks of us.

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the pane."""
        return QSize(240, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of a corner, or of the middle."""
        if self._can_crop and event.button() is Qt.MouseButton.LeftButton and self._crop is not None:
            at = event.position()
            corner = self._corner_at(at)
            if corner is not None or self._frame().contains(at):
                self._held = (corner, at, self._crop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move or size the part that is held."""
        if self._held is None:
            self._show_cursor(event.position())
            return
        corner, began, crop = self._held
        place = self._place()
        across = (event.position().x() - began.x()) / max(place.width(), 1)
        down = (event.position().y() - began.y()) / max(place.height(), 1)
        self._crop = moved(crop, across, down) if corner is None else self._pulled(crop, corner, across, down)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        if self._held is not None:
            before = self._held[2]
            self._held = None
            if self._crop != before:
                self.cropped.emit(self._crop)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say that this point must stay in sight, whatever shape is cut."""
        if self._can_crop and self._crop is not None and self._place().contains(event.position()):
            place, at = self._place(), event.position()
            focus = ((at.x() - place.left()) / place.width(), (at.y() - place.top()) / place.height())
            self._give(replace(self._crop, focus=focus))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move with the arrows (Shift: further; Alt: wider or higher; Ctrl: the focus), size with + and −."""
        if not self._can_crop or self._crop is None:
            super().keyPressEvent(event)
            return
        step = _WIDE_STEP if event.modifiers() & _SHIFT else _STEP
        key = Qt.Key(event.key())
        if key in _ARROWS:
            across, down = (step * way for way in _ARROWS[key])
            if event.modifiers() & _CTRL:
                self._give(_focused(self._crop, across, down))
            elif event.modifiers() & _ALT:
                self._give(self._pulled(self._crop, "se", across, down))
            else:
                self._give(moved(self._crop, across, down))
        elif key in _DROPPING:
            self._give(replace(self._crop, focus=None))
        elif key in _SIZES:
            self._give(sized(self._crop, self._crop.width + _SIZES[key] * step, self._ratio))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show who has the keyboard."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that somebody else has the keyboard."""
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the picture in the middle of its place, and the crop over it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.sidebar))
        if self._picture.isNull():
            sign = QRectF(0, 0, _SIGN, _SIGN)
            sign.moveCenter(QRectF(self.rect()).center())
            self._icons.paint(painter, sign, "image", "text3")
        else:
            painter.drawImage(self._place(), self._picture)
            if self._crop is not None:
                self._paint_crop(painter, self._crop)
        painter.end()

    def _paint_crop(self, painter: QPainter, crop: Crop) -> None:
        place, frame, tokens = self._place(), self._frame(), self._theme.tokens
        away = QPainterPath()
        away.addRect(place)
        stays = QPainterPath()
        stays.addRect(frame)
        painter.fillPath(away.subtracted(stays), QColor(0, 0, 0, _DIMMED))
        painter.setPen(QPen(QColor("white"), 1))
        painter.drawRect(frame)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), FOCUS_RING))
            painter.drawRect(frame)
        if crop.focus is not None:
            middle = QPointF(
                place.left() + crop.focus[0] * place.width(), place.top() + crop.focus[1] * place.height()
            )
            painter.setPen(QPen(QColor("white"), 2))
            painter.drawEllipse(middle, 6, 6)
        if self._can_crop:
            painter.setPen(QPen(QColor("black"), 1))
            painter.setBrush(QColor("white"))
            for corner in self._corners().values():
                painter.drawRect(QRectF(corner.x() - _HANDLE / 2, corner.y() - _HANDLE / 2, _HANDLE, _HANDLE))

    @property
    def _can_crop(self) -> bool:
        return not self._is_read_only and self.isEnabled()

    def _place(self) -> QRectF:
        """Return where the picture is painted."""
        area = QRectF(self.rect())
        size = self._picture.size()
        if size.width() > area.width() or size.height() > area.height():
            size.scale(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(area.center())
        return place

    def _frame(self) -> QRectF:
        """Return where the part that stays is painted."""
        place, crop = self._place(), self._crop or Crop()
        return QRectF(
            place.left() + crop.left * place.width(),
            place.top() + crop.top * place.height(),
            crop.width * place.width(),
            crop.height * place.height(),
        )

    def _corners(self) -> dict[str, QPointF]:
        frame = self._frame()
        return {
            "nw": frame.topLeft(),
            "ne": frame.topRight(),
            "sw": frame.bottomLeft(),
            "se": frame.bottomRight(),
        }

    def _corner_at(self, at: QPointF) -> str | None:
        near = {name: (corner - at).manhattanLength() for name, corner in self._corners().items()}
        name = min(near, key=lambda one: near[one])
        return name if near[name] <= _NEAR else None

    def _pulled(self, crop: Crop, corner: str, across: float, down: float) -> Crop:
        """Return *crop* with a corner pulled, the opposite one staying where it is."""
        wider = -across if "w" in corner else across
        higher = -down if "n" in corner else down
        right, bottom = crop.left + crop.width, crop.top + crop.height
        if crop.shape is Shape.FREE:
            most_wide = right if "w" in corner else 1 - crop.left
            most_high = bottom if "n" in corner else 1 - crop.top
            width = min(max(crop.width + wider, 0.02), most_wide)
            height = min(max(crop.height + higher, 0.02), most_high)
        else:
            ratio = crop.width / crop.height
            most = min(
                right if "w" in corner else 1 - crop.left, (bottom if "n" in corner else 1 - crop.top) * ratio
            )
            grows = wider if abs(wider) >= abs(higher * ratio) else higher * ratio
            width = min(max(crop.width + grows, 0.02, 0.02 * ratio), most)
            height = width / ratio
        left = right - width if "w" in corner else crop.left
        top = bottom - height if "n" in corner else crop.top
        return tidied(replace(crop, left=left, top=top, width=width, height=height))

    def _give(self, crop: Crop) -> None:
        crop = tidied(crop)
        if crop != self._crop:
            self._crop = crop
            self.update()
            self.cropped.emit(crop)

    def _follow(self) -> None:
        # There is something to do with the keyboard only where there is a part to be moved.
        can = self._can_crop and self._crop is not None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can else Qt.FocusPolicy.NoFocus)
        self.unsetCursor()
        self.update()

    def _show_cursor(self, at: QPointF) -> None:
        if not self._can_crop or self._crop is None:
            self.unsetCursor()
        elif (corner := self._corner_at(at)) is not None:
            leans = corner in ("nw", "se")
            self.setCursor(Qt.CursorShape.SizeFDiagCursor if leans else Qt.CursorShape.SizeBDiagCursor)
        elif self._frame().contains(at):
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.unsetCursor()


def _focused(crop: Crop, across: float, down: float) -> Crop:
    """Return *crop* with its focus moved; one that has none gets it in the middle of the part first."""
    if crop.focus is None:
        return replace(crop, focus=(crop.left + crop.width / 2, crop.top + crop.height / 2))
    return replace(crop, focus=(crop.focus[0] + across, crop.focus[1] + down))
