"""The tour: the main job done in the real window, step by step, with a picture of each."""

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPropertyAnimation, QSettings, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cms.commands.demo import make_demo
from cms.domain.errors import NewsroomError
from cms.domain.workflow import Publication, Stage
from cms.homes import demo_login
from resources import RESOURCES
from ui.app import App
from ui.controllers.entering.entrance import Opening
from ui.shell.side_panes import Pane
from ui.shell.window import USUAL
from ui.theme.theme import Theme

_SLUG = "market-roof-shines-again"
_HEADLINE = "Old Market Roof Shines Again After Six Winters"
_SUBHEADLINE = "Engineers keep the iron and change the glass above it"
_BODY = """\
The glass roof of the old market was lit again on Monday evening, six winters after a storm tore out its panes.
About 400 residents came to watch the oldest stallholder close the switch. The ferries in the bay answered with horns.
“We kept the old iron and changed everything above it,” the chief engineer said. The new panes let in more light.\
""".splitlines()
_CREDIT = "CD=Copydesk Drawings"
_REASON = "Say how long the work took, and who paid for it."
_ADDED = "The work took eleven months and was paid for by the port and the city in equal parts."
_EDITOR = "daniel"
_KEYS_OR_NOT = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
# How long one step may take on a slow machine, in milliseconds.
_PATIENCE = 30_000


