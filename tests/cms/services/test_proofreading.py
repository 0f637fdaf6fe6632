"""Proofreading in a newsroom: whose words are known, and who is told of a new one."""

import pytest

from cms.domain.article import ArticleText, PhotoUse
from cms.domain.errors import RuleBroken
from cms.domain.proofreading import Passage, Scope


@pytest.fixture
def proofread(as_):
    """Say what is marked of a text for somebody."""
    opened = []

    def marked(login, text, *, article=None, scope=Scope.BODY):
        proofreading = as_(login).proofreading()
        opened.append(proofreading)
        proofreading.learn(article or ArticleText())
        (answer,) = proofreading.read([Passage(scope, text, "b1")])
        assert answer[0].place == "b1"
        return [remark.words for remark in answer[1] if remark.is_spelling]

    yield marked
    for one in opened:
        one.close()


def test_unknown_words_are_marked(proofread):
    assert proofread("minji", "The goverment met.") == ["goverment"]


def test_names_of_staff_desks_and_agencies_are_never_marked(proofread):
    assert proofread("minji", "Reyes of Yonhap asked Minji, 김민지는 말했다.") == []


def test_names_in_the_articles_byline_and_credits_are_never_marked(proofread):
    article = ArticleText(byline="Zdenka Krcmar", photos=(PhotoUse("p", "", "Xanthe Obiekwu/AP"),))
    assert proofread("minji", "Krcmar and Obiekwu’s photo") == ["Krcmar", "Obiekwu’s"]
    assert proofread("minji", "Krcmar and Obiekwu’s photo", article=article) == []


def test_a_credit_is_not_read_for_spelling(proofread):
    assert proofread("minji", "Obiekwu/AP=Yonhap", scope=Scope.CREDIT) == []


def test_the_newsrooms_words_are_known_to_everybody(as_, proofread):
    with as_("minji").proofreading() as proofreading:
        proofreading.add_to_newsroom("Veldania")
        proofreading.add_to_newsroom("Veldania")
    assert proofread("daniel", "Veldania’s") == []
    with as_("daniel").proofreading() as proofreading:
        assert proofreading.newsroom_words() == {"Veldania"}
        proofreading.remove_from_newsroom("Veldania")
    assert proofread("minji", "Veldania") == ["Veldania"]


def test_my_words_are_known_to_me_only(as_, proofread):
    with as_("minji").proofreading() as proofreading:
        proofreading.add_to_own("Norrmark")
        assert proofreading.own_words() == {"Norrmark"}
    assert proofread("minji", "Norrmark") == []
    assert proofread("daniel", "Norrmark") == ["Norrmark"]


def test_whoever_has_learnt_nothing_new_is_told_so(as_):
    with as_("minji").proofreading() as proofreading:
        assert proofreading.learn(ArticleText())
        assert not proofreading.learn(ArticleText())
        proofreading.add_to_own("Norrmark")
        assert proofreading.learn(ArticleText())


@pytest.mark.parametrize("word", ["", "two words", "x" * 65])
def test_only_a_word_can_be_added(as_, word):
    with as_("minji").proofreading() as proofreading:
        with pytest.raises(RuleBroken, match="one word"):
            proofreading.add_to_newsroom(word)
        with pytest.raises(RuleBroken, match="one word"):
            proofreading.add_to_own(word)


def test_a_word_that_comes_or_goes_is_an_act_the_ledger_vouches_for(as_):
    before = as_("root").ledger.seal().number
    with as_("minji").proofreading() as proofreading:
        proofreading.add_to_newsroom("Veldania")
    added = as_("root").ledger.seal().number
    with as_("minji").proofreading() as proofreading:
        proofreading.remove_from_newsroom("Veldania")
        proofreading.remove_from_newsroom("Veldania")
    assert [added, as_("root").ledger.seal().number] == [before + 1, before + 2]
    assert as_("root").ledger.broken_rows() == []


def test_suggestions_are_asked_for_one_word(as_):
    with as_("minji").proofreading() as proofreading:
        proofreading.learn(ArticleText())
        ((_, remarks),) = proofreading.read([Passage(Scope.BODY, "The goverment met.")])
        assert proofreading.suggestions(remarks[0])[0] == "government"
