"""What changed, word by word: the runs are both texts, and an edited paragraph is told from a new one."""

from hypothesis import given
from hypothesis import strategies as st

from cms.body.diff import Change, Run, diff_body, diff_text, words_changed
from cms.body.model import body_from_text
from tests.cms.body.laws import BODIES

LINES = st.text(st.sampled_from("ab ,.한국말 \n"), max_size=30)


def told(runs):
    return [(run.change.value, run.text) for run in runs]


@given(LINES, LINES)
def test_the_runs_are_both_texts(before, after):
    runs = diff_text(before, after)
    assert "".join(run.text for run in runs if run.change is not Change.ADDED) == before
    assert "".join(run.text for run in runs if run.change is not Change.REMOVED) == after
    assert all(run.text for run in runs)


@given(BODIES, BODIES)
def test_every_block_of_both_bodies_is_told_once_in_its_order(before, after):
    changes = diff_body(before, after)
    assert tuple(c.block for c in changes if c.change is not Change.REMOVED) == after
    kept = [c for c in changes if c.change is not Change.ADDED]
    assert len(kept) == len(before)
    old_texts = ["".join(r.text for r in c.runs if r.change is not Change.ADDED) for c in kept]
    assert old_texts == [block.text for block in before]


@given(BODIES)
def test_a_body_compared_with_itself_has_not_changed(body):
    assert all(change.change is Change.SAME for change in diff_body(body, body))


def test_a_changed_number_is_one_word_and_not_the_paragraph():
    runs = diff_text("The attack killed 5 people.", "The attack killed 6 people.")
    assert told(runs) == [
        ("same", "The attack killed "),
        ("removed", "5"),
        ("added", "6"),
        ("same", " people."),
    ]


def test_a_changed_korean_word_is_told_with_its_particle():
    runs = diff_text("총리는 말했다.", "총리가 말했다.")
    assert told(runs) == [("removed", "총리는"), ("added", "총리가"), ("same", " 말했다.")]


def test_an_edited_paragraph_is_told_from_a_new_one():
    before = body_from_text("The ferry left at dawn on Monday.\nNobody saw it.")
    after = body_from_text(
        "Quite another story begins here.\nThe ferry left at noon on Monday.\nNobody saw it."
    )
    assert [change.change for change in diff_body(before, after)] == [
        Change.ADDED,
        Change.EDITED,
        Change.SAME,
    ]


def test_a_removed_paragraph_stands_where_it_stood():
    before = body_from_text("One is here.\nTwo is there.\nThree was nowhere.")
    after = body_from_text("One is here.\nThree was nowhere.")
    assert [change.change for change in diff_body(before, after)] == [
        Change.SAME,
        Change.REMOVED,
        Change.SAME,
    ]


def test_added_and_removed_words_are_counted():
    runs = (Run(Change.ADDED, "two words"), Run(Change.REMOVED, "one"), Run(Change.SAME, "not these"))
    assert words_changed(runs) == (2, 1)


def test_a_passage_written_anew_is_told_in_one_piece_and_not_word_by_word():
    runs = diff_text("Boats are on their way. All is well.", "Boats have reached the ferry. All is well.")
    assert told(runs) == [
        ("same", "Boats "),
        ("removed", "are on their way"),
        ("added", "have reached the ferry"),
        ("same", ". All is well."),
    ]
