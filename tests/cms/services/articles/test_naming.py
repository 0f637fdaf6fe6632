"""The people named in an article: kept with it, known to the speller, and said later where the newsroom is away."""

import pytest

from cms.domain.article import content_hash
from cms.domain.errors import NotAllowed
from cms.domain.named_people import NamedPerson
from cms.domain.proofreading import Passage, Scope

HOLLIS = NamedPerson("Zdenka Krcmar", "즈덴카 크르츠마르")


@pytest.fixture
def ferry(file_article):
    return file_article("ferry")


def test_who_is_named_is_named_for_everybody_and_once(as_, ferry):
    for _ in range(2):
        as_("minji").naming.name(ferry, HOLLIS)
    as_("minji").naming.name(ferry, NamedPerson("Jan van Dyk"))
    assert as_("daniel").naming.people(ferry) == (NamedPerson("Jan van Dyk"), HOLLIS)
    as_("daniel").naming.unname(ferry, HOLLIS)
    assert as_("minji").naming.people(ferry) == (NamedPerson("Jan van Dyk"),)


def test_names_make_no_version_and_change_no_hash(as_, ferry):
    before = as_("minji").reading.open(ferry)
    as_("minji").naming.name(ferry, HOLLIS)
    after = as_("minji").reading.open(ferry)
    assert (after.row.version, content_hash(after.text)) == (before.row.version, content_hash(before.text))


def test_names_of_one_article_are_not_those_of_another(as_, ferry, file_article):
    other = file_article("other")
    as_("minji").naming.name(ferry, HOLLIS)
    assert as_("minji").naming.people(other) == ()


def test_a_named_person_is_never_marked_in_either_spelling(as_, ferry):
    words = [
        Passage(Scope.BODY, "Krcmar’s friends met Zdenka.", "a"),
        Passage(Scope.BODY, "크르츠마르는 말했다.", "b"),
    ]
    with as_("minji").proofreading() as proofreading:
        text = as_("minji").reading.open(ferry).text
        proofreading.learn(text)
        assert all(proofreading.read(words, "en"))
        proofreading.learn(text, HOLLIS.spellings)
        assert [one for said in proofreading.read(words, "en") for one in said if one.is_spelling] == []


def test_nobody_from_another_desk_names_people(as_, ferry):
    with pytest.raises(NotAllowed, match="members of the article’s desk"):
        as_("tomas").naming.name(ferry, HOLLIS)


def test_who_was_named_while_the_newsroom_was_away_is_named_there_when_it_answers(as_, ferry):
    minji = as_("minji")
    dyk, gone = NamedPerson("Jan van Dyk"), NamedPerson("Nobody Here")
    minji.naming.name(ferry, gone)
    article_id = minji.reading.open(ferry).row.article_id
    minji.connection.line.given_up()
    for act, person in ((minji.naming.name, HOLLIS), (minji.naming.name, dyk), (minji.naming.unname, gone)):
        act(article_id, person)
    assert minji.naming.people(ferry) == (dyk, HOLLIS)
    assert as_("daniel").naming.people(ferry) == (gone,)
    minji.connection.line.found()
    minji.naming.send()
    assert as_("daniel").naming.people(ferry) == (dyk, HOLLIS)
    assert minji.naming.people(ferry) == (dyk, HOLLIS)
