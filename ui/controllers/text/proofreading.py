"""Reading over the writer's shoulder: what is typed is looked up after a pause, and marked when that is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from cms.domain.errors import NewsroomError
from cms.domain.line import NewsroomUnreachable
from cms.domain.proofreading import Passage, Reader, Remark, Scope, Spoken, passages_of
from ui.controllers.text.proof_list import ProofList
from ui.controllers.text.writing import Writing
from ui.editor.proof.marks import Marked
from ui.shell.language import Language
from ui.shell.window import Window
from ui.widgets.remark_list import RemarkState
from ui.work.runner import Lane, Runner

if TYPE_CHECKING:
    # For types only: the newsroom's heavy parts are loaded after the window is shown.
    from cms.api import Newsroom

# Milliseconds after the last key until what was typed is read.
_PAUSE = 350
# So many passages are read at a time: a long article is marked from its top, and the window's thread never waits long.
_AT_A_TIME = 30
_SETTING = "proofreading"
_Key = tuple[Scope, str]
_Answer = TypeVar("_Answer")


class Proofreading(QObject):
    """Keeps the marks on the page true to its text, and does what the writer wants done about them."""

    # What is marked may be another now: other words are known, or nothing is to be marked.
    changed = Signal()
    # Something was said to the newsroom that may wait for it.
    said = Signal()

    def __init__(
        self, window: Window, writing: Writing, runner: Runner, language: Language, settings: QSettings
    ) -> None:
        super().__init__(window)
        self.list = ProofList(window, writing, language)
        self._window, self._page, self._proof = window, window.page, window.page.proof
        self._writing, self._runner, self._settings = writing, runner, settings
        self._newsroom: Newsroom | None = None
        self._reader: Reader | None = None
        self._article_id = ""
        # What is said of each passage by itself, of what differs from the rest of the article, and of which text.
        self._said: dict[_Key, Marked] = {}
        self._together: dict[_Key, tuple[Remark, ...]] = {}
        self._compared: list[Passage] = []
        # Who is named in the article, in every spelling.
        self.names: Callable[[], tuple[str, ...]] = tuple
        # What the writer wants to hear no more of in this article: a rule and the words.
        self._ignored: set[tuple[str, str]] = set()
        self._has_learnt = self._is_reading = False
        # Another round begins when what was read no longer counts; answers of the one before are dropped.
        self._round = 0
        self._is_on = settings.value(_SETTING, defaultValue=True, type=bool) is not False
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._read)
        self._proof.hide(self.is_ignored)
        self._connect()

    def use(self, newsroom: Newsroom) -> None:
        """Read in *newsroom* from now on, by its words."""
        self.close()
        self._newsroom = newsroom
        self._article_id = ""
        self._forget()
        self._runner.run(
            newsroom.proofreading,
            owner=self,
            then=lambda reader: self._begin(newsroom, reader),
            otherwise=self._do_without,
            lane=Lane.PROOF,
        )

    def close(self) -> None:
        """Stop reading at once, whatever is being looked up."""
        self._soon.stop()
        self._newsroom = None
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    @property
    def reader(self) -> Reader | None:
        """What reads, once it is there; also for what is written elsewhere than on the page."""
        return self._reader

    @property
    def has_learnt(self) -> bool:
        """Whether the reader knows the newsroom's words and names."""
        return self._has_learnt

    @property
    def is_on(self) -> bool:
        """Whether spelling and style are marked."""
        return self._is_on

    def toggle(self) -> None:
        """Mark spelling and style, or no longer."""
        self._is_on = not self._is_on
        self._settings.setValue(_SETTING, self._is_on)
        self._forget()
        self._soon.start(0)
        self.changed.emit()
        self._window.messages.tell(
            self.tr("Spelling and style are marked.")
            if self._is_on
            else self.tr("Spelling and style are no longer marked.")
        )

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) words that are marked."""
        if self._writing.opened is None or not self._page.isVisible():
            return
        if self._proof.step(direction) is None:
            self._window.messages.tell(
                self.tr("Nothing is marked in this article.")
                if self._is_on
                else self.tr("Spelling and style are no longer marked.")
            )

    def learn_again(self) -> None:
        """Look up whose names and which words are known now; what is newly known is marked no longer."""
        reader, text, article_id = self._reader, self._page.text(), self._article_id
        named = self.names()
        if reader is not None and self._writing.opened is not None:
            self._runner.run(
                lambda: (reader.learn(text, named), reader.ignored_in(article_id)),
                owner=self,
                then=lambda answer: self._learnt(article_id, *answer),
                otherwise=self._do_without,
                lane=Lane.PROOF,
            )

    def _do_without(self, error: NewsroomError) -> None:
        # While the newsroom does not answer, its words are those known already; they are asked for again when it does.
        if not isinstance(error, NewsroomUnreachable):
            self._window.messages.explain(error)

    def _connect(self) -> None:
        self._page.text_edited.connect(self._read_after_pause)
        self._writing.article_shown.connect(lambda _: self._article_shown())
        self._proof.suggestions_wanted.connect(self._look_for_suggestions)
        self._proof.own_word_given.connect(self.add_to_own)
        self._proof.newsroom_word_given.connect(self.add_to_newsroom)
        self._proof.ignored.connect(self.ignore)
        self.list.ignored.connect(self.ignore)
        self.list.turned_on.connect(self.toggle)

    def _begin(self, newsroom: Newsroom, reader: Reader) -> None:
        if self._newsroom is not newsroom:
            reader.close()
            return
        self._reader = reader
        self._has_learnt = False
        self.learn_again()
        self.changed.emit()

    def _article_shown(self) -> None:
        if self._writing.article_id != self._article_id:
            self._article_id = self._writing.article_id
            self._ignored.clear()
            self._forget()
            self.learn_again()
        self._read_after_pause()

    def _begin_again(self) -> None:
        self._round += 1
        self._said.clear()
        self._together.clear()
        self._compared = []

    def _forget(self) -> None:
        self._begin_again()
        self._proof.forget()
        self._tell_state()

    def _learnt(self, article_id: str, has_changed: bool, ignored: frozenset[tuple[str, str]]) -> None:  # noqa: FBT001 (the answer of a job)
        if article_id == self._article_id:
            self._ignored |= ignored
        if has_changed or not self._has_learnt:
            self._has_learnt = True
            # Marks stay until it is known which of them go.
            self._begin_again()
            self._soon.start(0)
            self.changed.emit()

    def _read_after_pause(self) -> None:
        # Each time in so many words: a timer started with another interval keeps that for good.
        self._soon.start(_PAUSE)

    def _read(self) -> None:
        reader, opened = self._reader, self._writing.opened
        if reader is None or not self._has_learnt or not self._is_on or opened is None:
            return
        if self._page.is_composing:
            self._read_after_pause()
            return
        if self._is_reading:
            return  # what came of it is looked at again when it is done
        passages = list(passages_of(self._page.text()))
        self._forget_but(passages)
        new = [one for one in passages if (one.scope, one.place) not in self._said or self._is_new(one)]
        language = opened.row.language
        if new:
            wanted = new[:_AT_A_TIME]
            self._run(lambda: reader.read(wanted, language), lambda said: self._take_in(wanted, said))
        elif passages != self._compared:
            self._compared = passages
            self._run(
                lambda: reader.read_together(passages, language),
                lambda said: self._take_in_together(passages, said),
            )
        else:
            self._tell(passages)

    def _run(self, job: Callable[[], _Answer], then: Callable[[_Answer], None]) -> None:
        self._is_reading = True
        this_round = self._round

        def answered(answer: _Answer) -> None:
            self._is_reading = False
            if this_round == self._round:
                then(answer)
            # Whoever is typing has set it going already, and is not to be met between two keys.
            if not self._soon.isActive():
                self._soon.start(0)

        self._runner.run(job, owner=self, then=answered, lane=Lane.PROOF)

    def _is_new(self, passage: Passage) -> bool:
        return self._said[passage.scope, passage.place].text != passage.text

    def _forget_but(self, passages: list[Passage]) -> None:
        there = {(passage.scope, passage.place) for passage in passages}
        for gone in self._said.keys() - there:
            del self._said[gone]
            self._together.pop(gone, None)

    def _take_in(self, passages: list[Passage], said: list[tuple[Remark, ...]]) -> None:
        for passage, remarks in zip(passages, said, strict=True):
            self._said[passage.scope, passage.place] = Marked(passage.text, remarks)
            self._together.pop((passage.scope, passage.place), None)
        self._show(passages)

    def _take_in_together(self, passages: list[Passage], said: list[tuple[Remark, ...]]) -> None:
        changed = [
            passage
            for passage, remarks in zip(passages, said, strict=True)
            if self._together.get((passage.scope, passage.place), ()) != remarks
        ]
        self._together = {
            (passage.scope, passage.place): remarks
            for passage, remarks in zip(passages, said, strict=True)
            if remarks
        }
        self._show(changed)

    def _show(self, passages: list[Passage]) -> None:
        if not self._page.is_composing:
            self._proof.show({(one.scope, one.place): self._all_said(one) for one in passages})

    def _all_said(self, passage: Passage) -> Marked:
        key = passage.scope, passage.place
        said = self._said.get(key, Marked(passage.text))
        return Marked(said.text, (*said.remarks, *self._together.get(key, ())))

    def _tell(self, passages: list[Passage]) -> None:
        spoken = [
            Spoken(passage.scope, passage.place, remark)
            for passage in passages
            for remark in sorted(self._all_said(passage).remarks, key=lambda one: (one.start, one.end))
            if not self.is_ignored(remark)
        ]
        self.list.show(spoken)
        self._tell_state(is_read=True)

    def _tell_state(self, *, is_read: bool = False) -> None:
        is_missing = self._reader is not None and not self._reader.has_dictionaries
        if not self._is_on:
            self.list.show_state(RemarkState.OFF)
        elif self._writing.opened is None or not is_read:
            self.list.show_state(RemarkState.READING)
        else:
            self.list.show_state(RemarkState.NO_DICTIONARIES if is_missing else RemarkState.READ)

    def is_ignored(self, remark: Remark) -> bool:
        """Whether the writer wants to hear no more of these words in this article."""
        return (remark.rule, remark.words) in self._ignored

    def ignore(self, spoken: Spoken) -> None:
        """Say no more of these words in this article."""
        remark, reader, article_id = spoken.remark, self._reader, self._article_id
        self._ignored.add((remark.rule, remark.words))
        if reader is not None:
            self._runner.run(lambda: reader.ignore(article_id, remark), owner=self, lane=Lane.PROOF)
        self._proof.hide(self.is_ignored)
        self._soon.start(0)

    def _look_for_suggestions(self, remark: Remark) -> None:
        reader = self._reader
        if reader is not None:
            self._runner.run(
                lambda: reader.suggestions(remark),
                owner=self,
                then=lambda found: self._proof.offer(remark, found),
                lane=Lane.PROOF,
            )

    def add_to_own(self, word: str) -> None:
        """Know a word as one of this person's."""
        reader = self._reader
        if reader is not None:
            told = self.tr("“{0}” is one of your words now.").format(word)
            self._runner.run(
                lambda: reader.add_to_own(word), owner=self, then=lambda _: self._added(told), lane=Lane.PROOF
            )

    def add_to_newsroom(self, word: str) -> None:
        """Know a word as one of the newsroom's."""
        reader = self._reader
        if reader is not None:
            now = self.tr("“{0}” is one of the newsroom’s words now.").format(word)
            later = self.tr(
                "The newsroom does not answer. “{0}” is known here, and goes to the newsroom’s words when it does."
            ).format(word)
            self._runner.run(
                lambda: reader.add_to_newsroom(word),
                owner=self,
                then=lambda is_taken: self._added_to_newsroom(now if is_taken else later),
            )

    def _added_to_newsroom(self, told: str) -> None:
        self._added(told)
        self.said.emit()

    def _added(self, told: str) -> None:
        self._window.messages.tell(told)
        self.learn_again()
        self.changed.emit()
