"""Review notes: said at the desk beside the text, answered, settled, and never part of what readers get."""

import uuid
from dataclasses import replace

import pytest

from cms.body.notes import Place, anchor_of, with_notes
from cms.domain.article import content_hash
from cms.domain.errors import NewsroomError, NotAllowed, RuleBroken
from cms.domain.workflow import Stage


@pytest.fixture
def ferry(file_article):
    return file_article("ferry", Stage.IN_REVIEW)


@pytest.fixture
def anchor(as_, ferry):
    body = as_("daniel").reading.open(ferry).text.body
    return anchor_of(body, Place(body[0].block_id, 4, 9))


def test_a_thread_is_begun_answered_and_settled(as_, ferry, anchor):
    thread_id = as_("daniel").notes.add(ferry, anchor, " Which ferry? ")
    as_("minji").notes.reply(ferry, thread_id, "배 이름은 한일호입니다 👩‍🚒")
    (thread,) = as_("sora").notes.threads(ferry)
    assert (thread.thread_id, thread.anchor, thread.is_resolved) == (thread_id, anchor, False)
    assert [(note.author, note.author_name, note.words) for note in thread.notes] == [
        ("daniel", "Daniel Reyes", "Which ferry?"),
        ("minji", thread.notes[1].author_name, "배 이름은 한일호입니다 👩‍🚒"),
    ]
    as_("minji").notes.resolve(ferry, thread_id)
    (settled,) = as_("daniel").notes.threads(ferry)
    assert settled.is_resolved
    assert settled.resolved_by_name == thread.notes[1].author_name
    assert settled.resolved_by == "minji"


def test_a_thread_that_was_settled_too_early_is_opened_again(as_, ferry, anchor):
    thread_id = as_("daniel").notes.add(ferry, anchor, "Which ferry?")
    as_("minji").notes.resolve(ferry, thread_id)
    as_("daniel").notes.reopen(ferry, thread_id)
    (thread,) = as_("minji").notes.threads(ferry)
    assert (thread.is_resolved, thread.resolved_by_name, len(thread.notes)) == (False, "", 1)


def test_a_note_makes_no_version_no_contributor_and_bars_no_approval(as_, ferry, anchor):
    before = as_("daniel").reading.open(ferry).row.version
    as_("daniel").notes.add(ferry, anchor, "Which ferry?")
    as_("daniel").review.approve(ferry)
    assert as_("daniel").reading.open(ferry).row.version == before


def test_a_note_is_shown_beside_its_words_by_whoever_opens_the_article(as_, ferry, anchor):
    thread_id = as_("daniel").notes.add(ferry, anchor, "Which ferry?")
    anchors = {thread.thread_id: thread.anchor for thread in as_("minji").notes.threads(ferry)}
    body, orphans = with_notes(as_("minji").reading.open(ferry).text.body, anchors)
    assert (body[0].marks[0].thread_id, orphans) == (thread_id, frozenset())


def test_a_text_saved_with_the_mark_of_a_note_is_no_other_text_and_readers_never_get_the_note(
    as_, ferry, anchor
):
    thread_id = as_("daniel").notes.add(ferry, anchor, "Which ferry?")
    as_("daniel").review.approve(ferry)
    before = as_("minji").reading.open(ferry)
    marked = replace(before.text, body=with_notes(before.text.body, {thread_id: anchor})[0])
    assert content_hash(marked) == before.content_hash
    as_("minji").drafting.save(ferry, marked, base=before.row.version)
    after = as_("minji").reading.open(ferry)
    assert (after.row.version, after.row.stage) == (before.row.version, Stage.APPROVED)
    assert (after.row.words, after.row.characters) == (before.row.words, before.row.characters)
    as_("daniel").publishing.publish(ferry)
    for form in ("html", "text", "json"):
        exported = as_("daniel").publishing.export(ferry, form)
        assert anchor.quote in exported
        assert "Which ferry?" not in exported
        assert thread_id not in exported


def test_a_note_that_was_sent_twice_is_said_once(as_, ferry, anchor):
    given = str(uuid.uuid4())
    first = as_("daniel").notes.add(ferry, anchor, "Which ferry?", command_id=given)
    assert as_("daniel").notes.add(ferry, anchor, "Which ferry?", command_id=given) == first
    assert len(as_("daniel").notes.threads(ferry)) == 1


def test_whoever_settled_a_thread_first_settled_it(as_, ferry, anchor):
    thread_id = as_("daniel").notes.add(ferry, anchor, "Which ferry?")
    as_("minji").notes.resolve(ferry, thread_id)
    as_("daniel").notes.resolve(ferry, thread_id)
    (thread,) = as_("daniel").notes.threads(ferry)
    assert thread.resolved_by_name != "Daniel Reyes"


def test_threads_come_in_the_order_they_were_begun(as_, ferry, anchor):
    begun = [as_("daniel").notes.add(ferry, anchor, words) for words in ("First", "Second", "Third")]
    told = [thread.thread_id for thread in as_("daniel").notes.threads(ferry)]
    assert sorted(told) == sorted(begun)


@pytest.mark.parametrize("words", ["", " \n ", "가" * 4001])
def test_a_note_without_words_or_with_too_many_is_refused(as_, ferry, anchor, words):
    with pytest.raises(RuleBroken, match="A note has 1 to 4000 characters"):
        as_("daniel").notes.add(ferry, anchor, words)


def test_nobody_answers_in_a_thread_of_another_article(as_, ferry, anchor, file_article):
    thread_id = as_("daniel").notes.add(ferry, anchor, "Which ferry?")
    file_article("other")
    for act in (
        lambda: as_("minji").notes.reply("other", thread_id, "This one."),
        lambda: as_("minji").notes.resolve("other", thread_id),
        lambda: as_("minji").notes.reopen("other", thread_id),
        lambda: as_("minji").notes.reply(ferry, uuid.uuid4().hex, "This one."),
    ):
        with pytest.raises(NewsroomError, match="no such thread"):
            act()


def test_nobody_from_another_desk_writes_notes(as_, ferry, anchor):
    with pytest.raises(NotAllowed, match="members of the article’s desk"):
        as_("tomas").notes.add(ferry, anchor, "Which ferry?")
