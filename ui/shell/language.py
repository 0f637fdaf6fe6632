"""The language of the window: every text is looked up by its English, and changes live."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from cms.domain.checks import Blocked
from resources import RESOURCES

LANGUAGES = ("en", "ko")

# Places of a sentence that are filled with the newsroom's own words, which are translated too.
_WORDED_PLACES = frozenset({"role", "step", "wanted", "stage", "publication", "who", "until", "refusal"})


class Sentence(Protocol):
    """A NewsroomError or a Problem: an English sentence with named places, and what belongs in them."""

    @property
    def sentence(self) -> str: ...

    @property
    def places(self) -> Mapping[str, object]: ...


class _Dictionary(QTranslator):
    """Answers with the translation of the English text, whoever asks."""

    def __init__(self, words: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return not self._words

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _number: int = -1
    ) -> str | None:
        # None is Qt's null text, “not mine”; an empty one would be shown.
        return self._words.get(source)


class Language(QObject):
    """Keeps the application in one language and tells when it changes; open windows re-word themselves."""

    changed = Signal()

    def __init__(self, application: QCoreApplication, *, folder: Path = RESOURCES / "i18n") -> None:
        super().__init__(application)
        self._application = application
        self._folder = folder
        self._code = "en"
        self._installed: list[QTranslator] = []
        self._names: list[dict[str, str]] | None = None
        QLocale.setDefault(self.locale)

    @property
    def code(self) -> str:
        """`en` or `ko`."""
        return self._code

    @property
    def locale(self) -> QLocale:
        """How dates and numbers are written."""
        return QLocale(QLocale.Language.Korean if self._code == "ko" else QLocale.Language.English)

    def use(self, code: str) -> None:
        """Change to `en`, `ko`, or with `system` to whichever the computer is set to."""
        if code == "system":
            code = "ko" if QLocale.system().language() is QLocale.Language.Korean else "en"
        if code == self._code:
            return
        self._code = code
        QLocale.setDefault(self.locale)
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = [] if code == "en" else self._load(code)
        for translator in self._installed:
            self._application.installTranslator(translator)
        self.changed.emit()

    def sentence(self, told: Sentence) -> str:
        """Return what went wrong, or what was found, in the window's language."""
        if isinstance(told, Blocked):
            return " ".join(self.sentence(problem) for problem in told.problems)
        pattern = self._word(told.sentence)
        places = {
            name: self._list(str(value)) if name in _WORDED_PLACES else value
            for name, value in told.places.items()
        }
        return pattern.format(**places)

    def names_of(self, english: str) -> tuple[str, ...]:
        """Return what is called *english*, in every language: a command is found by any of its names."""
        if self._names is None:
            self._names = [read_words(code, self._folder) for code in LANGUAGES if code != "en"]
        return (english, *(words[english] for words in self._names if english in words))

    def _load(self, code: str) -> list[QTranslator]:
        qt_words = QTranslator(self)
        qt_words.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        return [qt_words, _Dictionary(read_words(code, self._folder), self)]

    def _list(self, words: str) -> str:
        return "".join(self._word(part) for part in re.split(r"( and | or )", words))

    def _word(self, english: str) -> str:
        return QCoreApplication.translate("", english)


def read_words(code: str, folder: Path = RESOURCES / "i18n") -> dict[str, str]:
    """Return English text → translation from every file of the language: `ko.json`, `ko.editor.json`, …"""
    words: dict[str, str] = {}
    for file in sorted(folder.glob(f"{code}*.json")):
        words.update(json.loads(file.read_text(encoding="utf-8")))
    return words
