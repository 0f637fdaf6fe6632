"""How one person wants to be read: which English, and which rules of house style they want to hear nothing of."""

import json
from pathlib import Path

from cms.domain.style_choice import English, Preferences


class KeptPreferences:
    """One person's preferences in *file*; a file that is not there, or is damaged, holds the usual ones."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> Preferences:
        """Return what is kept."""
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            return Preferences(English(stored["english"]), frozenset(map(str, stored["off"])))
        except (OSError, ValueError, KeyError, TypeError):
            return Preferences()

    def keep(self, preferences: Preferences) -> None:
        """Keep *preferences* in the place of those before."""
        stored = {"english": preferences.english.value, "off": sorted(preferences.off)}
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(".new")
        beside.write_text(json.dumps(stored), encoding="utf-8")
        beside.replace(self._file)
