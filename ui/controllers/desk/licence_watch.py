"""Watches for photographs in use whose right of use ends: who answers for them is told beforehand, and where."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from cms.domain.photos.licence_endings import LicenceEnding, Warned
from ui.controllers.desk.lists import Lists
from ui.controllers.desk.notices import Notices
from ui.controllers.text.writing import Writing
from ui.words.times import TimeWords
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# Milliseconds: time passes though nobody does anything; and many changes at once are looked at once.
_LOOK_AGAIN, _REST = 15 * 60_000, 2_000
# So many are told one by one; of more, only how many there are.
_MOST = 2


class LicenceWatch(QObject):
    """Tells of each ending once when it is near, once at the last moment and once when it has come."""

    # The photos whose rights end are to be shown in the library.
    endings_wanted = Signal()

    def __init__(
        self, writing: Writing, lists: Lists, notices: Notices, runner: Runner, settings: QSettings
    ) -> None:
        super().__init__(notices)
        self._writing, self._notices = writing, notices
        self._runner, self._settings = runner, settings
        self._times = TimeWords(lambda: datetime.now(UTC), self)
        self._newsroom: Newsroom | None = None
        # Where on this computer is kept what this person was told.
        self._key = ""
        self._timer = QTimer(self, interval=_LOOK_AGAIN)
        self._timer.timeout.connect(self.look)
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self.look)
        lists.all_known.connect(self._rest.start)

    def use(self, newsroom: Newsroom) -> None:
        """Watch the photographs of *newsroom* from now on."""
        self._newsroom = newsroom
        self._key = f"licences/{newsroom.newsroom_id}/{newsroom.person.login}"
        self._timer.start()

    def stop(self) -> None:
        """Watch nothing more."""
        self._newsroom = None
        self._timer.stop()
        self._rest.stop()

    def look(self) -> None:
        """Look at what ends now."""
        newsroom = self._newsroom
        if newsroom is None or newsroom.connection.is_away:
            return
        self._runner.run(
            newsroom.photos.endings,
            owner=self,
            then=lambda endings: self._tell(newsroom, endings),
            otherwise=lambda _: None,  # it is looked at again in a while
            lane=Lane.COPY,
        )

    def _tell(self, newsroom: Newsroom, endings: tuple[LicenceEnding, ...]) -> None:
        if newsroom is not self._newsroom:
            return
        told = set(str(self._settings.value(self._key, "")).split())
        news = [ending for ending in endings if ending.key not in told]
        if not news:
            return
        # What no longer ends is forgotten: granted anew, it is told anew.
        self._settings.setValue(self._key, " ".join(ending.key for ending in endings))
        if len(news) > _MOST:
            sentence = self.tr("The rights to {0} photos in use end soon or have ended.").format(len(news))
            self._notices.tell(sentence, action=self.tr("Show"), act=self.endings_wanted.emit)
            return
        for ending in news:
            self._tell_one(ending)

    def _tell_one(self, ending: LicenceEnding) -> None:
        article_id = ending.own_article
        if article_id:
            action, act = self.tr("Open"), lambda: self._writing.open(article_id)
        else:
            action, act = self.tr("Show"), self.endings_wanted.emit
        self._notices.tell(self._words(ending), action=action, act=act)

    def _words(self, ending: LicenceEnding) -> str:
        sentences = {
            Warned.SOON: self.tr("The right to use the photo “{0}” ends on {1}. Used in: {2}"),
            Warned.AT_LAST: self.tr("The right to use the photo “{0}” ends {1}. Used in: {2}"),
            Warned.ENDED: self.tr("The right to use the photo “{0}” ended on {1}. Used in: {2}"),
        }
        secret = (self.tr("an article under embargo"),) if ending.is_secret_too else ()
        articles = ", ".join((*ending.articles, *secret))
        return sentences[ending.warned].format(
            ending.name, self._when(ending.warned, ending.ends_at), articles
        )

    def _when(self, warned: Warned, ends_at: datetime) -> str:
        return self._times.until(ends_at) if warned is Warned.AT_LAST else self._times.date(ends_at)
