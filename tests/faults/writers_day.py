"""A writer's day without a window, to be killed at any moment: types numbered words and tells of each that is safe.

`python -m tests.faults.writers_day URL LOGIN FOLDER SLUG` goes on where the writer was before and never ends by itself.
"""

import sys
from dataclasses import replace
from pathlib import Path

from cms.api import open_newsroom
from cms.body.model import body_from_text
from tests.faults.shared_desks import PASSWORD

# After so many words what was typed is sent, and after so many it becomes a version.
_SENT_EVERY, _SAVED_EVERY = 3, 7


def write(url: str, login: str, folder: Path, slug: str) -> None:
    """Open the article and write on in it; each line printed is the number of a word that must not be lost."""
    newsroom = open_newsroom(url, login, PASSWORD, journal_folder=folder)
    opened = newsroom.syncing.open(slug)
    article_id, base, text = opened.article.row.article_id, opened.article.row.version, opened.text
    token = newsroom.drafting.take_lease(article_id).token
    words = text.plain_body.split()
    sys.stdout.write("opened\n")
    while True:
        words.append(str(len(words) + 1))
        text = replace(text, body=body_from_text(" ".join(words)))
        newsroom.syncing.keep(article_id, text, base=base)
        sys.stdout.write(f"{words[-1]}\n")
        if len(words) % _SENT_EVERY == 0:
            newsroom.syncing.send(article_id, token=token)
        if len(words) % _SAVED_EVERY == 0:
            sent = newsroom.syncing.save_version(article_id, token=token)
            if sent is not None and sent.taken is not None:
                base = sent.taken.version


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr] - it is a real stream here
    write(sys.argv[1], sys.argv[2], Path(sys.argv[3]), sys.argv[4])
