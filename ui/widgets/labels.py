"""Labels that show text letter by letter, elide it where there is no room, or stand above a field."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme.theme import FONT_FAMILIES
from ui.words.tips import plain_tip

# Lines of a headline stand a little further apart than the font asks for.
LEADING = 2


def plain_label(text: str = "", look: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label that never takes what it shows for rich text; *look* names a rule of the style sheet."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if look:
        label.setProperty("look", look)
    return label


def copyable_label(
    text: str = "", look: str = "", *, wraps: bool = False, is_tab_stop: bool = False
) -> QLabel:
    """Return a plain label whose words can be marked and copied: by mouse, and by keyboard where Tab stops at it."""
    label = plain_label(text, look, wraps=wraps)
    copying = Qt.TextInteractionFlag.TextSelectableByMouse
    if is_tab_stop:
        copying |= Qt.TextInteractionFlag.TextSelectableByKeyboard
    label.setTextInteractionFlags(copying)
    return label


class ElidedLabel(QLabel):
    """One line that ends in “…” where there is no room; the tool tip has the whole."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if look:
            self.setProperty("look", look)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(min(24, super().sizeHint().width()), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        elided = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(plain_tip(self.text()) if elided != self.text() else "")
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), self.alignment(), elided)


def break_lines(font: QFont, text: str, width: float, *, most: int = 2) -> tuple[str, ...]:
    """Return *text* wrapped to *width* in at most *most* lines; the last holds all that is left, however long."""
    return _broken(font.toString(), text, int(width), most)


def draw_lines(painter: QPainter, where: QRectF, lines: Sequence[str]) -> None:
    """Draw *lines* from the top of *where*, each elided to its width."""
    metrics = painter.fontMetrics()
    for number, words in enumerate(lines):
        elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(where.width()) + 1)
        top = where.top() + number * (metrics.lineSpacing() + LEADING)
        painter.drawText(QPointF(where.left(), top + metrics.ascent()), elided)


class TwoLineLabel(QWidget):
    """Text of up to two lines, the second one elided."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show *text*; its whole is in the tool tip and for screen readers."""
        self._text = text
        self.setToolTip(plain_tip(text))
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, 2 * self.fontMetrics().lineSpacing() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        lines = break_lines(self.font(), self._text, self.width())
        draw_lines(painter, QRectF(self.rect()), lines)


class Separator(QFrame):
    """A hairline between two groups."""

    def __init__(self, *, vertical: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


# A list is drawn again with every step of the mouse; its headlines are broken into lines once.
@lru_cache(maxsize=4_096)
def _broken(font_name: str, text: str, width: int, most: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(font_name)
    # A font's name tells only the first of its families.
    font.setFamilies(FONT_FAMILIES)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts UTF-16 units, in which an emoji takes two.
    units = text.encode("utf-16-le", "surrogatepass")
    ends = [*starts[1:], len(units) // 2]
    lines = (units[2 * start : 2 * end] for start, end in zip(starts, ends, strict=True))
    return tuple(line.decode("utf-16-le", "surrogatepass").rstrip() for line in lines)
