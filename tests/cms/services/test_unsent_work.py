"""What was typed and never sent is brought out whole: the text as it stands, and beside it what is only suggested."""

from dataclasses import replace
from datetime import UTC, datetime

from cms.journal.journal import Draft
from cms.services.unsent_work import Unsent, as_text
from tests.cms.services.test_settling import SUGGESTED
from tests.cms.staffed_newsroom import text


def test_suggested_words_are_brought_out_apart_from_the_text():
    words = replace(text(), body=(SUGGESTED,))
    draft = Draft("a1", 1, words, datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    told = as_text([Unsent("The Harbour Post", "minji", draft)])
    assert "It carried 5 people." in told
    assert "(suggested by sora: “6 ” in place of “5 ”)" in told
