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
        (said,) = proofreading.read([Passage(scope, text, "b1")], "en")
        return [remark.words for remark in said if remark.is_spelling]

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
    as_("daniel").wording.remove_newsroom_word("Veldania")
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
    for _ in range(2):
        as_("daniel").wording.remove_newsroom_word("Veldania")
    assert [added, as_("root").ledger.seal().number] == [before + 1, before + 2]
    assert as_("root").ledger.broken_rows() == []


def test_suggestions_are_asked_for_one_word(as_):
    with as_("minji").proofreading() as proofreading:
        proofreading.learn(ArticleText())
        ((remark,),) = proofreading.read([Passage(Scope.BODY, "The goverment met.")], "en")
        assert proofreading.suggestions(remark)[0] == "government"


def test_house_style_is_read_by_the_articles_language(as_):
    with as_("minji").proofreading() as proofreading:
        english = proofreading.read([Passage(Scope.BODY, "Some 4 percent of them")], "en")
        korean = proofreading.read([Passage(Scope.BODY, "4퍼센트 올랐다")], "ko")
    assert [[remark.fixes[0] for remark in said] for said in (*english, *korean)] == [["4%"], ["4%"]]


def test_a_word_that_house_style_puts_right_is_not_marked_for_its_spelling_too(as_):
    with as_("minji").proofreading() as proofreading:
        ((remark,),) = proofreading.read([Passage(Scope.BODY, "몇일 뒤에 온다.")], "ko")
    assert (remark.rule, remark.fixes) == ("ko-myeochil", ("며칠",))


def test_a_name_written_in_two_ways_is_found_across_passages(as_):
    passages = [
        Passage(Scope.HEADLINE, "Kim Jong Un Visits Port"),
        Passage(Scope.BODY, "Kim Jong-un came by train.", "b1"),
        Passage(Scope.BODY, "Kim Jong Un left by ship.", "b2"),
    ]
    with as_("minji").proofreading() as proofreading:
        said = proofreading.read_together(passages, "en")
    assert [[(one.words, one.fixes) for one in remarks] for remarks in said] == [
        [],
        [("Kim Jong-un", ("Kim Jong Un",))],
        [],
    ]
