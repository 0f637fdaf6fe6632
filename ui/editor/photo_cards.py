"""The photos of an article as cards: what each says, and how it is painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cms.domain.article import PhotoUse
from cms.domain.credits.credit import printed_line
from cms.domain.photos.crop import Crop
from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import FOCUS_RING, RADIUS_CARD, SIZE_META, SIZE_PILL, SPACE_1, SPACE_2
from ui.widgets.labels import break_lines, draw_lines
from ui.words.tips import plain_tip

CARD = QSize(212, 66)
_THUMBNAIL = QSize(60, 50)
_ANY_INDEX = QModelIndex | QPersistentModelIndex


class CardState(StrEnum):
    """What has become of a photo that was dropped."""

    READY = "ready"
    IMPORTING = "importing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class PhotoCard:
    """One card; *key* is the photo's id, or the path of a file that is not yet a photo.

    *progress* runs from 0 to 1; *sentence* says why a file is no photo.
    """

    key: str
    file_name: str
    credit_line: str = ""
    state: CardState = CardState.READY
    progress: float = 0
    sentence: str = ""
    crop: Crop | None = None

    @property
    def has_no_credit(self) -> bool:
        """Whether this is a photo nobody has credited."""
        return self.state is CardState.READY and not self.credit_line.strip()


def card_of(use: PhotoUse, file_name: str) -> PhotoCard:
    """Return the card of a photo the article uses."""
    return PhotoCard(use.photo_id, file_name, use.credit_line, crop=use.crop)


class PhotoCards(QAbstractListModel):
    """The cards in the order readers will see the photos; files that are still arriving come last."""

    CARD_ROLE = Qt.ItemDataRole.UserRole + 1
    THUMBNAIL_ROLE = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cards: tuple[PhotoCard, ...] = ()
        self._thumbnails: dict[str, QImage] = {}

    @property
    def cards(self) -> tuple[PhotoCard, ...]:
        """All cards, left to right."""
        return self._cards

    def show_photos(self, photos: Sequence[PhotoCard]) -> None:
        """Show the article's photos; what is still arriving stays behind them."""
        arriving = tuple(card for card in self._cards if card.state is not CardState.READY)
        self._replace((*photos, *arriving))

    def show_arrival(self, card: PhotoCard) -> None:
        """Show a file on its way, or what has become of it."""
        if (row := self.row_of(card.key)) is None:
            self._replace((*self._cards, card))
            return
        cards = list(self._cards)
        cards[row] = card
        self._replace(tuple(cards))

    def drop_arrival(self, key: str) -> None:
        """Forget a file that has become a photo, or that nobody wants to hear of any more."""
        self._replace(tuple(card for card in self._cards if card.key != key or card.state is CardState.READY))

    def set_thumbnail(self, photo_id: str, picture: QImage) -> None:
        """Show *picture* on the card of the photo, which may come later."""
        self._thumbnails[photo_id] = picture
        if (row := self.row_of(photo_id)) is not None:
            self.dataChanged.emit(self.index(row), self.index(row), [self.THUMBNAIL_ROLE])

    def row_of(self, key: str) -> int | None:
        """Return where the card is, or None if there is none."""
        return next((row for row, card in enumerate(self._cards) if card.key == key), None)

    def card_at(self, row: int) -> PhotoCard:
        """Return the card in *row*."""
        return self._cards[row]

    # What Qt asks of us.

    def rowCount(self, parent: _ANY_INDEX = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """One row a card."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: _ANY_INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer views and screen readers."""
        card = self._cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return card.file_name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._in_words(index.row(), card)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._in_words(index.row(), card))
            case self.CARD_ROLE:
                return card
            case self.THUMBNAIL_ROLE:
                return self._thumbnails.get(card.key)
        return None

    def _in_words(self, row: int, card: PhotoCard) -> str:
        if card.state is CardState.UNREADABLE:
            return card.sentence
        if card.state is CardState.IMPORTING:
            return self.tr("{0} is being read").format(card.file_name)
        credit = printed_line("", card.credit_line) or self.tr("Credit missing")
        return self.tr("Photo {0}, {1}, {2}").format(row + 1, card.file_name, credit)

    def _replace(self, cards: tuple[PhotoCard, ...]) -> None:
        """Take over *cards*; where only texts changed, selection and focus stay."""
        if [card.key for card in cards] == [card.key for card in self._cards]:
            self._cards = cards
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()


