"""Suggestions are settled before anybody approves; readers get figures and link cards, and nothing only suggested."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cms.body.model import Block, BlockType, LinkCard, Mark, MarkType, Suggestion
from cms.body.suggestions import accept_all
from cms.domain.checks import Blocked
from cms.domain.workflow import Stage
from tests.cms.staffed_newsroom import text

MADE = Suggestion("s1", "sora", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
OTHER = Suggestion("s2", "daniel", datetime(2026, 3, 1, 9, 31, tzinfo=UTC))
SUGGESTED = Block(
    text="It carried 5 6 people.",
    marks=(
        Mark(11, 13, MarkType.DELETION, suggestion=MADE),
        Mark(13, 15, MarkType.INSERTION, suggestion=MADE),
        Mark(0, 2, MarkType.NOTE, thread_id="n1"),
    ),
)
CARD = Block(BlockType.EMBED, card=LinkCard("https://port.example/log", "The port’s log", "부산항"))


def with_blocks(*blocks, photos=()):
    return replace(
        text("Ferry leaves at dawn", "The ferry left.", *photos), body=(Block(text="It left."), *blocks)
    )


@pytest.fixture
def submitted(file_article):
    return file_article("ferry", Stage.SUBMITTED, words=with_blocks(SUGGESTED))


def test_a_text_with_suggestions_is_submitted_and_not_approved(as_, submitted):
    with pytest.raises(Blocked, match="A suggestion is still to be accepted or rejected") as refused:
        as_("daniel").review.approve(submitted)
    assert [problem.rule for problem in refused.value.problems] == ["suggestion_open"]
    assert "suggestion_open" in [p.rule for p in as_("daniel").reading.open(submitted).blockers]


def test_not_even_a_duty_editor_publishes_what_is_only_suggested(as_, submitted):
    with pytest.raises(Blocked, match="still to be accepted or rejected"):
        as_("hana").publishing.publish_urgent(submitted, reason="Lives are at stake.")


def test_suggestions_are_counted(as_, file_article):
    two = replace(SUGGESTED, marks=(*SUGGESTED.marks, Mark(16, 22, MarkType.DELETION, suggestion=OTHER)))
    file_article("ferry", Stage.SUBMITTED, words=with_blocks(two))
    with pytest.raises(Blocked, match="2 suggestions are still to be"):
        as_("daniel").review.approve("ferry")


def test_once_settled_the_text_is_approved_and_published(as_, submitted):
    as_("daniel").review.claim(submitted)
    opened = as_("minji").reading.open(submitted)
    settled = replace(opened.text, body=accept_all(opened.text.body))
    as_("minji").drafting.save(submitted, settled, base=opened.row.version)
    as_("daniel").review.approve(submitted)
    as_("daniel").publishing.publish(submitted)
    exported = json.loads(as_("daniel").publishing.export(submitted, "json"))
    assert [(block["text"], block["marks"]) for block in exported["blocks"]] == [
        ("It left.", []),
        ("It carried 6 people.", []),
    ]


def test_length_is_that_of_the_text_without_what_is_only_suggested(as_, submitted):
    row = as_("minji").reading.open(submitted).row
    assert row.words == 6
    assert "6" not in as_("minji").reading.open(submitted).text.plain_body


def test_a_note_beside_the_words_makes_no_version_and_revokes_no_approval(as_, file_article):
    words = with_blocks()
    file_article("ferry", Stage.APPROVED, words=words)
    opened = as_("minji").reading.open("ferry")
    noted = replace(opened.text.body[0], marks=(Mark(0, 2, MarkType.NOTE, thread_id="n1"),))
    as_("minji").drafting.save("ferry", replace(opened.text, body=(noted, *opened.text.body[1:])))
    after = as_("minji").reading.open("ferry")
    assert (after.row.stage, after.row.version) == (Stage.APPROVED, opened.row.version)


def test_a_figure_and_a_link_card_come_back_as_they_were_written_and_are_published(
    as_, file_article, library_photo
):
    use = library_photo()
    figure = Block(BlockType.FIGURE, photo_id=use.photo_id)
    noted = Block(text="Nobody knows.", marks=(Mark(0, 6, MarkType.NOTE, thread_id="n1"),))
    file_article("ferry", Stage.APPROVED, words=with_blocks(figure, CARD, noted, photos=(use,)))
    assert as_("minji").reading.open("ferry").text.body[1:] == (figure, CARD, noted)
    as_("daniel").publishing.publish("ferry")
    exported = json.loads(as_("daniel").publishing.export("ferry", "json"))["blocks"]
    assert exported[1]["photo_id"] == use.photo_id
    assert exported[2]["card"]["description"] == "부산항"
    assert exported[3]["marks"] == []
