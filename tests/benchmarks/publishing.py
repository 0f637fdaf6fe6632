"""What a publication costs the processor among many articles: `python -m tests.benchmarks.publishing [ARTICLES]`.

Prints JSON, milliseconds of processor time at the median: until readers have the page, and for the lists after it.
"""

import json
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from cms.api import Newsroom, open_newsroom
from cms.body.model import body_from_text
from cms.domain.article import ArticleText
from cms.media.darkroom import Darkroom
from tests.cms.staffed_newsroom import staffed

_WORDS = "The ferry left the harbour at dawn and nobody on the quay had expected it to. " * 10
_TEXT = ArticleText("Ferry leaves", body=body_from_text("\n".join([_WORDS] * 8)))
ROUNDS = 15


def measure(articles: int) -> dict[str, float]:
    """Return what one more publication takes where there are *articles* already."""
    with tempfile.TemporaryDirectory(prefix="copydesk-benchmark-") as folder:
        path = Path(folder) / "newsroom.sqlite"
        with Darkroom() as darkroom:
            staffed(path, darkroom)
        minji = open_newsroom(str(path), "minji", journal_folder=Path(folder) / "journal")
        try:
            daniel = minji.as_person("daniel")
            minji.as_person("root").publishing.set_site_address("https://news.example")
            daniel.connection.lists_follow.set()
            for number in range(articles):
                daniel.publishing.publish(_approved(minji, daniel, number))
            daniel.publishing.catch_up()
            taken = [_round(daniel, _approved(minji, daniel, articles + more)) for more in range(ROUNDS)]
        finally:
            minji.close()
    page, lists = zip(*taken, strict=True)
    return {
        "articles": articles,
        "page_ms": round(statistics.median(page), 1),
        "page_ms_at_most": round(max(page), 1),
        "lists_ms": round(statistics.median(lists), 1),
    }


def _approved(minji: Newsroom, daniel: Newsroom, number: int) -> str:
    slug = f"ferry-{number}"
    text = replace(_TEXT, headline=f"Ferry leaves, {number}")
    minji.drafting.new_article(slug, desk="world", language="en", text=text)
    minji.review.submit(slug)
    daniel.review.approve(slug)
    return slug


def _round(daniel: Newsroom, slug: str) -> tuple[float, float]:
    start = time.process_time()
    daniel.publishing.publish(slug)
    published = time.process_time()
    daniel.publishing.catch_up()
    return (published - start) * 1000, (time.process_time() - published) * 1000


if __name__ == "__main__":
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    sys.stdout.write(json.dumps(measure(articles), indent=2) + "\n")
