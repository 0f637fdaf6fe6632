"""Draws the editor, the inspector and the photo library with made-up rows into PNG files; it is not a test.

QT_QPA_PLATFORM=offscreen python -m tests.ui.editor.gallery_editor OUT
"""

import sys
from pathlib import Path

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from tests.ui.editor.newsroom_rows import ENGLISH, KOREAN, opened, use_of
from ui.editor.article_page import ArticlePage
from ui.shell.language import Language
from ui.theme.icons import Icons
from ui.theme.theme import Theme

SIZES = (QSize(1440, 900), QSize(960, 600))
# What the window keeps for sidebar, list, top bar and status bar.
_LEFT, _ABOVE_AND_BELOW = 528, 76


def picture(colour: str) -> QImage:
    """Return a drawn landscape that pretends to be no photograph."""
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, 400))
    sky.setColorAt(0, QColor(colour))
    sky.setColorAt(1, QColor("#E8C48A"))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#2C4A63"))
    painter.drawEllipse(QPointF(420, 420), 330, 150)
    painter.end()
    return image


def draw_page(theme: Theme, icons: Icons, language: str, size: QSize) -> QWidget:
    """Return a page of a window of *size*, with its inspector where that fits."""
    window = QWidget()
    window.setProperty("look", "window")
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    page = ArticlePage(theme, icons)
    photos = (use_of("IMG_204"), use_of("harbour-morning", credit_line="")) if size.width() > 1000 else ()
    photos = (use_of("singh"), use_of("IMG_204", credit_line=""))
    page.show_article(
        opened(KOREAN if language == "ko" else ENGLISH, language=language, photos=photos), editable=True
    )
    page.tray.set_thumbnail("singh", picture("#4C6FA5"))
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(1)
    row.addWidget(page, 1)
    width = size.width() - (_LEFT if size.width() > 1000 else 208)
    window.resize(width, size.height() - _ABOVE_AND_BELOW)
    return window


def main(out: Path) -> None:
    """Draw every screen in both themes, languages and sizes."""
    application = QApplication.instance() or QApplication([])
    theme = Theme(application)
    icons = Icons(theme)
    language = Language(application)
    out.mkdir(parents=True, exist_ok=True)
    for look in ("light", "dark"):
        theme.use(look)
        for code in ("en", "ko"):
            language.use(code)
            for size in SIZES:
                window = draw_page(theme, icons, code, size)
                window.show()
                QTest.qWait(50)
                window.grab().save(str(out / f"page-{look}-{code}-{size.width()}.png"))
                window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
