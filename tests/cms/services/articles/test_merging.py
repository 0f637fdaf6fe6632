"""Two people's edits of one version: both are kept, and brought together where that changes nobody's meaning."""

from dataclasses import replace

from cms.body.model import body_from_text
from cms.services.articles.merging import Merging
from tests.cms.staffed_newsroom import text

BASE = (
    "The ferry left at dawn with 40 people on board.\n\nThe crew was silent.\n\nThe police killed 5 rumours."
)


def _written(body: str):
    return replace(text(), body=body_from_text(body))


def _at_odds(as_, mine: str, theirs: str):
    as_("minji").drafting.new_article("ferry", desk="world", language="en", text=_written(BASE))
    as_("sora").drafting.save("ferry", _written(theirs), base=1)
    minji = as_("minji")
    return Merging(minji.connection).meet("ferry", _written(mine), base=1)


def test_edits_of_different_paragraphs_become_one_text_and_both_stay_findable(as_):
    mine = BASE.replace("at dawn", "at noon")
    meeting = _at_odds(as_, mine, BASE.replace("silent", "silent for an hour"))
    assert meeting.merged.conflicts == ()
    assert (meeting.by, meeting.head) == ("Sora Lee", 2)
    assert as_("jun").reading.version("ferry", meeting.kept_aside).body == _written(mine).body
    settled = meeting.merged.settled()
    taken = Merging(as_("minji").connection).settle("ferry", meeting, settled)
    assert (taken.version, taken.kept_aside) == (4, None)
    words = as_("jun").reading.open("ferry").text.plain_body
    assert "at noon" in words
    assert "silent for an hour" in words


def test_a_number_changed_two_ways_is_left_to_a_person(as_):
    meeting = _at_odds(as_, BASE.replace("5 rumours", "6 rumours"), BASE.replace("5 rumours", "7 rumours"))
    assert len(meeting.merged.conflicts) == 1
    assert as_("jun").reading.open("ferry").row.version == 2


def test_a_text_that_says_what_the_head_version_says_meets_nobody(as_):
    assert _at_odds(as_, BASE.replace("dawn", "noon"), BASE.replace("dawn", "noon")) is None


def test_whoever_is_faster_once_more_loses_nobodys_text(as_):
    meeting = _at_odds(as_, BASE.replace("at dawn", "at noon"), BASE.replace("silent", "silent, all of it,"))
    as_("daniel").drafting.save("ferry", _written("Something else entirely."), base=2)
    taken = Merging(as_("minji").connection).settle("ferry", meeting, meeting.merged.settled())
    assert taken.kept_aside is not None
