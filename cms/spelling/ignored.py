"""What somebody on this computer wants to hear no more of, article by article, in a file of their own."""

import json
from pathlib import Path

# A rule, and the words it marked.
Remarked = tuple[str, str]
# So many articles are remembered; of more, those that were read last.
_MOST = 300


class Ignored:
    """One person's list, in *file*; a file that is not there, or is damaged, is an empty list."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, article_id: str) -> frozenset[Remarked]:
        """Return what is not to be said of an article."""
        return frozenset(self._all().get(article_id, ()))

    def add(self, article_id: str, remarked: Remarked) -> None:
        """Say *remarked* of this article no more."""
        every = self._all()
        of_this = every.pop(article_id, [])
        every[article_id] = [*of_this, remarked] if remarked not in of_this else of_this
        kept = dict(list(every.items())[-_MOST:])
        self._file.parent.mkdir(parents=True, exist_ok=True)
        beside = self._file.with_suffix(".new")
        beside.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
        beside.replace(self._file)

    def _all(self) -> dict[str, list[Remarked]]:
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            return {article: [(rule, words) for rule, words in said] for article, said in stored.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}
