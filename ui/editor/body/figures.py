"""The photographs in the text, painted as cards: picture, caption in two lines, printed credit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath

from cms.domain.article import PhotoUse
from cms.domain.credits.credit import printed_line
from cms.domain.credits.house_style import SEED, House
from cms.domain.photos.crop import Crop
from ui.editor.body.cards import paint_ground
from ui.editor.photo_cards import placed
from ui.theme.icons import Icons
from ui.theme.theme import Theme, ui_font
from ui.theme.tokens import (
    SIZE_LIST_HEADLINE,
    SIZE_META,
    SPACE_1,
    SPACE_2,
    SPACE_3,
)
from ui.widgets.labels import LEADING, break_lines, draw_lines

# The height of a figure in the text; its picture has the proportions most photographs have.
FIGURE_HEIGHT = 132
_PICTURE = (174, 116)
_SIGN = 24


@dataclass(frozen=True, slots=True)
class Figure:
    """What is printed with one photo of the article; *number* is its place in the tray, from 1."""

    number: int
    caption: str
    credit: str
    crop: Crop | None = None


class BodyFigures(QObject):
    """Knows the photos of an article and paints those that stand in its text."""

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._figures: dict[str, Figure] = {}
        self._pictures: dict[str, QImage] = {}

    def show_photos(self, uses: Iterable[PhotoUse], house: House = SEED) -> None:
        """Print captions and credits as they are now, in *house*'s style."""
        self._figures = {
            use.photo_id: Figure(
                number,
                printed_line(use.caption, "", house),
                printed_line("", use.credit_line, house),
                use.crop,
            )
            for number, use in enumerate(uses, start=1)
        }
        self.changed.emit()

    def set_thumbnail(self, photo_id: str, picture: QImage) -> None:
        """Show the small picture of a photo."""
        self._pictures[photo_id] = picture
        self.changed.emit()

    @property
    def known(self) -> Mapping[str, Figure]:
        """The photos the article has, by id."""
        return self._figures

    def in_words(self, photo_id: str) -> str:
        """Say for screen readers what a figure is."""
        figure = self._figures.get(photo_id)
        if figure is None:
            return self._missing
        told = (figure.caption, figure.credit or self.tr("Credit missing"))
        return self.tr("Photo {0} in the text: {1}").format(
            figure.number, " ".join(part for part in told if part)
        )

    def paint(self, painter: QPainter, where: QRectF, photo_id: str, *, is_selected: bool) -> None:
        """Paint the card of a photo into *where*."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, where, self._theme, is_selected=is_selected)
        inner = where.adjusted(SPACE_2, SPACE_2, -SPACE_3, -SPACE_2)
        picture = QRect(round(inner.left()), round(inner.top()), *_PICTURE)
        self._paint_picture(painter, picture, photo_id)
        words = inner.adjusted(_PICTURE[0] + SPACE_3, 0, 0, 0)
        self._paint_words(painter, words, self._figures.get(photo_id))
        painter.restore()

    def _paint_picture(self, painter: QPainter, where: QRect, photo_id: str) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(where), SPACE_1, SPACE_1)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(where, QColor(self._theme.tokens.hover))
        picture = self._pictures.get(photo_id)
        if picture is not None and not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            figure = self._figures.get(photo_id)
            painter.drawImage(*placed(where, picture, figure.crop if figure else None))
        else:
            name = "image" if photo_id in self._figures else "image-off"
            middle = QRectF(where.center().x() - _SIGN / 2, where.center().y() - _SIGN / 2, _SIGN, _SIGN)
            self._icons.paint(painter, middle, name, "text3")
        painter.restore()

    def _paint_words(self, painter: QPainter, where: QRectF, figure: Figure | None) -> None:
        tokens = self._theme.tokens
        caption = self._missing if figure is None else figure.caption or self.tr("Caption missing")
        is_amiss = figure is None or not figure.caption
        painter.setFont(ui_font(SIZE_LIST_HEADLINE))
        painter.setPen(QColor(tokens.danger if is_amiss else tokens.text))
        lines = break_lines(painter.font(), caption, where.width(), most=2)
        draw_lines(painter, where.adjusted(0, SPACE_2, 0, 0), lines)
        if figure is None:
            return
        below = SPACE_2 + len(lines) * (painter.fontMetrics().lineSpacing() + LEADING) + SPACE_2
        painter.setFont(ui_font(SIZE_META, QFont.Weight.Medium))
        painter.setPen(QColor(tokens.text2 if figure.credit else tokens.danger))
        credit = figure.credit or self.tr("Credit missing")
        shown = painter.fontMetrics().elidedText(credit, Qt.TextElideMode.ElideRight, int(where.width()))
        place = where.adjusted(0, below, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)

    @property
    def _missing(self) -> str:
        return self.tr("This photo is not in the article.")
