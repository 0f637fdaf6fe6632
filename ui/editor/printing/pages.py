"""A printed article: what every sheet says of it, and the sheets painted on paper, on the screen or into a PDF."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPdfWriter

from cms.body.model import Block, BlockType
from cms.body.suggestions import as_read
from cms.domain.article import ArticleText, PhotoUse
from cms.domain.credits.credit import printed_line
from cms.domain.credits.house_style import SEED, House
from ui.editor.printing.paper import (
    FOOT,
    HEAD,
    MARGIN,
    UNITS_PER_INCH,
    UNITS_PER_POINT,
    Paper,
    Piece,
    Placed,
    sheets_of,
)
from ui.editor.printing.text import (
    BYLINE,
    CAPTION,
    GREY,
    HEADLINE,
    INK,
    RULE,
    SUBHEADLINE,
    Column,
    pieces_of,
    print_font,
    set_lines,
)

_POINT = UNITS_PER_POINT
# No photograph takes more of a sheet than this.
_HIGHEST_PICTURE = 0.42
_BELOW_PHOTO = 6 * _POINT
_SMALL = round(8.5 * _POINT)


@dataclass(frozen=True, slots=True)
class Slip:
    """What every sheet says of the article; *status* is in bold, *page* has places for the number and how many."""

    slug: str
    version: str
    printed: str
    status: str
    page: str
    language: str
    house: House = SEED


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """An article set for one kind of paper."""

    paper: Paper
    slip: Slip
    title: str
    sheets: tuple[tuple[Placed, ...], ...]

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint sheet *number*, from 0, where 720 units are an inch."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_slip(painter, number)
        for down, piece in self.sheets[number]:
            painter.save()
            painter.translate(MARGIN, self.paper.column_top + down)
            piece.draw(painter)
            painter.restore()

    def _paint_slip(self, painter: QPainter, number: int) -> None:
        slip, width = self.slip, self.paper.column_width
        head = QRectF(MARGIN, MARGIN, width, HEAD)
        foot = QRectF(MARGIN, self.paper.height - MARGIN - FOOT, width, FOOT)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(INK))
        painter.setFont(print_font(_SMALL, QFont.Weight.Bold))
        status = painter.fontMetrics().horizontalAdvance(slip.status) + 12 * _POINT
        painter.drawText(head, right | Qt.AlignmentFlag.AlignTop, slip.status)
        painter.setFont(print_font(_SMALL, QFont.Weight.Medium))
        room = head.adjusted(0, 0, -status, 0)
        words = painter.fontMetrics().elidedText(
            f"{slip.slug} · {slip.version}", Qt.TextElideMode.ElideMiddle, int(room.width())
        )
        painter.drawText(room, left | Qt.AlignmentFlag.AlignTop, words)
        painter.setPen(QColor(GREY))
        painter.setFont(print_font(_SMALL))
        painter.drawText(foot, left | Qt.AlignmentFlag.AlignBottom, slip.printed)
        page = slip.page.format(number + 1, len(self.sheets))
        painter.drawText(foot, right | Qt.AlignmentFlag.AlignBottom, page)
        painter.fillRect(QRectF(MARGIN, head.bottom(), width, _POINT / 2), QColor(RULE))

    def picture(self, number: int, width: int) -> QImage:
        """Return sheet *number* as it looks on a screen, *width* pixels wide."""
        factor = width / self.paper.width
        image = QImage(width, round(self.paper.height * factor), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(factor, factor)
        self.paint(painter, number)
        painter.end()
        return image

    def pdf(self) -> bytes:
        """Return all sheets as a PDF in which every word can be found."""
        written = QByteArray()
        buffer = QBuffer(written)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self.title)
        writer.setResolution(UNITS_PER_INCH)
        writer.setPageLayout(self.paper.layout)
        painter = QPainter(writer)
        for number in range(len(self.sheets)):
            if number:
                writer.newPage()
            self.paint(painter, number)
        painter.end()
        buffer.close()
        return bytes(written.data())


def set_article(
    text: ArticleText, pictures: Mapping[str, QImage], slip: Slip, paper: Paper
) -> PrintedArticle:
    """Set the article on *paper*, with those of its photographs that *pictures* has; captions are never left out."""
    pieces = _pieces(text, pictures, slip, paper)
    return PrintedArticle(paper, slip, text.headline or slip.slug, sheets_of(pieces, paper.column_height))


def _pieces(text: ArticleText, pictures: Mapping[str, QImage], slip: Slip, paper: Paper) -> Iterator[Piece]:
    column = Column(paper.column_width, slip.language)
    yield from set_lines(text.headline, HEADLINE, column)
    yield from set_lines(text.subheadline, SUBHEADLINE, column)
    signed = " · ".join(part for part in (text.byline, text.dateline) if part)
    yield from set_lines(signed, BYLINE, column)
    uses = {use.photo_id: use for use in text.photos}
    placed = {block.photo_id for block in text.body}
    # Photographs that have no place in the text: the first leads it, the others follow it.
    beside = [use for use in text.photos if use.photo_id not in placed]
    for use in beside[:1]:
        yield from _photo(use, pictures.get(use.photo_id), column, paper, slip.house)
    # What is only suggested is not in the article yet.
    for number, block in _numbered(as_read(text.body)):
        if block.type is not BlockType.FIGURE:
            yield from pieces_of(block, number, column)
        elif use_here := uses.get(block.photo_id):
            yield from _photo(use_here, pictures.get(block.photo_id), column, paper, slip.house)
    for use in beside[1:]:
        yield from _photo(use, pictures.get(use.photo_id), column, paper, slip.house)


def _photo(
    use: PhotoUse, image: QImage | None, column: Column, paper: Paper, house: House
) -> Iterator[Piece]:
    """Yield a photograph and the line readers see under it, which stays with it."""
    printed = printed_line(use.caption, use.credit_line, house)
    if image is not None and not image.isNull():
        most = paper.column_height * _HIGHEST_PICTURE
        factor = min(column.width / image.width(), most / image.height())
        size = QRectF(0, 0, image.width() * factor, image.height() * factor)
        yield Piece(size.height(), _drawn(image, size), above=14 * _POINT, holds_next=bool(printed))
    yield from set_lines(printed, CAPTION, column)
    yield Piece(_BELOW_PHOTO, lambda _painter: None)


def _drawn(image: QImage, size: QRectF) -> Callable[[QPainter], None]:
    return lambda painter: painter.drawImage(size, image)


def _numbered(body: tuple[Block, ...]) -> Iterator[tuple[int, Block]]:
    """Yield each block with the number it has in its list, counted per level."""
    counts: dict[int, int] = {}
    for block in body:
        if block.type is not BlockType.NUMBERED_ITEM:
            counts = {}
            yield 0, block
            continue
        counts = {depth: count for depth, count in counts.items() if depth <= block.depth}
        counts[block.depth] = counts.get(block.depth, 0) + 1
        yield counts[block.depth], block
