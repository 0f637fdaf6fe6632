"""Suggested changes: unseen by readers until accepted, settled one by one or all, the rest untouched."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from cms.body.model import (
    SUGGESTIONS,
    Block,
    BlockType,
    Mark,
    MarkType,
    Suggestion,
    accepted_text,
    plain_text,
)
from cms.body.suggestions import (
    accept,
    accept_all,
    as_read,
    has_suggestions,
    open_suggestions,
    reject,
    reject_all,
)
from tests.cms.body.laws import BODIES, NEWS_BODIES

MINJI = Suggestion("s1", "minji", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
DANIEL = Suggestion("s2", "daniel", datetime(2026, 3, 1, 9, 31, tzinfo=UTC))


def block(*parts, kind=BlockType.PARAGRAPH):
    """Make a block of words and (suggestion, “+” or “-”, words)."""
    text, marks = "", []
    for part in parts:
        made, sign, words = part if isinstance(part, tuple) else (None, "", part)
        if made:
            mark_type = MarkType.INSERTION if sign == "+" else MarkType.DELETION
            marks.append(Mark(len(text), len(text) + len(words), mark_type, suggestion=made))
        text += words
    return Block(kind, text, tuple(marks))


BODY = (
    block("The attack killed ", (MINJI, "-", "5"), (MINJI, "+", "6"), " people. 👩‍🚒"),
    block((DANIEL, "+", "한국 정부는 부인했다.")),
    block((DANIEL, "-", "Nobody was hurt.")),
)


def words(body):
    return [part.text for part in body]


def test_readers_get_the_text_as_it_was_before_anything_was_suggested():
    assert words(as_read(BODY)) == ["The attack killed 5 people. 👩‍🚒", "Nobody was hurt."]
    assert not any(part.marks for part in as_read(BODY))


def test_an_accepted_suggestion_is_carried_out_and_the_others_stay_open():
    body = accept(BODY, "s1")
    assert words(body)[0] == "The attack killed 6 people. 👩‍🚒"
    assert body[1:] == BODY[1:]
    assert [one.suggestion for one in open_suggestions(body)] == [DANIEL]


def test_a_rejected_suggestion_leaves_the_words_that_were_there():
    assert words(reject(BODY, "s2")) == [BODY[0].text, "Nobody was hurt."]
    assert words(reject(BODY, "s1"))[0] == "The attack killed 5 people. 👩‍🚒"


def test_all_are_accepted_or_rejected_at_once():
    assert words(accept_all(BODY)) == ["The attack killed 6 people. 👩‍🚒", "한국 정부는 부인했다."]
    assert words(reject_all(BODY)) == ["The attack killed 5 people. 👩‍🚒", "Nobody was hurt."]


def test_suggestions_are_listed_in_reading_order_with_their_words():
    first, second = open_suggestions(BODY)
    assert (first.suggestion, first.block_id, first.start) == (MINJI, BODY[0].block_id, 18)
    assert (first.deleted, first.inserted) == ("5", "6")
    assert (second.deleted, second.inserted) == ("Nobody was hurt.", "한국 정부는 부인했다.")


def test_words_suggested_by_one_and_struck_out_by_another_are_gone_whoever_is_asked_first():
    marks = (
        Mark(3, 8, MarkType.INSERTION, suggestion=MINJI),
        Mark(3, 8, MarkType.DELETION, suggestion=DANIEL),
    )
    body = (Block(text="Oh, dear", marks=marks),)
    assert words(reject(body, "s1")) == words(accept(body, "s2")) == ["Oh,"]
    assert accept(body, "s1")[0].marks == marks[1:]


def test_a_note_and_bold_words_survive_what_is_settled_beside_them():
    noted = Mark(18, 20, MarkType.NOTE, thread_id="n1")
    bold = Mark(20, 28, MarkType.STRONG)
    body = accept((replace(BODY[0], marks=(*BODY[0].marks, noted, bold)),), "s1")
    assert body[0].marks == (Mark(18, 19, MarkType.NOTE, thread_id="n1"), Mark(19, 27, MarkType.STRONG))


@given(BODIES | NEWS_BODIES)
def test_nothing_only_suggested_is_ever_read(body):
    read = as_read(body)
    assert not has_suggestions(read)
    assert plain_text(read) == plain_text(body)
    assert [b.text for b in read if b.text] == [t for b in body if (t := accepted_text(b))]


@given(BODIES | NEWS_BODIES, st.sampled_from(["s0", "s1", "s2"]))
def test_settling_one_suggestion_leaves_nothing_of_it_and_all_of_the_others(body, chosen):
    for settled in (accept(body, chosen), reject(body, chosen)):
        left = {one.suggestion.suggestion_id for one in open_suggestions(settled)}
        assert chosen not in left
        assert left <= {one.suggestion.suggestion_id for one in open_suggestions(body)}


@given(BODIES | NEWS_BODIES)
def test_settling_one_after_the_other_is_settling_all(body):
    accepted = rejected = body
    for one in open_suggestions(body):
        accepted = accept(accepted, one.suggestion.suggestion_id)
        rejected = reject(rejected, one.suggestion.suggestion_id)
    assert accepted == accept_all(body)
    assert rejected == reject_all(body)


@given(BODIES | NEWS_BODIES)
def test_a_text_without_suggestions_stays_as_it_is(body):
    bare = tuple(replace(b, marks=tuple(m for m in b.marks if m.type not in SUGGESTIONS)) for b in body)
    assert accept_all(bare) is bare
    assert reject_all(bare) is bare
    assert open_suggestions(bare) == ()
