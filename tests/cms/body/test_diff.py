"""What changed, word by word: the runs are both texts, and an edited paragraph is told from a new one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cms.body.diff import Change, Run, diff_body, diff_text, words_changed
from cms.body.model import Block, BlockType, body_from_text
from tests.cms.body.laws import BODIES, NEWS_BODIES

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
    assert sorted(map(old_text, changed_from(changes))) == sorted(block.text for block in before)
    # What was not moved is told in the order in which it stood.
    rest = iter([block.text for block in before])
    assert all(old_text(c) in rest for c in changed_from(changes) if c.change is not Change.MOVED)


@given(NEWS_BODIES, st.randoms(use_true_random=False))
def test_a_body_put_in_another_order_has_no_word_added_or_removed(body, random):
    shuffled = list(body)
    random.shuffle(shuffled)
    changes = diff_body(body, tuple(shuffled))
    assert {c.change for c in changes} <= {Change.SAME, Change.MOVED}
    assert sum(c.change is Change.MOVED for c in changes) <= max(len(body) - 1, 0)


def test_a_paragraph_that_was_moved_and_edited_is_told_once_with_its_words():
    before = body_from_text("One is here.\nTwo 한국은 there.\nThree was nowhere.")
    after = (before[2], before[0], replace(before[1], text="Two 한국은 elsewhere 👩‍🚒."))
    changes = diff_body(before, after)
    assert [c.change for c in changes] == [Change.MOVED, Change.SAME, Change.EDITED]
    assert told(changes[0].runs) == [("same", "Three was nowhere.")]


def test_a_figure_is_known_by_its_photo_wherever_it_was_put():
    one, two, three = body_from_text("One is here.\nTwo is there.\nThree was nowhere.")
    figure, other = Block(BlockType.FIGURE, photo_id="p1"), Block(BlockType.FIGURE, photo_id="p2")
    again = replace(figure, block_id="new")
    assert [c.change for c in diff_body((one, figure, two, three), (one, two, three, again))] == [
        Change.SAME,
        Change.SAME,
        Change.SAME,
        Change.MOVED,
    ]
    assert [c.change for c in diff_body((one, figure), (one, other))] == [
        Change.SAME,
        Change.ADDED,
        Change.REMOVED,
    ]


def changed_from(changes):
    return [c for c in changes if c.change is not Change.ADDED]


def old_text(change):
    return "".join(run.text for run in change.runs if run.change is not Change.ADDED)


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