class Tour:
    """Walks steps 1 to 6 of the main job in a demo newsroom of its own and photographs each."""

    def __init__(self, qt: QApplication, folder: Path) -> None:
        self._qt = qt
        self._folder = folder
        self._theme = Theme(qt)
        self._pictures: list[Path] = []

    def walk(self) -> list[Path]:
        """Return the pictures, in order, and the published page; raises NewsroomError where a step does not work."""
        self._make_folder()
        with tempfile.TemporaryDirectory(prefix="copydesk-tour-") as home:
            newsroom = Path(home) / "newsroom.sqlite"
            make_demo(newsroom, lambda _done, _all: None)
            for look, language in (("light", "en"), ("dark", "ko")):
                self._open(newsroom, Path(home), look, language)
                try:
                    if language == "en":
                        self._main_job()
                    self._screens(f"{look}-{language}")
                finally:
                    self._app.window.close()
            self._keep_page(newsroom)
        return self._pictures

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NewsroomError(
                "The pictures cannot be kept in “{folder}”: {reason}. Choose a folder you may write to.",
                folder=self._folder,
                reason=error.strerror,
            ) from error

    def _main_job(self) -> None:
        app, window = self._app, self._app.window
        self._choose("secretariat-backs-strait-talks")
        self._picture("draft")
        self._write_new_article()
        self._picture("new-article")
        window.page.photos_dropped.emit([str(RESOURCES / "demo" / "pictures" / "market-hall.jpg")])
        self._wait(lambda: bool(window.page.photos) and not app.runner.is_busy)
        self._picture("photo-without-credit")
        window.top_bar.primary.click()
        self._wait(lambda: bool(window.banner.text()))
        self._picture("submit-refused")
        app.pictures.go_to(app.writing.checking.blockers[0])
        self._complete_photo()
        self._picture("credit-as-printed")
        self._submit()
        self._picture("submitted")
        self._review()
        self._publish()

    def _write_new_article(self) -> None:
        app, window = self._app, self._app.window
        app.go("desk:world")
        self._settle()
        app.starting.ask(_SLUG)
        self._picture("new-article-sheet")
        window.new_article.article_wanted.emit(_SLUG, "world", "en")
        self._wait(lambda: app.writing.opened is not None and app.writing.opened.row.slug == _SLUG)
        for field, words in (
            ("headline", _HEADLINE),
            ("subheadline", _SUBHEADLINE),
            ("dateline", "MARROW BAY"),
        ):
            window.page.focus_field(field)
            self._type(words)
        window.page.focus_field("body")
        for number, paragraph in enumerate(_BODY):
            if number:
                QTest.keyClick(self._focused(), Qt.Key.Key_Return)
            self._type(paragraph)
        self._wait_until_saved()

    def _complete_photo(self) -> None:
        app, window = self._app, self._app.window
        window.inspector.focus_field("credit_line")
        self._type(_CREDIT)
        photo_id = window.page.photos[0].photo_id
        window.inspector.rights_chosen.emit(photo_id, "public_domain")
        self._wait(lambda: not app.writing.checking.blockers and not app.runner.is_busy)
        window.messages.settle()
        self._wait_until_saved()

    def _submit(self) -> None:
        self._app.window.top_bar.primary.click()
        self._wait_for_stage(Stage.SUBMITTED)

    def _review(self) -> None:
        app, window = self._app, self._app.window
        self._sit_down(_EDITOR)
        app.go("review")
        self._choose(_SLUG)
        self._picture("review-queue")
        window.review_bar.claimed.emit()
        self._wait_for_stage(Stage.IN_REVIEW)
        window.review_bar.ask_reason()
        self._type(_REASON)
        self._picture("return-with-reason")
        QTest.keyClick(self._focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._wait_for_stage(Stage.RETURNED)
        self._sit_down(demo_login())
        self._choose(_SLUG)
        self._picture("returned")
        window.page.focus_field("body")
        QTest.keyClick(self._focused(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(self._focused(), Qt.Key.Key_Return)
        self._type(_ADDED)
        self._wait_until_saved()
        self._submit()
        self._sit_down(_EDITOR)
        app.go("review")
        self._choose(_SLUG)
        self._wait(lambda: window.middle.currentWidget() is window.changes and not app.runner.is_busy)
        self._picture("what-changed")
        window.top_bar.primary.click()
        self._wait_for_stage(Stage.APPROVED)
        self._picture("approved")
        self._refuse_own()

    def _refuse_own(self) -> None:
        self._app.go("review")
        self._choose("grain-ships-leave-marrow-bay")
        self._app.window.top_bar.primary.click()
        self._wait(lambda: bool(self._app.window.banner.text()))
        self._picture("own-article-refused")
        self._app.window.messages.settle()

    def _publish(self) -> None:
        app, window = self._app, self._app.window
        app.go("all")
        self._choose(_SLUG)
        window.page.focus_field("body")
        window.page.body.setTextCursor(window.page.body.document().find("evening,"))
        QTest.keyClick(self._focused(), Qt.Key.Key_Right)
        QTest.keyClick(self._focused(), Qt.Key.Key_Backspace)
        self._wait_for_stage(Stage.SUBMITTED)
        self._picture("one-comma-revokes")
        # Whoever changed it can no longer approve it: a second editor does.
        self._sit_down("sujin")
        app.go("review")
        self._choose(_SLUG)
        window.top_bar.primary.click()
        self._wait_for_stage(Stage.APPROVED)
        window.top_bar.primary.click()
        self._wait(lambda: window.side.current is Pane.PUBLISH)
        self._picture("publish")
        window.publish.publish_wanted.emit("", "")
        self._wait(
            lambda: app.writing.opened is not None and app.writing.opened.row.publication is Publication.LIVE
        )
        self._picture("published")

    def _screens(self, kind: str) -> None:
        app, window = self._app, self._app.window
        app.go("all")
        korean = (
            "secretariat-backs-strait-talks-ko" if kind.endswith("ko") else "secretariat-backs-strait-talks"
        )
        self._choose(korean)
        window.side.show_pane(Pane.PHOTO)
        self._picture(f"article-{kind}")
        app.go("review")
        self._settle()
        self._picture(f"review-{kind}")
        app.versions.show_history()
        self._settle()
        self._picture(f"history-{kind}")
        window.palette_.open_with()
        self._picture(f"palette-{kind}")
        window.palette_.close_panel()
        app.go("photos")
        self._settle()
        self._wait(lambda: window.library.has_all_pictures)
        self._picture(f"photos-{kind}")
        app.go("all")
        self._choose(korean)
        window.resize(960, 600)
        self._settle()
        self._picture(f"small-{kind}")

    def _open(self, newsroom: Path, home: Path, look: str, language: str) -> None:
        settings = QSettings(str(home / f"{look}.ini"), QSettings.Format.IniFormat)
        settings.setValue("look", look)
        settings.setValue("language", language)
        opening = Opening(str(newsroom), demo_login(), home / "journal")
        self._app = App(self._qt, opening, settings=settings, open_page=lambda _page: None, theme=self._theme)
        self._app.runner.crashed.connect(self._fail)
        self._app.start()
        self._app.window.resize(*USUAL)
        self._wait(lambda: bool(self._app.lists.rows))

    def _fail(self, error: Exception) -> None:
        raise error

    def _sit_down(self, login: str) -> None:
        app = self._app
        app.entrance.switch_to(login)
        self._wait(lambda: app.newsroom is not None and app.newsroom.person.login == login)
        self._settle()

    def _choose(self, slug: str) -> None:
        app = self._app
        self._wait(lambda: any(row.slug == slug for row in app.lists.rows) and not app.runner.is_busy)
        article_id = next(row.article_id for row in app.lists.rows if row.slug == slug)
        app.window.pane.select(article_id)
        app.writing.open(article_id)
        self._wait(lambda: app.writing.article_id == article_id)
        self._settle()

    def _type(self, words: str) -> None:
        # Keys for what has a key; the rest arrives as from an input method, as Hangul does.
        for part in _KEYS_OR_NOT.findall(words):
            if part.isascii():
                QTest.keyClicks(self._focused(), part)
            else:
                composed = QInputMethodEvent()
                composed.setCommitString(part)
                self._qt.sendEvent(self._focused(), composed)

    def _focused(self) -> QWidget:
        widget = self._app.window.focusWidget()
        if widget is None:
            raise NewsroomError("The tour lost its place: nothing in the window has the focus.")
        return widget

    def _wait_until_saved(self) -> None:
        app = self._app
        self._wait(lambda: app.writing.is_sent and not app.runner.is_busy)

    def _wait_for_stage(self, stage: Stage) -> None:
        writing = self._app.writing
        self._wait(lambda: writing.opened is not None and writing.opened.row.stage is stage)
        self._settle()

    def _settle(self) -> None:
        self._wait(lambda: not self._app.runner.is_busy)

    def _wait(self, until: Callable[[], bool]) -> None:
        loop = QEventLoop()
        look, limit = QTimer(interval=20), QTimer(interval=_PATIENCE, singleShot=True)
        look.timeout.connect(lambda: loop.quit() if until() else None)
        limit.timeout.connect(lambda: loop.exit(1))
        look.start()
        limit.start()
        if loop.exec():
            self._draw("stuck")
            raise NewsroomError(
                "The tour came to a stop after “{picture}”.",
                picture=self._pictures[-1].name if self._pictures else "",
            )

    def _picture(self, name: str) -> None:
        # News of a step fades in; the picture waits until it can be read.
        self._wait(lambda: not self._app.window.findChildren(QPropertyAnimation))
        self._draw(name)

    def _draw(self, name: str) -> None:
        file = self._folder / f"{len(self._pictures) + 1:02}-{name}.png"
        self._app.window.grab().save(str(file))
        self._pictures.append(file)

    def _keep_page(self, newsroom: Path) -> None:
        site = newsroom.with_name(f"{newsroom.name}.site")
        target = self._folder / "site"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(site, target)
        self._pictures.append(target / _SLUG / "index.html")
