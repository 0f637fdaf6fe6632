"""Shows every part of the window with made-up articles and writes it as pictures, for people to look at.

    QT_QPA_PLATFORM=offscreen python -m tests.ui.gallery OUT

writes one picture for each state, theme (light, dark), language (en, ko) and size (1440×900, 960×600) into OUT.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cms.domain.counts import length_of
from tests.ui.rows import NOW, articles_en, articles_ko, desks, now, people
from ui.models.palette_match import Kind, PaletteEntry
from ui.shell.article_pane import ArticlePane
from ui.shell.language import Language, read_words
from ui.shell.messages import Messages
from ui.shell.palette import Palette
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.shortcuts import SHORTCUTS
from ui.shell.sidebar import Sidebar
from ui.shell.sign_in import SignIn
from ui.shell.status_bar import Connection, StatusBar
from ui.shell.top_bar import TopBar
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.theme.tokens import LIST_WIDTH, MOTION, SIDEBAR_WIDTH, SPACE_4
from ui.widgets.banner import Banner, Urgency
from ui.widgets.fields import FieldRow
from ui.widgets.toast import ToastStack

SIZES = ((1440, 900), (960, 600))
_NO_BUTTON = (Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)


class Gallery(QWidget):
    """The window as it will be, with a blank page in the middle."""

    def __init__(self, theme: Theme, icons: Icons, language: Language) -> None:
        super().__init__()
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.korean = language.code == "ko"
        self.top, self.foot = TopBar(theme, icons), StatusBar(theme)
        self.sidebar, self.pane = Sidebar(theme, icons), ArticlePane(theme, icons, now=now)
        self.banner = Banner(theme, icons)
        self.page = self._page()
        self.toasts = ToastStack(self.page, icons)
        self.messages = Messages(self, toasts=self.toasts, banner=self.banner, language=language)
        self.palette_ = Palette(theme, icons, self)
        self.sheet = ShortcutSheet(theme, icons, self)
        self._lay_out()
        self._fill(language)

    def _page(self) -> QWidget:
        page = QWidget()
        page.setProperty("look", "canvas")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.addWidget(self.banner)
        text = QTextEdit()
        text.setPlaceholderText("(page)")
        self.field = FieldRow(QTextEdit(), "Caption")
        self.field.setMaximumHeight(120)
        column.addWidget(self.field)
        text.setProperty("look", "page")
        column.addWidget(text, 1)
        return page

    def _lay_out(self) -> None:
        middle = QSplitter()
        middle.setHandleWidth(1)
        for part in (self.sidebar, self.pane, self.page):
            middle.addWidget(part)
        middle.setSizes([SIDEBAR_WIDTH, LIST_WIDTH, 900])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.top)
        rows.addWidget(middle, 1)
        rows.addWidget(self.foot)

    def _fill(self, language: Language) -> None:
        code = language.code
        self.sidebar.show_desks(desks(), code)
        self.sidebar.show_counts({"mine": 4, "review": 7})
        self.sidebar.choose("review")
        self.pane.set_title(self.sidebar.name_of("review"))
        self.pane.set_person("minji")
        self.pane.show_rows(articles_ko() if self.korean else articles_en())
        self.pane.select("k2" if self.korean else "e2")
        self.top.set_trail(desks()[0].name_in(code), "ferry-route-talks-resume")
        self.top.set_article_open(is_open=True)
        self.top.show_people(people(), people()[0], code)
        self.top.set_step(self.tr("Send to review"), tip="Photo 2 has no credit.")
        self.foot.show_connection(Connection.ONLINE)
        self.foot.show_saved(NOW, is_shared=True)
        self.foot.show_length(length_of("가나다라마 " * 214 if self.korean else "word " * 512, code), code)
        self.palette_.offer(lambda: palette_entries(self.korean))


def palette_entries(korean: bool) -> list[PaletteEntry]:
    words = read_words("ko")
    rows = articles_ko() if korean else articles_en()
    commands = [
        PaletteEntry(
            Kind.COMMAND, line.command.value, (line.name, words[line.english], line.english), "", line.keys
        )
        for line in SHORTCUTS
        if line.command
    ]
    articles = [
        PaletteEntry(
            Kind.ARTICLE, row.article_id, (row.headline, row.slug), row.author_name, icon="file-text"
        )
        for row in rows
        if row.headline
    ]
    return [*articles[:4], *commands]


def _plain(_gallery: Gallery) -> None:
    pass


def _hovered(gallery: Gallery) -> None:
    """Everything that can be clicked or typed in as it looks under the mouse, and a row of the list."""
    gallery.messages.warn(gallery.tr("Offline"), action=gallery.tr("Details"))
    gallery.messages.tell(gallery.tr("Approved"), action=gallery.tr("Undo"))
    for control in _controls(gallery):
        control.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        centre = QPointF(control.rect().center())
        # A button asks where the mouse moved last.
        moved = QMouseEvent(QEvent.Type.MouseMove, centre, centre, *_NO_BUTTON)
        QApplication.sendEvent(control, moved)
    rows = gallery.pane.list
    spot = QPointF(rows.visualRect(rows.model().index(2, 0)).center())
    QApplication.sendEvent(rows.viewport(), QHoverEvent(QEvent.Type.HoverMove, spot, spot, QPointF()))


def _pressed(gallery: Gallery) -> None:
    gallery.messages.warn(gallery.tr("Offline"), action=gallery.tr("Details"))
    gallery.messages.tell(gallery.tr("Approved"), action=gallery.tr("Undo"))
    for control in _controls(gallery):
        if isinstance(control, QAbstractButton):
            control.setDown(True)


def _controls(gallery: Gallery) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QTextEdit)
    return [one for one in gallery.findChildren(QWidget) if isinstance(one, kinds) and one.isVisible()]


def _offline(gallery: Gallery) -> None:
    gallery.pane.list.setFocus()
    gallery.messages.warn(gallery.tr("Offline"), urgency=Urgency.WARNING, action=gallery.tr("Details"))
    gallery.foot.show_connection(Connection.OFFLINE, waiting=3)
    gallery.foot.show_saved(NOW, is_shared=False)
    gallery.messages.tell(gallery.tr("Approved"), action=gallery.tr("Undo"))
    gallery.messages.tell(gallery.tr("Published"), action=gallery.tr("Preview"))


def _trouble(gallery: Gallery) -> None:
    gallery.messages.warn("The disk is full.", urgency=Urgency.DANGER, action=gallery.tr("Close"))
    gallery.foot.show_connection(Connection.RECONNECTING)
    gallery.foot.show_not_saved("disk full")
    gallery.top.set_step(gallery.tr("Approve"), tip="Photo 2 has no credit.", is_blocked=True)
    gallery.pane.show_error("The newsroom database does not answer.")
    gallery.field.set_problem("Photo 2 has no credit.")


def _no_match(gallery: Gallery) -> None:
    gallery.pane._search.setText("zzz")
    gallery.top._preview.setFocus(Qt.FocusReason.TabFocusReason)
    gallery.messages.warn("…", urgency=Urgency.INFO)


def _palette(gallery: Gallery) -> None:
    gallery.palette_.open_with("ㄱㅌ" if gallery.korean else "re")


def _palette_empty(gallery: Gallery) -> None:
    gallery.palette_.open_with("")


def _palette_nothing(gallery: Gallery) -> None:
    gallery.palette_.open_with("zzzz")


def _sheet(gallery: Gallery) -> None:
    gallery.sheet.open()


def _question(gallery: Gallery) -> None:
    gallery.messages.confirm_retract("River bridge to close", lambda: None)


SCENES: dict[str, Callable[[Gallery], None]] = {
    "plain": _plain,
    "hovered": _hovered,
    "pressed": _pressed,
    "offline": _offline,
    "trouble": _trouble,
    "no-match": _no_match,
    "palette": _palette,
    "palette-empty": _palette_empty,
    "palette-nothing": _palette_nothing,
    "sheet": _sheet,
    "question": _question,
}


def settle(application: QApplication) -> None:
    """Let everything that waits be laid out and drawn."""
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qWait(2 * MOTION)


def take_picture(window: QWidget, file: Path) -> None:
    window.grab().save(str(file))


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    theme = Theme(application)
    icons, language = Icons(theme), Language(application)
    for look, code in (("light", "en"), ("dark", "ko"), ("light", "ko"), ("dark", "en")):
        theme.use(look)
        language.use(code)
        for width, height in SIZES:
            for name, arrange in SCENES.items():
                gallery = Gallery(theme, icons, language)
                gallery.resize(width, height)
                gallery.show()
                gallery.activateWindow()
                arrange(gallery)
                settle(application)
                take_picture(gallery, out / f"{name}-{look}-{code}-{width}.png")
                for question in gallery.findChildren(QWidget):
                    if question.isWindow() and question.isVisible():
                        take_picture(question, out / f"{name}-box-{look}-{code}-{width}.png")
                gallery.close()
            sign_in = SignIn(theme, icons)
            sign_in.ask("데모 뉴스룸" if code == "ko" else "The Demo Courier", people(), code)
            sign_in.resize(width, height)
            sign_in.show()
            settle(application)
            take_picture(sign_in, out / f"sign-in-{look}-{code}-{width}.png")
            sign_in.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
