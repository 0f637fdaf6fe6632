"""What reads texts by the table of house style: where rules apply, what they change, and what is no rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.domain.proofreading import Passage, Scope, Severity
from cms.style.guide import StyleGuide
from cms.style.rules import RuleError, rules_in, shipped_rules


def rule(**said):
    told = {"id": "test", "kind": "term", "category": "usage", "explanation": {"en": "Why.", "ko": "이유."}}
    return {**told, **said}


def read(rules, text, scope=Scope.BODY, language="en"):
    return StyleGuide(rules_in(rules, language)).read(Passage(scope, text))


def test_a_term_is_found_whatever_its_capitals_and_its_fix_keeps_the_first():
    said = read([rule(terms={"prior to": "before"})], "Prior to noon, not prior tomorrow")
    assert [(one.words, one.fixes) for one in said] == [("Prior to", ("Before",))]


def test_of_terms_that_begin_alike_the_longest_counts():
    said = read([rule(terms={"web": "net", "web site": "website"})], "a web site on the web")
    assert [one.words for one in said] == ["web site", "web"]


def test_a_korean_term_is_found_with_its_particle_but_not_inside_a_word():
    said = read([rule(terms={"역활": "역할"})], "역활을 배역활이", language="ko")
    assert [(one.start, one.words) for one in said] == [(0, "역활")]


def test_a_rule_reads_only_what_it_is_for():
    only_headlines = [rule(terms={"shock": None}, scopes=["headline"])]
    assert read(only_headlines, "A shock") == ()
    assert len(read(only_headlines, "A shock", Scope.HEADLINE)) == 1


def test_a_pattern_puts_its_groups_into_the_fix():
    said = read([rule(kind="pattern", pattern=r"(\d) percent", fixes=[r"\1%"])], "4 percent")
    assert said[0].fixes == ("4%",)


def test_a_limit_marks_what_is_too_much():
    said = read([rule(kind="limit", most=5, scopes=["headline"])], "12345678", Scope.HEADLINE)
    assert [(one.start, one.words) for one in said] == [(5, "678")]


def test_a_long_sentence_is_marked_whole_and_a_short_one_not():
    long_one = "He said “no” to all of it at 3 p.m. today."
    said = read([rule(kind="limit", most=8, unit="words_of_a_sentence")], f"Short. {long_one} Short.")
    assert [one.words for one in said] == [long_one]


def test_the_way_a_thing_is_mostly_written_is_the_one_to_keep():
    guide = StyleGuide(rules_in([rule(kind="consistency", variants=[["gray", "grey"]])], "en"))
    said = guide.read_together([Passage(Scope.BODY, text) for text in ("grey", "gray", "gray", "grays")])
    assert [[(one.words, one.fixes) for one in remarks] for remarks in said] == [
        [("grey", ("gray",))],
        [],
        [],
        [],
    ]


def test_a_passage_that_changed_is_read_again_for_consistency():
    guide = StyleGuide(rules_in([rule(kind="consistency", variants=[["gray", "grey"]])], "en"))
    first = Passage(Scope.BODY, "gray gray")
    assert guide.read_together([first, Passage(Scope.BODY, "grey")])[1]
    assert guide.read_together([first, Passage(Scope.BODY, "gray")]) == [[], []]


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ([rule(terms={"a": "b"}, colour="red")], "colour"),
        ([rule(kind="guess", terms={"a": "b"})], "form"),
        ([rule(terms={"a": "b"}, severity="awful")], "form"),
        ([rule(kind="pattern", pattern="(")], "form"),
        ([rule()], "nothing to look for"),
        ([rule(kind="limit")], "nothing to look for"),
        ([rule(terms={"a": "b"}), rule(terms={"c": "d"})], "two rules"),
        ([{"id": "test"}], "form"),
    ],
)
def test_a_table_that_does_not_follow_the_form_is_refused(table, complaint):
    with pytest.raises(RuleError, match=complaint):
        rules_in(table, "en")


_GUIDES = {language: StyleGuide(shipped_rules(language)) for language in ("en", "ko")}


@given(st.text(max_size=80), st.sampled_from(["en", "ko"]), st.sampled_from(list(Scope)))
def test_whatever_is_read_remarks_stand_on_their_words(text, language, scope):
    for said in _GUIDES[language].read(Passage(scope, text)):
        assert text[said.start : said.end] == said.words
        assert said.severity in Severity
        assert said.words not in said.fixes
