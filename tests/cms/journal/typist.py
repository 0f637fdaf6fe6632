"""A program that types until it is killed: after each word is in the journal it says how many there are."""

import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from cms.body.model import body_from_text
from cms.domain.article import ArticleText
from cms.journal.journal import Draft, Journal

journal = Journal(Path(sys.argv[1]), newsroom_id="gazette", login="minji")
for words in count(int(sys.argv[2]) + 1):
    text = ArticleText(headline=str(words), body=body_from_text("word " * words))
    journal.keep(Draft("a1", 1, text, datetime.now(UTC)))
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()
