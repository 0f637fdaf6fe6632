"""What is said beside the texts while the newsroom is away: seen at once, sent in order, never dropped unsaid."""

import pytest

from cms.body.notes import Place, anchor_of
from cms.domain.article import ArticleText
from cms.domain.errors import NotAllowed, RuleBroken
from cms.domain.named_people import NamedPerson
from cms.domain.own_rules import OwnRule
from cms.domain.proofreading import Passage, Scope
from cms.domain.workflow import Stage

RULE = OwnRule("en", "vessel", "ship", "Readers say ship.")


@pytest.fixture
def ferry(as_, file_article):
    return as_("minji").reading.open(file_article("ferry", Stage.IN_REVIEW)).row.article_id


@pytest.fixture
def anchor(as_, ferry):
    body = as_("daniel").reading.open(ferry).text.body
    return anchor_of(body, Place(body[0].block_id, 4, 9))


def said(newsroom, slug):
    return [[note.words for note in thread.notes] for thread in newsroom.notes.threads(slug)]


def settled(threads):
    return {thread.thread_id: thread.is_resolved for thread in threads}


def test_notes_written_while_the_newsroom_is_away_are_seen_here_and_sent_when_it_answers(as_, ferry, anchor):
    daniel = as_("daniel")
    first = daniel.notes.add(ferry, anchor, "Which ferry?")
    daniel.connection.line.given_up()
    second = daniel.notes.add(ferry, anchor, "Whose ferry?")
    daniel.notes.reply(ferry, second, "배 이름은?")
    daniel.notes.resolve(ferry, first)
    threads = daniel.notes.threads(ferry)
    assert [note.is_kept for note in threads[-1].notes] == [True, True]
    assert settled(threads) == {first: True, second: False}
    assert said(as_("minji"), ferry) == [["Which ferry?"]]
    daniel.connection.line.found()
    daniel.later.send()
    assert settled(as_("minji").notes.threads(ferry)) == {first: True, second: False}
    assert sorted(said(as_("minji"), ferry)) == [["Which ferry?"], ["Whose ferry?", "배 이름은?"]]
    assert said(daniel, ferry) == said(as_("minji"), ferry)
    assert daniel.later.waiting() == []


def test_what_is_sent_twice_because_the_answer_was_lost_is_said_once(as_, ferry, anchor):
    daniel = as_("daniel")
    daniel.connection.line.given_up()
    daniel.notes.add(ferry, anchor, "Whose ferry?")
    (waiting,) = daniel.later.waiting()
    daniel.connection.line.found()
    content = waiting.content
    daniel.notes.add(
        ferry, anchor, "Whose ferry?", thread_id=content["thread_id"], command_id=waiting.command_id
    )
    daniel.later.send()
    assert said(as_("minji"), ferry) == [["Whose ferry?"]]


def test_a_note_that_is_refused_late_keeps_its_words_and_says_why(as_, ferry, anchor):
    jun = as_("jun")
    jun.connection.line.given_up()
    jun.notes.add(ferry, anchor, "Whose ferry?")
    jun.naming.name(ferry, NamedPerson("Jan van Dyk"))
    jun.connection.line.found()
    as_("root").people.set_roles("jun", (), is_admin=False)
    jun.later.send()
    note, name = jun.later.refused()
    assert str(note.refusal) == "Only members of the article’s desk write notes beside it."
    assert str(name.refusal) == "Only members of the article’s desk say who is named in it."
    jun.later.send()
    assert len(jun.later.refused()) == 2
    jun.notes.discard(note.command_id)
    assert [one.command_id for one in jun.later.refused()] == [name.command_id]


def test_the_newsrooms_words_and_rules_count_here_before_it_has_heard_of_them(as_):
    root = as_("root")
    root.connection.line.given_up()
    root.wording.add_rule(RULE)
    with root.proofreading() as proofreading:
        proofreading.add_to_newsroom("vesselish")
        proofreading.learn(ArticleText())
        (remarks,) = proofreading.read([Passage(Scope.BODY, "A vessel, vesselish.", "b")], "en")
    assert [(remark.words, remark.explanation) for remark in remarks] == [("vessel", "Readers say ship.")]
    wording = root.wording.all()
    assert wording.is_waiting
    assert RULE in wording.own_rules
    assert "vesselish" not in as_("minji").wording.all().newsroom_words
    root.connection.line.found()
    root.later.send()
    after = as_("minji").wording.all()
    assert "vesselish" in after.newsroom_words
    assert RULE in after.own_rules
    assert not root.wording.all().is_waiting


def test_what_the_newsroom_refuses_at_once_is_not_kept(as_, ferry, anchor):
    with pytest.raises(NotAllowed):
        as_("minji").wording.add_rule(RULE)
    with pytest.raises(RuleBroken):
        as_("daniel").notes.add(ferry, anchor, "  ")
    assert as_("minji").later.refused() == as_("daniel").later.waiting() == []
