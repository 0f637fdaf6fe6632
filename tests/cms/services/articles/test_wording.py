"""Which English is right, which rules are off, what the newsroom's own rules say: chosen by those who may."""

import pytest

from cms.domain.article import ArticleText
from cms.domain.errors import NewsroomError, NotAllowed, RuleBroken
from cms.domain.own_rules import OwnRule
from cms.domain.proofreading import Passage, Scope
from cms.domain.style_choice import English, Preferences

RULE = OwnRule("en", "vessel", "ship", "Readers say ship.")


def said(newsroom, text, language="en"):
    with newsroom.proofreading() as proofreading:
        proofreading.learn(ArticleText())
        (remarks,) = proofreading.read([Passage(Scope.BODY, text, "b")], language)
        return remarks


def misspelt(newsroom, text):
    return [remark.words for remark in said(newsroom, text) if remark.is_spelling]


def test_either_english_is_right_until_one_is_chosen(as_):
    minji = as_("minji")
    assert misspelt(minji, "The colour and the color.") == []
    minji.wording.choose(Preferences(English.AMERICAN))
    assert misspelt(minji, "The colour and the color.") == ["colour"]
    minji.wording.choose(Preferences(English.BRITISH))
    assert misspelt(minji, "The colour and the color.") == ["color"]
    assert misspelt(as_("daniel"), "The colour and the color.") == []


def test_a_reader_that_is_open_follows_another_choice(as_):
    passages = [Passage(Scope.BODY, "The colour.", "b")]
    with as_("minji").proofreading() as proofreading:
        proofreading.learn(ArticleText())
        assert proofreading.read(passages, "en") == [()]
        as_("minji").wording.choose(Preferences(English.AMERICAN))
        assert proofreading.learn(ArticleText())
        ((remark,),) = proofreading.read(passages, "en")
        assert remark.words == "colour"


def test_a_rule_that_is_off_says_nothing_to_this_person_only(as_):
    rules = {remark.rule for remark in said(as_("minji"), "They should of known.")}
    assert rules == {"en-could-of"}
    as_("minji").wording.choose(Preferences(off=frozenset(rules)))
    assert said(as_("minji"), "They should of known.") == ()
    assert said(as_("daniel"), "They should of known.")
    assert as_("minji").wording.all().preferences.off == rules


def test_a_rule_of_the_newsrooms_own_is_read_by_everybody_with_its_reason(as_):
    as_("root").wording.add_rule(RULE)
    (remark,) = said(as_("minji"), "The Vessel left.")
    assert (remark.words, remark.explanation, len(remark.fixes)) == ("Vessel", "Readers say ship.", 1)
    as_("root").wording.add_rule(OwnRule("en", "vessel", "boat"))
    (remark,) = said(as_("minji"), "The vessel left.")
    assert (remark.fixes, remark.explanation) == (("boat",), "The newsroom writes “boat”.")
    as_("root").wording.remove_rule(RULE)
    assert said(as_("minji"), "The vessel left.") == ()


def test_a_korean_rule_knows_its_term_with_a_particle(as_):
    as_("root").wording.add_rule(OwnRule("ko", "선박", "배"))
    (remark,) = said(as_("minji"), "선박이 떠났다.", "ko")
    assert (remark.words, remark.fixes) == ("선박", ("배",))


def test_the_house_counts_where_it_and_the_shipped_rules_know_better(as_):
    as_("root").wording.add_rule(OwnRule("en", "should of", "ought to have"))
    (remark,) = said(as_("minji"), "They should of known.")
    assert remark.fixes == ("ought to have",)


def test_only_an_administrator_writes_rules(as_):
    for act in (as_("daniel").wording.add_rule, as_("daniel").wording.remove_rule):
        with pytest.raises(NotAllowed, match="administrator"):
            act(RULE)
    assert [as_(login).wording.all().may_rule for login in ("root", "daniel")] == [True, False]


@pytest.mark.parametrize(
    "rule",
    [
        OwnRule("en", " ", "ship"),
        OwnRule("en", "v" * 81, "ship"),
        OwnRule("fr", "vaisseau", "bateau"),
        OwnRule("en", "ship", "ship"),
        OwnRule("en", "vessel", "s" * 81),
    ],
)
def test_a_rule_that_says_nothing_or_too_much_is_refused(as_, rule):
    with pytest.raises(RuleBroken):
        as_("root").wording.add_rule(rule)


def test_editors_and_administrators_take_words_off_the_newsrooms_list_and_nobody_else(as_):
    for login, may in (("daniel", True), ("root", True), ("minji", False)):
        with as_("minji").proofreading() as proofreading:
            proofreading.add_to_newsroom("Veldania")
        assert as_("minji").wording.all().newsroom_words == ("Veldania",)
        assert as_(login).wording.all().may_remove_words is may
        if may:
            as_(login).wording.remove_newsroom_word("Veldania")
        else:
            with pytest.raises(NewsroomError, match="Editors and administrators"):
                as_(login).wording.remove_newsroom_word("Veldania")


def test_my_words_are_listed_and_taken_off(as_):
    with as_("minji").proofreading() as proofreading:
        proofreading.add_to_own("Norrmark")
    assert as_("minji").wording.all().my_words == ("Norrmark",)
    as_("minji").wording.remove_own_word("Norrmark")
    assert as_("minji").wording.all().my_words == ()


def test_every_rule_is_listed_with_what_it_says(as_):
    rules = as_("minji").wording.all().rules
    assert {rule.language for rule in rules} == {"en", "ko"}
    assert all(rule.explanation_in("en") and rule.explanation_in("ko") for rule in rules)
