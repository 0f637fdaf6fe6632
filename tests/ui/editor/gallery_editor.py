"""Draws the editor, the inspector and the photo library with made-up rows into PNG files; it is not a test.

QT_QPA_PLATFORM=offscreen python -m tests.ui.editor.gallery_editor OUT
"""

import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from cms.domain.article import ArticleText
from cms.domain.photos.search import PhotosFound
from tests.ui.editor.newsroom_rows import ENGLISH, KOREAN, opened, photo_row, use_of
from ui.editor.article_page import ArticlePage
from ui.photos.inspector import PhotoInspector
from ui.photos.library import PhotoLibrary
from ui.shell.language import Language
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import INSPECTOR_WIDTH

SIZES = (QSize(1440, 900), QSize(960, 600))
# What the window keeps for sidebar, list, top bar and status bar.
_COLOURS = ("#4C6FA5", "#7A8F6A", "#A5664C", "#6A6A8F")
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
    photos = (use_of("ferry-crew"), use_of("IMG_204", credit_line=""))
    page.show_article(
        opened(KOREAN if language == "ko" else ENGLISH, language=language, photos=photos), editable=True
    )
    page.tray.set_thumbnail("ferry-crew", picture("#4C6FA5"))
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(1)
    row.addWidget(page, 1)
    if size.width() > 1000:
        row.addWidget(draw_inspector(theme, icons, language))
    width = size.width() - (_LEFT if size.width() > 1000 else 208)
    window.resize(width, size.height() - _ABOVE_AND_BELOW)
    return window


def draw_states(theme: Theme, icons: Icons) -> list[QWidget]:
    """Return an article just begun, one that can only be read, and one with every kind of card."""
    new, read, busy = (ArticlePage(theme, icons) for _ in range(3))
    new.show_article(opened(ArticleText()), editable=True)
    read.show_article(
        opened(ENGLISH, photos=(use_of("ferry-crew"),)),
        editable=False,
        reason="Kim Jisoo has been editing this article since 14:02. You can read it meanwhile.",
    )
    long_headline = ENGLISH.headline + " that nobody on the pier had expected any more"
    photos = tuple(use_of(f"harbour-{number}", credit_line="연합뉴스") for number in range(2))
    busy.show_article(opened(replace(ENGLISH, headline=long_headline), photos=photos), editable=True)
    busy.tray.show_importing("/a", "ferry-at-dawn-2026-03-01.jpg", 0.4)
    sentence = "“notes.jpg” is not a picture Copydesk can read. Choose a JPEG, PNG, WebP, TIFF or GIF file."
    busy.tray.show_unreadable("/b", "notes.jpg", sentence)
    busy.tray.select_photo("harbour-1")
    for page in (new, read, busy):
        page.resize(912, 620)
    return [new, read, busy]


def draw_inspector(theme: Theme, icons: Icons, language: str) -> PhotoInspector:
    """Return the inspector of a wire photo with a location in it."""
    inspector = PhotoInspector(theme, icons)
    captions = {
        "en": "Ferry crew members leave the harbour office after a night of talks with the port authority.",
        "ko": "항만 당국과 밤샘 협상을 마친 여객선 선원들이 항만 사무소를 나서고 있다.",
    }
    use = use_of("ferry-crew", caption=captions[language])
    row = photo_row("ferry-crew", has_location=True, credit_line="Reuters", text_encoding="euc-kr")
    inspector.show_photo(use, row, 1, 2)
    inspector.set_picture("ferry-crew", picture("#4C6FA5"))
    inspector.setFixedWidth(INSPECTOR_WIDTH)
    return inspector


def draw_library(theme: Theme, icons: Icons, size: QSize) -> PhotoLibrary:
    """Return the library with two dozen photos."""
    library = PhotoLibrary(theme, icons)
    names = [
        "Ferry crew leave the harbour office",
        "Bridge at dawn",
        "Parliament votes",
        "A goal in extra time",
    ]
    rows = [
        photo_row(f"p{n}", caption=names[n % 4], credit_line="" if n == 5 else "AP=Associated Press")
        for n in range(24)
    ]
    library.thumbnails_wanted.connect(
        lambda wanted: [
            library.set_thumbnail(one, picture(_COLOURS[int(one[1:]) % 4])) for one in wanted[:14]
        ]
    )
    library.set_can_add(can_add=True)
    library.show_found(PhotosFound(tuple(row.photo_id for row in rows), len(rows)))
    library.take_rows(rows)
    library.resize(size.width() - 208, size.height() - _ABOVE_AND_BELOW)
    return library


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
                screens = [("library", draw_library(theme, icons, size))]
                if size == SIZES[0]:
                    states = draw_states(theme, icons)
                    screens += zip(("new", "reading", "busy"), states, strict=True)
                for name, screen in screens:
                    screen.show()
                    if name == "new":
                        screen.focus_field("body")
                    QTest.qWait(150)
                    screen.grab().save(str(out / f"{name}-{look}-{code}-{size.width()}.png"))
                    screen.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
