"""An article's text as the journal stores it: JSON, of which only the paragraphs that changed are written anew."""

import json
from dataclasses import replace

from cms.body.model import FIRST_SCHEMA, Block, to_json
from cms.domain.article import ArticleText, text_to_json


class StoredTexts:
    """Writes one text after the other as JSON, each as `json.dumps` writes it. Usable from any thread.

    Written in one go, a long text would keep whole Python waiting, and whoever types with it.
    """

    def __init__(self) -> None:
        # By the block itself: its JSON, and the schema that holds it.
        self._written: dict[int, tuple[Block, str, int]] = {}

    def of(self, text: ArticleText) -> str:
        """Return *text* in ASCII, so that even half a character, which no file may hold as it is, can be given back."""
        known = self._written
        blocks = [known.get(id(block)) or _written(block) for block in text.body]
        self._written = {id(one[0]): one for one in blocks}
        schema = max((one[2] for one in blocks), default=FIRST_SCHEMA)
        body = f'{{"schema": {schema}, "blocks": [{", ".join(one[1] for one in blocks)}]}}'
        rest = text_to_json(replace(text, body=()))
        parts = (f'"{name}": {body if name == "body" else json.dumps(rest[name])}' for name in rest)
        return f"{{{', '.join(parts)}}}"


def _written(block: Block) -> tuple[Block, str, int]:
    stored = to_json((block,))
    return block, json.dumps(stored["blocks"][0]), stored["schema"]