class CardPainter(QStyledItemDelegate):
    """Paints a card: picture, number, file name, and below it the credit or what is wrong."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _ANY_INDEX) -> QSize:  # noqa: N802 - Qt's name
        """All cards are alike."""
        return CARD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _ANY_INDEX) -> None:
        """Paint one card."""
        card: PhotoCard = index.data(PhotoCards.CARD_ROLE)
        where = QRectF(option.rect.topLeft(), CARD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, where, option.state)
        inner = where.adjusted(SPACE_2, SPACE_2, -SPACE_2, -SPACE_2).toRect()
        picture = QRect(inner.topLeft(), _THUMBNAIL)
        self._paint_picture(painter, picture, card, index)
        words = inner.adjusted(_THUMBNAIL.width() + SPACE_2, 3, 0, -3)
        self._paint_words(painter, words, card)
        painter.restore()

    def _paint_ground(self, painter: QPainter, where: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.selected if is_selected else tokens.hover if is_hovered else tokens.window
        is_focused = bool(state & QStyle.StateFlag.State_HasFocus)
        edge = tokens.accent if is_focused else tokens.border
        width = FOCUS_RING if is_focused else 1
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), width))
        half = width / 2
        painter.drawRoundedRect(where.adjusted(half, half, -half, -half), RADIUS_CARD, RADIUS_CARD)

    def _paint_picture(self, painter: QPainter, where: QRect, card: PhotoCard, index: _ANY_INDEX) -> None:
        tokens = self._theme.tokens
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(where), SPACE_1, SPACE_1)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(where, QColor(tokens.hover))
        picture: QImage | None = index.data(PhotoCards.THUMBNAIL_ROLE)
        if picture is not None and not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(*placed(where, picture, card.crop))
        else:
            name = "image-off" if card.state is CardState.UNREADABLE else "image"
            middle = QRectF(where.center().x() - 9, where.center().y() - 9, 18, 18)
            self._icons.paint(painter, middle, name, "text3")
        painter.restore()
        if card.state is CardState.READY:
            self._paint_number(painter, where, index.row() + 1)

    def _paint_number(self, painter: QPainter, picture: QRect, number: int) -> None:
        tokens = self._theme.tokens
        badge = QRectF(picture.left() + 3, picture.top() + 3, 16, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.raised))
        painter.drawEllipse(badge)
        painter.setPen(QColor(tokens.text))
        painter.setFont(ui_font(SIZE_PILL, QFont.Weight.DemiBold))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_words(self, painter: QPainter, where: QRect, card: PhotoCard) -> None:
        tokens = self._theme.tokens
        if card.state is CardState.UNREADABLE:
            painter.setFont(ui_font(SIZE_META))
            painter.setPen(QColor(tokens.danger))
            room = QRectF(where.adjusted(0, -3, 0, 3))
            draw_lines(painter, room, break_lines(painter.font(), card.sentence, room.width(), most=3))
            return
        upper, lower = QRect(where), QRect(where)
        upper.setHeight(where.height() // 2)
        lower.setTop(upper.bottom() + 1)
        painter.setFont(ui_font(SIZE_META, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.text))
        _draw_elided(painter, upper, card.file_name, Qt.TextElideMode.ElideMiddle)
        painter.setFont(ui_font(SIZE_META))
        if card.state is CardState.IMPORTING:
            self._paint_progress(painter, lower, card.progress)
        elif card.has_no_credit:
            self._paint_warning(painter, lower, self.tr("Credit missing"))
        else:
            painter.setPen(QColor(tokens.text2))
            _draw_elided(painter, lower, printed_line("", card.credit_line), Qt.TextElideMode.ElideRight)

    def _paint_warning(self, painter: QPainter, where: QRect, words: str) -> None:
        sign = QRectF(where.left(), where.center().y() - 6, 14, 14)
        self._icons.paint(painter, sign, "circle-alert", "danger")
        painter.setPen(QColor(self._theme.tokens.danger))
        painter.setFont(ui_font(SIZE_META, QFont.Weight.Medium))
        _draw_elided(painter, where.adjusted(18, 0, 0, 0), words, Qt.TextElideMode.ElideRight)

    def _paint_progress(self, painter: QPainter, where: QRect, progress: float) -> None:
        tokens = self._theme.tokens
        track = QRectF(where.left(), where.center().y() - 1, where.width(), 4)
        done = QRectF(track)
        done.setWidth(max(track.height(), track.width() * min(max(progress, 0), 1)))
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, colour in ((track, tokens.border), (done, tokens.accent)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(bar, 2, 2)


def placed(where: QRect, picture: QImage, crop: Crop | None) -> tuple[QRectF, QImage, QRectF]:
    """Return where what of *picture* is drawn: the whole fills the place, a crop is seen whole within it."""
    if crop is None:
        return QRectF(where), picture, covering(picture.size(), where.size())
    left, top, right, bottom = crop.pixels_of(picture.width(), picture.height())
    part = QRectF(left, top, right - left, bottom - top)
    size = part.size().scaled(QSizeF(where.size()), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(), size)
    place.moveCenter(QRectF(where).center())
    return place, picture, part


def covering(picture: QSize, room: QSize) -> QRectF:
    """Return the middle part of *picture* that has the proportions of *room*."""
    scale = min(picture.width() / room.width(), picture.height() / room.height())
    width, height = room.width() * scale, room.height() * scale
    return QRectF((picture.width() - width) / 2, (picture.height() - height) / 2, width, height)


def _draw_elided(painter: QPainter, where: QRect, words: str, mode: Qt.TextElideMode) -> None:
    shown = painter.fontMetrics().elidedText(words, mode, where.width())
    painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
