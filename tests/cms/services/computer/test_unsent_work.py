"""What was typed and never sent is brought out whole: the text as it stands, and beside it what is only suggested."""

from dataclasses import replace
from datetime import UTC, datetime

from cms.domain.errors import NotAllowed
from cms.domain.waiting import Said, Saying
from cms.journal.journal import Draft
from cms.journal.sayings import Sayings
from cms.services.computer.unsent_work import Unsent, as_text, unsent_work
from tests.cms.services.articles.test_settling import SUGGESTED
from tests.cms.staffed_newsroom import text


def test_suggested_words_are_brought_out_apart_from_the_text():
    words = replace(text(), body=(SUGGESTED,))
    draft = Draft("a1", 1, words, datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    told = as_text([Unsent("The Harbour Post", "minji", draft)])
    assert "It carried 5 people." in told
    assert "(suggested by sora: “6 ” in place of “5 ”)" in told


def test_notes_that_wait_or_were_refused_are_brought_out_with_the_words_they_stand_beside(tmp_path):
    sayings = Sayings(tmp_path / "outbox.sqlite", newsroom_id="n1", login="minji")
    anchor = {"block_id": "b", "start": 0, "quote": "The mayor", "prefix": "", "suffix": ""}
    at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    sayings.put(
        Said(Saying.NOTE, "a1", {"thread_id": "t", "words": "누가 그랬나?", "anchor": anchor}, "c1", at)
    )
    sayings.put(Said(Saying.WORD, "", {"word": "haenyeo"}, "c2", at))
    sayings.note_refusal("c1", NotAllowed("Only members of the article’s desk write notes beside it."))
    told = as_text(unsent_work(tmp_path))
    assert "“The mayor”" in told
    assert "words: 누가 그랬나?" in told
    assert "not taken by the newsroom: Only members of the article’s desk" in told
    assert "word: haenyeo" in told
